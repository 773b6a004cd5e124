// Two kinds of document come from outside in shapes that vary with their version: a job's stored document (a workflow
// saved long ago still has the old one) and a GitHub event. They are only ever looked into: what is not there as
// expected is `undefined` or empty, and whoever asks then says nothing.

export type Mapping = Readonly<Record<string, unknown>>

/** The mapping at a key; undefined where there is none. */
export function mappingAt(document: unknown, key: string): Mapping | undefined {
  const value = isMapping(document) ? document[key] : undefined
  return isMapping(value) ? value : undefined
}

/** The mappings in the list at a key; undefined where there is no list. */
export function mappingsAt(document: unknown, key: string): readonly Mapping[] | undefined {
  const value = isMapping(document) ? document[key] : undefined
  return Array.isArray(value) ? value.filter(isMapping) : undefined
}

/** The text at a key; empty where there is none. */
export function textAt(document: unknown, key: string): string {
  const value = isMapping(document) ? document[key] : undefined
  return typeof value === 'string' ? value : ''
}

/** The texts in the list at a key; empty where there is none. */
export function textsAt(document: unknown, key: string): readonly string[] {
  const value = isMapping(document) ? document[key] : undefined
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The number at a key; undefined where there is none. */
export function numberAt(document: unknown, key: string): number | undefined {
  const found = isMapping(document) ? document[key] : undefined
  return typeof found === 'number' ? found : undefined
}

/** Whether `true` is at a key. */
export function flagAt(document: unknown, key: string): boolean {
  return isMapping(document) && document[key] === true
}

/** The mappings of several lists together; undefined when none of them has any. */
export function allMappingsAt(document: unknown, ...keys: readonly string[]): readonly Mapping[] | undefined {
  const all = keys.flatMap((key) => mappingsAt(document, key) ?? [])
  return all.length === 0 ? undefined : all
}

/** Whether a value is a mapping: an object that is not a list. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
