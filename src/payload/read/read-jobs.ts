import * as v from 'valibot'
import { fields, found, pathOf, validate, type Validation, word } from '../schema-fields.ts'
import { fillFromGithub } from './from-github.ts'
import type { GithubEvent } from './github-event.ts'
import { isMapping } from '../../json.ts'
import type { PayloadJob } from '../payload.ts'
import { checkTwice, joinReadings, type SectionReading } from './section.ts'
import type { Problem } from '../../errors.ts'
import type { JobParameters, JobType } from '../job-types/job-type.ts'
import { findJobType, jobTypes } from '../job-types/table.ts'
import { isUnsupported, unsupportedMessage } from '../job-types/unsupported.ts'
import { didYouMean } from '../did-you-mean.ts'

const listEntry = fields({
  job_name: word('Name of the job.'),
  job_type: v.exactOptional(word('Its type.')),
  parameters: v.exactOptional(v.unknown()),
})

/**
 * Reads `inputs`: a mapping by job name, whose values are the job's parameters with an optional `job_type` among them,
 * or the API's list. Undefined reads to no jobs.
 */
export function readJobs(raw: unknown, event: GithubEvent, path: string): SectionReading<PayloadJob> {
  if (raw === undefined) return { entries: [], problems: [] }
  if (Array.isArray(raw)) {
    const reading = joinReadings(raw.map((item: unknown, index) => readListEntry(item, event, path, index)))
    return { ...reading, problems: [...reading.problems, ...checkTwice('job', reading.entries)] }
  }
  if (isMapping(raw)) return joinReadings(Object.entries(raw).map(([name, value]) => readJob(name, value, event, path)))
  const message = `It must be a mapping by job name, or the API's list${found(raw)}.`
  return { entries: [], problems: [{ path, message }] }
}

function readJob(name: string, raw: unknown, event: GithubEvent, base: string): SectionReading<PayloadJob> {
  const path = pathOf(base, name)
  if (!isMapping(raw)) return readParameters(name, undefined, raw, event, path)
  const { job_type, ...parameters } = raw
  if (job_type === undefined || typeof job_type === 'string') {
    return readParameters(name, job_type, parameters, event, path)
  }
  const message = `It must be text${found(job_type)}.`
  return { entries: [], problems: [{ path: pathOf(path, 'job_type'), message }] }
}

function readListEntry(raw: unknown, event: GithubEvent, base: string, index: number): SectionReading<PayloadJob> {
  const reading = validate(listEntry, raw, pathOf(base, index))
  if (!reading.ok) return { entries: [], problems: reading.problems }
  const { job_name, job_type, parameters } = reading.value
  return readParameters(job_name, job_type, parameters, event, pathOf(base, job_name))
}

function readParameters(
  name: string,
  type: string | undefined,
  raw: unknown,
  event: GithubEvent,
  path: string,
): SectionReading<PayloadJob> {
  const filled = fillFromGithub(raw, event, path)
  if (filled.problems.length > 0) return { entries: [], problems: filled.problems }
  const reading = readJobParameters(filled.value, type, path)
  if (!reading.ok) return { entries: [], problems: reading.problems }
  return { entries: [{ name, type, parameters: reading.value, path }], problems: [] }
}

/**
 * Reads what the user wrote for a job. Without a type, which only the definition knows then, the parameters must fit one
 * of the types: the same name means the same in all of them, so what goes over the wire doesn't depend on which one.
 */
export function readJobParameters(raw: unknown, type: string | undefined, path: string): Validation<JobParameters> {
  const parameters = isNothing(raw) ? {} : raw
  if (type === undefined) return readUntyped(parameters, path)
  const row = findJobType(type)
  if (row !== undefined) return validate(row.schema, parameters, path)
  const types = jobTypes.map((known) => known.type)
  const message = isUnsupported(type)
    ? unsupportedMessage(type)
    : `Zadig's API has no job type \`${type}\`.${didYouMean(type, types)}`
  return { ok: false, problems: [{ path: pathOf(path, 'job_type'), message }] }
}

/** `approve:` with nothing behind it, however YAML writes nothing. */
function isNothing(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === '' || raw === '~' || raw === 'null'
}

function readUntyped(parameters: unknown, path: string): Validation<JobParameters> {
  if (!isMapping(parameters)) {
    const message = `It must be a mapping with the parameters of the job${found(parameters)}.`
    return { ok: false, problems: [{ path, message }] }
  }
  const names = Object.keys(parameters)
  const known = jobTypes.flatMap(fieldNames)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    const problems = unknown.map((name) => ({
      path: pathOf(path, name),
      message: `No job type has such a field.${didYouMean(name, known)}`,
    }))
    return { ok: false, problems }
  }
  const failures: { readonly row: JobType; readonly strange: number; readonly reading: Validation<JobParameters> }[] =
    []
  for (const row of jobTypes) {
    const reading = validate(row.schema, parameters, path)
    if (reading.ok) return reading
    failures.push({ row, strange: names.filter((name) => !fieldNames(row).includes(name)).length, reading })
  }
  return closest(failures)
}

function fieldNames({ entries }: JobType): readonly string[] {
  return Object.keys(entries)
}

function problemsOf(reading: Validation<JobParameters>): readonly Problem[] {
  return reading.ok ? [] : reading.problems
}

/** The failure that is nearest to fitting: the type with the fewest foreign fields, then the fewest problems. */
function closest(
  failures: readonly { readonly row: JobType; readonly strange: number; readonly reading: Validation<JobParameters> }[],
): Validation<JobParameters> {
  const [best] = failures.toSorted(
    (a, b) => a.strange - b.strange || problemsOf(a.reading).length - problemsOf(b.reading).length,
  )
  if (best === undefined) return { ok: false, problems: [] }
  const problems = problemsOf(best.reading).map(({ path, message }) => ({
    path,
    message: `${message} (Read as a \`${best.row.type}\` job; \`job_type\` says which it is.)`,
  }))
  return { ok: false, problems }
}
