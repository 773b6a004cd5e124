import { followAndReport, type FollowAndReportDeps } from '../follow/follow-and-report.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import type { Verdict } from '../report/verdict.ts'
import { requestsShown } from '../task/sources.ts'
import { announceFoundTask, displayNameOf, readTaskToFollow } from '../task-control/read-task.ts'

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
  const { runner, clock } = deps
  const startedAt = clock.now()
  const { workflowKey, taskId } = inputs
  const { task, bornAfter } = await readTaskToFollow({ workflowKey, taskId }, deps)
  const url = await announceFoundTask(task, inputs.url, runner)
  runner.saveState({ taskId, ...(inputs.cancelOnAbort ? { phase: 'following' } : {}) })
  const known = {
    task: { projectKey: task.projectKey, workflowKey, taskId },
    url,
    startedAt,
    bornAfter,
    displayName: displayNameOf(task),
    requested: { requests: requestsShown(task), origin: 'detail' },
    secrets: task.secrets,
  } as const
  return followAndReport(inputs, known, deps)
}
