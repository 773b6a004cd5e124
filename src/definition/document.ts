import { isMapping, type Mapping, textAt } from '../json.ts'

/** Names in the answer of the detail endpoint and in a definition file (contract §3.5, §3.9). */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['workflow_key', 'name'],
  ['workflow_name', 'display_name'],
  ['project_key', 'project'],
])

type Level = 'workflow' | 'stage' | 'job'

const RECORDED = ['id', 'hash', 'created_by', 'create_time', 'updated_by', 'update_time']

const FILLED_BY_SERVER: Readonly<Record<Level, readonly string[]>> = {
  workflow: RECORDED,
  stage: RECORDED,
  job: ['id', 'skipped', 'service_modules'],
}

/** Everything that the detail endpoint shows, by the names of a file: the rest can be written but not read. */
const SHOWN: Readonly<Record<Level, readonly string[]>> = {
  workflow: 'name display_name project description concurrency_limit params stages notify_ctls share_storages'.split(
    ' ',
  ),
  stage: ['name', 'parallel', 'jobs'],
  job: ['name', 'type', 'run_policy', 'error_policy', 'execute_policy', 'notify_ctls', 'spec'],
}

/** A workflow as a definition file has it, from the answer of the detail endpoint, without what the server fills in. */
export function toFileForm(detail: Mapping): Mapping {
  const renamed = Object.entries(detail).map(([key, value]) => [RENAMED.get(key) ?? key, value] as const)
  return withoutServerFields(Object.fromEntries(renamed))
}

/** A definition without what the server fills in. */
export function withoutServerFields(definition: Mapping): Mapping {
  return filterFields(definition, (key, _value, level) => !FILLED_BY_SERVER[level].includes(key))
}

/** What of a file can be compared with what Zadig shows, and the paths of the fields that can't. */
export function splitShown(definition: Mapping): { readonly shown: Mapping; readonly unseen: readonly string[] } {
  const unseen: string[] = []
  const shown = filterFields(definition, (key, value, level, path) => {
    const isShown = SHOWN[level].includes(key)
    if (!isShown && !isNothing(value)) unseen.push(`${path}${key}`)
    return isShown
  })
  return { shown, unseen }
}

/** Whether a value means the same to the server as a field that is left out, also as a file writes it. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0) return true
  if (typeof value === 'string') return ['', 'false', '0', 'null', '~'].includes(value)
  if (Array.isArray(value)) return value.length === 0
  return isMapping(value) && Object.values(value).every(isNothing)
}

function filterFields(
  definition: Mapping,
  keep: (key: string, value: unknown, level: Level, path: string) => boolean,
): Mapping {
  const filter = (level: Level, part: Mapping, path: string): Mapping =>
    Object.fromEntries(Object.entries(part).filter(([key, value]) => keep(key, value, level, path)))
  const filterJob: Change = (job, path) => filter('job', job, path)
  const filterStage: Change = (stage, path) => filter('stage', mapItems(stage, 'jobs', path, filterJob), path)
  return filter('workflow', mapItems(definition, 'stages', '', filterStage), '')
}

type Change = (item: Mapping, path: string) => Mapping

function mapItems(parent: Mapping, key: string, path: string, change: Change): Mapping {
  const list = parent[key]
  if (!Array.isArray(list)) return parent
  const items = list.map((item: unknown, index) =>
    isMapping(item) ? change(item, `${path}${key}[${textAt(item, 'name') || index}].`) : item,
  )
  return { ...parent, [key]: items }
}
