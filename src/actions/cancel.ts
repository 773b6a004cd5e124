import { errorMessage, type ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import { jobLabel, jobsOf, type Job, type Task } from '../task/task.ts'
import { cancelTask } from '../task-control/cancel-task.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { pollUntil, within } from '../task-control/poll-until.ts'
import { readAndAnnounce } from '../task-control/read-task.ts'
import { formatDuration } from '../time/duration.ts'

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

type CancelDeps = Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal'>

const PAUSE_MS = 2_000

/**
 * Cancels a task and confirms that it stopped. A task that has ended is left alone: Zadig would rewrite its status
 * (contract §8.1).
 */
export async function cancel(inputs: CancelInputs, deps: CancelDeps): Promise<Verdict> {
  const { runner, signal } = deps
  const { workflowKey, taskId, requestTimeout, stopTimeout, waitForStop } = inputs
  const task = { workflowKey, taskId }
  const { task: before, url } = await readAndAnnounce(inputs, deps)
  runner.setOutput('previous-status', before.status)

  const timeouts = { readTimeout: requestTimeout, cancelTimeout: requestTimeout, confirmFor: stopTimeout }
  const result = await cancelTask({ task, ...timeouts, signal, acceptsRefusal: true }, deps)
  if (result.kind === 'unconfirmed') {
    runner.setOutput('cancelled', 'false')
    return conclude({ verdict: unconfirmed(before, result.refusal), url }, inputs.summary, runner)
  }

  const isOurs = result.kind === 'cancelled'
  const after = isOurs && waitForStop ? await waitForJobs(result.task, stopTimeout, deps) : result.task
  runner.setOutput('status', after.status)
  runner.setOutput('cancelled', String(isOurs && phaseOf(after.status) === 'cancelled'))
  const facts = [
    ['Status before', before.status],
    ['Status now', after.status],
  ] as const
  return conclude({ verdict: verdictOn(after, isOurs, inputs), url, facts }, inputs.summary, runner)
}

/** Waits until no job runs any more: the task says `cancelled` at once, its jobs notice later (contract §6.4). */
async function waitForJobs(task: Task, timeout: number, { zadig, runner, clock, signal }: CancelDeps): Promise<Task> {
  const ref = { workflowKey: task.workflowKey, taskId: task.id }
  let after: Task | undefined
  async function areStopped(): Promise<true | undefined> {
    after = after === undefined ? task : await zadig.getTask(ref, { signal })
    if (working(after).length === 0) return true
    await runner.print(`Waiting for ${namesOf(working(after))} to stop …\n`)
    return undefined
  }
  await pollUntil(areStopped, within(timeout, PAUSE_MS, clock), { clock, signal })
  return after ?? task
}

function verdictOn(after: Task, isOurs: boolean, { waitForStop, stopTimeout }: CancelInputs): Verdict {
  const name = taskName(after)
  const status = sanitizeLine(after.status, 40)
  if (!isOurs) return passed(`${name} had ended already (${status}) and was left alone.`)
  if (!waitForStop) return passed(`${name} is ${status}.`)
  const left = working(after)
  if (left.length === 0) return passed(`${name} is ${status}, and its jobs have stopped.`)
  return failed(
    `${name} is ${status}, but after ${formatDuration(stopTimeout)} these jobs still run: ${namesOf(left)}`,
    'Look at the task in Zadig, and raise `stop-timeout` if the jobs only take long to stop.',
  )
}

function unconfirmed(task: Task, refusal: ZadigError | undefined): Verdict {
  const why =
    refusal === undefined ? 'Zadig accepted the cancel, but does not show that it stopped' : errorMessage(refusal)
  const advice = refusal?.advice || 'Look at the task in Zadig.'
  return failed(`${taskName(task)} did not confirm that it stopped: ${sanitizeLine(why)}.`, advice)
}

function working(task: Task): readonly Job[] {
  return jobsOf(task).filter(({ status }) => !hasEnded(status) && phaseOf(status) !== 'idle')
}

function namesOf(jobs: readonly Job[]): string {
  const names = jobs.slice(0, 5).map((job) => sanitizeLine(jobLabel(job), 60))
  return names.join(', ')
}
