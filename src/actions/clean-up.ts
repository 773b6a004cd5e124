import type { Runner } from '../ports/runner.ts'
import type { ZadigApi } from '../ports/zadig-api.ts'
import type { Clock } from '../time/clock.ts'
import { cancelTask } from './cancel-task.ts'
import type { RunInputs } from './run-inputs.ts'

/** What the main step saved: `triggering` before the POST, `following` once a task is known, `done` when all was said. */
export interface SavedState {
  readonly phase: string
  readonly taskId: number | undefined
}

/** A post step has no signal ladder of its own and delays the end of the job: it stops trying in time (runner contract §4.4). */
const CALL_TIMEOUT_MS = 10_000
const CONFIRM_FOR_MS = 60_000

/**
 * The post step: cancels what a main step left running that was killed before it could. Says nothing where all is well,
 * and never fails the job.
 */
export async function cleanUp(
  inputs: Pick<RunInputs, 'workflowKey' | 'cancelOnAbort'>,
  state: SavedState,
  deps: { readonly zadig: ZadigApi; readonly runner: Runner; readonly clock: Clock },
): Promise<void> {
  if (state.phase !== 'triggering' && state.phase !== 'following') return
  if (!inputs.cancelOnAbort) {
    await deps.runner.print(
      'The step ended early; `cancel-on-abort` is false, so the task in Zadig is left as it is.\n',
    )
    return
  }
  if (state.taskId === undefined) {
    deps.runner.annotate('warning', {
      title: 'Zadig task not known',
      message: `The step was stopped while it triggered ${inputs.workflowKey}. Zadig may have started a task: look at the workflow's newest tasks.`,
    })
    return
  }
  const task = { workflowKey: inputs.workflowKey, taskId: state.taskId }
  await cancelTask({ task, callTimeout: CALL_TIMEOUT_MS, confirmFor: CONFIRM_FOR_MS }, deps)
}
