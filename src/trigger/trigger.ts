import { ActionError, ZadigError } from '../errors.ts'
import type { ExecuteBody } from '../payload/body.ts'
import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { taskUrl } from '../report/links.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Clock } from '../time/clock.ts'
import { expectedTask } from './expected-task.ts'
import { withGracePeriod } from '../task-control/grace-period.ts'
import type { Correlation } from './correlation.ts'
import { findLostTask, LOOKS_MS, type LostTask } from './lost-task.ts'
import { conclusionOfError } from '../task-control/read-task.ts'

/** Between the clocks of Zadig's own parts: the gateway stamps the answer, the server the task. */
const SLACK_MS = 60_000
/** What the looks for a lost task take by themselves, in milliseconds; outages come on top. */
const SEARCH_MS = 60_000

export interface TriggerOptions {
  /** Zadig's base URL, for links. */
  readonly url: string
  readonly body: ExecuteBody
  /** Values in the body that are secret. */
  readonly credentials: readonly string[]
  readonly creator: string
  /** When the workflow was created, unix seconds; 0 where that isn't known. */
  readonly definedAt: number
  readonly correlation: Correlation | undefined
  /** Milliseconds that the search for a lost task sits out an outage. */
  readonly outageTimeout: number
}

export interface TriggerDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly signal: AbortSignal
}

export type TriggerResult =
  | {
      readonly kind: 'triggered'
      readonly task: TaskRef
      readonly adopted: boolean
      /** Unix seconds by the server's clock before which our task can't have been created; 0 where that isn't known. */
      readonly bornAfter: number
    }
  /** The step was stopped and Zadig had not answered yet: a task may come to be that only the post step can find. */
  | { readonly kind: 'stopped' }

/**
 * Sends the POST, once. The state is saved before, so that the post step knows of it whatever happens to this process,
 * and again with the task's id the moment there is one. Where the answer is lost, the task is looked for: one sure match
 * is adopted, anything else fails and says how to look.
 */
export async function trigger(options: TriggerOptions, deps: TriggerDeps): Promise<TriggerResult> {
  const { signal, clock, runner } = deps
  if (signal.aborted) return { kind: 'stopped' }
  runner.saveState('sent-at', String(clock.now()))
  if (options.correlation !== undefined) runner.saveState('marker', options.correlation.marker)
  runner.saveState('asked', jsonLines(expectedTask(options.body, options.credentials)))
  runner.saveState('phase', 'triggering')
  return withGracePeriod((giveUp) => post(options, deps, giveUp), { kind: 'stopped' }, deps)
}

async function post(options: TriggerOptions, deps: TriggerDeps, giveUp: AbortSignal): Promise<TriggerResult> {
  const { body } = options
  const sentAt = deps.clock.now()
  try {
    const { taskId, serverTime } = await deps.zadig.executeWorkflow(body, { signal: giveUp })
    const answeredAfter = deps.clock.now() - sentAt
    const sentNear = serverTime === undefined ? 0 : (serverTime - answeredAfter - SLACK_MS) / 1_000
    const bornAfter = Math.max(sentNear, options.definedAt)
    return known({ workflowKey: body.workflow_key, taskId }, { adopted: false, bornAfter }, deps.runner)
  } catch (thrown) {
    if (!(thrown instanceof ZadigError)) throw thrown
    if (thrown.delivery !== 'unknown') {
      // A refusal, or a request that never left, leaves nothing behind for the post step to look for.
      deps.runner.saveState('phase', 'done')
      throw thrown
    }
    return recover(options, thrown, sentAt, deps)
  }
}

function known(
  task: TaskRef,
  about: { readonly adopted: boolean; readonly bornAfter: number },
  runner: Runner,
): TriggerResult {
  runner.saveState('task-id', String(task.taskId))
  runner.saveState('phase', 'following')
  return { kind: 'triggered', task, ...about }
}

/** The answer is lost: the task may be there, and must neither be doubled nor left alone. */
async function recover(
  { body, credentials, creator, correlation, url, outageTimeout }: TriggerOptions,
  cause: ZadigError,
  sentAt: number,
  deps: TriggerDeps,
): Promise<TriggerResult> {
  const { clock, runner, signal } = deps
  signal.throwIfAborted()
  const workflow = { projectKey: body.project_key, workflowKey: body.workflow_key }
  await runner.print(`The answer to the trigger was lost (${sanitizeLine(cause.message)}). Looking for the task …\n`)
  const asked = expectedTask(body, credentials)
  const lost: LostTask = { ...workflow, creator, sentAt, lostAt: clock.now(), asked, correlation }
  const found = await findLostTask(lost, deps, { looks: LOOKS_MS, withinMs: SEARCH_MS + outageTimeout })
  const link = (taskId: number): string =>
    taskUrl({ ...workflow, taskId, baseUrl: url, displayName: workflow.workflowKey })
  if (found.kind !== 'one') {
    const why = found.kind === 'unreadable' ? found.error : undefined
    runner.setOutput('conclusion', conclusionOfError(why, signal))
  }
  switch (found.kind) {
    case 'one':
      await runner.print(`Found it: task ${found.task.id}.\n`)
      if (correlation === undefined) {
        runner.annotate('warning', {
          title: 'Zadig task found again',
          message: `The answer to the trigger was lost. Task ${found.task.id} is taken for ours: it alone has our user, time, variables and jobs. Where another run can want the same at the same time, a \`correlation-parameter\` makes that certain.`,
        })
      }
      return known(
        { workflowKey: workflow.workflowKey, taskId: found.task.id },
        { adopted: true, bornAfter: found.task.createTime },
        runner,
      )
    case 'unsure':
      throw new ActionError(
        `The answer to the trigger was lost, and ${found.tasks.length === 1 ? 'this task' : `one of these ${found.tasks.length} tasks`} could be ours: ${found.tasks.map(({ id }) => link(id)).join(' ')}`,
        {
          cause,
          advice: `Look there before you run this again.${correlation === undefined ? ' A `correlation-parameter` would have told which one is ours.' : ''}`,
        },
      )
    case 'none':
      throw new ActionError(
        `The answer to the trigger was lost, and no task was found that could be ours: ${cause.message}`,
        { cause, advice: `Look at the workflow's newest tasks before you run this again. ${cause.advice}` },
      )
    case 'unreadable':
      throw new ActionError(
        `The answer to the trigger was lost, and Zadig could not be asked for the task: ${found.error.message}`,
        {
          cause,
          advice: `A task may run: look at the workflow's newest ones before you run this again. ${found.error.advice}`,
        },
      )
  }
}
