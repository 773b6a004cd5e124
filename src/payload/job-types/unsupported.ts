import { quoted } from '../nearest.ts'

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
