import { ActionError } from '../errors.ts'
import {
  type GithubEvent,
  headSha,
  isFork,
  isMerged,
  mergeCommit,
  pullRequestNumber,
} from '../payload/read/github-event.ts'
import type { Deps } from '../ports/deps.ts'
import type { GithubInputs, RunInputs } from '../ports/inputs.ts'
import type { End, ReportedTask } from '../ports/step-state.ts'
import { environmentUrl } from '../report/links.ts'
import type { SummaryData } from '../report/summary/data.ts'
import { describeOutcome } from '../report/verdict.ts'
import { hideSecrets } from '../secrets/hide.ts'
import { conclusionOf, type Outcome } from '../task/outcome.ts'
import type { Waiting } from '../task/time-budget.ts'
import { type Channel, statusDescription } from './channel.ts'
import { commitStatusChannel } from './commit-status.ts'
import { deploymentChannel } from './deployment.ts'
import { commentChannel } from './pull-request-comment.ts'
import { createWriter } from './writer.ts'

/**
 * How long the step waits for GitHub after the task has ended, and after the step was stopped. GitHub's rate limit usually
 * lasts a minute; without one, every write has succeeded or failed within 16 s.
 */
const END_LIMIT_MS = 90_000
const STOPPED_LIMIT_MS = 1_500

/**
 * Shows the task on GitHub outside of the step, where the user asked for it. It can neither change nor delay the step: a
 * failed write is a warning.
 */
export interface GithubReports {
  /** Shows the task as in progress; returns at once, and writes only if `waiting` has changed. */
  inProgress(waiting: Waiting): void
  /** Shows how the task ended, or that the step stopped watching it; waits until that is written or its time is up. */
  end(data: SummaryData): Promise<void>
  /** Gives up the writes in progress. */
  close(): void
}

export interface GithubReportsOptions
  extends ReportedTask, Omit<GithubInputs, 'githubToken'>, Pick<RunInputs, 'projectKey' | 'workflowKey'> {
  /** Zadig's base URL. */
  readonly baseUrl: string
  /** The page of the GitHub run; empty if it has none. */
  readonly runUrl: string
  readonly workflowName: string
  /** Texts to hide: the runner masks the step's log, but not what is sent to GitHub's API. */
  readonly secrets: readonly string[]
}

type GithubReportsDeps = Pick<Deps, 'github' | 'runner' | 'clock' | 'event'>

/** The reports that the user asked for; without any, every method does nothing. */
export function createGithubReports(options: GithubReportsOptions, deps: GithubReportsDeps): GithubReports {
  const { runner, clock, event } = deps
  const isWanted = options.commitStatus !== '' || options.deploymentEnvironment !== '' || options.pullRequestComment
  if (!isWanted) return NO_REPORTS
  if (isReadOnly(event)) {
    runner.annotate('notice', {
      title: 'Zadig reports to GitHub',
      message: 'Skipped: the pull request comes from a fork, and its runs can only read this repository.',
    })
    return NO_REPORTS
  }

  const closed = new AbortController()
  const close = (): void => closed.abort(new Error('there was no time left'))
  const writers = channelsOf(options, deps, closed.signal).map((channel) => createWriter(channel, closed.signal, deps))
  let last: Waiting | undefined
  return {
    inProgress(waiting) {
      if (waiting === last) return
      last = waiting
      const description = `Task ${options.taskId} ${IN_PROGRESS[waiting]}`
      for (const writer of writers) writer.show({ kind: 'in-progress', waiting, description })
    },
    async end(data) {
      const outcome = shownOutcome(data.outcome, options.secrets)
      const state = { kind: 'ended', end: endOf(outcome), data: { ...data, outcome } } as const
      const limit = outcome.kind === 'aborted' ? STOPPED_LIMIT_MS : END_LIMIT_MS
      const until = clock.now() + limit
      const late = clock.sleep(limit, closed.signal).catch(() => undefined)
      await Promise.race([Promise.all(writers.map((writer) => writer.finish(state, until))), late])
      close()
    },
    close,
  }
}

const IN_PROGRESS: Readonly<Record<Waiting, string>> = {
  queue: "is waiting in Zadig's queue",
  human: 'is waiting for a person',
  work: 'is running',
}

const NO_REPORTS: GithubReports = {
  inProgress: () => undefined,
  end: () => Promise.resolve(),
  close: () => undefined,
}

/** A run for a pull request from a fork has a read-only token, except for the event that runs on the base branch. */
function isReadOnly(event: GithubEvent): boolean {
  return isFork(event) && event.eventName !== 'pull_request_target'
}

function channelsOf(
  options: GithubReportsOptions,
  { github, event }: GithubReportsDeps,
  signal: AbortSignal,
): readonly Channel[] {
  const api = github(signal)
  const { taskId, url, runUrl } = options
  const sha = headSha(event)
  const channels: Channel[] = []
  if (options.commitStatus !== '') {
    channels.push(commitStatusChannel(api, { kind: 'status', taskId, url, sha, context: options.commitStatus }))
  }
  if (options.deploymentEnvironment !== '') {
    const deployment = {
      ref: isMerged(event) ? mergeCommit(event) : sha,
      environment: options.deploymentEnvironment,
      description: statusDescription(`Zadig task ${taskId} of ${options.workflowName}`),
      marker: `${runUrl} ${url}`.trim(),
    }
    channels.push(deploymentChannel(api, { taskId, url, deployment }, (name) => environmentUrl(options, name)))
  }
  if (options.pullRequestComment) {
    channels.push(commentChannel(api, { taskId, url, sha, pullRequest: pullRequestNumber(event), frame: options }))
  }
  return channels
}

/** GitHub's `error` is for outcomes that say nothing about the work itself. */
function endOf(outcome: Outcome): End {
  const description = statusDescription(describeOutcome(outcome).sentence)
  switch (conclusionOf(outcome)) {
    case 'success':
      return { state: 'success', description }
    case 'failure':
    case 'rejected':
    case 'timed-out':
      return { state: 'failure', description }
    case 'cancelled':
    case 'unreachable':
    case 'unknown':
      return { state: 'error', description }
  }
}

/** The outcome with secrets as `***`. */
export function shownOutcome(outcome: Outcome, secrets: readonly string[]): Outcome {
  const known = [...secrets, ...(outcome.task?.secrets ?? [])].filter((secret) => secret !== '')
  if (outcome.kind !== 'unreachable' && outcome.kind !== 'unknown') return hideSecrets(outcome, known)
  const { error, ...rest } = outcome
  const { message, advice: next } = hideSecrets({ message: error.message, advice: error.advice }, known)
  return { ...hideSecrets(rest, known), error: new ActionError(message, { advice: next }) }
}
