import { ActionError, ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { RunInputs } from '../ports/inputs.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { taskUrl } from '../report/links.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { hasEnded, hasFailed } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { conclusionOfError } from '../task-control/read-task.ts'
import { retryTask } from '../task-control/retry-task.ts'
import { withGracePeriod } from '../task-control/write-once.ts'
import { findEarlierTask } from './earlier-task.ts'
import { expectedTask } from './expected-task.ts'
import { findLostTask, SEARCH_PAUSES_MS } from './lost-task.ts'
import type { PreparedPayload } from './prepare-payload.ts'

/** The clocks of Zadig's own parts differ: the gateway sets the answer's `Date`, the server the task's time. */
const SLACK_MS = 60_000
/** What the search for a lost task takes, in milliseconds; outages come on top. */
const SEARCH_MS = 60_000

type Inputs = Pick<RunInputs, 'url' | 'outageTimeout' | 'onRerun'>
type TriggerDeps = Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal' | 'creator' | 'event'>

export type Triggered =
  | {
      readonly kind: 'triggered'
      readonly task: TaskRef
      readonly adopted: boolean
      /** Unix seconds by the server's clock before which our task can't have been created; 0 where that isn't known. */
      readonly bornAfter: number
    }
  /** The step was stopped before Zadig had answered: a task may start that only the post step can find. */
  | { readonly kind: 'stopped' }

/**
 * Starts this step's task: a new one, or, when GitHub runs the job again and `on-rerun` says so, the one that an earlier
 * attempt started. The state is saved before anything that starts a task.
 */
export async function startTask(prepared: PreparedPayload, inputs: Inputs, deps: TriggerDeps): Promise<Triggered> {
  const { runner, signal } = deps
  const earlier = await earlierTask(prepared, inputs, deps)
  if (earlier === undefined) return trigger(prepared, inputs, deps)
  const failed = hasFailed(earlier.status)
  // `retry` is for a task that failed. After one that passed, the re-run starts a new one; a running one is adopted.
  if (inputs.onRerun === 'retry' && hasEnded(earlier.status) && !failed) return trigger(prepared, inputs, deps)

  signal.throwIfAborted()
  const task = { workflowKey: prepared.body.workflow_key, taskId: earlier.id }
  const retries = inputs.onRerun === 'retry' && failed
  await runner.print(`Task ${earlier.id} of an earlier attempt is ${retries ? 'retried' : 'adopted'}.\n`)
  runner.saveState({ taskId: task.taskId, phase: 'following' })
  if (retries) {
    const projectKey = prepared.body.project_key
    const retried = await retryTask({ ...task, projectKey }, earlier, deps)
    if (retried.kind === 'unanswered') return { kind: 'stopped' }
    if (retried.kind === 'refused')
      throw (
        retried.error ??
        new ActionError(`Zadig accepted the retry of task ${task.taskId}, but the task has not started again.`, {
          advice: 'Look at the task in Zadig, or run this with `on-rerun: new`.',
        })
      )
  }
  return { kind: 'triggered', task, adopted: true, bornAfter: earlier.createTime }
}

async function earlierTask(
  { body, correlation, definedAt }: PreparedPayload,
  { onRerun }: Inputs,
  deps: TriggerDeps,
): Promise<Task | undefined> {
  if (onRerun === 'new' || correlation === undefined || correlation.earlier.length === 0) return undefined
  await deps.runner.print('Searching for the task of an earlier attempt …\n')
  const workflow = { projectKey: body.project_key, workflowKey: body.workflow_key }
  const task = await findEarlierTask(workflow, correlation, definedAt, deps)
  if (task === undefined) await deps.runner.print('No task of an earlier attempt was found; starting a new one.\n')
  return task
}

/**
 * Sends the POST, once. The state is saved before, so that the post step finds the task even after a kill, and again with
 * the task's id as soon as there is one.
 */
async function trigger(prepared: PreparedPayload, inputs: Inputs, deps: TriggerDeps): Promise<Triggered> {
  const { signal, clock, runner } = deps
  if (signal.aborted) return { kind: 'stopped' }
  const { body, credentials, correlation } = prepared
  runner.saveState({
    sentAt: clock.now(),
    ...(correlation === undefined ? {} : { marker: correlation.marker }),
    expected: expectedTask(body, credentials),
    phase: 'triggering',
  })
  return withGracePeriod((giveUp) => post(prepared, inputs, deps, giveUp), { kind: 'stopped' }, deps)
}

async function post(
  prepared: PreparedPayload,
  inputs: Inputs,
  deps: TriggerDeps,
  giveUp: AbortSignal,
): Promise<Triggered> {
  const { zadig, runner, clock } = deps
  const { body, definedAt } = prepared
  const sentAt = clock.now()
  try {
    const { taskId, serverTime } = await zadig.executeWorkflow(body, { signal: giveUp })
    const answeredAfter = clock.now() - sentAt
    const sentNear = serverTime === undefined ? 0 : (serverTime - answeredAfter - SLACK_MS) / 1_000
    runner.saveState({ taskId, phase: 'following' })
    const task = { workflowKey: body.workflow_key, taskId }
    return { kind: 'triggered', task, adopted: false, bornAfter: Math.max(sentNear, definedAt) }
  } catch (thrown) {
    if (!(thrown instanceof ZadigError)) throw thrown
    if (thrown.delivery === 'unknown') return adoptLostTask(prepared, inputs, thrown, sentAt, deps)
    // A refusal, or a request that was never sent, leaves nothing for the post step to search for.
    runner.saveState({ phase: 'done' })
    throw thrown
  }
}

/** Searches for the task after a lost answer: one sure match is adopted, anything else fails and says how to look. */
async function adoptLostTask(
  { body, credentials, correlation }: PreparedPayload,
  { url, outageTimeout }: Inputs,
  cause: ZadigError,
  sentAt: number,
  deps: TriggerDeps,
): Promise<Triggered> {
  const { clock, runner, signal, creator } = deps
  signal.throwIfAborted()
  const projectKey = body.project_key
  const workflowKey = body.workflow_key
  await runner.print(`The answer to the trigger was lost (${sanitizeLine(cause.message)}). Searching for the task …\n`)
  const expected = expectedTask(body, credentials)
  const found = await findLostTask(
    { projectKey, workflowKey, creator, sentAt, lostAt: clock.now(), expected, correlation },
    deps,
    { pauses: SEARCH_PAUSES_MS, withinMs: SEARCH_MS + outageTimeout },
  )
  if (found.kind === 'one') {
    const { id, createTime } = found.task
    runner.saveState({ taskId: id, phase: 'following' })
    await runner.print(`Found it: task ${id}.\n`)
    if (correlation === undefined) {
      const message = `The answer to the trigger was lost. Task ${id} was adopted as this step's task: it is the only one with our user, time, variables and jobs. If another run can send the same at the same time, set \`correlation-parameter\` to be certain.`
      runner.annotate('warning', { title: 'Zadig task found again', message })
    }
    return { kind: 'triggered', task: { workflowKey, taskId: id }, adopted: true, bornAfter: createTime }
  }

  runner.setOutput('conclusion', conclusionOfError(found.kind === 'unreadable' ? found.error : undefined, signal))
  const lost = (what: string, advice: string): ActionError =>
    new ActionError(`The answer to the trigger was lost, and ${what}`, { cause, advice })
  switch (found.kind) {
    case 'unsure': {
      const which = found.tasks.length === 1 ? 'this task' : `one of these ${found.tasks.length} tasks`
      const page = { baseUrl: url, projectKey, workflowKey, displayName: workflowKey }
      const links = found.tasks.map(({ id }) => taskUrl({ ...page, taskId: id }))
      const hint = correlation === undefined ? ' A `correlation-parameter` would have told which one is ours.' : ''
      throw lost(`${which} could be ours: ${links.join(' ')}`, `Look there before you run this again.${hint}`)
    }
    case 'none':
      throw lost(
        `no task was found that could be ours: ${cause.message}`,
        `Look at the workflow's newest tasks before you run this again. ${cause.advice}`,
      )
    case 'unreadable':
      throw lost(
        `Zadig could not be asked for the task: ${found.error.message}`,
        `A task may run: look at the workflow's newest ones before you run this again. ${found.error.advice}`,
      )
  }
}
