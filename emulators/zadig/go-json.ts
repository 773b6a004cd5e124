import type { Json } from './json.ts'
import { asObject, toJson } from './json.ts'

/**
 * Go's JSON decoding, as far as a caller can see it: wrong types are reported in Go's words (the first one wins, the
 * rest is decoded all the same), null leaves the zero value, field names match without regard to case, unknown fields
 * are ignored.
 */
export interface GoType<T> {
  readonly goName: string
  zero(): T
  decode(value: Json, place: Place): T
}

export type GoValue<G> = G extends GoType<infer T> ? T : never

interface Place {
  readonly struct: string
  readonly field: string
  report(error: string): void
}

const describe = (value: Json): string => {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return typeof value
}

function mismatch(place: Place, found: string, goName: string): void {
  const target = place.struct === '' ? 'Go value' : `Go struct field ${place.struct}.${place.field}`
  place.report(`json: cannot unmarshal ${found} into ${target} of type ${goName}`)
}

export const goString: GoType<string> = {
  goName: 'string',
  zero: () => '',
  decode: (value, place) => {
    if (typeof value === 'string') return value
    if (value !== null) mismatch(place, describe(value), 'string')
    return ''
  },
}

export const goBool: GoType<boolean> = {
  goName: 'bool',
  zero: () => false,
  decode: (value, place) => {
    if (typeof value === 'boolean') return value
    if (value !== null) mismatch(place, describe(value), 'bool')
    return false
  },
}

/** Go's integers; `goName` is `int` or `int64`. */
export function goInteger(goName: 'int' | 'int64'): GoType<number> {
  return {
    goName,
    zero: () => 0,
    decode: (value, place) => {
      if (typeof value === 'number' && Number.isInteger(value)) return value
      if (value !== null) mismatch(place, typeof value === 'number' ? `number ${value}` : describe(value), goName)
      return 0
    },
  }
}

/** `interface{}`: any value. */
export const goAny: GoType<Json> = { goName: 'interface {}', zero: () => null, decode: (value) => value }

/** A pointer: null stays nil. */
export function goPointer<T>(to: GoType<T>): GoType<T | null> {
  return {
    goName: `*${to.goName}`,
    zero: () => null,
    decode: (value, place) => (value === null ? null : to.decode(value, place)),
  }
}

/** A slice: null is the empty one. */
export function goSlice<T>(of: GoType<T>): GoType<T[]> {
  const goName = `[]${of.goName}`
  return {
    goName,
    zero: () => [],
    decode: (value, place) => {
      if (Array.isArray(value)) return value.map((item) => of.decode(item, place))
      if (value !== null) mismatch(place, describe(value), goName)
      return []
    },
  }
}

type StructFields = { readonly [field: string]: GoType<unknown> }
type StructValue<F extends StructFields> = { [K in keyof F]: GoValue<F[K]> }

/** A struct; `packageName` only shows in error texts. */
export function goStruct<F extends StructFields>(packageName: string, name: string, fields: F): GoType<StructValue<F>> {
  const goName = `${packageName}.${name}`
  const isStruct = (built: { [field: string]: unknown }): built is StructValue<F> =>
    Object.keys(fields).every((field) => Object.hasOwn(built, field))
  const build = (member: (field: string, type: GoType<unknown>) => unknown): StructValue<F> => {
    const built = Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, member(field, type)]))
    if (!isStruct(built)) throw new Error(`${goName} was not built completely`)
    return built
  }
  return {
    goName,
    zero: () => build((_, type) => type.zero()),
    decode: (value, place) => {
      const source = asObject(value)
      if (source === undefined) {
        if (value !== null) mismatch(place, describe(value), goName)
        return build((_, type) => type.zero())
      }
      const find = (field: string): Json | undefined =>
        source[field] ?? Object.entries(source).find(([key]) => key.toLowerCase() === field)?.[1]
      return build((field, type) => {
        const path = place.field === '' ? field : `${place.field}.${field}`
        const member = find(field)
        return member === undefined ? type.zero() : type.decode(member, { ...place, struct: name, field: path })
      })
    },
  }
}

/** Decodes a value; `error` is Go's text for the first mismatch, undefined when there was none. */
export function unmarshal<T>(type: GoType<T>, value: Json): { readonly value: T; readonly error: string | undefined } {
  const errors: string[] = []
  const decoded = type.decode(value, { struct: '', field: '', report: (error) => errors.push(error) })
  return { value: decoded, error: errors[0] }
}

/** Parses JSON text; a syntax error comes back in Go's words. */
export function parseJson(text: string): { readonly value: Json; readonly error: string | undefined } {
  try {
    const parsed: unknown = JSON.parse(text)
    return { value: toJson(parsed), error: undefined }
  } catch (error) {
    const token = /Unexpected (?:token|non-whitespace character) '?(.)/u.exec(String(error))?.[1]
    const truncated = text.trim() === '' || token === undefined
    const go = truncated
      ? 'unexpected end of JSON input'
      : `invalid character '${token}' looking for beginning of value`
    return { value: null, error: go }
  }
}

/** Parses and decodes a request body; the error of the parser comes before that of the types. */
export function decodeJson<T>(
  type: GoType<T>,
  text: string,
): { readonly value: T; readonly error: string | undefined } {
  const parsed = parseJson(text)
  const { value, error } = unmarshal(type, parsed.value)
  return { value, error: parsed.error ?? error }
}
