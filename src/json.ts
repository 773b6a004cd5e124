/**
 * The one reader of JSON and YAML from outside: answers of Zadig from 1.15 to 5.0, stored definitions, payloads and
 * GitHub events. Each function returns the empty value of its kind where the document has another shape, because servers
 * leave fields out, add some and send null for others (contract §5, §11). Nothing here throws.
 */
export type Mapping = Readonly<Record<string, unknown>>

/** Whether a value is an object that is not a list. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value itself if it is a mapping, or an empty one. */
export function asMapping(value: unknown): Mapping {
  return isMapping(value) ? value : {}
}

/** The mapping at a key; undefined where there is none. */
export function mappingAt(document: unknown, key: string): Mapping | undefined {
  const value = asMapping(document)[key]
  return isMapping(value) ? value : undefined
}

/** A text; numbers and booleans as their text; otherwise empty. */
export function textAt(document: unknown, key: string): string {
  const value = asMapping(document)[key]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The first text at these keys that is not empty; empty where all are. */
export function firstTextAt(document: unknown, ...keys: readonly string[]): string {
  return keys.map((key) => textAt(document, key)).find((text) => text !== '') ?? ''
}

/** A finite number, also one that is written as a text; otherwise 0. */
export function numberAt(document: unknown, key: string): number {
  const value = asMapping(document)[key]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

/** Whether `true` is at a key; a text "true" is not. */
export function flagAt(document: unknown, key: string): boolean {
  return asMapping(document)[key] === true
}

/** The list at a key, or an empty one. */
export function listAt(document: unknown, key: string): readonly unknown[] {
  const value = asMapping(document)[key]
  return Array.isArray(value) ? value : []
}

/** The texts in the list at a key. */
export function textsAt(document: unknown, key: string): readonly string[] {
  return listAt(document, key).filter((item) => typeof item === 'string')
}

/** The mappings in the list at a key. */
export function mappingsAt(document: unknown, key: string): readonly Mapping[] {
  return listAt(document, key).filter(isMapping)
}

/** As `mappingsAt`, but undefined where the document has no such list. */
export function knownMappingsAt(document: unknown, key: string): readonly Mapping[] | undefined {
  return Array.isArray(asMapping(document)[key]) ? mappingsAt(document, key) : undefined
}

/** The mappings of several lists together; undefined where none of the lists has any. */
export function allMappingsAt(document: unknown, ...keys: readonly string[]): readonly Mapping[] | undefined {
  const all = keys.flatMap((key) => mappingsAt(document, key))
  return all.length === 0 ? undefined : all
}

/** All mappings in a document, at any depth. */
export function mappingsIn(document: unknown): readonly Mapping[] {
  if (Array.isArray(document)) return document.flatMap(mappingsIn)
  return isMapping(document) ? [document, ...Object.values(document).flatMap(mappingsIn)] : []
}
