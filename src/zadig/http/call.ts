import type { CallOptions } from '../../ports/zadig-api.ts'

/** The endpoints, each with the first release that has it under /openapi (contract §1, §11). */
export const SINCE = {
  'list-workflows': '1.18',
  'get-definition': '1.18',
  'list-tasks': '1.18',
  'get-task': '1.15',
  execute: '1.15',
  cancel: '1.15',
  retry: '1.18',
  approve: '1.15',
  'set-remark': '3.3',
  'get-manual-stage': '5.0',
  'run-manual-stage': '5.0',
  'create-workflow': '5.0',
  'update-workflow': '5.0',
  'delete-workflow': '1.18',
  'list-views': '1.18',
  'create-view': '1.18',
  'update-view': '1.18',
  'delete-view': '1.18',
  'create-ticket': '3.3',
  'stream-log': '3.4',
  'read-log': '3.4',
} as const

/** Which endpoint is called: an error's meaning can depend on it. */
export type Operation = keyof typeof SINCE

/** One request to one endpoint, however often it is tried. */
export interface Call extends CallOptions {
  readonly operation: Operation
  /** GET is a read and may be repeated; everything else is a write. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query below the base URL, encoded; beginning with a slash. */
  readonly path: string
  readonly body?: CallBody
}

export interface CallBody {
  readonly type: 'application/json' | 'application/yaml'
  readonly text: string
}

/** A path with its variable parts percent-encoded; job names and view names may hold any character (contract §1). */
export function path(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return strings.reduce((left, right, index) => `${left}${encodeSegment(String(values[index - 1]))}${right}`)
}

/** A query from the values that are set. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const set = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) set.set(name, String(value))
  return set.size === 0 ? '' : `?${set.toString()}`
}

/** A body of JSON. */
export function json(body: unknown): CallBody {
  return { type: 'application/json', text: JSON.stringify(body) }
}

function encodeSegment(value: string): string {
  // URL normalisation would remove a segment of dots.
  if (/^\.{1,2}$/.test(value)) return value.replaceAll('.', '%2E')
  return encodeURIComponent(value.toWellFormed())
}
