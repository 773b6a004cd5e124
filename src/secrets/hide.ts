import { CREDENTIAL_VALUES, isMarked, MIN_SECRET_LENGTH, SECRET_FIELDS } from './find.ts'
import { isMapping, type Mapping } from '../json.ts'

/**
 * The same value with each secret inside its strings replaced by `***`; keys stay. For what the runner does not mask:
 * values of outputs go to later steps as they are. Of a secret of several lines each line is one, as it is a mask.
 */
export function hideSecrets(value: unknown, secrets: readonly string[]): unknown {
  const lines = secrets.flatMap((secret) => [secret, ...secret.split(/[\r\n]+/).map((line) => line.trim())])
  // Longer ones first, since one can contain another.
  const parts = [...new Set(lines)]
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .toSorted((a, b) => b.length - a.length)
  const hide = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return secrets.includes(part) ? '***' : parts.reduce((text, secret) => text.replaceAll(secret, '***'), part)
    }
    if (Array.isArray(part)) return part.map(hide)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]))
  }
  return hide(value)
}

/** A copy of some plain data with each secret in it replaced by `***`. */
export function withoutSecrets<Data extends object>(data: Data, secrets: readonly string[]): Data {
  const copy = structuredClone(data)
  hideInside(copy, secrets)
  return copy
}

function hideInside(data: object, secrets: readonly string[]): void {
  for (const [key, inner] of Object.entries(data) as readonly (readonly [string, unknown])[]) {
    if (typeof inner === 'string') Reflect.set(data, key, hideSecrets(inner, secrets))
    else if (typeof inner === 'object' && inner !== null) hideInside(inner, secrets)
  }
}

/** What stands in the place of a credential, alone or with a number. */
const HIDDEN = '***'

/** Puts something harmless in the place of a credential's value. */
type Cover = (value: string) => string

/** The document with `***` for every credential: for whoever reads it, and no longer fit to be written back. */
export function hideCredentials(document: unknown): unknown {
  return cover(document, () => HIDDEN)
}

/** As `hideCredentials`, for documents that are compared: the same value gets the same number in all of them. */
export function createCredentialNumbers(): (document: unknown) => unknown {
  const numbers = new Map<string, number>()
  return (document) =>
    cover(document, (value) => {
      const number = numbers.get(value) ?? numbers.size + 1
      numbers.set(value, number)
      return `${HIDDEN} (credential ${number})`
    })
}

/** How many credentials a document has, and how many of them are hidden, so that it is unfit to be written. */
export function countCredentials(document: unknown): { readonly all: number; readonly hidden: number } {
  let all = 0
  let hidden = 0
  cover(document, (value) => {
    all += 1
    if (value === HIDDEN || value.startsWith(`${HIDDEN} (`)) hidden += 1
    return value
  })
  return { all, hidden }
}

function cover(document: unknown, how: Cover): unknown {
  if (Array.isArray(document)) return document.map((item: unknown) => cover(item, how))
  if (!isMapping(document)) return document
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      isSecret(document, key) && typeof value === 'string' && value !== '' ? how(value) : cover(value, how),
    ]),
  )
}

function isSecret(parent: Mapping, key: string): boolean {
  if (SECRET_FIELDS.has(key)) return true
  return isMarked(parent) && CREDENTIAL_VALUES.some((name) => name === key)
}
