import type { Environment } from './input-reader.ts'
import type { SavedState } from '../actions/clean-up.ts'

/** What the main step left for the post step; the runner hands it over as `STATE_<name>` (runner contract §4.3). */
export function readState(environment: Environment): SavedState {
  return {
    phase: environment['STATE_phase'] ?? '',
    taskId: Number(environment['STATE_task-id'] ?? '0') || undefined,
  }
}
