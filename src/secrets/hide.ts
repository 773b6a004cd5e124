import { isMapping } from '../json.ts'
import { isCredential, MIN_SECRET_LENGTH } from './find.ts'

/** What replaces a secret. */
export const HIDDEN = '***'

/**
 * A copy of plain data with each secret, and each line of one, inside its strings replaced by `***`; keys stay. For what
 * the runner does not mask, such as outputs. A short secret is only replaced where it is a whole string.
 */
export function hideSecrets<Data>(data: Data, secrets: readonly string[]): Data
export function hideSecrets(data: unknown, secrets: readonly string[]): unknown {
  const lines = secrets.flatMap((secret) => [secret, ...secret.split(/[\r\n]+/).map((line) => line.trim())])
  // Longer ones first, since one can contain another.
  const parts = [...new Set(lines)]
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .toSorted((a, b) => b.length - a.length)
  const hide = (part: unknown): unknown => {
    if (typeof part === 'string') {
      return secrets.includes(part) ? HIDDEN : parts.reduce((text, secret) => text.replaceAll(secret, HIDDEN), part)
    }
    if (Array.isArray(part)) return part.map(hide)
    if (!isMapping(part)) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, hide(inner)]))
  }
  return hide(data)
}

/** The document with every credential replaced by `***`, or by what `replace` gives for its value. */
export function hideCredentials(document: unknown, replace: (value: string) => string = () => HIDDEN): unknown {
  if (Array.isArray(document)) return document.map((item: unknown) => hideCredentials(item, replace))
  if (!isMapping(document)) return document
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      key,
      typeof value === 'string' && value !== '' && isCredential(document, key)
        ? replace(value)
        : hideCredentials(value, replace),
    ]),
  )
}

/** The values of all credentials in a document. */
export function credentialsIn(document: unknown): readonly string[] {
  const values: string[] = []
  hideCredentials(document, (value) => {
    values.push(value)
    return value
  })
  return values
}
