import * as v from 'valibot'

import { fields, found, word } from './fields.ts'
import { fillFromGithub } from './from-github.ts'
import type { GithubEvent } from './github-event.ts'
import { readJobParameters } from './job-parameters.ts'
import { isMapping } from '../json.ts'
import type { PayloadJob } from './payload.ts'
import { checkTwice, joinReadings, type SectionReading } from './section-reading.ts'
import { pathOf, validate } from './validate.ts'

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
