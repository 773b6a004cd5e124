import { ActionError } from '../errors.ts'
import { followAndReport, type FollowAndReportDeps, readKnownTask } from '../follow/follow-and-report.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { hasFailed } from '../task/status.ts'
import { conclude, passed } from '../task-control/conclude.ts'
import { retryTask } from '../task-control/retry-task.ts'

/** What the user asks `retry` to do. */
export interface RetryInputs extends ConnectionInputs, FollowInputs {
  readonly workflowKey: string
  readonly taskId: number
  /** For Zadig's audit log; empty uses the task's own. */
  readonly projectKey: string
  readonly wait: boolean
}

/**
 * Has Zadig run a failed task again, under the same number and without the jobs that have passed, and follows it to its
 * end. From before the request until then the step owns the task: a stopped step cancels it.
 */
export async function retry(inputs: RetryInputs, deps: FollowAndReportDeps): Promise<Verdict> {
  const { zadig, runner, signal } = deps
  const { found: ended, known } = await readKnownTask(inputs, deps)
  const { workflowKey, taskId } = inputs
  const task = { projectKey: inputs.projectKey || ended.projectKey, workflowKey, taskId }
  if (!hasFailed(ended.status))
    throw new ActionError(`${taskName(ended)} is ${sanitizeLine(ended.status, 40)} and cannot be retried`, {
      advice: 'Only a task that failed, timed out, was rejected or was cancelled can be retried.',
    })

  runner.saveState({ taskId, phase: 'following' })
  const retried = await retryTask(task, ended, deps)
  if (retried.kind === 'refused') {
    // After a refusal nothing is left to cancel; a retry whose answer was lost may still start.
    if (retried.error?.delivery !== 'unknown') runner.saveState({ phase: 'done' })
    if (retried.error !== undefined) throw retried.error
    throw new ActionError(`Zadig accepted the retry, but ${taskName(ended)} has not started again`, {
      advice: 'Look at the task in Zadig before you try again.',
    })
  }

  const unanswered = retried.kind === 'unanswered'
  if (inputs.wait || unanswered) {
    return followAndReport(inputs, { ...known, task }, deps, (followed) => ({
      ...followed,
      unanswered: unanswered || followed.unanswered,
    }))
  }
  runner.saveState({ phase: 'done' })
  const { status } = await zadig.getTask(task, { signal })
  runner.setOutput('status', status)
  const verdict = passed(`${taskName(ended)} runs again; \`wait\` is false.`)
  return conclude({ verdict, url: known.url, facts: [['Status', status]] }, inputs.summary, runner)
}
