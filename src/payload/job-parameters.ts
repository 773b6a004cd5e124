import type { Problem } from '../errors.ts'
import { found } from './fields.ts'
import type { JobParameters, JobType } from './job-types/job-type.ts'
import { findJobType, jobTypes } from './job-types/table.ts'
import { isUnsupported, unsupportedMessage } from './job-types/unsupported.ts'
import { isMapping } from '../json.ts'
import { didYouMean } from './nearest.ts'
import { pathOf, validate, type Validation } from './validate.ts'

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
