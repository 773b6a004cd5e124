import * as v from 'valibot'

import type { Problem } from '../errors.ts'
import { didYouMean } from './did-you-mean.ts'

// The kinds of field that the API's payload is made of, for validation, types and the JSON Schema. Each accepts text, as
// which every YAML scalar is read, and JSON's numbers and booleans, and gives what the API wants (contract §4.5).

/** Text, which may be empty. */
export function text(description: string) {
  const toText = v.transform((value: string | number | boolean | null) => (value === null ? '' : String(value)))
  return v.pipe(v.union([v.string(), v.number(), v.boolean(), v.null()], notText), v.description(description), toText)
}

/** Text that must not be empty. */
export function word(description: string) {
  const notEmpty = v.pipe(v.string(), v.nonEmpty('It must not be empty.'))
  return v.pipe(v.union([notEmpty, v.number(), v.boolean()], notText), v.description(description), v.transform(String))
}

function notText({ input }: { readonly input: unknown }): string {
  return `It must be text${found(input)}.`
}

/** A whole number that is not negative. */
export function integer(description: string) {
  const message = ({ input }: { readonly input: unknown }) => `It must be a whole number${found(input)}.`
  const asNumber = v.pipe(v.number(), v.safeInteger(message), v.minValue(0, message))
  const asText = v.pipe(v.string(), v.regex(/^\d{1,15}$/, message))
  return v.pipe(v.union([asNumber, asText], message), v.description(description), v.transform(Number))
}

/** A boolean. */
export function flag(description: string) {
  const message = ({ input }: { readonly input: unknown }) => `It must be \`true\` or \`false\`${found(input)}.`
  const asText = v.pipe(v.string(), v.regex(/^(?:true|True|TRUE|false|False|FALSE)$/, message))
  const toFlag = v.transform((value: string | boolean) => String(value).toLowerCase() === 'true')
  return v.pipe(v.union([v.boolean(), asText], message), v.description(description), toFlag)
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, description: string) {
  const list = words.map((option) => `\`${option}\``).join(', ')
  return v.pipe(
    v.picklist(words, ({ input }) => `It must be one of ${list}${found(input)}.`),
    v.description(description),
  )
}

/** A list of at least `min` items. */
export function listOf<const Item extends v.GenericSchema>(item: Item, description: string, min: 0 | 1 = 0) {
  return v.pipe(
    v.array(item, ({ input }) => `It must be a list${found(input)}.`),
    v.minLength(min, 'It must have at least one item: with an empty list the job silently does nothing.'),
    v.description(description),
  )
}

/** A mapping with exactly these fields: a missing one and an unknown one are both problems. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, ({ input, expected, path }) => {
    // Valibot reports the mapping itself, a missing field and an unknown field through this one message.
    if (expected === 'Object') return `It must be a mapping${found(input)}.`
    if (expected !== 'never') return 'It is required.'
    const key = path?.at(-1)?.key
    return `There is no such field.${typeof key === 'string' ? didYouMean(key, Object.keys(entries)) : ''}`
  })
}

/** A rule between fields, as a tag on its action that the JSON Schema generator finds. */
export interface FieldRule {
  readonly requireOneOf?: readonly (readonly string[])[]
  readonly requires?: readonly [field: string, other: string]
}

/** At least one of these sets of fields must be complete. The first set that is there in part is the one meant. */
export function requireOneOf<Value extends object>(
  sets: readonly (readonly string[])[],
): v.RawCheckAction<Value> & FieldRule {
  const action = missingFields<Value>((has) => {
    if (sets.some((set) => set.every(has))) return []
    const meant = sets.find((set) => set.some(has)) ?? sets.at(-1) ?? []
    return meant.filter((field) => !has(field)).map((field) => [field, 'It is required.'])
  })
  return { ...action, requireOneOf: sets }
}

/** A field that the server ignores without another one. */
export function requires<Value extends object>(field: string, other: string): v.RawCheckAction<Value> & FieldRule {
  const action = missingFields<Value>((has) =>
    has(field) && !has(other) ? [[other, `It is required with \`${field}\`, which Zadig ignores without it.`]] : [],
  )
  return { ...action, requires: [field, other] }
}

function missingFields<Value extends object>(
  missing: (has: (field: string) => boolean) => readonly (readonly [field: string, message: string])[],
): v.RawCheckAction<Value> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const input = Object.fromEntries(Object.entries(dataset.value))
    for (const [key, message] of missing((field) => Object.hasOwn(input, field))) {
      addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: undefined }] })
    }
  })
}

/** No two items of a list may have the same key: the server silently takes the last one, or both. */
export function distinct<Item>(keyOf: (item: NoInfer<Item>) => string, what: string): v.RawCheckAction<Item[]> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const seen = new Set<string>()
    dataset.value.forEach((item, key) => {
      const name = keyOf(item)
      const at = { type: 'array', origin: 'value', input: dataset.value, key, value: item } as const
      if (seen.has(name)) addIssue({ message: `The ${what} \`${name}\` is listed twice.`, path: [at] })
      seen.add(name)
    })
  })
}

/** What was found instead, as the end of a sentence; empty where nothing was. */
export function found(input: unknown): string {
  if (input === undefined) return ''
  if (input === null || input === '') return ', but it is empty'
  if (Array.isArray(input)) return ', but it is a list'
  if (typeof input === 'object') return ', but it is a mapping'
  const value = typeof input === 'string' ? input : JSON.stringify(input)
  // Whole or not at all: the runner's masks don't match a secret that is cut.
  if (value.length > 60 || /[\r\n]/.test(value)) return `, but it is text of ${value.length} characters`
  return `, but it is \`${value}\``
}

type Reads<Value> = v.GenericSchema<unknown, Value>

export type Validation<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads raw input by a schema; on failure every problem, its path starting at `path`. */
export function validate<Value>(schema: Reads<Value>, raw: unknown, path: string): Validation<Value> {
  const result = v.safeParse(schema, raw)
  if (result.success) return { ok: true, value: result.output }
  const problems = result.issues.map((issue) => ({
    path: pathOf(path, ...(issue.path ?? []).map(({ key }) => key)),
    message: issue.message,
  }))
  return { ok: false, problems }
}

/** `inputs.deploy.service_list[1].image_name`: names that aren't plain words go in brackets. */
export function pathOf(base: string, ...keys: readonly unknown[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    const name = String(key)
    return /^[\w-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`
  }, base)
}
