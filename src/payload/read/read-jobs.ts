import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { isMapping } from '../../json.ts'
import { didYouMean } from '../did-you-mean.ts'
import type { JobParameters } from '../job-types/job-type.ts'
import { findJobType, isUnsupported, jobTypes, unsupportedMessage } from '../job-types/table.ts'
import type { PayloadJob } from '../payload.ts'
import { fields, found, pathOf, validate, type Validation, word } from '../schema-fields.ts'
import { fillFromGithub } from './from-github.ts'
import { type ReadContext, readEntries, readValue } from './section.ts'

const listEntry = fields({
  job_name: word('Name of the job.'),
  job_type: v.exactOptional(word('Its type.')),
  parameters: v.exactOptional(v.unknown()),
})

/**
 * Reads `inputs`: a mapping by job name, whose values are the job's parameters with an optional `job_type` among them,
 * or the API's list. Undefined reads to no jobs.
 */
export function readJobs(raw: unknown, path: string, context: ReadContext): readonly PayloadJob[] {
  return readEntries(raw, path, context, {
    what: 'job',
    mapping: 'a mapping by job name',
    readNamed(name, value) {
      const at = pathOf(path, name)
      if (!isMapping(value)) return readJob(name, undefined, value, at, context)
      const { job_type: type, ...parameters } = value
      if (type === undefined || typeof type === 'string') return readJob(name, type, parameters, at, context)
      context.problems.push({ path: pathOf(at, 'job_type'), message: `It must be text${found(type)}.` })
      return undefined
    },
    readItem(item, index) {
      const entry = readValue(listEntry, item, pathOf(path, index), context)
      if (entry === undefined) return undefined
      return readJob(entry.job_name, entry.job_type, entry.parameters, pathOf(path, entry.job_name), context)
    },
  })
}

type Type = string | undefined

function readJob(name: string, type: Type, raw: unknown, path: string, context: ReadContext): PayloadJob | undefined {
  // `approve:` without a value, in every way that YAML writes one.
  const written = raw === undefined || raw === null || raw === '' || raw === '~' || raw === 'null' ? {} : raw
  const parameters = fillFromGithub(written, path, context)
  const reading = type === undefined ? readUntyped(parameters, path) : readTyped(parameters, type, path)
  if (reading.ok) return { name, type, parameters: reading.value, path }
  context.problems.push(...reading.problems)
  return undefined
}

function readTyped(parameters: unknown, type: string, path: string): Validation<JobParameters> {
  const row = findJobType(type)
  if (row !== undefined) return validate(row.schema, parameters, path)
  const types = jobTypes.map((known) => known.type)
  const message = isUnsupported(type)
    ? unsupportedMessage(type)
    : `Zadig's API has no job type \`${type}\`.${didYouMean(type, types)}`
  return { ok: false, problems: [{ path: pathOf(path, 'job_type'), message }] }
}

/** Without a type the parameters must fit one of the types. A name means the same in all of them, so any one will do. */
function readUntyped(parameters: unknown, path: string): Validation<JobParameters> {
  if (!isMapping(parameters)) {
    const message = `It must be a mapping with the parameters of the job${found(parameters)}.`
    return { ok: false, problems: [{ path, message }] }
  }
  const names = Object.keys(parameters)
  const known = jobTypes.flatMap(({ entries }) => Object.keys(entries))
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const message = (name: string) => `No job type has such a field.${didYouMean(name, known)}`
    return { ok: false, problems: unknown.map((name) => ({ path: pathOf(path, name), message: message(name) })) }
  }
  const misfits: { readonly type: string; readonly foreign: number; readonly problems: readonly Problem[] }[] = []
  for (const { type, schema, entries } of jobTypes) {
    const reading = validate(schema, parameters, path)
    if (reading.ok) return reading
    const foreign = names.filter((name) => !Object.hasOwn(entries, name)).length
    misfits.push({ type, foreign, problems: reading.problems })
  }
  // The closest type has the fewest foreign fields, then the fewest problems.
  const [closest] = misfits.toSorted((a, b) => a.foreign - b.foreign || a.problems.length - b.problems.length)
  const problems = (closest?.problems ?? []).map((problem) => ({
    path: problem.path,
    message: `${problem.message} (Read as a \`${closest?.type}\` job; set \`job_type\` if it is another.)`,
  }))
  return { ok: false, problems }
}
