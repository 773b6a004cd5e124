import { BusinessError, HandlerPanic, noDocuments } from '../errors.ts'
import { asObject, textAt } from '../json.ts'
import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'
import type { SeedData } from '../seed-data.ts'
import type { JobDefinition, StageDefinition, Workflow } from './workflow.ts'

/** The pattern as the server writes it, which is a part of its message. */
const jobName = '^[a-z一-龥][a-z0-9一-龥-]{0,31}$'

/** Every job type that a definition may have. */
const jobTypes: ReadonlySet<string> = new Set(
  `zadig-build zadig-deploy zadig-test zadig-scanning zadig-distribute-image zadig-vm-deploy zadig-helm-chart-deploy
  zadig-restart custom-deploy freestyle plugin approval notification k8s-blue-green-deploy k8s-blue-green-release
  k8s-canary-deploy k8s-canary-release k8s-gray-release k8s-gray-rollback k8s-resource-patch istio-release istio-rollback
  update-env-istio-config mse-gray-release mse-gray-offline offline-service workflow-trigger jira nacos apollo dms pingcode
  tapd sql jenkins meego-transition grafana blueking sae-deploy apisix ai-task ai-release-specialist`.split(/\s+/u),
)

/**
 * The server's checks of a definition that is created or updated, in its order: throws what it answers. What it doesn't
 * check is accepted: a stage without name or jobs, a gate without approvers, unknown policies, any concurrency.
 */
export function lintWorkflow(workflow: Workflow, seedData: SeedData, version: ZadigVersion): void {
  if (workflow.project === '') refuse('project should not be empty')
  if (!/^[a-zA-Z0-9-]+$/u.test(workflow.name)) refuse('工作流标识支持大小写字母、数字和中划线')
  if (!seedData.projects.includes(workflow.project)) refuse(noDocuments)
  const stages = new Set<string>()
  const jobs = new Set<string>()
  for (const stage of workflow.stages) {
    if (stages.has(stage.name)) refuse(`duplicated stage name: ${stage.name}`)
    stages.add(stage.name)
    for (const job of stage.jobs) {
      if (!new RegExp(jobName, 'u').test(job.name)) refuse(`job name [${job.name}] did not match ${jobName}`)
      if (jobs.has(job.name)) refuse(`duplicated job name: ${job.name}`)
      jobs.add(job.name)
      lintJob(job, workflow.stages, version)
    }
  }
}

function lintJob(job: JobDefinition, stages: readonly StageDefinition[], version: ZadigVersion): void {
  const { type, spec, name } = job
  if (!jobTypes.has(type)) refuse('job type not supported')
  const missing =
    (type === 'plugin' && asObject(spec['plugin']) === undefined) ||
    (type === 'freestyle' && atLeast(version, '3.4') && asObject(spec['advanced_setting']) === undefined)
  if (missing) throw new HandlerPanic(`the spec of ${name} has a nil pointer`)
  if (!['zadig-deploy', 'zadig-vm-deploy', 'zadig-distribute-image'].includes(type) || spec['source'] !== 'fromjob')
    return
  const ranks = ranksOf(stages)
  const source = textAt(spec, 'job_name')
  if ((ranks.get(source) ?? Infinity) >= (ranks.get(name) ?? 0)) refuse(`can not quote job ${source} in job ${name}`)
}

/** When each job runs: jobs of a parallel stage have the same rank. */
function ranksOf(stages: readonly StageDefinition[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  let rank = 0
  for (const stage of stages) {
    for (const job of stage.jobs) {
      if (!stage.parallel) rank += 1
      ranks.set(job.name, rank)
    }
    rank += 1
  }
  return ranks
}

function refuse(description: string): never {
  throw new BusinessError(6545, description)
}
