import type { Problem } from '../../errors.ts'
import type { KeyValue, RepoInfoEntry } from '../job-types/shared-fields.ts'
import { didYouMean, quoted, quotedList, quotedValue } from '../did-you-mean.ts'
import { isMapping, type Mapping, mappingsAt, textAt, textsAt } from '../../json.ts'
import { pathOf } from '../schema-fields.ts'

// What several job types check against the definition's lists. An undefined list means that the definition has none:
// then nothing can be known to be wrong.

/**
 * A problem when a name is not among those that the definition lists. `consequence` is what Zadig would do with it: in
 * most places, nothing.
 */
export function checkName(
  what: string,
  name: string,
  known: readonly string[] | undefined,
  path: string,
  consequence = ', and Zadig would ignore it without a word',
): Problem[] {
  if (known === undefined || known.includes(name)) return []
  return [{ path, message: `The job has no ${what} ${quoted(name)}${consequence}.${didYouMean(name, known)}` }]
}

export interface ServiceModule {
  readonly service_name: string
  readonly service_module: string
}

/** `service/module` */
export function moduleName({ service_name, service_module }: ServiceModule): string {
  return `${service_name}/${service_module}`
}

/** The entry of a definition's list that has this service and module. */
export function findModule(known: readonly Mapping[] | undefined, wanted: ServiceModule): Mapping | undefined {
  return known?.find((spec) => specModule(spec) === moduleName(wanted))
}

/** Problems with services and modules that the definition's list does not have; without the list there are none. */
export function checkModules(
  wanted: readonly ServiceModule[],
  known: readonly Mapping[] | undefined,
  path: string,
): Problem[] {
  const names = known?.map(specModule)
  return wanted.flatMap((item, index) => checkName('service module', moduleName(item), names, pathOf(path, index)))
}

function specModule(spec: Mapping): string {
  return `${textAt(spec, 'service_name')}/${textAt(spec, 'service_module')}`
}

/**
 * Problems with variables: unknown ones, which Zadig ignores, and values that are not among a variable's choices,
 * which it takes as they are. `known` has a variable's name under `key` (`name` in plugins and patches).
 */
export function checkVariables(
  wanted: readonly KeyValue[] | undefined,
  known: readonly Mapping[] | undefined,
  path: string,
): Problem[] {
  if (known === undefined) return []
  const variables = new Map(known.map((spec) => [textAt(spec, 'key') || textAt(spec, 'name'), spec]))
  return (wanted ?? []).flatMap(({ key, value }) => {
    const spec = variables.get(key)
    const at = pathOf(path, key)
    if (spec === undefined) return checkName('variable', key, [...variables.keys()], at)
    return checkChoice(value, textAt(spec, 'type'), textsAt(spec, 'choice_option'), at)
  })
}

function checkChoice(value: string, type: string, choices: readonly string[], path: string): Problem[] {
  if (choices.length === 0 || (type !== 'choice' && type !== 'multi-select')) return []
  const chosen = type === 'choice' ? [value] : value.split(',').filter((part) => part !== '')
  return chosen
    .filter((choice) => !choices.includes(choice))
    .map((choice) => ({ path, message: `${quotedValue(choice)} is not one of the choices: ${quotedList(choices)}.` }))
}

/** Problems with repositories that are not configured and that Zadig would ignore. An empty list says nothing. */
export function checkRepos(
  wanted: readonly RepoInfoEntry[] | undefined,
  known: readonly Mapping[] | undefined,
  path: string,
): Problem[] {
  if (known === undefined || known.length === 0) return []
  const names = known.map(repoName)
  return (wanted ?? []).flatMap(({ repo_namespace, repo_name }, index) =>
    repo_namespace === undefined || repo_name === undefined
      ? []
      : checkName('repository', `${repo_namespace}/${repo_name}`, names, pathOf(path, index)),
  )
}

/** `namespace/name` of a configured repository. */
export function repoName(spec: Mapping): string {
  return `${textAt(spec, 'repo_namespace') || textAt(spec, 'repo_owner')}/${textAt(spec, 'repo_name')}`
}

/** The stored repositories that a `repo_info` leaves out; none where it is absent or empty, which leaves all in place. */
export function leftOutRepos(item: unknown, stored: Mapping | undefined): readonly Mapping[] {
  const listed = mappingsAt(item, 'repo_info').map(repoName)
  if (listed.length === 0) return []
  return mappingsAt(stored, 'repos').filter((repo) => !listed.includes(repoName(repo)))
}

/** A list of the definition that may be out of date: an empty one says nothing. */
export function unlessEmpty(known: readonly Mapping[] | undefined): readonly Mapping[] | undefined {
  return known === undefined || known.length === 0 ? undefined : known
}

/** Whether a job works on services, by a key of its stored document; without the key, whether it is given any. */
export function worksOnServices(spec: unknown, key: string, word: string, given: boolean): boolean {
  return isMapping(spec) && key in spec ? spec[key] === word : given
}
