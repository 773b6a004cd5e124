import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import type { Outcome } from '../task/outcome.ts'
import type { Clock } from '../time/clock.ts'
import { cancelTask } from './cancel-task.ts'
import type { FollowInputs } from './run-inputs.ts'

/** Of the 6.5 s that a stopped step has: the cancel must be on its way after three, and the report needs the last. */
const STOPPED = { readTimeout: 1_500, cancelTimeout: 1_500, confirmFor: 0 } as const
/** Where the answer to the trigger can have taken two of them. */
const STOPPED_LATE = { ...STOPPED, readTimeout: 1_000 } as const
/** A signal that comes while a task is cancelled on time-out must still find an end in time. */
const OUT_OF_TIME = { readTimeout: 5_000, cancelTimeout: 5_000, confirmFor: 30_000 } as const

/**
 * What becomes of a task that we stop waiting for: the one place of that policy. Leaves the post step nothing to do where
 * the task is surely settled.
 *
 * @param unanswered whether a retry was under way whose answer we did not wait for, so that an end may not be one
 * @returns the outcome, with the task as it was read last
 */
export async function settle(
  outcome: Outcome,
  task: TaskRef,
  inputs: Pick<FollowInputs, 'cancelOnAbort' | 'cancelOnTimeout'>,
  deps: {
    readonly zadig: ZadigApi
    readonly runner: Runner
    readonly clock: Clock
    readonly signal: AbortSignal
  },
  unanswered = false,
): Promise<Outcome> {
  switch (outcome.kind) {
    case 'aborted': {
      if (!inputs.cancelOnAbort) {
        await deps.runner.print(`\`cancel-on-abort\` is false: task ${task.taskId} is left running.\n`)
        deps.runner.saveState('phase', 'done')
        return outcome
      }
      const cancelled = await cancelTask({ task, ...(outcome.task === undefined ? STOPPED_LATE : STOPPED) }, deps)
      if (cancelled.kind === 'unconfirmed') return outcome
      if (cancelled.kind === 'cancelled' || !unanswered) deps.runner.saveState('phase', 'done')
      return { ...outcome, task: cancelled.task }
    }
    case 'out-of-time': {
      if (!inputs.cancelOnTimeout) {
        deps.runner.saveState('phase', 'done')
        return outcome
      }
      deps.runner.saveState('phase', 'cancelling')
      const cancelled = await cancelTask({ task, ...OUT_OF_TIME, signal: deps.signal }, deps)
      if (cancelled.kind === 'unconfirmed') return outcome
      deps.runner.saveState('phase', 'done')
      return { ...outcome, task: cancelled.task }
    }
    case 'success':
    case 'failure':
    case 'incomplete':
    case 'rejected':
    case 'cancelled':
    case 'timed-out':
    case 'unreachable':
    case 'unknown':
      deps.runner.saveState('phase', 'done')
      return outcome
  }
}
