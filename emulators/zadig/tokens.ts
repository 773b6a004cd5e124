import { createHmac, timingSafeEqual } from 'node:crypto'
import type { EmulatorClock } from './clock.ts'
import { seconds } from './clock.ts'
import { parseJson } from './go-json.ts'
import type { Json } from './json.ts'
import { asObject, numberAt, textAt } from './json.ts'
import type { User, SeedData } from './seed-data.ts'

const YEAR = 365 * 24 * 3600
const SECRET = 'zadig-emulator'

const encode = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const sign = (text: string): string => createHmac('sha256', SECRET).update(text).digest('base64url')

/** A token's user, or that it is refused: every reason of contract §2.2 ends in an empty 401. */
export type TokenCheck =
  | {
      readonly ok: true
      readonly user: User
      readonly longLived: boolean
      readonly issued: number
      readonly token: string
    }
  | { readonly ok: false }

/** Mints and checks the server's JSON web tokens (HS256, the claims of contract §2.1). */
export class TokenRegistry {
  readonly #clock: EmulatorClock
  readonly #seedData: SeedData
  readonly #sessions = new Map<string, string>()
  readonly #current = new Map<string, string>()
  #sequence = 0

  constructor(clock: EmulatorClock, seedData: SeedData) {
    this.#clock = clock
    this.#seedData = seedData
  }

  /** The user's API token: 100 years, or another life in seconds. */
  mint(userName: string, life: number = 100 * YEAR): string {
    const user = this.#user(userName)
    const issued = seconds(this.#clock)
    const payload = {
      name: user.name,
      email: user.email,
      uid: user.id,
      preferred_username: user.account,
      mfa_verified: false,
      federated_claims: { connector_id: 'system', user_id: user.account },
      aud: 'zadig',
      iat: issued,
      exp: issued + life,
      jti: String(++this.#sequence),
    }
    const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`
    return `${head}.${sign(head)}`
  }

  /** The user's current API token, minted at the first call. Since 4.3 no other long-lived one is accepted. */
  current(userName: string): string {
    const token = this.#current.get(userName) ?? this.mint(userName)
    this.#current.set(userName, token)
    return token
  }

  /** Makes a new API token, which since 4.3 revokes the old one. */
  regenerate(userName: string): string {
    this.#current.delete(userName)
    return this.current(userName)
  }

  /** A browser's token with a day of life. It works only while it is the user's live session, which `live` makes it. */
  login(userName: string, live = false): string {
    const token = this.mint(userName, 24 * 3600)
    if (live) this.#sessions.set(userName, token)
    return token
  }

  /** A correctly signed token whose time is over. */
  expired(userName: string): string {
    return this.mint(userName, -3600)
  }

  /** Checks signature, life and, for short-lived tokens, the session; `strict` adds the rules of 4.3. */
  check(token: string, strict: boolean): TokenCheck {
    const [header, payload, signature] = token.split('.')
    if (header === undefined || payload === undefined || signature === undefined) return { ok: false }
    const expected = Buffer.from(sign(`${header}.${payload}`))
    const given = Buffer.from(signature)
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return { ok: false }
    const claims = asObject(parseJson(Buffer.from(payload, 'base64url').toString()).value) ?? {}
    const user = this.#seedData.users.find(({ id }) => id === textAt(claims, 'uid'))
    const left = numberAt(claims, 'exp') - seconds(this.#clock)
    if (user === undefined || left <= 0) return { ok: false }
    const longLived = left >= YEAR
    if (!longLived && this.#sessions.get(user.name) !== token) return { ok: false }
    if (longLived && strict && !(this.current(user.name) === token && (user.systemAdmin || user.apiTokenEnabled)))
      return { ok: false }
    return { ok: true, user, longLived, issued: numberAt(claims, 'iat'), token }
  }

  #user(name: string): User {
    const user = this.#seedData.users.find((candidate) => candidate.name === name)
    if (user === undefined) throw new Error(`The seed data has no user ${name}.`)
    return user
  }
}
