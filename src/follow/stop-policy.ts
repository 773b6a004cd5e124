import type { Deps } from '../ports/deps.ts'
import type { FollowInputs } from '../ports/inputs.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import type { Outcome } from '../task/outcome.ts'
import { hasEnded, phaseOf } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { cancelTask } from '../task-control/cancel-task.ts'

/** Of the 6.5 s that a stopped step has: the cancel must be on its way after three, and the report needs the last. */
const STOPPED = { readTimeout: 1_500, cancelTimeout: 1_500, confirmFor: 0 } as const
/** Where the answer to the trigger can have taken two of them. */
const STOPPED_LATE = { ...STOPPED, readTimeout: 1_000 } as const
/** Short enough that a stop signal during this cancel still ends in time. */
const OUT_OF_TIME = { readTimeout: 5_000, cancelTimeout: 5_000, confirmFor: 30_000 } as const
/** How many of the workflow's newest tasks are read to find those that a queued task waits behind. */
const QUEUE_PAGE = 50

/**
 * Cancels a task that the step stops waiting for, or leaves it as it is. Leaves the post step nothing to do where the task
 * has surely ended.
 *
 * @param unanswered whether a retry was sent whose answer we did not wait for, so that an ended task may run again
 * @returns the outcome, with the task as it was read last, and as it was before our cancel where there was one
 */
export async function applyStopPolicy(
  outcome: Outcome,
  task: TaskRef,
  inputs: Pick<FollowInputs, 'cancelOnAbort' | 'cancelOnTimeout'>,
  deps: Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal'>,
  unanswered = false,
): Promise<Outcome> {
  const { runner, signal } = deps
  switch (outcome.kind) {
    case 'aborted': {
      if (!inputs.cancelOnAbort) {
        await runner.print(`\`cancel-on-abort\` is false: task ${task.taskId} is left running.\n`)
        return leave(outcome)
      }
      const cancelled = await cancelTask({ task, ...(outcome.task === undefined ? STOPPED_LATE : STOPPED) }, deps)
      if (cancelled.kind === 'unconfirmed') return outcome
      const after = { ...outcome, task: cancelled.task, beforeCancel: outcome.task }
      return cancelled.kind === 'finished' && unanswered ? after : leave(after)
    }
    case 'out-of-time': {
      const over = { ...outcome, queuedBehind: await tasksAhead(outcome.task, deps) }
      return inputs.cancelOnTimeout ? cancelAndConfirm({ ...over, beforeCancel: outcome.task }, over) : leave(over)
    }
    case 'wrong-commit':
      return hasEnded(outcome.task.status) ? leave(outcome) : cancelAndConfirm(outcome, outcome)
    case 'success':
    case 'failure':
    case 'incomplete':
    case 'rejected':
    case 'cancelled':
    case 'timed-out':
    case 'unreachable':
    case 'unknown':
      return leave(outcome)
  }

  function leave(final: Outcome): Outcome {
    runner.saveState({ phase: 'done' })
    return final
  }

  /** The outcome with the task as it is then, or `unconfirmed`, which leaves the task to the post step. */
  async function cancelAndConfirm(confirmed: Outcome, unconfirmed: Outcome): Promise<Outcome> {
    runner.saveState({ phase: 'cancelling' })
    const cancelled = await cancelTask({ task, ...OUT_OF_TIME, signal }, deps)
    return cancelled.kind === 'unconfirmed' ? unconfirmed : leave({ ...confirmed, task: cancelled.task })
  }
}

/** The older tasks of the workflow that a queued task waits behind, newest first; none where the list can't be read. */
async function tasksAhead(task: Task, { zadig, signal }: Pick<Deps, 'zadig' | 'signal'>): Promise<readonly number[]> {
  if (phaseOf(task.status) !== 'queued') return []
  try {
    const { tasks } = await zadig.listTasks(
      { projectKey: task.projectKey, workflowKey: task.workflowKey, page: 1, pageSize: QUEUE_PAGE },
      { signal, outageTimeout: 0, requestTimeout: OUT_OF_TIME.readTimeout },
    )
    return tasks.filter(({ taskId, status }) => taskId < task.id && !hasEnded(status)).map(({ taskId }) => taskId)
  } catch {
    return []
  }
}
