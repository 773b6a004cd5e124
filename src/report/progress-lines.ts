import type { TaskEvent } from '../task/changes.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { jobsOf, type Job, type Task } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { awaitedBy, executorsOf, humanWaits } from './gates.ts'
import { durationWords, jobName, listed, statusWord, TEXT_ICONS } from './labels.ts'
import { sanitizeLine } from './sanitize.ts'

/**
 * Describes one event: the line for the log, and the annotation if it has one.
 *
 * @param elapsedMs since the trigger
 * @param url the task's page, for what a person has to do there
 */
export function describeEvent(
  event: TaskEvent,
  elapsedMs: number,
  url: string,
): { readonly line: string; readonly notice?: string; readonly warning?: string } {
  const at = `[${formatDuration(elapsedMs)}]`
  switch (event.kind) {
    case 'task-status':
      return { line: `${at} ${statusText(`task ${event.task.id}`, event.task.status)}` }
    case 'stage-status':
      return { line: `${at} ${statusText(`stage ${sanitizeLine(event.stage.name, 80)}`, event.stage.status)}` }
    case 'job-status':
      return { line: `${at}   ${statusText(`job ${jobName(event.job)}`, event.job.status)}${jobDetails(event.job)}` }
    case 'job-restarted':
      return { line: `${at}   ↻ job ${jobName(event.job)} runs again` }
    case 'gate-reached': {
      const notice = `${jobName(event.job)} is waiting for ${awaitedBy(event.job)}: ${url}`
      return { line: `${at}   ${TEXT_ICONS.human} ${notice}`, notice }
    }
    case 'stage-parked': {
      const executors = executorsOf(event.stage)
      const who = executors === '' ? '' : ` (${executors})`
      const notice = `Stage ${sanitizeLine(event.stage.name, 80)} is waiting for someone to start it${who}: ${url}`
      return { line: `${at} ${TEXT_ICONS.human} ${notice}`, notice }
    }
    case 'unknown-status': {
      const warning = `Zadig reports a status that this action doesn't know: ${sanitizeLine(event.thing, 120)} is “${statusWord(event.status)}”. It counts as still running.`
      return { line: `${at} ${warning}`, warning }
    }
  }
}

function statusText(thing: string, status: string): string {
  return `${TEXT_ICONS[phaseOf(status)]} ${thing}: ${statusWord(status)}`
}

function jobDetails(job: Job): string {
  const took = hasEnded(job.status) ? durationWords(job) : ''
  return `${took === '' ? '' : ` in ${took}`}${job.error === '' ? '' : ` (${sanitizeLine(job.error, 300)})`}`
}

/**
 * The line that shows in a silent minute that the step is alive: jobs done, what runs or waits, and the time left.
 *
 * @param task undefined as long as it could not be read
 * @param leftMs until the first budget is used up; Infinity without one
 */
export function heartbeatLine(task: Task | undefined, elapsedMs: number, leftMs = Infinity): string {
  const left = Number.isFinite(leftMs) && leftMs > 0 ? `; ${formatDuration(leftMs)} left` : ''
  const at = `[${formatDuration(elapsedMs)}] …`
  if (task === undefined) return `${at} Zadig has not shown the task yet${left}`
  const jobs = jobsOf(task)
  const done = jobs.filter((job) => hasEnded(job.status)).length
  return `${at} ${done}/${jobs.length} jobs done; ${activities(task).join('; ') || statusWord(task.status)}${left}`
}

/** What a task is doing: `running web, api`, `waiting for approval at ask (1 of alice)`; empty if neither applies. */
export function activities(task: Task): readonly string[] {
  const active = jobsOf(task).filter(({ status }) => phaseOf(status) === 'active')
  const running = active.map((job) => jobName(job, 60))
  const waits = humanWaits(task)
  return [
    running.length === 0 ? '' : `running ${listed(running, 5)}`,
    waits.length === 0 ? '' : `waiting for ${listed(waits, 3)}`,
  ].filter((activity) => activity !== '')
}
