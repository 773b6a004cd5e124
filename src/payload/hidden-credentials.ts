import { isMarked } from './collect-secrets.ts'
import { isMapping, type Mapping } from '../json.ts'
import { CREDENTIAL_VALUES, SECRET_FIELDS } from './secret-fields.ts'

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
