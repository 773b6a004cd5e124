import type { CallOptions } from '../../ports/zadig-api.ts'

/** Which endpoint is called, where an error's meaning depends on it. */
export type Operation =
  | 'list-workflows'
  | 'get-definition'
  | 'list-tasks'
  | 'get-task'
  | 'execute'
  | 'cancel'
  | 'retry'
  | 'approve'
  | 'set-remark'
  | 'get-manual-stage'
  | 'run-manual-stage'
  | 'create-workflow'
  | 'update-workflow'
  | 'delete-workflow'
  | 'list-views'
  | 'create-view'
  | 'update-view'
  | 'delete-view'
  | 'create-ticket'
  | 'stream-log'
  | 'read-log'

/** One request to one endpoint, before it is tried. */
export interface Call extends CallOptions {
  readonly operation: Operation
  /** GET is a read and may be repeated; everything else is a write. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path and query below the base URL, encoded; beginning with a slash. */
  readonly path: string
  readonly body?: CallBody
  /** The first release that has the endpoint, for the advice to those whose server has not (contract §1, §11). */
  readonly since?: '1.15' | '1.18' | '3.3' | '3.4' | '5.0'
}

export interface CallBody {
  readonly type: 'application/json' | 'application/yaml'
  readonly text: string
}

/**
 * A path with its variable parts percent-encoded; job names and view names may hold any character (contract §1).
 */
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
  // A segment of dots would be resolved away by whoever normalises the path.
  if (/^\.{1,2}$/.test(value)) return value.replaceAll('.', '%2E')
  return encodeURIComponent(value.toWellFormed())
}
