import * as v from 'valibot'
import type { Environment } from './input-reader.ts'
import type { Asked } from '../actions/asked.ts'
import type { SavedState } from '../actions/clean-up.ts'

const ASKED = v.object({
  jobs: v.array(
    v.object({
      name: v.string(),
      targets: v.array(v.object({ service: v.string(), module: v.string() })),
      environment: v.string(),
    }),
  ),
  parameters: v.record(v.string(), v.string()),
})
const NOTHING: Asked = { jobs: [], parameters: {} }

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

/** What the main step asked for; state that can't be read asks for nothing, so that nothing of others is cancelled. */
function readAsked(text: string): Asked {
  try {
    const asked = v.safeParse(ASKED, JSON.parse(text))
    return asked.success ? asked.output : NOTHING
  } catch {
    return NOTHING
  }
}
