import type { DeploymentStatus, GithubApi } from '../ports/github-api.ts'
import type { SummaryData } from '../report/summary/data.ts'
import type { Waiting } from '../task/time-budget.ts'
import type { MakeCall } from './writer.ts'
import type { End, OpenReport, OpenReportName } from './unfinished-reports.ts'
import { conclusionOf, type Outcome } from '../task/outcome.ts'
import { sanitizeLine, shorten } from '../report/sanitize.ts'
import { describeOutcome } from '../report/verdict.ts'

/** What a report on GitHub says: that the task is under way, and for what it waits, or how it ended. */
export type ReportState =
  { readonly kind: 'under-way'; readonly waiting: Waiting } | { readonly kind: 'ended'; readonly data: SummaryData }

/** The task that is reported on. */
export interface ReportedTask {
  readonly taskId: number
  readonly url: string
}

/** One place on GitHub that shows a state. */
export interface Channel {
  /** What it is called in a warning. */
  readonly name: string
  /** The permission of the job that it needs, as a workflow writes it. */
  readonly permission: string
  /** Under what it is kept for the post step. */
  readonly keptAs: OpenReportName
  /**
   * Shows the state with as few calls as it takes.
   *
   * @param keep called with where it stands, before GitHub can show it there as under way, or as soon as that is known
   * @returns why there is no place to show it, where there is none
   */
  show(state: ReportState, call: MakeCall, keep: (where: OpenReport) => void): Promise<string | undefined>
}

const UNDER_WAY: Readonly<Record<Waiting, string>> = {
  queue: "waits in Zadig's queue",
  human: 'waits for a person',
  work: 'is running',
}

/** How it ended, where it has. */
export function endOf(state: ReportState): End | undefined {
  if (state.kind === 'under-way') return undefined
  return { state: statusOf(state.data.outcome), description: statusDescription(state.data.outcome) }
}

function underWay(state: ReportState, taskId: number): string {
  return shortText(`Task ${taskId} ${state.kind === 'ended' ? 'has ended' : UNDER_WAY[state.waiting]}`)
}

/** A commit status that links to the task. */
export function commitStatusChannel(
  api: GithubApi,
  target: { readonly sha: string; readonly context: string } & ReportedTask,
): Channel {
  const { taskId, url, sha, context } = target
  return {
    name: 'commit status',
    permission: 'statuses: write',
    keptAs: 'open-status',
    async show(state, call, keep) {
      const end = endOf(state)
      keep({ kind: 'status', taskId, url, sha, context, end })
      const said = end ?? { state: 'pending' as const, description: underWay(state, taskId) }
      await call((options) => api.createCommitStatus({ sha, context, targetUrl: url, ...said }, options))
      return undefined
    },
  }
}

const DEPLOYMENT_STATES = { queue: 'queued', human: 'pending', work: 'in_progress' } as const

/** A deployment with its statuses, made when the task is first shown. */
export function deploymentChannel(
  api: GithubApi,
  target: {
    readonly ref: string
    readonly environment: string
    /** Pages of Zadig's environments by name. */
    readonly environmentUrl: (name: string) => string
    readonly workflowName: string
    /** The page of the GitHub run; empty where it has none. */
    readonly runUrl: string
  } & ReportedTask,
): Channel {
  const { ref, environment, taskId, url } = target
  const description = shortText(`Zadig task ${taskId} of ${target.workflowName}`)
  const deployment = { ref, environment, description, marker: `${target.runUrl} ${url}`.trim() }
  let known: number | undefined
  /** Whether GitHub was asked to make it: without an answer it may be there or not. */
  let matchesJob = false
  return {
    name: 'deployment',
    permission: 'deployments: write',
    keptAs: 'open-deployment',
    async show(state, call, keep) {
      const end = endOf(state)
      const keepAs = (deploymentId: number | undefined): void =>
        keep({ kind: 'deployment', taskId, url, deployment, deploymentId, end })
      keepAs(known)
      if (matchesJob) known ??= await call((options) => api.findDeployment(deployment, options))
      matchesJob = true
      const deploymentId = (known ??= await call((options) => api.createDeployment(deployment, options)))
      keepAs(deploymentId)
      const said: Pick<DeploymentStatus, 'state' | 'description' | 'environmentUrl'> =
        state.kind === 'ended'
          ? {
              state: statusOf(state.data.outcome),
              description: statusDescription(state.data.outcome),
              environmentUrl: theEnvironment(state.data, target.environmentUrl),
            }
          : {
              state: DEPLOYMENT_STATES[state.waiting],
              description: underWay(state, taskId),
              environmentUrl: undefined,
            }
      await call((options) => api.createDeploymentStatus({ deploymentId, logUrl: url, ...said }, options))
      return undefined
    },
  }
}

/** The page of the environment that was deployed to, where there is just one. */
function theEnvironment({ outcome }: SummaryData, page: (name: string) => string): string | undefined {
  const names = (outcome.task?.stages ?? []).flatMap(({ jobs }) =>
    jobs.map(({ environment }) => environment?.name ?? ''),
  )
  const [name, ...others] = new Set(names.filter((text) => text !== ''))
  return name === undefined || others.length > 0 ? undefined : page(name)
}

/** GitHub's limit for the description of a status. */
const MAX_LENGTH = 140

/** How an outcome shows as a status on GitHub: `error` is for what says nothing about the work itself. */
export function statusOf(outcome: Outcome): 'success' | 'failure' | 'error' {
  switch (conclusionOf(outcome)) {
    case 'success':
      return 'success'
    case 'failure':
    case 'rejected':
    case 'timed-out':
      return 'failure'
    case 'cancelled':
    case 'unreachable':
    case 'unknown':
      return 'error'
  }
}

/** An outcome as the description of a status. */
export function statusDescription(outcome: Outcome): string {
  return shortText(describeOutcome(outcome).sentence)
}

/** A text as the description of a status: short, and without characters beyond U+FFFF, which GitHub refuses there. */
export function shortText(text: string): string {
  return shorten(sanitizeLine(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_LENGTH)
}
