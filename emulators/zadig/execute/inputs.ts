import { dereference, PlainError } from '../errors.ts'
import type { GoValue } from '../go-json.ts'
import { goBool, goInteger, goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { JsonObject } from '../json.ts'
import { numberAt, textAt } from '../json.ts'
import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'
import type { CodeHost, SeedData } from '../seed-data.ts'

/** `kv` items (contract §4.5): the value is a string, numbers and booleans are refused. */
export const goKv = goStruct('types', 'KV', { key: goString, value: goString, type: goString, is_credential: goBool })
export const goKvs = goSlice(goPointer(goKv))

const repoInput = goStruct('types', 'OpenAPIRepoInput', {
  codehost_name: goString,
  repo_namespace: goString,
  repo_name: goString,
  branch: goString,
  pr: goInteger('int'),
  prs: goSlice(goInteger('int')),
  enable_commit: goBool,
  commit_id: goString,
  remote_name: goString,
  checkout_path: goString,
  submodules: goBool,
})
export const goRepos = goSlice(goPointer(repoInput))

type Kvs = GoValue<typeof goKvs>
type Repos = GoValue<typeof goRepos>
type RepoInput = GoValue<typeof repoInput>

/**
 * Sets the values of known variables; unknown keys are ignored, the last of two equal keys wins. The server only reads
 * the items where there is a variable to set.
 */
export function patchVariables(variables: JsonObject[], kvs: Kvs, nameKey: 'key' | 'name' = 'key'): void {
  if (variables.length === 0) return
  for (const kv of kvs.map(dereference)) {
    const variable = variables.find((candidate) => candidate[nameKey] === kv.key)
    if (variable === undefined) continue
    variable['value'] = kv.value
    if (variable['type'] === 'multi-select') variable['choice_value'] = kv.value === '' ? [] : kv.value.split(',')
  }
}

/** The variables of a job, as its task shows them. */
export function taskVariables(variables: readonly JsonObject[]): JsonObject[] {
  return structuredClone(variables).map(({ source: _definitionOnly, ...variable }) => ({
    registry_id: '',
    ...variable,
  }))
}

/** The code host of that alias, or the server's untyped error. */
export function findCodehost(seedData: SeedData, alias: string): CodeHost {
  const host = seedData.codehosts.find((candidate) => candidate.alias === alias)
  if (host === undefined) throw new PlainError(`failed to find code host with name:${alias}`)
  return host
}

/** Patches the configured repositories that an input names, and leaves the others (builds; tests before 4.2). */
export function patchRepos(configured: JsonObject[], inputs: Repos, seedData: SeedData, version: ZadigVersion): void {
  for (const input of inputs.map(dereference)) {
    const host = findCodehost(seedData, input.codehost_name)
    for (const repo of configured) if (matches(repo, input, host)) patchRepo(repo, input, version)
  }
}

/** Keeps only the configured repositories that an input names, patched. */
export function selectRepos(
  configured: JsonObject[],
  inputs: Repos,
  seedData: SeedData,
  version: ZadigVersion,
): JsonObject[] {
  return configured.flatMap((repo) =>
    inputs
      .map(dereference)
      .filter((input) => matches(repo, input, findCodehost(seedData, input.codehost_name)))
      .map((input) => patchRepo(repo, input, version)),
  )
}

/** Puts the sent repositories in the place of the configured ones (general jobs from 5.0). */
export function replaceRepos(inputs: Repos, seedData: SeedData): JsonObject[] {
  return inputs.map(dereference).map((input) => {
    const host = findCodehost(seedData, input.codehost_name)
    const repo: JsonObject = {
      source: host.type,
      repo_owner: input.repo_namespace,
      repo_namespace: input.repo_namespace,
      repo_name: input.repo_name,
      remote_name: input.remote_name === '' ? 'origin' : input.remote_name,
      branch: input.branch,
      merge_branches: null,
      enable_commit: false,
      hidden: false,
      is_primary: false,
      codehost_id: host.id,
      oauth_token: '',
      address: host.address,
    }
    if (input.checkout_path !== '') repo['checkout_path'] = input.checkout_path
    if (input.submodules) repo['submodules'] = true
    return patchRepo(repo, input, '5.0')
  })
}

function matches(repo: JsonObject, input: RepoInput, host: CodeHost): boolean {
  const namespace = textAt(repo, 'repo_namespace') === '' ? textAt(repo, 'repo_owner') : textAt(repo, 'repo_namespace')
  const sameName = namespace === input.repo_namespace && textAt(repo, 'repo_name') === input.repo_name
  return numberAt(repo, 'codehost_id') === host.id && sameName
}

/** A missing branch blanks the branch. The commit fields exist from 4.1 (contract §4.5). */
function patchRepo(repo: JsonObject, input: RepoInput, version: ZadigVersion): JsonObject {
  repo['branch'] = input.branch
  if (input.pr === 0) delete repo['pr']
  else repo['pr'] = input.pr
  if (input.prs.length === 0) delete repo['prs']
  else repo['prs'] = input.prs
  if (!atLeast(version, '4.1')) return repo
  repo['enable_commit'] = input.enable_commit
  if (input.commit_id === '') delete repo['commit_id']
  else repo['commit_id'] = input.commit_id
  return repo
}
