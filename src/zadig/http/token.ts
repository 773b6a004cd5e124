import { isMapping } from '../../json.ts'

/** Zadig treats a token that expires sooner than this as a login token (contract §2.1). */
const LEAST_API_TOKEN_LIFE_MS = 8_760 * 3_600_000

export interface TokenInspection {
  /** The token as it must be sent: without surrounding white space and without a scheme word. */
  readonly token: string
  /**
   * `api` can be used. `login` is a browser's token, which ends with the next log-in. `malformed` is not a JSON Web
   * Token.
   */
  readonly kind: 'api' | 'login' | 'expired' | 'malformed'
  /** The user's display name, which Zadig stores as a task's creator; empty where the token has none. */
  readonly name: string
  /** Unix milliseconds; undefined where the token has none. */
  readonly expiresAt: number | undefined
}

/**
 * Reads an API token without a request: it is a JSON Web Token, whose middle part is readable (contract §2.1). Verifies
 * nothing.
 *
 * @param now unix milliseconds
 */
export function inspectToken(given: string, now: number): TokenInspection {
  const token = given.trim().replace(/^bearer\s+/i, '')
  const claims = readClaims(token)
  if (claims === undefined) return { token, kind: 'malformed', name: '', expiresAt: undefined }
  const expiresAt = typeof claims['exp'] === 'number' ? claims['exp'] * 1_000 : undefined
  const name = typeof claims['name'] === 'string' ? claims['name'] : ''
  if (expiresAt !== undefined && expiresAt <= now) return { token, kind: 'expired', name, expiresAt }
  // A token without an expiry counts as a login token: the server takes the absent time for 0 and finds no life left.
  const kind = (expiresAt ?? 0) - now < LEAST_API_TOKEN_LIFE_MS ? 'login' : 'api'
  return { token, kind, name, expiresAt }
}

function readClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const parts = token.split('.')
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+=*$/.test(part))) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'))
    return isMapping(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
