import type { JobDefinition } from '../definitions/workflow.ts'
import { dereference } from '../errors.ts'
import type { GoValue } from '../go-json.ts'
import { goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { objectsAt, textAt } from '../json.ts'
import { atLeast } from '../version.ts'
import { goKvs, goRepos, patchRepos, patchVariables, selectRepos } from './inputs.ts'
import type { UpdateContext } from './kind.ts'
import { referencedServices } from './references.ts'

const serviceInput = goStruct('workflow', 'TestingJobServiceInfo', {
  service_name: goString,
  service_module: goString,
  repo_info: goRepos,
  inputs: goKvs,
})

/** `service_list` of tests and scans (from 4.2). */
export const goServices = goSlice(goPointer(serviceInput))

type Services = GoValue<typeof goServices>
type Patch = Pick<GoValue<typeof serviceInput>, 'repo_info' | 'inputs'>

/** Patches one test or scan: before 4.2 the named repositories only, from 4.2 the others are dropped. */
export function patchModule(module: JsonObject, sent: Patch, { seedData, version }: UpdateContext): void {
  patchVariables(objectsAt(module, 'key_vals'), sent.inputs)
  const repos = objectsAt(module, 'repos')
  if (!atLeast(version, '4.2')) patchRepos(repos, sent.repo_info, seedData, version)
  else if (sent.repo_info.length > 0) module['repos'] = selectRepos(repos, sent.repo_info, seedData, version)
}

/** Narrows the services of a service test or scan to the listed ones; from a job, to those that it selected too. */
export function selectServices(
  job: JobDefinition,
  key: string,
  listed: Services,
  context: UpdateContext,
  caller: string,
): void {
  const configured = objectsAt(job.spec, key)
  const allowed = textAt(job.spec, 'source') === 'fromjob' ? referencedServices(job, context, caller) : configured
  job.spec[key] = listed.map(dereference).flatMap((sent) => {
    const reference = { service_name: sent.service_name, service_module: sent.service_module }
    if (!allowed.some((candidate) => same(candidate, reference))) return []
    return configured
      .filter((candidate) => same(candidate, reference))
      .map((service) => {
        patchModule(service, sent, context)
        return service
      })
  })
}

function same(a: JsonObject, b: JsonObject): boolean {
  return a['service_name'] === b['service_name'] && a['service_module'] === b['service_module']
}
