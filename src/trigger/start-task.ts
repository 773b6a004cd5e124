import type { WorkflowRef } from '../ports/zadig-api.ts'
import { hasEnded, hasFailed } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { ActionError } from '../errors.ts'
import type { Correlation } from './correlation.ts'
import { findEarlierTask } from './earlier-task.ts'
import { retryTask } from '../task-control/retry-task.ts'
import type { RunInputs } from '../ports/inputs.ts'
import { trigger, type TriggerDeps, type TriggerOptions, type TriggerResult } from './trigger.ts'

export interface StartOptions extends TriggerOptions, WorkflowRef, Pick<RunInputs, 'onRerun'> {
  readonly correlation: Correlation | undefined
  /** The time of the event that runs the workflow, unix ms; 0 where it doesn't tell. */
  readonly eventTime: number
}

/**
 * Comes to the task that this step is about: a new one, or, when GitHub runs the job again and the user wants that, the
 * one that the earlier attempt started. The state is saved before anything that sets a task going.
 */
export async function startTask(options: StartOptions, deps: TriggerDeps): Promise<TriggerResult> {
  const earlier = await earlierTask(options, deps)
  if (earlier === undefined) return trigger(options, deps)
  const failed = hasFailed(earlier.status)
  // `retry` is for a task that failed; one that passed was asked for again, and one that still runs is taken up.
  if (options.onRerun === 'retry' && hasEnded(earlier.status) && !failed) return trigger(options, deps)

  deps.signal.throwIfAborted()
  const task = { workflowKey: options.workflowKey, taskId: earlier.id }
  const retry = options.onRerun === 'retry' && failed
  await deps.runner.print(`Task ${earlier.id} of an earlier attempt is ${retry ? 'retried' : 'taken up'}.\n`)
  deps.runner.saveState('task-id', String(task.taskId))
  deps.runner.saveState('phase', 'following')
  if (retry && !(await retryEarlier(options, task.taskId, earlier, deps))) return { kind: 'stopped' }
  return { kind: 'triggered', task, adopted: true, bornAfter: earlier.createTime }
}

async function earlierTask(options: StartOptions, deps: TriggerDeps): Promise<Task | undefined> {
  const { correlation, onRerun } = options
  if (onRerun === 'new' || correlation === undefined || correlation.earlier.length === 0) return undefined
  await deps.runner.print('Looking for the task of an earlier attempt …\n')
  const task = await findEarlierTask({ ...options, correlation }, deps)
  if (task === undefined) await deps.runner.print('No task of an earlier attempt was found; starting a new one.\n')
  return task
}

/** Gives false for a step that was stopped before Zadig answered: what became of the task is then the post step's. */
async function retryEarlier(
  { projectKey, workflowKey }: WorkflowRef,
  taskId: number,
  earlier: Task,
  deps: TriggerDeps,
): Promise<boolean> {
  const retried = await retryTask({ projectKey, workflowKey, taskId }, earlier, deps)
  if (retried.kind !== 'refused') return retried.kind === 'restarted'
  if (retried.error !== undefined) throw retried.error
  throw new ActionError(`Zadig took the retry of task ${taskId}, which stands at its old end all the same.`, {
    advice: 'Look at the task in Zadig, or run this with `on-rerun: new`.',
  })
}
