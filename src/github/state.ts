import type { Environment } from './input-reader.ts'
import type { SavedState } from '../actions/clean-up.ts'

/** What the main step left for the post step; the runner hands it over as `STATE_<name>` (runner contract §4.3). */
export function readState(environment: Environment): SavedState {
  return {
    phase: environment['STATE_phase'] ?? '',
    taskId: Number(environment['STATE_task-id'] ?? '0') || undefined,
    sentAt: Number(environment['STATE_sent-at'] ?? '0') || 0,
    marker: environment['STATE_marker'] ?? '',
    asked: readAsked(environment['STATE_asked'] ?? ''),
  }
}

/** What the main step asked for; state that can't be read matches no task, so that nothing of others is cancelled. */
function readAsked(text: string): SavedState['asked'] {
  const nothing = { jobs: [], parameters: {} }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('jobs' in value) || !('parameters' in value)) return nothing
    const { jobs, parameters } = value
    if (!Array.isArray(jobs) || typeof parameters !== 'object' || parameters === null) return nothing
    return {
      jobs: jobs.map(String),
      parameters: Object.fromEntries(Object.entries(parameters).map(([name, print]) => [name, String(print)])),
    }
  } catch {
    return nothing
  }
}
