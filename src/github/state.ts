import * as v from 'valibot'
import type { Environment } from './inputs/input-reader.ts'
import type { ExpectedTask } from '../trigger/expected-task.ts'
import type { SavedState } from '../actions/post.ts'
import { OPEN_REPORTS, type OpenReport } from '../github-reports/channel.ts'

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
const COMMON = {
  taskId: v.number(),
  url: v.string(),
  end: v.optional(v.object({ state: v.picklist(['success', 'failure', 'error']), description: v.string() })),
}
const FRAME = v.object({ projectKey: v.string(), workflowKey: v.string(), runUrl: v.string() })
const DEPLOYMENT = v.object({ ref: v.string(), environment: v.string(), description: v.string(), marker: v.string() })
const OPEN_REPORT = v.variant('kind', [
  v.object({ kind: v.literal('status'), ...COMMON, sha: v.string(), context: v.string() }),
  v.object({ kind: v.literal('deployment'), ...COMMON, deployment: DEPLOYMENT, deploymentId: v.optional(v.number()) }),
  v.object({ kind: v.literal('comment'), ...COMMON, commentId: v.number(), frame: FRAME }),
])
const NOTHING: ExpectedTask = { jobs: [], parameters: {} }

/** What the main step left for the post step; the runner hands it over as `STATE_<name>` (runner contract §4.3). */
export function readState(environment: Environment): SavedState {
  return {
    phase: environment['STATE_phase'] ?? '',
    taskId: Number(environment['STATE_task-id'] ?? '0') || undefined,
    sentAt: Number(environment['STATE_sent-at'] ?? '0') || 0,
    marker: environment['STATE_marker'] ?? '',
    asked: readAsked(environment['STATE_asked'] ?? ''),
    reports: OPEN_REPORTS.flatMap((name) => readReport(environment[`STATE_${name}`] ?? '')),
  }
}

/** What the main step asked for; state that can't be read asks for nothing, so that nothing of others is cancelled. */
function readAsked(text: string): ExpectedTask {
  const asked = v.safeParse(ASKED, parse(text))
  return asked.success ? asked.output : NOTHING
}

/** A report that GitHub still shows as under way; empty for one that was closed, and for what can't be read. */
function readReport(text: string): readonly OpenReport[] {
  const report = v.safeParse(OPEN_REPORT, parse(text))
  return report.success ? [{ ...report.output, end: report.output.end }] : []
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
