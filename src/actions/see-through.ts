import type { GithubEvent } from '../payload/github-event.ts'
import type { Plan } from '../payload/plan.ts'
import type { GithubApi } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { taskUrl } from '../report/links.ts'
import type { Verdict } from '../report/verdict.ts'
import type { Waiting } from '../task/budgets.ts'
import { sourcesOf } from '../task/sources.ts'
import type { Task } from '../task/task.ts'
import { judgeCommits, type CommitCheck } from './commit-check.ts'
import { follow, type FollowDeps, type Followed, type FollowOptions } from './follow.ts'
import { createGithubReports } from './github-reports.ts'
import { reportOutcome } from './report-outcome.ts'
import type { ConnectionInputs, FollowInputs } from './run-inputs.ts'
import { settle } from './settle.ts'

/** Says which task this step is about, in the log and in the outputs, and gives back its page in Zadig. */
export async function announce(
  task: TaskRef,
  names: { readonly url: string; readonly projectKey: string; readonly displayName: string },
  runner: Runner,
): Promise<string> {
  const url = taskUrl({ ...names, ...task, baseUrl: names.url })
  runner.setOutput('task-id', String(task.taskId))
  runner.setOutput('task-url', url)
  await runner.print(`Zadig task ${task.taskId}: ${url}\n`)
  return url
}

/** As `announce`, for a task that has been read. */
export function announceTask(task: Task, baseUrl: string, runner: Runner): Promise<string> {
  const { workflowKey, projectKey } = task
  const names = { url: baseUrl, projectKey, displayName: displayNameOf(task) }
  return announce({ workflowKey, taskId: task.id }, names, runner)
}

/** What people call the task's workflow. */
export function displayNameOf({ workflowName, workflowKey }: Task): string {
  return workflowName === '' ? workflowKey : workflowName
}

export interface SeeThroughDeps extends FollowDeps {
  readonly event: GithubEvent
  /** GitHub's API for the run's own repository; made only where a report is asked for. */
  readonly github: (token: string) => GithubApi
  /** The page of the GitHub run; empty where it has none. */
  readonly runUrl: string
}

/** The task that a step is about, and what is known of it before it is followed. */
export interface SeenTask extends Pick<FollowOptions, 'task' | 'projectKey' | 'url' | 'startedAt' | 'bornAfter'> {
  /** The workflow's display name. */
  readonly displayName: string
  /** What was asked for, where this step triggered the task and read the definition. */
  readonly plan?: Plan | undefined
  /** The commits asked for. */
  readonly requested: Omit<CommitCheck, 'mode'>
  /** Credentials that this step knows, beside its tokens. */
  readonly secrets: readonly string[]
}

/**
 * Follows a task to its end, settles what becomes of it where we stop waiting, and tells how it went, in the step and on
 * GitHub: what run, wait and retry have in common.
 *
 * @param judge may put another outcome in the place of the one that was seen
 */
export async function seeThrough(
  inputs: ConnectionInputs & FollowInputs,
  seen: SeenTask,
  deps: SeeThroughDeps,
  judge: (followed: Followed) => Followed = (followed) => followed,
): Promise<Verdict> {
  const { task, url, startedAt, plan } = seen
  const secrets = [inputs.apiToken, inputs.githubToken, ...seen.secrets]
  const github = createGithubReports(
    {
      ...inputs,
      ...seen,
      ...task,
      baseUrl: inputs.url,
      runUrl: deps.runUrl,
      workflowName: seen.displayName,
      secrets,
    },
    deps,
  )
  const onWaiting = (waiting: Waiting): void => github.underWay(waiting)
  try {
    const commits: CommitCheck = { mode: inputs.commitCheck, ...seen.requested }
    const followed = judge(await follow({ ...inputs, ...seen, commits, onWaiting }, deps))
    const sources = followed.seen === undefined ? [] : sourcesOf(followed.seen, commits.requests, followed.logs.commits)
    const judged = judgeCommits(commits, followed.outcome, sources)
    const outcome = await settle(judged, task, inputs, deps, followed.unanswered)
    const elapsedMs = deps.clock.now() - startedAt
    return await reportOutcome(
      { ...followed, outcome },
      { ...inputs, url, elapsedMs, plan, secrets, github, commits, sources },
      deps.runner,
    )
  } finally {
    // A report may wait an hour for GitHub's rate limit, and must not hold up a step that ends by an error.
    github.close()
  }
}
