import { fields, listOf, text, word } from '../schema-fields.ts'
import { defineJobType } from './job-type.ts'
import { quoted } from '../did-you-mean.ts'

// Jobs that the server accepts and then drops: it has cleared the targets that their parameters would patch before it
// reads them, so that nothing is left to do (contract §4.5).

const droppedByServer =
  'The API accepts jobs of this type and then drops them, because it clears their targets first: nothing would be deployed'

const serviceImages = {
  service_list: listOf(
    fields({ service_name: word('Name of the Kubernetes service.'), image_name: word('The image to deploy.') }),
    'The services to deploy.',
  ),
}

export const k8sBlueGreenDeploy = defineJobType({
  type: 'k8s-blue-green-deploy',
  title: 'Blue-green deployment (dropped by the server)',
  entries: serviceImages,
  droppedByServer,
})

export const k8sCanaryDeploy = defineJobType({
  type: 'k8s-canary-deploy',
  title: 'Canary deployment (dropped by the server)',
  entries: serviceImages,
  droppedByServer,
})

export const k8sGrayRelease = defineJobType({
  type: 'k8s-gray-release',
  title: 'Gray release (dropped by the server)',
  entries: {
    target_list: listOf(
      fields({
        workload_type: text('Type of the workload.'),
        workload_name: word('Name of the workload.'),
        container_name: text('Name of the container in it.'),
        image_name: word('The image to run.'),
      }),
      'The workloads to release to.',
    ),
  },
  droppedByServer,
})

// A release finishes what the deployment job that it refers to deploys in the same run, which is nothing.
const releasesNothing =
  'The API accepts jobs of this type and then drops them, because it clears the targets of the deployment that they finish: nothing would be released'

export const k8sBlueGreenRelease = defineJobType({
  type: 'k8s-blue-green-release',
  title: 'Finish a blue-green deployment (dropped by the server)',
  entries: {},
  droppedByServer: releasesNothing,
})

export const k8sCanaryRelease = defineJobType({
  type: 'k8s-canary-release',
  title: 'Finish a canary deployment (dropped by the server)',
  entries: {},
  droppedByServer: releasesNothing,
})

const leaveOut = 'Leave it out, and it is skipped'

/** Job types that Zadig has and its API cannot run (contract §4.5), with what to do instead. */
const alternatives: Readonly<Record<string, string>> = {
  'zadig-distribute-image': `${leaveOut}; copy the image in a \`freestyle\` job instead`,
  'zadig-helm-chart-deploy': `${leaveOut}; deploy the chart as a service in a \`zadig-deploy\` job, or run helm in a \`freestyle\` job`,
  'zadig-restart': `${leaveOut}; restart the workload with kubectl in a \`freestyle\` job`,
  'workflow-trigger': `${leaveOut}; run the other workflow in a step of its own`,
  notification: `${leaveOut}; use the workflow's notification settings, or a step of the GitHub job`,
  nacos: leaveOut,
  apollo: leaveOut,
  jira: leaveOut,
  jenkins: leaveOut,
  'offline-service': leaveOut,
  'meego-transition': leaveOut,
  pingcode: leaveOut,
  'istio-release': leaveOut,
  'istio-rollback': leaveOut,
  'update-env-istio-config': leaveOut,
  'mse-gray-release': leaveOut,
  'mse-gray-offline': leaveOut,
  'guanceyun-check': leaveOut,
  grafana: leaveOut,
  blueking: leaveOut,
  'sae-deploy': leaveOut,
  apisix: leaveOut,
  dms: leaveOut,
}

/** Whether a job type is one that Zadig has and its API cannot run. */
export function isUnsupported(type: string): boolean {
  return Object.hasOwn(alternatives, type)
}

/** Why a job of this type cannot be run, and what to do instead. */
export function unsupportedMessage(type: string): string {
  const advice = (isUnsupported(type) ? alternatives[type] : undefined) ?? leaveOut
  return `Zadig's API cannot run jobs of type ${quoted(type)}, only its own pages and triggers can. ${advice}.`
}
