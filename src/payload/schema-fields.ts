import * as v from 'valibot'
import { isMapping } from '../json.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Problem } from '../errors.ts'

// The kinds of field that the API's payload is made of. Each takes what YAML text gives (every scalar is text there) as
// well as JSON's own numbers and booleans, gives what the API wants on the wire (contract §4.5: every `value` is a
// string), and carries its description and its message: validation, types and the JSON Schema all come from here.

/** Text, which may be empty. */
export function text(description: string) {
  const scalar = v.union(
    [v.string(), v.number(), v.boolean(), v.null()],
    ({ input }) => `It must be text${found(input)}.`,
  )
  return v.pipe(
    scalar,
    v.description(description),
    v.transform((value) => (value === null ? '' : String(value))),
  )
}

/** Text that must not be empty. */
export function word(description: string) {
  const scalar = v.union(
    [v.pipe(v.string(), v.nonEmpty('It must not be empty.')), v.number(), v.boolean()],
    ({ input }) => `It must be text${found(input)}.`,
  )
  return v.pipe(scalar, v.description(description), v.transform(String))
}

interface WrongInput {
  readonly input: unknown
}

function noInteger({ input }: WrongInput): string {
  return `It must be a whole number${found(input)}.`
}

function noFlag({ input }: WrongInput): string {
  return `It must be \`true\` or \`false\`${found(input)}.`
}

/** A whole number that is not negative. */
export function integer(description: string) {
  const number = v.union(
    [
      v.pipe(v.number(), v.safeInteger(noInteger), v.minValue(0, noInteger)),
      v.pipe(v.string(), v.regex(/^\d{1,15}$/, noInteger)),
    ],
    noInteger,
  )
  return v.pipe(number, v.description(description), v.transform(Number))
}

/** A boolean. */
export function flag(description: string) {
  const boolean = v.union(
    [v.boolean(), v.pipe(v.string(), v.regex(/^(?:true|True|TRUE|false|False|FALSE)$/, noFlag))],
    noFlag,
  )
  return v.pipe(
    boolean,
    v.description(description),
    v.transform((value) => String(value).toLowerCase() === 'true'),
  )
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

/** A mapping in the short form or a list in the API's form, both read to the same value. */
export function mappingOrList<Output>(
  mapping: v.GenericSchema<unknown, Output>,
  list: v.GenericSchema<unknown, Output>,
): v.LazySchema<v.GenericSchema<unknown, Output>> {
  const both = v.union([mapping, list])
  // The input chooses, so that problems are those of the form that was written. The JSON Schema generator asks without
  // an input and gets both forms.
  return v.lazy((input) => {
    if (input === undefined) return both
    if (Array.isArray(input)) return list
    return UNSAFE_NAMES.some((name) => isMapping(input) && Object.hasOwn(input, name)) ? namedUnsafely : mapping
  })
}

/** Keys that valibot drops from a mapping and says nothing, since whoever assigns them changes what an object is. */
const UNSAFE_NAMES = ['__proto__', 'constructor', 'prototype']
const namedUnsafely = v.never(
  "The names `__proto__`, `constructor` and `prototype` can only be written in the API's list.",
)

/** The actions that carry a rule between fields, tagged for the JSON Schema generator to find. */
export interface FieldRule {
  readonly requireOneOf?: readonly (readonly string[])[]
  readonly requires?: readonly [field: string, other: string]
}

/** At least one of these sets of fields must be there whole. The first set that is there in part is the one meant. */
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

/** A field that the server only looks at beside another one. */
export function requires<Value extends object>(field: string, other: string): v.RawCheckAction<Value> & FieldRule {
  const action = missingFields<Value>((has) =>
    has(field) && !has(other) ? [[other, `It is required beside \`${field}\`, which is ignored without it.`]] : [],
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

/** No two items of a list may agree: the server takes the last, or both, and says nothing. */
export function distinct<Item>(keyOf: (item: NoInfer<Item>) => string, what: string): v.RawCheckAction<Item[]> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const seen = new Set<string>()
    dataset.value.forEach((item, key) => {
      const name = keyOf(item)
      if (seen.has(name)) {
        const input = dataset.value
        addIssue({
          message: `The ${what} \`${name}\` is there twice.`,
          path: [{ type: 'array', origin: 'value', input, key, value: item }],
        })
      }
      seen.add(name)
    })
  })
}

/** What was found where something else was wanted, as the end of a sentence. */
export function found(input: unknown): string {
  if (input === undefined) return ''
  if (input === null || input === '') return ', but it is empty'
  if (Array.isArray(input)) return ', but it is a list'
  if (typeof input === 'object') return ', but it is a mapping'
  const value = typeof input === 'string' ? input : JSON.stringify(input)
  // Whole or not at all: the runner's masks would not know a secret that is cut.
  if (value.length > 60 || /[\r\n]/.test(value)) return `, but it is text of ${value.length} characters`
  return `, but it is \`${value}\``
}

export type Validation<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads raw input by a schema; on failure every problem, its path starting at `path`. */
export function validate<Value>(
  schema: v.GenericSchema<unknown, Value>,
  raw: unknown,
  path: string,
): Validation<Value> {
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
