import type { Problem } from '../../errors.ts'
import { allMappingsAt, isMapping, type Mapping, mappingsAt, textAt, textsAt } from '../../json.ts'
import { didYouMean, quoted, quotedList, quotedValue } from '../did-you-mean.ts'
import { pathOf } from '../schema-fields.ts'

// What several job types check against the definition's lists.

/** A list of the definition. Undefined where the definition has none: then nothing can be checked. */
type Known = readonly Mapping[] | undefined

/** A problem when a name is not among those that the definition lists. `consequence` is what Zadig would do with it. */
export function checkName(
  what: string,
  name: string,
  known: readonly string[] | undefined,
  path: string,
  consequence = ', and Zadig would silently ignore it',
): Problem[] {
  if (known === undefined || known.includes(name)) return []
  return [{ path, message: `The job has no ${what} ${quoted(name)}${consequence}.${didYouMean(name, known)}` }]
}

/** `service/module` of an entry that has both names. */
export function moduleName(entry: unknown): string {
  return `${textAt(entry, 'service_name')}/${textAt(entry, 'service_module')}`
}

/** The entry of a definition's list for the same service and module. */
export function findModule(known: Known, wanted: unknown): Mapping | undefined {
  return known?.find((stored) => moduleName(stored) === moduleName(wanted))
}

/** Problems with services and modules that the definition's list does not have. */
export function checkModules(wanted: readonly unknown[], known: Known, path: string): Problem[] {
  const names = known?.map(moduleName)
  return wanted.flatMap((item, index) => checkName('service module', moduleName(item), names, pathOf(path, index)))
}

/**
 * Problems with variables: unknown ones, which Zadig ignores, and values that are not among a variable's choices,
 * which it takes as they are. `known` has a variable's name under `key` (`name` in plugins and patches).
 */
export function checkVariables(wanted: readonly Mapping[] | undefined, known: Known, path: string): Problem[] {
  if (known === undefined) return []
  const variables = new Map(known.map((stored) => [textAt(stored, 'key') || textAt(stored, 'name'), stored]))
  return (wanted ?? []).flatMap((entry) => {
    const key = textAt(entry, 'key')
    const stored = variables.get(key)
    const at = pathOf(path, key)
    return stored === undefined
      ? checkName('variable', key, [...variables.keys()], at)
      : checkChoice(textAt(entry, 'value'), stored, at)
  })
}

function checkChoice(value: string, stored: Mapping, path: string): Problem[] {
  const type = textAt(stored, 'type')
  const choices = textsAt(stored, 'choice_option')
  if (choices.length === 0 || (type !== 'choice' && type !== 'multi-select')) return []
  const chosen = type === 'choice' ? [value] : value.split(',').filter((part) => part !== '')
  return chosen
    .filter((choice) => !choices.includes(choice))
    .map((choice) => ({ path, message: `${quotedValue(choice)} is not one of the choices: ${quotedList(choices)}.` }))
}

/**
 * Problems with the variables and repositories of a service, test or scan. The stored lists can be out of date: an empty
 * one is not checked against.
 */
export function checkSource(entry: unknown, stored: Mapping | undefined, path: string): Problem[] {
  const repos = allMappingsAt(stored, 'repos')?.map(repoName)
  return [
    ...checkVariables(mappingsAt(entry, 'inputs'), allMappingsAt(stored, 'key_vals'), pathOf(path, 'inputs')),
    ...mappingsAt(entry, 'repo_info').flatMap((repo, index) =>
      // Perforce has no names.
      textAt(repo, 'repo_namespace') === '' || textAt(repo, 'repo_name') === ''
        ? []
        : checkName('repository', repoName(repo), repos, pathOf(path, 'repo_info', index)),
    ),
  ]
}

/** `namespace/name` of a repository, configured or in the payload. */
export function repoName(repo: unknown): string {
  return `${textAt(repo, 'repo_namespace') || textAt(repo, 'repo_owner')}/${textAt(repo, 'repo_name')}`
}

/** The stored repositories that a `repo_info` leaves out. None where it is absent or empty, which changes nothing. */
export function leftOutRepos(item: unknown, stored: Mapping | undefined): readonly Mapping[] {
  const listed = mappingsAt(item, 'repo_info').map(repoName)
  if (listed.length === 0) return []
  return mappingsAt(stored, 'repos').filter((repo) => !listed.includes(repoName(repo)))
}

/** Whether a job works on services, by a key of its stored document; without the key, whether it is given any. */
export function worksOnServices(spec: unknown, key: string, word: string, given: boolean): boolean {
  return isMapping(spec) && key in spec ? spec[key] === word : given
}
