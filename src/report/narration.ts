import type { TaskEvent } from '../task/changes.ts'
import { hasEnded, phaseOf, type Phase } from '../task/status.ts'
import { jobLabel, jobsOf, type Job, type Task } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { oneLine } from './remote-text.ts'

/** What an event says to the reader of the log: a line, and where a person should look up a notice or warning beside it. */
export interface Told {
  readonly line: string
  readonly notice?: string
  readonly warning?: string
}

const MARKS: Readonly<Record<Phase, string>> = {
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

/**
 * One event in words.
 *
 * @param elapsedMs since the trigger
 * @param url the task's page, for what a person has to do there
 */
export function tell(event: TaskEvent, elapsedMs: number, url: string): Told {
  const at = `[${formatDuration(elapsedMs)}]`
  switch (event.kind) {
    case 'task-status':
      return { line: `${at} ${MARKS[phaseOf(event.task.status)]} task ${event.task.id}: ${status(event.task.status)}` }
    case 'stage-status':
      return {
        line: `${at} ${MARKS[phaseOf(event.stage.status)]} stage ${name(event.stage.name)}: ${status(event.stage.status)}`,
      }
    case 'job-status':
      return {
        line: `${at}   ${MARKS[phaseOf(event.job.status)]} job ${name(jobLabel(event.job))}: ${status(event.job.status)}${howLong(event.job)}${whatError(event.job)}`,
      }
    case 'job-restarted':
      return { line: `${at}   ↻ job ${name(jobLabel(event.job))} runs again` }
    case 'gate-reached': {
      const text = `${name(jobLabel(event.job))} waits for a person${whoDecides(event.job)}: ${url}`
      return { line: `${at}   ⏸ ${text}`, notice: text }
    }
    case 'stage-parked': {
      const executors = event.stage.manual?.executors.map((person) => name(person)) ?? []
      const text = `Stage ${name(event.stage.name)} waits for somebody to start it${executors.length === 0 ? '' : ` (${executors.join(', ')})`}: ${url}`
      return { line: `${at} ⏸ ${text}`, notice: text }
    }
    case 'unknown-status': {
      const text = `Zadig reports a status that this action doesn't know: ${oneLine(event.thing, 120)} is “${status(event.status)}”. It counts as still running.`
      return { line: `${at} ${text}`, warning: text }
    }
  }
}

/** A sign of life: how far the task is, and what it is doing or waiting for. */
export function heartbeat(task: Task, elapsedMs: number): string {
  const jobs = jobsOf(task)
  const done = jobs.filter((job) => hasEnded(job.status)).length
  const now = jobs
    .filter((job) => ['active', 'human'].includes(phaseOf(job.status)))
    .map((job) => `${name(jobLabel(job))} (${oneLine(job.status, 40)})`)
  const doing = now.length > 0 ? now.slice(0, 5).join(', ') : oneLine(task.status, 40)
  return `[${formatDuration(elapsedMs)}] … ${done}/${jobs.length} jobs done; ${doing}`
}

function status(word: string): string {
  return oneLine(word === '' ? 'not started' : word, 60)
}

function name(text: string): string {
  return oneLine(text, 80)
}

function howLong(job: Job): string {
  if (!hasEnded(job.status)) return ''
  if (job.startTime > 0 && job.endTime >= job.startTime)
    return ` in ${formatDuration((job.endTime - job.startTime) * 1_000)}`
  return ''
}

function whatError(job: Job): string {
  return job.error === '' ? '' : ` (${oneLine(job.error, 300)})`
}

function whoDecides(job: Job): string {
  if (job.gate === undefined) return job.status === 'wait_for_approval' ? '' : ` (${oneLine(job.status, 40)})`
  const people = job.gate.approvers.map((approver) => name(approver.name))
  const who = people.length === 0 ? '' : `${job.gate.neededApprovers} of ${people.slice(0, 10).join(', ')}`
  const where = job.gate.kind === 'native' || job.gate.kind === '' ? '' : `in ${oneLine(job.gate.kind, 20)}`
  const parts = [who, where].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
