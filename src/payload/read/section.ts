import type * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { isMapping } from '../../json.ts'
import { found, validate } from '../schema-fields.ts'
import type { GithubEvent } from './github-event.ts'

/** What all sections of a payload are read with: the event that `from: github` reads, and a list for what is wrong. */
export interface ReadContext {
  readonly event: GithubEvent
  readonly problems: Problem[]
}

/** What a schema reads; undefined with every problem in the context where the input does not fit. */
export function readValue<Value>(
  schema: v.GenericSchema<unknown, Value>,
  raw: unknown,
  path: string,
  { problems }: ReadContext,
): Value | undefined {
  const reading = validate(schema, raw, path)
  if (reading.ok) return reading.value
  problems.push(...reading.problems)
  return undefined
}

/**
 * The entries of a section that is a mapping by name or the API's list; those that are wrong are left out, with their
 * problems in the context. The names in a list must differ, because the server would silently use the last one.
 */
export function readEntries<Entry extends { readonly name: string; readonly path: string }>(
  raw: unknown,
  path: string,
  { problems }: ReadContext,
  section: {
    readonly what: string
    readonly mapping: string
    readNamed(name: string, raw: unknown): Entry | undefined
    readItem(raw: unknown, index: number): Entry | undefined
  },
): readonly Entry[] {
  if (raw === undefined) return []
  if (isMapping(raw)) return Object.entries(raw).flatMap(([name, value]) => section.readNamed(name, value) ?? [])
  if (!Array.isArray(raw)) {
    problems.push({ path, message: `It must be ${section.mapping}, or the API's list${found(raw)}.` })
    return []
  }
  const entries = raw.flatMap((item: unknown, index) => section.readItem(item, index) ?? [])
  const repeated = entries.filter(({ name }, index) => entries.findIndex((entry) => entry.name === name) < index)
  for (const entry of repeated) {
    const message = `The ${section.what} \`${entry.name}\` is listed twice: Zadig would silently use the last one.`
    problems.push({ path: entry.path, message })
  }
  return entries
}
