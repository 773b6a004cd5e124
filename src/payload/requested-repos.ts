import { type Mapping, mappingsAt, textAt } from '../json.ts'
import { pathOf } from './validate.ts'

/** One entry of `repo_info` in the parameters of a job. */
export interface RequestedRepo {
  /** What of the job it is for: service and module, or the name of a test or scan; empty for the whole job. */
  readonly target: readonly string[]
  /** Where it stands, from `path` on. */
  readonly path: string
  readonly entry: Mapping
}

/** The fields that name what an item of each list is. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  service_list: ['service_name', 'service_module'],
  services: ['service_name', 'service_module'],
  testing_list: ['testing_name'],
  scanning_list: ['scanning_name'],
}

/** Every `repo_info` entry in a job's parameters, whatever its type (contract §4.5). */
export function requestedRepos(parameters: unknown, path = ''): readonly RequestedRepo[] {
  const entries = (item: unknown, at: string, target: readonly string[]): readonly RequestedRepo[] =>
    mappingsAt(item, 'repo_info').map((entry, index) => ({
      target,
      path: pathOf(at, 'repo_info', index),
      entry,
    }))
  return [
    ...entries(parameters, path, []),
    ...Object.entries(LISTS).flatMap(([list, names]) =>
      mappingsAt(parameters, list).flatMap((item, index) =>
        entries(
          item,
          pathOf(path, list, index),
          names.map((name) => textAt(item, name)),
        ),
      ),
    ),
  ]
}
