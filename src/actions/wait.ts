import type { Verdict } from '../report/verdict.ts'
import { readTaskOrConclude } from '../task-control/read-task.ts'
import { requestsShown } from '../task/sources.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import { announceTask, displayNameOf, followAndReport, type FollowAndReportDeps } from '../follow/follow-and-report.ts'

/** What the user asks `wait` to do. */
export interface WaitInputs extends ConnectionInputs, FollowInputs {
  readonly workflowKey: string
  readonly taskId: number
}

/**
 * Takes up a task that was started elsewhere and follows it to its end, with its logs from their first line. Nothing is
 * left for the post step unless the user wants the task to be cancelled with this step.
 */
export async function wait(inputs: WaitInputs, deps: FollowAndReportDeps): Promise<Verdict> {
  const startedAt = deps.clock.now()
  const task = { workflowKey: inputs.workflowKey, taskId: inputs.taskId }
  const { task: found, bornAfter } = await readTaskOrConclude(task, deps)
  const url = await announceTask(found, inputs.url, deps.runner)
  deps.runner.saveState('task-id', String(inputs.taskId))
  if (inputs.cancelOnAbort) deps.runner.saveState('phase', 'following')
  const { projectKey, secrets } = found
  const requested = { requests: requestsShown(found), origin: 'detail' } as const
  const seen = { task, projectKey, url, displayName: displayNameOf(found), startedAt, bornAfter, secrets, requested }
  return followAndReport(inputs, seen, deps)
}
