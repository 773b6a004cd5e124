import { ActionError, errorMessage } from '../errors.ts'
import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { jobLabel, jobsOf, type Job, type Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import { cancelTask } from '../task-control/cancel-task.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { readTask } from '../task-control/read-task.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { announceTask } from '../follow/follow-and-report.ts'

/** What the user asks `cancel` to do. */
export interface CancelInputs extends ConnectionInputs {
  readonly workflowKey: string
  readonly taskId: number
  /** Also wait until the jobs have stopped, which takes them some seconds longer than the task. */
  readonly waitForStop: boolean
  /** Milliseconds for the task, and the jobs, to stop. */
  readonly stopTimeout: number
  readonly summary: boolean
}

/** Every output of `cancel`; its `action.yml` declares the same names. */
export const CANCEL_OUTPUTS = ['task-id', 'task-url', 'status', 'previous-status', 'cancelled'] as const

export interface CancelDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly signal: AbortSignal
}

const PAUSE_MS = 2_000

/**
 * Cancels a task and confirms that it stopped. A task that has ended is left alone: Zadig would rewrite its status
 * (contract §8.1).
 */
export async function cancel(inputs: CancelInputs, deps: CancelDeps): Promise<Verdict> {
  const { runner } = deps
  const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId }
  const before = await readTask(ref, deps)
  const url = await announceTask(before, inputs.url, runner)
  runner.setOutput('previous-status', before.status)

  const { requestTimeout, stopTimeout, waitForStop } = inputs
  const timeouts = { readTimeout: requestTimeout, cancelTimeout: requestTimeout, confirmFor: stopTimeout }
  const result = await cancelTask({ task: ref, ...timeouts, signal: deps.signal, acceptsRefusal: true }, deps)
  if (result.kind === 'unconfirmed') {
    runner.setOutput('cancelled', 'false')
    return conclude({ verdict: unconfirmed(before, result.refusal), url }, inputs.summary, runner)
  }

  const took = result.kind === 'cancelled'
  const after = took && waitForStop ? await awaitStop(result.task, ref, stopTimeout, deps) : result.task
  runner.setOutput('status', after.status)
  runner.setOutput('cancelled', String(took && phaseOf(after.status) === 'cancelled'))
  const facts = [
    ['Status before', before.status],
    ['Status now', after.status],
  ] as const
  const verdict = verdictOn(after, took, inputs)
  return conclude({ verdict, url, facts }, inputs.summary, runner)
}

/** Waits until no job is at work any more: the task says `cancelled` at once, its jobs notice later (contract §6.4). */
async function awaitStop(
  task: Task,
  ref: TaskRef,
  timeout: number,
  { zadig, runner, clock, signal }: CancelDeps,
): Promise<Task> {
  const until = clock.now() + timeout
  let after = task
  while (working(after).length > 0 && clock.now() < until) {
    await runner.print(`Waiting for ${namesOf(working(after))} to stop …\n`)
    await clock.sleep(PAUSE_MS, signal)
    after = await zadig.getTask(ref, { signal })
  }
  return after
}

function verdictOn(after: Task, took: boolean, inputs: CancelInputs): Verdict {
  const name = taskName(after)
  if (!took) return passed(`${name} had ended already (${sanitizeLine(after.status, 40)}) and was left alone.`)
  if (!inputs.waitForStop) return passed(`${name} is ${sanitizeLine(after.status, 40)}.`)
  const left = working(after)
  if (left.length === 0) return passed(`${name} is ${sanitizeLine(after.status, 40)}, and its jobs have stopped.`)
  return failed(
    `${name} is ${sanitizeLine(after.status, 40)}, but after ${formatDuration(inputs.stopTimeout)} these jobs still run: ${namesOf(left)}`,
    'Look at the task in Zadig, and raise `stop-timeout` if the jobs only take long to stop.',
  )
}

function unconfirmed(task: Task, refusal: unknown): Verdict {
  const why = refusal === undefined ? 'Zadig took the cancel, but does not show that it stopped' : errorMessage(refusal)
  const advice = refusal instanceof ActionError ? refusal.advice : ''
  return failed(
    `${taskName(task)} could not be seen to stop: ${sanitizeLine(why)}.`,
    advice === '' ? 'Look at the task in Zadig.' : advice,
  )
}

function working(task: Task): readonly Job[] {
  return jobsOf(task).filter(({ status }) => !hasEnded(status) && phaseOf(status) !== 'idle')
}

function namesOf(jobs: readonly Job[]): string {
  return jobs
    .slice(0, 5)
    .map((job) => sanitizeLine(jobLabel(job), 60))
    .join(', ')
}
