/** Any JSON value, over the wire or in a stored document. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

/** The value as an object, or undefined: for documents of unknown shape. */
export function asObject(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}

/** The object under a key; an empty one where there is none. */
export function objectAt(document: JsonObject, key: string): JsonObject {
  return asObject(document[key]) ?? {}
}

/** The objects of the array under a key (the stored ones, not copies); empty where there is none. */
export function objectsAt(document: JsonObject, key: string): JsonObject[] {
  const value = document[key]
  return Array.isArray(value)
    ? value.filter((item) => asObject(item) !== undefined).map((item) => asObject(item) ?? {})
    : []
}

/** The string under a key; empty where there is none. */
export function textAt(document: JsonObject, key: string): string {
  const value = document[key]
  return typeof value === 'string' ? value : ''
}

/** The number under a key; 0 where there is none. */
export function numberAt(document: JsonObject, key: string): number {
  const value = document[key]
  return typeof value === 'number' ? value : 0
}

/** The strings of the array under a key. */
export function textsAt(document: JsonObject, key: string): string[] {
  const value = document[key]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** Anything that came out of a YAML or JSON reader, as JSON; what JSON cannot say becomes null. */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value !== 'object') return null
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(member)]))
}
