import type { Plan } from '../payload/plan.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import type { Verdict } from '../report/verdict.ts'
import { requestsShown, sourcesOf } from '../task/sources.ts'
import type { Task } from '../task/task.ts'
import { announceFoundTask, displayNameOf, readTaskToFollow } from '../task-control/read-task.ts'
import { createGithubReports } from '../github-reports/github-reports.ts'
import { judgeCommits, type CommitCheck } from './commit-check.ts'
import { follow, type FollowDeps, type Followed, type FollowedTask } from './follow.ts'
import { reportOutcome } from './report-outcome.ts'
import { applyStopPolicy } from './stop-policy.ts'

export type FollowAndReportDeps = FollowDeps & Pick<Deps, 'event' | 'github' | 'runUrl' | 'tokens'>

/** The inputs that `run`, `wait` and `retry` share; the tokens are not among them. */
type FollowAndReportInputs = Pick<ConnectionInputs, 'url' | 'outageTimeout'> & Omit<FollowInputs, 'githubToken'>

/** The task that a step is about, and what is known of it before it is followed. */
export interface KnownTask extends FollowedTask {
  readonly displayName: string
  /** What was sent, where this step triggered the task and read the definition. */
  readonly plan?: Plan | undefined
  readonly requested: Omit<CommitCheck, 'mode'>
  /** Credentials that this step knows, beside its tokens. */
  readonly secrets: readonly string[]
}

/**
 * Reads and announces a task that was started elsewhere, to follow it. The commits asked for are those that it shows.
 * Sets the output `conclusion` before it throws.
 */
export async function readKnownTask(
  { workflowKey, taskId, url: baseUrl }: TaskRef & Pick<ConnectionInputs, 'url'>,
  deps: FollowAndReportDeps,
): Promise<{ readonly found: Task; readonly known: KnownTask }> {
  const startedAt = deps.clock.now()
  const { task: found, bornAfter } = await readTaskToFollow({ workflowKey, taskId }, deps)
  const known: KnownTask = {
    task: { projectKey: found.projectKey, workflowKey, taskId },
    url: await announceFoundTask(found, baseUrl, deps.runner),
    startedAt,
    bornAfter,
    displayName: displayNameOf(found),
    requested: { requests: requestsShown(found), origin: 'detail' },
    secrets: found.secrets,
  }
  return { found, known }
}

/**
 * Follows a task to its end, cancels it where the stop policy says so, and reports the outcome in the step and on GitHub:
 * what run, wait and retry have in common.
 *
 * @param judge may replace the outcome that was seen
 */
export async function followAndReport(
  inputs: FollowAndReportInputs,
  known: KnownTask,
  deps: FollowAndReportDeps,
  judge: (followed: Followed) => Followed = (followed) => followed,
): Promise<Verdict> {
  const { task, url, startedAt, plan } = known
  const secrets = [...deps.tokens, ...known.secrets]
  const { url: baseUrl, commitStatus, deploymentEnvironment, pullRequestComment } = inputs
  const wanted = { commitStatus, deploymentEnvironment, pullRequestComment }
  const about = { ...task, workflowName: known.displayName, url, baseUrl, runUrl: deps.runUrl }
  const github = createGithubReports({ ...wanted, ...about, secrets }, deps)
  const commits: CommitCheck = { mode: inputs.commitCheck, ...known.requested }
  try {
    const followed = judge(await follow(known, inputs, commits, (waiting) => github.inProgress(waiting), deps))
    const sources = followed.seen === undefined ? [] : sourcesOf(followed.seen, commits.requests, followed.logs.commits)
    const judged = judgeCommits(commits, followed.outcome, sources)
    const outcome = await applyStopPolicy(judged, task, inputs, deps, followed.unanswered)
    const elapsedMs = deps.clock.now() - startedAt
    return await reportOutcome(
      { ...followed, outcome },
      inputs,
      { url, elapsedMs, plan, secrets, github, commits, sources },
      deps.runner,
    )
  } finally {
    // A report may wait an hour for GitHub's rate limit, and must not hold up a step that ends by an error.
    github.close()
  }
}
