import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import type { Clock } from '../time/clock.ts'
import { cancelTask } from './cancel-task.ts'
import { findLostTask, type Asked } from './find-task.ts'
import type { RunInputs } from './run-inputs.ts'

/** What the main step saved: `triggering` before the POST, `following` once a task is known, `done` when all was said. */
export interface SavedState {
  readonly phase: string
  readonly taskId: number | undefined
  /** When the POST was sent, by our clock, unix ms; 0 where it wasn't. */
  readonly sentAt: number
  /** The marker in the task; empty for none. */
  readonly marker: string
  readonly asked: Asked
}

export interface CleanUpDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly creator: string
}

/** A post step has no signal ladder of its own and delays the end of the job: all in all it tries for 90 s at most. */
const CALL_TIMEOUT_MS = 8_000
const CONFIRM_FOR_MS = 30_000
const LOOKS_MS = [0, 2_000, 5_000, 10_000, 15_000]

/** Whether the main step ended before it had said all: there is, or may be, a task that nobody looks after. */
export function isUnsettled({ phase }: Pick<SavedState, 'phase'>): boolean {
  return phase === 'triggering' || phase === 'following'
}

/**
 * The post step: cancels what a main step left running that was killed before it could. Says nothing where all is well,
 * and never fails the job.
 */
export async function cleanUp(
  inputs: Pick<RunInputs, 'projectKey' | 'workflowKey' | 'correlationParameter' | 'cancelOnAbort'>,
  state: SavedState,
  deps: CleanUpDeps,
): Promise<void> {
  if (!isUnsettled(state)) return
  if (!inputs.cancelOnAbort) {
    await deps.runner.print(
      'The step ended early; `cancel-on-abort` is false, so the task in Zadig is left as it is.\n',
    )
    return
  }
  const task = state.taskId === undefined ? await find(inputs, state, deps) : { ...inputs, taskId: state.taskId }
  if (task !== undefined) await cancelTask({ task, callTimeout: CALL_TIMEOUT_MS, confirmFor: CONFIRM_FOR_MS }, deps)
}

/** The main step ended before it had an answer: a task may be there all the same. */
async function find(
  inputs: Pick<RunInputs, 'projectKey' | 'workflowKey' | 'correlationParameter'>,
  state: SavedState,
  deps: CleanUpDeps,
): Promise<TaskRef | undefined> {
  await deps.runner.print('The step ended before Zadig had answered the trigger. Looking for a task …\n')
  const correlation = state.marker === '' ? undefined : { parameter: inputs.correlationParameter, marker: state.marker }
  const lost = { ...inputs, ...state, creator: deps.creator, lostAt: state.sentAt, correlation }
  const found = await findLostTask(lost, deps, LOOKS_MS)
  switch (found.kind) {
    case 'one':
      return { workflowKey: inputs.workflowKey, taskId: found.task.id }
    case 'none':
      await deps.runner.print('There is none.\n')
      return undefined
    case 'several':
      deps.runner.annotate('warning', {
        title: 'Zadig task not known',
        message: `The step was stopped while it triggered ${inputs.workflowKey}, and tasks ${found.tasks.map(({ id }) => id).join(', ')} could be its own: look at them.`,
      })
      return undefined
  }
}
