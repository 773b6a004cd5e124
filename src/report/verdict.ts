import type { ActionError } from '../errors.ts'
import { type Budget, failedJobs, type Outcome } from '../task/outcome.ts'
import { isWrong } from '../task/sources.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { jobsOf, type Task } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { jobName, listed, statusWord } from './labels.ts'
import { activities } from './progress-lines.ts'
import { sanitizeLine } from './sanitize.ts'
import { commitAdvice, wrongCommits } from './sources.ts'

/** An outcome in words: one sentence for the log's last line and the step's error, and what to do about it. */
export interface Verdict {
  readonly passed: boolean
  readonly sentence: string
  readonly advice: string
}

/** Says how a task ended. Remote text in it is sanitized. */
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
        `${cancelResult(outcome.task)}${commitAdvice(outcome.sources)}`,
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
        budgetAdvice(outcome.budget, outcome.task),
      )
    case 'aborted':
      return failed(`The step was stopped (${outcome.signal}) ${stoppedDuring(outcome)}.`)
    case 'unreachable':
      return undecided('Zadig could not be asked how', outcome)
    case 'unknown':
      return undecided('Cannot tell how', outcome)
  }
}

function failed(sentence: string, advice = ''): Verdict {
  return { passed: false, sentence: capitalised(sentence), advice }
}

function undecided(what: string, { task, error }: { readonly task: Task | undefined; readonly error: ActionError }) {
  return failed(
    `${what} ${task === undefined ? 'the task' : taskName(task)} ends: ${sanitizeLine(error.message)}`,
    `The task may still run. ${error.advice}`.trim(),
  )
}

/** The text with a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `task 24 of Workflow A`. */
export function taskName(task: Pick<Task, 'id' | 'workflowName' | 'workflowKey'>): string {
  return `task ${task.id} of ${sanitizeLine(task.workflowName === '' ? task.workflowKey : task.workflowName, 80)}`
}

/** The names of jobs that a task lacks. */
export function missingNames(names: readonly string[]): string {
  const shown = names.map((name) => sanitizeLine(name, 60))
  return listed(shown, 10)
}

function ranFor({ startTime, endTime }: Task): string {
  return endTime > startTime && startTime > 0 ? ` after ${formatDuration((endTime - startTime) * 1_000)}` : ''
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

function cancelledBy({ revoker, creator }: Task): string {
  if (revoker === 'system') return ' by the system (a restart of the server does that)'
  return revoker === '' || revoker === creator ? '' : ` by ${sanitizeLine(revoker, 60)}`
}

/** Empty for a task that had ended before it could be cancelled. */
function cancelResult(task: Task): string {
  if (!hasEnded(task.status)) return 'Zadig did not confirm that the task was cancelled: check it there. '
  return phaseOf(task.status) === 'cancelled' ? 'The task was cancelled. ' : ''
}

function budgetAdvice(budget: Budget, task: Task): string {
  if (!hasEnded(task.status))
    return `Raise \`${budget}\`, or set \`cancel-on-timeout: true\` to have the task cancelled then.`
  return `${cancelResult(task)}Raise \`${budget}\` to wait longer.`
}

function stoppedDuring({ task, beforeCancel }: Extract<Outcome, { readonly kind: 'aborted' }>): string {
  if (task === undefined) return 'while triggering the task'
  // Cancelled before its first read, so what it was doing is not known.
  if (beforeCancel === undefined && hasEnded(task.status)) return `before it read ${taskName(task)}`
  return `while ${taskName(task)} was ${activity(beforeCancel ?? task)}`
}

/** What a task is doing, to follow “it is” or “was”: `running web and waiting for approval at ask (1 of alice)`. */
function activity(task: Task, queuedBehind: readonly number[] = []): string {
  if (phaseOf(task.status) === 'queued')
    return `waiting in Zadig's queue${queuedBehind.length === 0 ? '' : ` behind task ${listed(queuedBehind.map(String), 3)}`}`
  return activities(task).join(' and ') || `in status “${statusWord(task.status)}”`
}
