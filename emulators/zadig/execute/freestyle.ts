import type { JobDefinition } from '../definitions/workflow.ts'
import { dereference } from '../errors.ts'
import type { GoValue } from '../go-json.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt } from '../json.ts'
import { atLeast } from '../version.ts'
import { goKvs, goRepos, patchVariables, replaceRepos, selectRepos, taskVariables } from './inputs.ts'
import type { JobKind, UpdateContext } from './kind.ts'
import { decodeParameters } from './kind.ts'
import { referencedServices } from './references.ts'

const serviceInput = goStruct('workflow', 'FreestyleJobServiceInfo', {
  service_name: goString,
  service_module: goString,
  repo_info: goRepos,
  inputs: goKvs,
})

const input = goStruct('workflow', 'FreestyleJobInput', {
  services: goSlice(goPointer(serviceInput)),
  kv: goKvs,
  repo_info: goRepos,
})

type Input = GoValue<typeof input>
type ServiceInput = GoValue<typeof serviceInput>

const isServiceJob = (job: JobDefinition): boolean => textAt(job.spec, 'freestyle_type') === 'service_freestyle'

/** `freestyle`: before 4.2 an input without `repo_info` removes all repositories (contract §4.5). */
export const freestyleKind: JobKind = {
  types: ['freestyle'],
  since: '3.0',
  decode: (parameters) => {
    const sent = decodeParameters(input, parameters)
    return (job, context) => {
      if (isServiceJob(job) && atLeast(context.version, '4.2')) return updateServices(job, sent, context)
      patchVariables(objectsAt(job.spec, 'envs'), sent.kv)
      job.spec['repos'] = newRepos(job, sent.repo_info, context)
    }
  },
  tasks: (job) =>
    isServiceJob(job)
      ? objectsAt(job.spec, 'services').map((service) => ({
          parts: [textAt(service, 'service_name'), textAt(service, 'service_module')],
          info: {
            job_name: job.name,
            service_name: textAt(service, 'service_name'),
            service_module: textAt(service, 'service_module'),
          },
          spec: preview(
            'repos' in service ? objectsAt(service, 'repos') : objectsAt(job.spec, 'repos'),
            'key_vals' in service ? objectsAt(service, 'key_vals') : objectsAt(job.spec, 'envs'),
            service,
          ),
        }))
      : [
          {
            parts: [],
            info: { job_name: job.name },
            spec: preview(objectsAt(job.spec, 'repos'), objectsAt(job.spec, 'envs'), {}),
          },
        ],
}

function newRepos(job: JobDefinition, sent: Input['repo_info'], { version, seedData }: UpdateContext): JsonObject[] {
  const configured = objectsAt(job.spec, 'repos')
  if (sent.length === 0 && atLeast(version, '4.2')) return configured
  return atLeast(version, '5.0') ? replaceRepos(sent, seedData) : selectRepos(configured, sent, seedData, version)
}

function updateServices(job: JobDefinition, sent: Input, context: UpdateContext): void {
  const listed = sent.services.map(dereference)
  if (textAt(job.spec, 'source') !== 'fromjob') {
    job.spec['services'] = listed.map((service) => serviceEntry(job, service, context))
    return
  }
  job.spec['services'] = referencedServices(job, context, 'FreeStyleJob').map((referred) => {
    const service = listed.find(
      ({ service_name: name, service_module: module }) =>
        name === referred['service_name'] && module === referred['service_module'],
    )
    return service === undefined ? referred : serviceEntry(job, service, context)
  })
}

function serviceEntry(job: JobDefinition, service: ServiceInput, context: UpdateContext): JsonObject {
  const envs = structuredClone(objectsAt(job.spec, 'envs'))
  patchVariables(envs, service.inputs)
  return {
    service_name: service.service_name,
    service_module: service.service_module,
    repos: newRepos({ ...job, spec: structuredClone(job.spec) }, service.repo_info, context),
    key_vals: envs,
  }
}

function preview(repos: JsonObject[], envs: JsonObject[], service: JsonObject): JsonObject {
  return {
    repos: structuredClone(repos),
    image: '',
    package: '',
    service_name: textAt(service, 'service_name'),
    service_module: textAt(service, 'service_module'),
    envs: taskVariables(envs),
  }
}
