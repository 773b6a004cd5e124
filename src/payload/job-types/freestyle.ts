import * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { checkModules, checkVariables, moduleName, repoName, worksOnServices } from '../preflight/definition-checks.ts'
import { distinct, listOf, pathOf } from '../schema-fields.ts'
import { keyValues, repoInfo, type RepoInfoEntry, serviceEntry } from './shared-fields.ts'
import { allMappingsAt, knownMappingsAt, mappingAt, mappingsAt, textAt } from '../../json.ts'
import { quotedList } from '../did-you-mean.ts'
import { defineJobType } from './job-type.ts'

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
    const known = variables(spec)
    if (!worksOnServices(spec, 'freestyle_type', 'service_freestyle', parameters.services !== undefined)) {
      return [
        ...ignored(parameters, ['services'], 'this job does not run for services', path),
        ...checkVariables(parameters.kv, known, pathOf(path, 'kv')),
      ]
    }
    const wrong = ignored(parameters, ['kv', 'repo_info'], 'this job runs for services, each with its own', path)
    const services = parameters.services
    if (services === undefined) {
      return [...wrong, { path: pathOf(path, 'services'), message: 'It is required: this job runs for services.' }]
    }
    return [
      ...wrong,
      // Only a job that follows another one is bound to a list; any other runs for whatever it is given.
      ...checkModules(services, fromOtherJob(spec), pathOf(path, 'services')),
      ...services.flatMap(({ inputs }, index) =>
        checkVariables(inputs, known, pathOf(path, 'services', index, 'inputs')),
      ),
    ]
  },
  plan({ services, repo_info }, spec) {
    const configured = mappingsAt(spec, 'repos').map(repoName)
    return {
      targets: (services ?? []).map(moduleName),
      notes: services === undefined && configured.length > 0 ? repoNotes(repo_info, configured) : [],
    }
  },
})

/** What is listed stands for all the repositories of the job, and which ones may be listed depends on the version. */
function repoNotes(listed: readonly RepoInfoEntry[] | undefined, configured: readonly string[]): readonly string[] {
  if (listed === undefined) return ['no `repo_info`: before Zadig 4.2 the job then checks out nothing']
  const names = listed.map(({ repo_namespace = '', repo_name = '' }) => `${repo_namespace}/${repo_name}`)
  const dropped = configured.filter((name) => !names.includes(name))
  const strange = names.filter((name) => !configured.includes(name))
  return [
    ...(dropped.length === 0 ? [] : [`it will not check out ${quotedList(dropped)}, which \`repo_info\` leaves out`]),
    ...(strange.length === 0
      ? []
      : [`${quotedList(strange)} is not configured in the job, and Zadig before 5.0 does not check it out`]),
  ]
}

/** Variables as Zadig ≥ 3.3 stores them, or under `properties` as before. */
function variables(spec: unknown) {
  const now = knownMappingsAt(spec, 'envs')
  return now !== undefined && now.length > 0 ? now : (knownMappingsAt(mappingAt(spec, 'properties'), 'envs') ?? now)
}

function fromOtherJob(spec: unknown) {
  return textAt(spec, 'source') === 'fromjob' ? allMappingsAt(spec, 'services', 'default_services') : undefined
}

function ignored(
  parameters: Readonly<Record<string, unknown>>,
  names: readonly string[],
  reason: string,
  path: string,
): Problem[] {
  return names
    .filter((name) => parameters[name] !== undefined)
    .map((name) => ({ path: pathOf(path, name), message: `Zadig would ignore it: ${reason}.` }))
}
