import { quoted } from '../did-you-mean.ts'
import { customDeploy, zadigDeploy, zadigVmDeploy } from './deploy.ts'
import { freestyle } from './freestyle.ts'
import { defineJobType, type JobType } from './job-type.ts'
import { k8sGrayRollback, k8sResourcePatch } from './kubernetes.ts'
import { zadigScanning, zadigTest } from './quality.ts'
import { plugin, sql, tapd } from './tools.ts'
import { zadigBuild } from './zadig-build.ts'

/** Every job type that Zadig's API can run (contract §4.5). To add one, define it and list it here. */
export const jobTypes: readonly JobType[] = [
  zadigBuild,
  zadigDeploy,
  customDeploy,
  zadigVmDeploy,
  freestyle,
  zadigTest,
  zadigScanning,
  plugin,
  sql,
  tapd,
  k8sResourcePatch,
  k8sGrayRollback,
  // These run as they are configured: the payload only says that they run.
  defineJobType({
    type: 'approval',
    title: 'Wait for an approval (Zadig ≥ 4.1); left out, the workflow continues without it',
    entries: {},
  }),
  defineJobType({ type: 'ai-release-specialist', title: 'Have a release assessed (Zadig ≥ 5.0)', entries: {} }),
  defineJobType({ type: 'ai-task', title: 'Ask a model (Zadig after 5.0)', entries: {} }),
]

/** A job type that the API can run; undefined for all others. */
export function findJobType(type: string): JobType | undefined {
  return jobTypes.find((row) => row.type === type)
}

const LEAVE_OUT = 'Leave it out, and it is skipped'

/** Job types that Zadig has and its API refuses (contract §4.5), with what to do instead. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['zadig-distribute-image', `${LEAVE_OUT}; copy the image in a \`freestyle\` job instead`],
  [
    'zadig-helm-chart-deploy',
    `${LEAVE_OUT}; deploy the chart as a service in a \`zadig-deploy\` job, or run helm in a \`freestyle\` job`,
  ],
  ['zadig-restart', `${LEAVE_OUT}; restart the workload with kubectl in a \`freestyle\` job`],
  ['workflow-trigger', `${LEAVE_OUT}; run the other workflow in another step`],
  ['notification', `${LEAVE_OUT}; use the workflow's notification settings, or a step of the GitHub job`],
  ...(
    'nacos apollo jira jenkins offline-service meego-transition pingcode istio-release istio-rollback dms apisix ' +
    'update-env-istio-config mse-gray-release mse-gray-offline guanceyun-check grafana blueking sae-deploy'
  )
    .split(' ')
    .map((type) => [type, LEAVE_OUT] as const),
])

/**
 * Job types that the API accepts and the server then drops, because it clears their targets before it reads their
 * parameters (contract §4.5), with what would not happen.
 */
const DROPPED: ReadonlyMap<string, string> = new Map([
  ['k8s-blue-green-deploy', 'deployed'],
  ['k8s-canary-deploy', 'deployed'],
  ['k8s-gray-release', 'deployed'],
  ['k8s-blue-green-release', 'released'],
  ['k8s-canary-release', 'released'],
])

/** Whether a job type is one that Zadig has and its API cannot run. */
export function isUnsupported(type: string): boolean {
  return REFUSED.has(type) || DROPPED.has(type)
}

/** Why the API cannot run a job of this type, known or not, and what to do instead. */
export function unsupportedMessage(type: string): string {
  const undone = DROPPED.get(type)
  return undone === undefined
    ? `Zadig's API cannot run jobs of type ${quoted(type)}, only its own pages and triggers can. ${REFUSED.get(type) ?? LEAVE_OUT}.`
    : `Zadig's API accepts jobs of type ${quoted(type)} and then drops them, because it clears their targets first: nothing would be ${undone}. Run it from Zadig's own pages.`
}
