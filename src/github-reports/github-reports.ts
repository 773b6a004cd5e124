import { ActionError } from '../errors.ts'
import {
  type GithubEvent,
  headSha,
  isFork,
  isMerged,
  mergeCommit,
  pullRequestNumber,
} from '../payload/read/github-event.ts'
import type { GithubApi } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import { withoutSecrets } from '../secrets/hide.ts'
import { environmentUrl } from '../report/links.ts'
import type { SummaryData } from '../report/summary/data.ts'
import type { Waiting } from '../task/time-budget.ts'
import type { Outcome } from '../task/outcome.ts'
import type { Clock } from '../time/clock.ts'
import { commentChannel } from './pull-request-comment.ts'
import { createGithubCalls, createWriter } from './writer.ts'
import type { Channel, ReportedTask } from './channel.ts'
import { commitStatusChannel, deploymentChannel } from './status-and-deployment.ts'
import type { GithubInputs, RunInputs } from '../ports/inputs.ts'

/**
 * All that is still to be written when the task has ended, and when the step was stopped and has seconds to live. GitHub's
 * rate limit usually asks for a minute; without one, all is written or given up within about 16 s.
 */
const END_LIMIT_MS = 90_000
const STOPPED_LIMIT_MS = 1_500

/**
 * What GitHub shows of a task outside of the step: each is asked for by the user, and none can change or hold up what the
 * step is about. A failed write is a warning, and nothing more is written there.
 */
export interface GithubReports {
  /** The task is under way and waits for this; returns at once, and writes only where that is news. */
  underWay(waiting: Waiting): void
  /** The task has ended, or we stop watching it: writes that and waits for it, within its time. */
  end(data: SummaryData): Promise<void>
  /** Gives up what is not written yet. */
  close(): void
}

export interface GithubReportsOptions
  extends ReportedTask, Omit<GithubInputs, 'githubToken'>, Pick<RunInputs, 'projectKey' | 'workflowKey'> {
  /** Zadig's base URL. */
  readonly baseUrl: string
  /** The page of the GitHub run. */
  readonly runUrl: string
  readonly workflowName: string
  /** What must not be shown: unlike the step's log, what GitHub's API takes is not masked by the runner. */
  readonly secrets: readonly string[]
}

export interface GithubReportsDeps {
  /** The API for the run's own repository. */
  readonly github: () => GithubApi
  readonly runner: Runner
  readonly clock: Clock
  readonly event: GithubEvent
}

/** The reports that the user asked for; without any, nothing is loaded and nothing happens. */
export function createGithubReports(options: GithubReportsOptions, deps: GithubReportsDeps): GithubReports {
  const wanted = options.commitStatus !== '' || options.deploymentEnvironment !== '' || options.pullRequestComment
  if (!wanted) return NO_REPORTS
  if (isReadOnly(deps.event)) {
    deps.runner.annotate('notice', {
      title: 'Zadig reports to GitHub',
      message: 'Skipped: the pull request comes from a fork, whose runs may only read this repository.',
    })
    return NO_REPORTS
  }

  const calls = createGithubCalls(deps.clock)
  const writers = channelsOf(options, deps).map((channel) => createWriter(channel, calls, deps))
  let last: Waiting | undefined
  return {
    underWay(waiting) {
      if (waiting === last) return
      last = waiting
      for (const writer of writers) writer.show({ kind: 'under-way', waiting })
    },
    async end(data) {
      const state = { kind: 'ended', data: { ...data, outcome: shownOutcome(data.outcome, options.secrets) } } as const
      const limit = data.outcome.kind === 'aborted' ? STOPPED_LIMIT_MS : END_LIMIT_MS
      const until = deps.clock.now() + limit
      const over = new AbortController()
      const late = deps.clock.sleep(limit, over.signal).catch(() => undefined)
      await Promise.race([Promise.all(writers.map((writer) => writer.finish(state, until))), late])
      over.abort()
      calls.close()
    },
    close: () => calls.close(),
  }
}

const NO_REPORTS: GithubReports = {
  underWay: () => undefined,
  end: () => Promise.resolve(),
  close: () => undefined,
}

/** A run for a pull request from a fork has a token that only reads, but for the event that runs on the base branch. */
function isReadOnly(event: GithubEvent): boolean {
  return isFork(event) && event.eventName !== 'pull_request_target'
}

function channelsOf(options: GithubReportsOptions, deps: GithubReportsDeps): readonly Channel[] {
  const api = deps.github()
  const { event } = deps
  const { taskId, url } = options
  const sha = headSha(event)
  const channels: Channel[] = []
  if (options.commitStatus !== '') {
    channels.push(commitStatusChannel(api, { taskId, url, sha, context: options.commitStatus }))
  }
  if (options.deploymentEnvironment !== '') {
    const ref = isMerged(event) ? mergeCommit(event) : sha
    const page = (name: string): string => environmentUrl(options, name)
    const { deploymentEnvironment: environment, workflowName, runUrl } = options
    channels.push(deploymentChannel(api, { taskId, url, ref, environment, environmentUrl: page, workflowName, runUrl }))
  }
  if (options.pullRequestComment) {
    channels.push(commentChannel(api, { taskId, url, sha, pullRequest: pullRequestNumber(event), frame: options }))
  }
  return channels
}

/** The outcome with secrets as `***`. */
export function shownOutcome(outcome: Outcome, secrets: readonly string[]): Outcome {
  const known = [...secrets, ...(outcome.task?.secrets ?? [])].filter((secret) => secret !== '')
  if (outcome.kind !== 'unreachable' && outcome.kind !== 'unknown') return withoutSecrets(outcome, known)
  const { error, ...rest } = outcome
  const { message, advice: next } = withoutSecrets({ message: error.message, advice: error.advice }, known)
  return { ...withoutSecrets(rest, known), error: new ActionError(message, { advice: next }) }
}
