import type { DeploymentStatus, GithubApi } from '../ports/github-api.ts'
import type { SummaryData } from '../report/summary/data.ts'
import type { Waiting } from '../task/time-budget.ts'
import {
  type Channel,
  endOf,
  type ReportedTask,
  type ReportState,
  shortText,
  statusDescription,
  statusOf,
} from './channel.ts'

const UNDER_WAY: Readonly<Record<Waiting, string>> = {
  queue: "waits in Zadig's queue",
  human: 'waits for a person',
  work: 'is running',
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
    keptAs: 'openStatus',
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
    keptAs: 'openDeployment',
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
