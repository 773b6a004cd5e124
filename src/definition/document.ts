import { isMapping, type Mapping } from '../json.ts'

/** Names that the answer of the detail endpoint has for what a definition file calls otherwise (contract §3.5, §3.9). */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['workflow_key', 'name'],
  ['workflow_name', 'display_name'],
  ['project_key', 'project'],
])

/** What the server itself writes down about a workflow or a job. */
const FILLED_BY_SERVER: ReadonlySet<string> = new Set([
  'id',
  'hash',
  'created_by',
  'create_time',
  'updated_by',
  'update_time',
])
const FILLED_IN_JOBS: ReadonlySet<string> = new Set(['id', 'skipped', 'service_modules'])

/** Everything that the detail endpoint shows, by the names of a file: the rest can be written but not read. */
const SHOWN: ReadonlySet<string> = new Set([
  'name',
  'display_name',
  'project',
  'description',
  'concurrency_limit',
  'params',
  'stages',
  'notify_ctls',
  'share_storages',
])
const SHOWN_IN_STAGES: ReadonlySet<string> = new Set(['name', 'parallel', 'jobs'])
const SHOWN_IN_JOBS: ReadonlySet<string> = new Set([
  'name',
  'type',
  'run_policy',
  'error_policy',
  'execute_policy',
  'notify_ctls',
  'spec',
])

/** A workflow as a definition file has it, from the answer of the detail endpoint, without what the server fills in. */
export function toFileForm(detail: Mapping): Mapping {
  const renamed = Object.entries(detail).map(([key, value]): [string, unknown] => [RENAMED.get(key) ?? key, value])
  return withoutServerFields(Object.fromEntries(renamed))
}

/** A definition without what the server fills in. */
export function withoutServerFields(definition: Mapping): Mapping {
  return mapParts(definition, (part, _path, kind) => {
    const filled = kind === 'job' ? FILLED_IN_JOBS : FILLED_BY_SERVER
    return Object.fromEntries(Object.entries(part).filter(([key]) => !filled.has(key)))
  })
}

/** What of a file can be held against what Zadig shows, and the fields that can't. */
export function splitShown(definition: Mapping): { readonly shown: Mapping; readonly unseen: readonly string[] } {
  const unseen: string[] = []
  const shown = mapParts(definition, (part, path, kind) => {
    const names = kind === 'job' ? SHOWN_IN_JOBS : kind === 'stage' ? SHOWN_IN_STAGES : SHOWN
    for (const [key, value] of Object.entries(part))
      if (!names.has(key) && !isNothing(value)) unseen.push(`${path}${key}`)
    return Object.fromEntries(Object.entries(part).filter(([key]) => names.has(key)))
  })
  return { shown, unseen }
}

/** What a field that is left out stands for, in the server's language, also as a file writes it. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0) return true
  if (typeof value === 'string') return ['', 'false', '0', 'null', '~'].includes(value)
  if (Array.isArray(value)) return value.length === 0
  return isMapping(value) && Object.values(value).every(isNothing)
}

type Part = 'workflow' | 'stage' | 'job'

/** The definition with a change made to the workflow, to each stage and to each job. */
function mapParts(definition: Mapping, change: (part: Mapping, path: string, kind: Part) => Mapping): Mapping {
  const stages = mapList(definition['stages'], (stage, index) => {
    const path = `stages[${nameOf(stage, index)}].`
    const jobs = mapList(stage['jobs'], (job, position) => change(job, `${path}jobs[${nameOf(job, position)}].`, 'job'))
    return change(jobs === undefined ? stage : { ...stage, jobs }, path, 'stage')
  })
  return change(stages === undefined ? definition : { ...definition, stages }, '', 'workflow')
}

function mapList(value: unknown, change: (item: Mapping, index: number) => Mapping): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.map((item: unknown, index) => (isMapping(item) ? change(item, index) : item))
}

function nameOf({ name }: Mapping, index: number): string {
  return typeof name === 'string' && name !== '' ? name : String(index)
}
