import { repositoryName } from '../code/checkout.ts'
import type { JobDefinition } from '../definitions/workflow.ts'
import { dereference, PlainError } from '../errors.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt } from '../json.ts'
import type { Registry, SeedData } from '../seed-data.ts'
import { goKvs, goRepos, patchRepos, patchVariables, taskVariables } from './inputs.ts'
import type { JobKind, JobTask, TaskContext } from './kind.ts'
import { decodeParameters } from './kind.ts'

const input = goStruct('workflow', 'ZadigBuildJobInput', {
  registry: goString,
  service_list: goSlice(
    goPointer(
      goStruct('types', 'OpenAPIServiceBuildArgs', {
        service_name: goString,
        service_module: goString,
        repo_info: goRepos,
        inputs: goKvs,
      }),
    ),
  ),
})

/** `zadig-build`: the registry must match exactly, only services both listed and configured are built. */
export const buildKind: JobKind = {
  types: ['zadig-build'],
  since: '3.0',
  clearSelection: (job) => {
    if (objectsAt(job.spec, 'service_and_builds_options').length === 0)
      job.spec['service_and_builds_options'] = structuredClone(objectsAt(job.spec, 'service_and_builds'))
    job.spec['service_and_builds'] = []
  },
  decode: (parameters) => {
    const { registry, service_list: list } = decodeParameters(input, parameters)
    return (job, { seedData, version }) => {
      job.spec['docker_registry_id'] = findRegistry(seedData, registry).id
      job.spec['service_and_builds'] = objectsAt(job.spec, 'service_and_builds_options').flatMap((service) =>
        list
          .map(dereference)
          .filter(
            (sent) =>
              sent.service_name === service['service_name'] && sent.service_module === service['service_module'],
          )
          .map((sent) => {
            patchRepos(objectsAt(service, 'repos'), sent.repo_info, seedData, version)
            patchVariables(objectsAt(service, 'key_vals'), sent.inputs)
            return service
          }),
      )
    }
  },
  tasks: (job, context) => objectsAt(job.spec, 'service_and_builds').map((service) => jobTask(job, service, context)),
}

function findRegistry(seedData: SeedData, name: string): Registry {
  const registry = seedData.registries.find(({ address, namespace }) => `${address}/${namespace}` === name)
  if (registry === undefined) throw new PlainError("didn't find the specified image registry")
  return registry
}

function jobTask(job: JobDefinition, service: JsonObject, context: TaskContext): JobTask {
  const name = textAt(service, 'service_name')
  const module = textAt(service, 'service_module')
  return {
    parts: [name, module],
    info: { job_name: job.name, service_name: name, service_module: module },
    image: imageOf(job, service, context),
    spec: {
      repos: objectsAt(service, 'repos').map((repo) => buildRepo(repo, service, context)),
      image: '',
      package: '',
      service_name: name,
      service_module: module,
      envs: taskVariables(objectsAt(service, 'key_vals')),
    },
  }
}

/**
 * The repository of the stored build with the request's branch, pull requests and commit. The commit stays in sight
 * although only the build's own `enable_commit` decides whether it is checked out.
 */
function buildRepo(repo: JsonObject, service: JsonObject, { code }: TaskContext): JsonObject {
  const pinned = code.isPinned(textAt(service, 'build_name'), repositoryName(repo))
  return { ...structuredClone(repo), enable_commit: pinned }
}

/** `<registry without scheme>/<namespace>/<image>:<time>-<task>-<branch>`, the server's default tag. */
function imageOf(job: JobDefinition, service: JsonObject, { seedData, taskId, now }: TaskContext): string {
  const registry = seedData.registries.find(({ id }) => id === job.spec['docker_registry_id'])
  const prefix = [registry?.address.replace(/^https?:\/\//u, ''), registry?.namespace].filter(
    (part) => part !== undefined && part !== '',
  )
  const branch = textAt(objectsAt(service, 'repos')[0] ?? {}, 'branch').replaceAll('/', '-')
  const time = new Date(now).toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)
  const tag = [time, String(taskId), branch].filter((part) => part !== '').join('-')
  return `${[...prefix, textAt(service, 'image_name')].join('/')}:${tag}`
}
