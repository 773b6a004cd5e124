import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { allMappingsAt, knownMappingsAt, type Mapping, mappingAt, mappingsAt, textAt } from '../../json.ts'
import { quotedList } from '../did-you-mean.ts'
import { checkModules, checkVariables, moduleName, repoName, worksOnServices } from '../preflight/definition-checks.ts'
import { distinct, listOf, pathOf } from '../schema-fields.ts'
import { defineJobType, type JobParameters } from './job-type.ts'
import { keyValues, repoInfo, serviceEntry } from './shared-fields.ts'

export const freestyle = defineJobType({
  type: 'freestyle',
  title: 'Run a script',
  entries: {
    kv: v.exactOptional(keyValues),
    repo_info: v.exactOptional(repoInfo),
    services: v.exactOptional(
      v.pipe(
        listOf(
          serviceEntry,
          'For a script that runs once a service module (Zadig ≥ 4.2): the modules to run it for.',
          1,
        ),
        distinct(moduleName, 'service module'),
      ),
    ),
  },
  check(parameters, spec, path) {
    const { kv, services } = parameters
    const known = variablesOf(spec)
    if (!worksOnServices(spec, 'freestyle_type', 'service_freestyle', services !== undefined)) {
      return [
        ...ignored(parameters, ['services'], 'this job does not run for services', path),
        ...checkVariables(kv, known, pathOf(path, 'kv')),
      ]
    }
    const wrong = ignored(parameters, ['kv', 'repo_info'], 'this job runs for services, each with its own', path)
    const at = pathOf(path, 'services')
    if (services === undefined) return [...wrong, { path: at, message: 'It is required: this job runs for services.' }]
    // Only a job that follows another one is bound to a list; any other runs for all that are listed.
    const bound = textAt(spec, 'source') === 'fromjob' ? allMappingsAt(spec, 'services', 'default_services') : undefined
    return [
      ...wrong,
      ...checkModules(services, bound, at),
      ...services.flatMap(({ inputs }, index) => checkVariables(inputs, known, pathOf(at, index, 'inputs'))),
    ]
  },
  plan({ services, repo_info }, spec) {
    const configured = mappingsAt(spec, 'repos').map(repoName)
    return {
      targets: (services ?? []).map(moduleName),
      notes: services === undefined && configured.length > 0 ? repoNotes(repo_info?.map(repoName), configured) : [],
    }
  },
})

/** What is listed replaces all the repositories of the job, and which ones may be listed depends on the version. */
function repoNotes(listed: readonly string[] | undefined, configured: readonly string[]): readonly string[] {
  if (listed === undefined) return ['no `repo_info`: before Zadig 4.2 the job then checks out nothing']
  const dropped = configured.filter((name) => !listed.includes(name))
  const strange = listed.filter((name) => !configured.includes(name))
  return [
    ...(dropped.length === 0 ? [] : [`it will not check out ${quotedList(dropped)}, which \`repo_info\` leaves out`]),
    ...(strange.length === 0
      ? []
      : [`${quotedList(strange)} is not configured in the job, and Zadig before 5.0 does not check it out`]),
  ]
}

/** Variables as Zadig ≥ 3.3 stores them, or under `properties` as before. */
function variablesOf(spec: unknown): readonly Mapping[] | undefined {
  return (
    allMappingsAt(spec, 'envs') ??
    knownMappingsAt(mappingAt(spec, 'properties'), 'envs') ??
    knownMappingsAt(spec, 'envs')
  )
}

function ignored(parameters: JobParameters, names: readonly string[], reason: string, path: string): Problem[] {
  return names
    .filter((name) => parameters[name] !== undefined)
    .map((name) => ({ path: pathOf(path, name), message: `Zadig would ignore it: ${reason}.` }))
}
