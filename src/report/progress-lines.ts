import type { TaskEvent } from '../task/changes.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { jobLabel, jobsOf, type Job, type Task } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { durationWords, listed, statusWord } from './labels.ts'
import { TEXT_ICONS } from './icons.ts'
import { sanitizeLine } from './sanitize.ts'

/** What an event says to the reader of the log: a line, and where a person should look up a notice or warning beside it. */
export interface EventText {
  readonly line: string
  readonly notice?: string
  readonly warning?: string
}

/**
 * One event in words.
 *
 * @param elapsedMs since the trigger
 * @param url the task's page, for what a person has to do there
 */
export function describeEvent(event: TaskEvent, elapsedMs: number, url: string): EventText {
  const at = `[${formatDuration(elapsedMs)}]`
  switch (event.kind) {
    case 'task-status':
      return {
        line: `${at} ${TEXT_ICONS[phaseOf(event.task.status)]} task ${event.task.id}: ${statusWord(event.task.status)}`,
      }
    case 'stage-status':
      return {
        line: `${at} ${TEXT_ICONS[phaseOf(event.stage.status)]} stage ${name(event.stage.name)}: ${statusWord(event.stage.status)}`,
      }
    case 'job-status':
      return {
        line: `${at}   ${TEXT_ICONS[phaseOf(event.job.status)]} job ${name(jobLabel(event.job))}: ${statusWord(event.job.status)}${howLong(event.job)}${whatError(event.job)}`,
      }
    case 'job-restarted':
      return { line: `${at}   ↻ job ${name(jobLabel(event.job))} runs again` }
    case 'gate-reached': {
      const text = `${name(jobLabel(event.job))} waits for a person${whoDecides(event.job)}: ${url}`
      return { line: `${at}   ⏸ ${text}`, notice: text }
    }
    case 'stage-parked': {
      const executors = event.stage.manual?.executors.map((person) => name(person)) ?? []
      const text = `Stage ${name(event.stage.name)} waits for somebody to start it${executors.length === 0 ? '' : ` (${listed(executors, 10)})`}: ${url}`
      return { line: `${at} ⏸ ${text}`, notice: text }
    }
    case 'unknown-status': {
      const text = `Zadig reports a status that this action doesn't know: ${sanitizeLine(event.thing, 120)} is “${statusWord(event.status)}”. It counts as still running.`
      return { line: `${at} ${text}`, warning: text }
    }
  }
}

/**
 * A sign of life: how far the task is, what it is doing or waiting for, and how long it may; one that was never read has
 * only its time.
 *
 * @param leftMs until the first budget is used up; Infinity without one
 */
export function heartbeatLine(task: Task | undefined, elapsedMs: number, leftMs = Infinity): string {
  const left = Number.isFinite(leftMs) && leftMs > 0 ? `; ${formatDuration(leftMs)} left` : ''
  if (task === undefined) return `[${formatDuration(elapsedMs)}] … Zadig has not told of the task yet${left}`
  const jobs = jobsOf(task)
  const done = jobs.filter((job) => hasEnded(job.status)).length
  const working = jobs.filter((job) => phaseOf(job.status) === 'active').map((job) => name(jobLabel(job)))
  const gates = jobs.filter((job) => phaseOf(job.status) === 'human')
  const parked = task.stages.filter((stage) => phaseOf(stage.status) === 'human').map((stage) => name(stage.name))
  const doing = [
    working.length === 0 ? '' : `running: ${listed(working, 5)}`,
    gates.length === 0
      ? ''
      : `waiting for a person: ${listed(
          gates.map((job) => `${name(jobLabel(job))}${whoDecides(job)}`),
          3,
        )}`,
    parked.length === 0 ? '' : `waiting to be started: ${listed(parked, 3)}`,
  ].filter((part) => part !== '')
  const what = doing.length > 0 ? doing.join('; ') : statusWord(task.status)
  return `[${formatDuration(elapsedMs)}] … ${done}/${jobs.length} jobs done; ${what}${left}`
}

function name(text: string): string {
  return sanitizeLine(text, 80)
}

function howLong(job: Job): string {
  const took = hasEnded(job.status) ? durationWords(job) : ''
  return took === '' ? '' : ` in ${took}`
}

function whatError(job: Job): string {
  return job.error === '' ? '' : ` (${sanitizeLine(job.error, 300)})`
}

/** Who can end the wait at a job, in parentheses: `(1 of alice, bob)`; empty where that is not known. */
export function whoDecides(job: Job): string {
  if (job.gate === undefined) return job.status === 'wait_for_approval' ? '' : ` (${sanitizeLine(job.status, 40)})`
  const people = job.gate.approvers.map((approver) => name(approver.name))
  const who = people.length === 0 ? '' : `${job.gate.neededApprovers} of ${people.slice(0, 10).join(', ')}`
  const where = job.gate.kind === 'native' || job.gate.kind === '' ? '' : `in ${sanitizeLine(job.gate.kind, 20)}`
  const parts = [who, where].filter((part) => part !== '')
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
