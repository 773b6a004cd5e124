import type { GithubApi } from '../ports/github-api.ts'
import type { DeploymentPlace } from '../ports/step-state.ts'
import type { SummaryData } from '../report/summary/data.ts'
import type { Channel } from './channel.ts'

const IN_PROGRESS_STATES = { queue: 'queued', human: 'pending', work: 'in_progress' } as const

/**
 * A deployment and its statuses. The first state creates the deployment.
 *
 * @param environmentUrl gives the page of a Zadig environment by its name
 */
export function deploymentChannel(
  github: GithubApi,
  target: Omit<DeploymentPlace, 'kind'>,
  environmentUrl: (name: string) => string = () => '',
): Channel {
  const { taskId, url, deployment } = target
  let deploymentId = target.deploymentId
  /** Whether creating it was tried: without a response it may or may not exist. */
  let isRequested = false
  return {
    name: 'deployment',
    permission: 'deployments: write',
    savedAs: 'openDeployment',
    place: () => ({ kind: 'deployment', taskId, url, deployment, deploymentId }),
    async open({ kind }) {
      if (isRequested || kind === 'closed') deploymentId ??= await github.findDeployment(deployment)
      if (kind === 'closed') return deploymentId === undefined ? 'there is no deployment' : undefined
      isRequested = true
      deploymentId ??= await github.createDeployment(deployment)
      return undefined
    },
    async write(state) {
      if (deploymentId === undefined) return
      const shown =
        state.kind === 'in-progress'
          ? { state: IN_PROGRESS_STATES[state.waiting], description: state.description }
          : state.end
      const name = state.kind === 'ended' ? onlyEnvironment(state.data) : undefined
      const page = name === undefined ? undefined : environmentUrl(name)
      await github.createDeploymentStatus({ deploymentId, logUrl: url, environmentUrl: page, ...shown })
    },
  }
}

/** The environment that was deployed to; undefined if there is none or more than one. */
function onlyEnvironment({ outcome }: SummaryData): string | undefined {
  const jobs = (outcome.task?.stages ?? []).flatMap((stage) => stage.jobs)
  const names = new Set(jobs.map(({ environment }) => environment?.name ?? '').filter((name) => name !== ''))
  return names.size === 1 ? [...names][0] : undefined
}
