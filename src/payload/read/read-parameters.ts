import * as v from 'valibot'

import { fields, found, pathOf, requireOneOf, text, validate, word } from '../schema-fields.ts'
import { fillFromGithub } from './from-github.ts'
import type { GithubEvent } from './github-event.ts'
import { isMapping } from '../../json.ts'
import type { PayloadParameter } from '../payload.ts'
import { repoValue } from '../job-types/shared-fields.ts'
import { checkTwice, joinReadings, type SectionReading } from './section.ts'

/** One entry of the API's list: a value, or a repository for parameters of type `repo`. */
export const parameterEntry = v.pipe(
  fields({
    name: word('Name of the workflow variable.'),
    type: v.exactOptional(word("Its type; the server uses the workflow's.")),
    value: v.exactOptional(text('Its value.')),
    repo: v.exactOptional(repoValue),
  }),
  requireOneOf([['repo'], ['value']]),
)

/** The value of a parameter in the short form. */
export const parameterText = text('Value of the workflow variable.')

/** Reads `parameters`: a mapping `NAME: value`, or the API's list. Undefined reads to none. */
export function readParameters(raw: unknown, event: GithubEvent, path: string): SectionReading<PayloadParameter> {
  if (raw === undefined) return { entries: [], problems: [] }
  if (Array.isArray(raw)) {
    const reading = joinReadings(raw.map((item: unknown, index) => readListEntry(item, event, path, index)))
    return { ...reading, problems: [...reading.problems, ...checkTwice('parameter', reading.entries)] }
  }
  if (isMapping(raw)) return joinReadings(Object.entries(raw).map(([name, value]) => readOne(name, value, event, path)))
  const message = `It must be a mapping \`NAME: value\`, or the API's list${found(raw)}.`
  return { entries: [], problems: [{ path, message }] }
}

function readOne(name: string, raw: unknown, event: GithubEvent, base: string): SectionReading<PayloadParameter> {
  const path = pathOf(base, name)
  if (!isMapping(raw)) {
    const reading = validate(parameterText, raw, path)
    if (!reading.ok) return { entries: [], problems: reading.problems }
    return { entries: [{ name, type: undefined, value: reading.value, repo: undefined, path }], problems: [] }
  }
  const filled = fillFromGithub(raw, event, path, 'repo')
  if (filled.problems.length > 0) return { entries: [], problems: filled.problems }
  const reading = validate(repoValue, filled.value, path)
  if (!reading.ok) return { entries: [], problems: reading.problems }
  return { entries: [{ name, type: undefined, value: undefined, repo: reading.value, path }], problems: [] }
}

function readListEntry(
  raw: unknown,
  event: GithubEvent,
  base: string,
  index: number,
): SectionReading<PayloadParameter> {
  const at = pathOf(base, isMapping(raw) && typeof raw['name'] === 'string' ? raw['name'] : index)
  const filled = fillFromGithub(raw, event, at)
  if (filled.problems.length > 0) return { entries: [], problems: filled.problems }
  const reading = validate(parameterEntry, filled.value, at)
  if (!reading.ok) return { entries: [], problems: reading.problems }
  const { name, type, value, repo } = reading.value
  if (value !== undefined && repo !== undefined) {
    return { entries: [], problems: [{ path: at, message: 'It must have `value` or `repo`, not both.' }] }
  }
  return { entries: [{ name, type, value, repo, path: at }], problems: [] }
}
