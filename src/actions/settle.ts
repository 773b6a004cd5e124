import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import type { Outcome } from '../task/outcome.ts'
import type { Clock } from '../time/clock.ts'
import { cancelTask } from './cancel-task.ts'
import type { FollowInputs } from './run-inputs.ts'

/** Within the 7.5 s that the runner leaves a stopped step: three calls of at most this each, and room to report. */
const STOPPED_CALL_TIMEOUT_MS = 1_500
const CALL_TIMEOUT_MS = 10_000
const CONFIRM_FOR_MS = 30_000

/**
 * What becomes of a task that we stop waiting for: the one place of that policy. Leaves the post step nothing to do where
 * the task is surely settled.
 *
 * @returns the outcome, with the task as it was read last
 */
export async function settle(
  outcome: Outcome,
  task: TaskRef,
  inputs: Pick<FollowInputs, 'cancelOnAbort' | 'cancelOnTimeout'>,
  deps: { readonly zadig: ZadigApi; readonly runner: Runner; readonly clock: Clock },
): Promise<Outcome> {
  switch (outcome.kind) {
    case 'aborted': {
      if (!inputs.cancelOnAbort) {
        await deps.runner.print(`\`cancel-on-abort\` is false: task ${task.taskId} is left running.\n`)
        deps.runner.saveState('phase', 'done')
        return outcome
      }
      const cancelled = await cancelTask({ task, callTimeout: STOPPED_CALL_TIMEOUT_MS, confirmFor: 0 }, deps)
      if (cancelled.kind === 'unconfirmed') return outcome
      deps.runner.saveState('phase', 'done')
      return { ...outcome, task: cancelled.task }
    }
    case 'out-of-time': {
      deps.runner.saveState('phase', 'done')
      if (!inputs.cancelOnTimeout) return outcome
      const cancelled = await cancelTask({ task, callTimeout: CALL_TIMEOUT_MS, confirmFor: CONFIRM_FOR_MS }, deps)
      return cancelled.kind === 'unconfirmed' ? outcome : { ...outcome, task: cancelled.task }
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
