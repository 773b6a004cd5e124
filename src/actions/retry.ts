import { ActionError } from '../errors.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { hasFailed } from '../task/status.ts'
import { requestsShown } from '../task/sources.ts'
import type { Task } from '../task/task.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import { readTaskOrConclude } from '../task-control/read-task.ts'
import { retryTask } from '../task-control/retry-task.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import { announceTask, displayNameOf, followAndReport, type FollowAndReportDeps } from '../follow/follow-and-report.ts'

/** What the user asks `retry` to do. */
export interface RetryInputs extends ConnectionInputs, FollowInputs {
  readonly workflowKey: string
  readonly taskId: number
  /** For Zadig's audit log; empty takes it from the task. */
  readonly projectKey: string
  readonly wait: boolean
}

/**
 * Has Zadig run a failed task again, under the same number and without what has passed, and follows it to its end. From
 * before the request until then the task is this step's own: a stopped step cancels it.
 */
export async function retry(inputs: RetryInputs, deps: FollowAndReportDeps): Promise<Verdict> {
  const { zadig, runner, clock, signal } = deps
  const startedAt = clock.now()
  const task = { workflowKey: inputs.workflowKey, taskId: inputs.taskId }
  const { task: ended, bornAfter } = await readTaskOrConclude(task, deps)
  const projectKey = inputs.projectKey === '' ? ended.projectKey : inputs.projectKey
  const url = await announceTask(ended, inputs.url, runner)
  if (!hasFailed(ended.status))
    throw new ActionError(`${taskName(ended)} is ${sanitizeLine(ended.status, 40)} and cannot be retried`, {
      advice: 'Only a task that failed, timed out, was rejected or was cancelled can be retried.',
    })

  runner.saveState('task-id', String(inputs.taskId))
  runner.saveState('phase', 'following')
  const retried = await retryTask({ ...task, projectKey }, ended, deps)
  if (retried.kind === 'refused') {
    // A refusal leaves nothing to look after; a retry whose answer was lost may still begin.
    if (retried.error?.delivery !== 'unknown') runner.saveState('phase', 'done')
    throw retried.error ?? stillEnded(ended)
  }

  const unanswered = retried.kind === 'unanswered'
  if (inputs.wait || unanswered) {
    const displayName = displayNameOf(ended)
    const requested = { requests: requestsShown(ended), origin: 'detail' } as const
    const seen = { task, projectKey, url, displayName, startedAt, bornAfter, secrets: ended.secrets, requested }
    return followAndReport(inputs, seen, deps, (followed) => ({
      ...followed,
      unanswered: unanswered || followed.unanswered,
    }))
  }
  runner.saveState('phase', 'done')
  const { status } = await zadig.getTask(task, { signal })
  runner.setOutput('status', status)
  const verdict = passed(`${taskName(ended)} runs again; \`wait\` is false.`)
  return conclude({ verdict, url, facts: [['Status', status]] }, inputs.summary, runner)
}

function stillEnded(task: Task): ActionError {
  return new ActionError(`Zadig took the retry, but ${taskName(task)} still stands at its old end`, {
    advice: 'Look at the task in Zadig before you try again.',
  })
}
