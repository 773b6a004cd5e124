import type { JobDefinition, Workflow } from '../definitions/workflow.ts'
import { dereference, PlainError } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt, textsAt } from '../json.ts'
import { atLeast } from '../version.ts'
import type { Environment } from '../seed-data.ts'
import type { JobKind, JobTask, TaskContext } from './kind.ts'
import { decodeParameters } from './kind.ts'

const input = goStruct('workflow', 'ZadigDeployJobInput', {
  env_name: goString,
  service_list: goSlice(
    goPointer(
      goStruct('workflow', 'ServiceDeployArgs', {
        service_module: goString,
        service_name: goString,
        image_name: goString,
        value_merge_strategy: goString,
      }),
    ),
  ),
})

/** `zadig-deploy` (k8s and helm): `env_name` overwrites the configured one even when empty. */
export const deployKind: JobKind = {
  types: ['zadig-deploy'],
  since: '3.0',
  decode: (parameters) => {
    const { env_name: env, service_list: list } = decodeParameters(input, parameters)
    return (job) => {
      const services = new Map<string, JsonObject>()
      for (const sent of list.map(dereference)) {
        const module = { service_module: sent.service_module, image: sent.image_name, image_name: '' }
        const earlier = services.get(sent.service_name)
        const modules = earlier === undefined ? [module] : [...objectsAt(earlier, 'modules'), module]
        services.set(sent.service_name, {
          service_name: sent.service_name,
          modules,
          value_merge_strategy: sent.value_merge_strategy,
        })
      }
      job.spec['env'] = env
      job.spec['services'] = [...services.values()]
    }
  },
  tasks: (job, context) => {
    const env = textAt(job.spec, 'env')
    const environment = findEnvironment(context, env)
    const services = objectsAt(job.spec, 'services')
    if (services.length === 0 && atLeast(context.version, '5.0')) {
      const [source, envSource, from] = ['source', 'env_source', 'job_name'].map((key) => textAt(job.spec, key))
      throw new PlainError(
        `deploy service is empty for env ${env}, source: ${source}, env source: ${envSource}, from job name: ${from}`,
      )
    }
    return services.map((service) => jobTask(job, service, environment, context))
  },
}

/** The environment of the workflow's project; without it no task can be generated. */
export function findEnvironment({ seedData, workflow }: TaskContext, name: string): Environment {
  const found = seedData.environments.find(
    (candidate) => candidate.project === workflow.project && candidate.name === name,
  )
  if (found === undefined) throw new PlainError(`env ${name} not exists`)
  return found
}

function jobTask(job: JobDefinition, service: JsonObject, environment: Environment, context: TaskContext): JobTask {
  const name = textAt(service, 'service_name')
  const helm = textAt(job.spec, 'deploy_type') === 'helm'
  const fromJob =
    textAt(job.spec, 'source') === 'fromjob' ? modulesBuilt(context.workflow, textAt(job.spec, 'job_name'), name) : []
  const modules = fromJob.length > 0 ? fromJob : objectsAt(service, 'modules')
  const spec: JsonObject = {
    env: environment.name,
    env_alias: environment.alias,
    production: environment.production,
    service_type: helm ? 'helm' : 'k8s',
    deploy_contents: textsAt(job.spec, 'deploy_contents'),
    skip_check_run_status: job.spec['skip_check_run_status'] === true,
    service_and_images: modules.map((module) => ({
      service_name: name,
      service_module: textAt(module, 'service_module'),
      image: textAt(module, 'image'),
    })),
    yaml_content: '',
    user_supplied_value: '',
    variable_kvs: [],
    origin_revision: 0,
    value_merge_strategy: helm ? textAt(service, 'value_merge_strategy') : '',
  }
  if (atLeast(context.version, '4.3')) spec['is_import_to_deploy'] = false
  return { parts: [name], info: { job_name: job.name, service_name: name }, spec }
}

/** The modules of the service that the build job builds; their images are references until the build has passed. */
function modulesBuilt(workflow: Workflow, buildJob: string, service: string): JsonObject[] {
  const build = workflow.stages.flatMap(({ jobs }) => jobs).find(({ name }) => name === buildJob)
  if (build === undefined)
    throw new PlainError(`get origin refered job: ${buildJob} targets failed, err: ${buildJob} job not found`)
  return objectsAt(build.spec, 'service_and_builds')
    .filter((built) => built['service_name'] === service)
    .map((built) => {
      const module = textAt(built, 'service_module')
      return { service_module: module, image: `{{.job.${buildJob}.${service}.${module}.output.IMAGE}}` }
    })
}
