import { hasEnded, phaseOf } from '../task/status.ts'
import { jobLabel, type Job } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { oneLine } from './remote-text.ts'

/** How long a job ran, or has been running as far as its last snapshot says: milliseconds, undefined where it never began. */
export function jobDuration(job: Job): number | undefined {
  if (job.startTime === 0 || phaseOf(job.status) === 'skipped') return undefined
  if (job.endTime > 0) return job.endTime >= job.startTime ? (job.endTime - job.startTime) * 1_000 : undefined
  return job.costSeconds > 0 && !hasEnded(job.status) ? job.costSeconds * 1_000 : undefined
}

/** `1m 5s`, or empty where it never began. */
export function durationWords(job: Job): string {
  const ms = jobDuration(job)
  return ms === undefined ? '' : formatDuration(ms === 0 ? 1_000 : ms)
}

/** The job's name in one line. */
export function jobName(job: Pick<Job, 'name' | 'displayName'>, maxLength = 80): string {
  return oneLine(jobLabel(job), maxLength)
}

/** Zadig's word for a status in one line. */
export function statusWord(status: string): string {
  return oneLine(status === '' ? 'not started' : status, 60)
}

/** `1 job`, `2 jobs`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** The first few of many, and how many more there are. */
export function listed(items: readonly string[], most: number): string {
  const more = items.length - most
  return `${items.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
