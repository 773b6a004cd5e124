import { hasEnded, type Phase, phaseOf } from '../task/status.ts'
import { type Job, jobLabel } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { sanitizeLine } from './sanitize.ts'

/** The job's display name in one line. */
export function jobName(job: Pick<Job, 'name' | 'displayName'>, maxLength = 80): string {
  return sanitizeLine(jobLabel(job), maxLength)
}

/** Zadig's word for a status in one line. */
export function statusWord(status: string): string {
  return sanitizeLine(status === '' ? 'not started' : status, 60)
}

/** How long a job ran, or had run when it was last read, in milliseconds; undefined if it never began. */
export function jobDuration(job: Job): number | undefined {
  if (job.startTime === 0 || phaseOf(job.status) === 'skipped') return undefined
  if (job.endTime > 0) return job.endTime >= job.startTime ? (job.endTime - job.startTime) * 1_000 : undefined
  return job.costSeconds > 0 && !hasEnded(job.status) ? job.costSeconds * 1_000 : undefined
}

/** `1m 5s`, at least a second; empty if the job never began. */
export function durationWords(job: Job): string {
  const ms = jobDuration(job)
  return ms === undefined ? '' : formatDuration(Math.max(1_000, ms))
}

/** `1 job`, `2 jobs`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** The first `most` items, and how many more there are. */
export function listed(items: readonly string[], most: number): string {
  const more = items.length - most
  return `${items.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** One icon a phase for log lines and diagrams. */
export const TEXT_ICONS: Readonly<Record<Phase, string>> = {
  idle: '·',
  queued: '◌',
  active: '▸',
  human: '⏸',
  passed: '✓',
  skipped: '○',
  failed: '✗',
  rejected: '✗',
  timeout: '✗',
  cancelled: '■',
}

/** One emoji a phase for Markdown. */
export const EMOJI: Readonly<Record<Phase, string>> = {
  idle: '⚪',
  queued: '🕓',
  active: '🔵',
  human: '✋',
  passed: '🟢',
  skipped: '⚪',
  failed: '🔴',
  rejected: '🔴',
  timeout: '🔴',
  cancelled: '⚫',
}
