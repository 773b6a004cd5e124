import { followAndReport, type FollowAndReportDeps, readKnownTask } from '../follow/follow-and-report.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import type { Verdict } from '../report/verdict.ts'

/** What the user asks `wait` to do. */
export interface WaitInputs extends ConnectionInputs, FollowInputs {
  readonly workflowKey: string
  readonly taskId: number
}

/**
 * Follows a task that was started elsewhere to its end, with its logs from their first line. The post step has nothing to
 * do unless the task is to be cancelled with this step.
 */
export async function wait(inputs: WaitInputs, deps: FollowAndReportDeps): Promise<Verdict> {
  const { known } = await readKnownTask(inputs, deps)
  const { taskId, cancelOnAbort } = inputs
  deps.runner.saveState({ taskId, ...(cancelOnAbort ? { phase: 'following' } : {}) })
  return followAndReport(inputs, known, deps)
}
