import * as v from 'valibot'
import type { SavedState } from '../ports/step-state.ts'
import type { Environment } from './inputs/input-reader.ts'

const EXPECTED_JOB = v.object({
  name: v.string(),
  targets: v.array(v.object({ service: v.string(), module: v.string() })),
  environment: v.string(),
})
const END = v.object({ state: v.picklist(['success', 'failure', 'error']), description: v.string() })
const REPORT = { taskId: v.number(), url: v.string(), end: v.optional(END) }
const STATUS = v.object({ kind: v.literal('status'), ...REPORT, sha: v.string(), context: v.string() })
const DEPLOYMENT = v.object({
  kind: v.literal('deployment'),
  ...REPORT,
  deployment: v.object({ ref: v.string(), environment: v.string(), description: v.string(), marker: v.string() }),
  deploymentId: v.optional(v.number()),
})
const COMMENT = v.object({
  kind: v.literal('comment'),
  ...REPORT,
  commentId: v.number(),
  frame: v.object({ projectKey: v.string(), workflowKey: v.string(), runUrl: v.string() }),
})

/** A report as it was kept; JSON leaves `end` out where it is undefined. */
const OPEN_REPORT = v.pipe(
  v.variant('kind', [STATUS, DEPLOYMENT, COMMENT]),
  v.transform((report) => ({ ...report, end: report.end })),
)
const EXPECTED = v.object({ jobs: v.array(EXPECTED_JOB), parameters: v.record(v.string(), v.string()) })
const PHASES = ['triggering', 'following', 'cancelling', 'done'] as const

/** Reads back what `storedForm` wrote; the runner passes it to the post step as `STATE_<name>` (runner contract §4.3). */
export function readState(environment: Environment): SavedState {
  const text = (name: string): string => environment[`STATE_${name}`] ?? ''
  function json<Schema extends v.GenericSchema>(name: string, schema: Schema): v.InferOutput<Schema> | undefined {
    const value = v.safeParse(schema, parse(text(name)))
    return value.success ? value.output : undefined
  }
  return {
    phase: PHASES.find((phase) => phase === text('phase')),
    taskId: json('task-id', v.number()),
    sentAt: json('sent-at', v.number()),
    marker: text('marker') || undefined,
    expected: json('expected', EXPECTED),
    openStatus: json('open-status', OPEN_REPORT),
    openDeployment: json('open-deployment', OPEN_REPORT),
    openComment: json('open-comment', OPEN_REPORT),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
