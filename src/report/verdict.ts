import { type Budget, failedJobs, type Outcome } from '../task/outcome.ts'
import { jobsOf, type Task } from '../task/task.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { isWrong } from '../task/sources.ts'
import { formatDuration } from '../time/duration.ts'
import { jobName, listed, statusWord } from './labels.ts'
import { whoDecides } from './progress-lines.ts'
import { sanitizeLine } from './sanitize.ts'
import { commitAdvice, wrongCommits } from './sources.ts'

/** An outcome in words: one sentence for the log's last line and the step's error, and what to do about it. */
export interface Verdict {
  readonly passed: boolean
  readonly sentence: string
  readonly advice: string
}

/** Says how a task ended. Remote words in it have gone through the door. */
export function describeOutcome(outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case 'success':
      return {
        passed: true,
        sentence: capitalised(`${taskName(outcome.task)} passed${ranFor(outcome.task)}.`),
        advice: '',
      }
    case 'failure':
      return failed(`${taskName(outcome.task)} failed${ranFor(outcome.task)}${culprits(outcome.task)}.`)
    case 'incomplete':
      return failed(
        `${taskName(outcome.task)} ${outcome.task.endTime > 0 ? 'passed' : 'runs'} without ${missingNames(outcome.missing)}: Zadig dropped what was asked for.`,
        'Zadig drops a job that has nothing to work on: a service, module or target that the workflow does not have.',
      )
    case 'wrong-commit':
      return failed(
        `${taskName(outcome.task)} ${outcome.sources.some(isWrong) ? 'did not build' : 'would not build'} the commit asked for: ${wrongCommits(outcome.sources)}.`,
        `${becameOf(outcome.task)}${commitAdvice(outcome.sources)}`,
      )
    case 'rejected':
      return failed(`${taskName(outcome.task)} was rejected${rejectedBy(outcome.task)}.`)
    case 'cancelled':
      return failed(`${taskName(outcome.task)} was cancelled in Zadig${cancelledBy(outcome.task)}.`)
    case 'timed-out':
      return failed(
        `${taskName(outcome.task)} timed out in Zadig${ranFor(outcome.task)}${culprits(outcome.task)}.`,
        "The limit is the job's own, or the gate's, in the workflow's definition.",
      )
    case 'out-of-time':
      return failed(
        `Gave up waiting for ${taskName(outcome.task)}: \`${outcome.budget}\` of ${formatDuration(outcome.limitMs)} is used up while it is ${activity(outcome.beforeCancel ?? outcome.task, outcome.queuedBehind)}.`,
        howToWait(outcome.budget, outcome.task),
      )
    case 'aborted':
      return failed(`The step was stopped (${outcome.signal}) ${stoppedDuring(outcome)}.`)
    case 'unreachable':
      return failed(
        `Zadig could not be asked how ${outcome.task === undefined ? 'the task' : taskName(outcome.task)} ends: ${sanitizeLine(outcome.error.message)}`,
        `The task may still run. ${outcome.error.advice}`.trim(),
      )
    case 'unknown':
      return failed(
        `Cannot tell how ${outcome.task === undefined ? 'the task' : taskName(outcome.task)} ends: ${sanitizeLine(outcome.error.message)}`,
        `The task may still run. ${outcome.error.advice}`.trim(),
      )
  }
}

/** What the stop of a task came to; nothing to say of one that had ended before. */
function becameOf(task: Task): string {
  if (!hasEnded(task.status)) return 'Zadig did not confirm that the task was cancelled: look at it there. '
  return phaseOf(task.status) === 'cancelled' ? 'The task was cancelled. ' : ''
}

/** The names of jobs that a task lacks. */
export function missingNames(names: readonly string[]): string {
  return listed(
    names.map((name) => sanitizeLine(name, 60)),
    10,
  )
}

function failed(sentence: string, advice = ''): Verdict {
  return { passed: false, sentence: capitalised(sentence), advice }
}

/** The text with a capital at its start, as sentences have. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `task 24 of Workflow A`. */
export function taskName(task: Pick<Task, 'id' | 'workflowName' | 'workflowKey'>): string {
  return `task ${task.id} of ${sanitizeLine(task.workflowName === '' ? task.workflowKey : task.workflowName, 80)}`
}

function ranFor(task: Task): string {
  return task.endTime > task.startTime && task.startTime > 0
    ? ` after ${formatDuration((task.endTime - task.startTime) * 1_000)}`
    : ''
}

function culprits(task: Task): string {
  const names = failedJobs(task).map((job) => jobName(job, 60))
  if (names.length === 0) return task.error === '' ? '' : `: ${sanitizeLine(task.error)}`
  return `: ${listed(names, 5)}`
}

function rejectedBy(task: Task): string {
  const decisions = jobsOf(task).flatMap((job) => job.gate?.approvers ?? [])
  const rejecter = decisions.find((approver) => approver.decision === 'reject')
  if (rejecter === undefined) return ''
  return ` by ${sanitizeLine(rejecter.name, 60)}${rejecter.comment === '' ? '' : ` (“${sanitizeLine(rejecter.comment, 200)}”)`}`
}

function cancelledBy(task: Task): string {
  if (task.revoker === 'system') return ' by the system (a restart of the server does that)'
  return task.revoker === '' || task.revoker === task.creator ? '' : ` by ${sanitizeLine(task.revoker, 60)}`
}

/** Advice for who waited too short; that a task can be cancelled is none where it has been. */
function howToWait(budget: Budget, task: Task): string {
  if (!hasEnded(task.status))
    return `Raise \`${budget}\`, or set \`cancel-on-timeout: true\` to have the task cancelled then.`
  return `${phaseOf(task.status) === 'cancelled' ? 'The task was cancelled. ' : ''}Raise \`${budget}\` to wait longer.`
}

function stoppedDuring({ task, beforeCancel }: Extract<Outcome, { readonly kind: 'aborted' }>): string {
  if (task === undefined) return 'while triggering the task'
  // Cancelled before it was read once, so what it was doing is not known.
  if (beforeCancel === undefined && hasEnded(task.status)) return `before it read ${taskName(task)}`
  return `while ${taskName(task)} was ${activity(beforeCancel ?? task)}`
}

/** What a task is doing, to stand after “it is”: `running web`, `waiting for a person at approve (1 of alice)`. */
function activity(task: Task, queuedBehind: readonly number[] = []): string {
  if (phaseOf(task.status) === 'queued')
    return `waiting in Zadig's queue${queuedBehind.length === 0 ? '' : ` behind task ${listed(queuedBehind.map(String), 3)}`}`
  const jobs = jobsOf(task)
  const working = jobs.filter(({ status }) => phaseOf(status) === 'active').map((job) => jobName(job, 60))
  const gates = jobs
    .filter(({ status }) => phaseOf(status) === 'human')
    .map((job) => `${jobName(job, 60)}${whoDecides(job)}`)
  const stages = task.stages
    .filter(({ status }) => phaseOf(status) === 'human')
    .map(({ name }) => `stage ${sanitizeLine(name, 60)}`)
  const people = [...gates, ...stages]
  const parts = [
    working.length === 0 ? '' : `running ${listed(working, 3)}`,
    people.length === 0 ? '' : `waiting for a person at ${listed(people, 3)}`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? `in status “${statusWord(task.status)}”` : parts.join(' and ')
}
