// What the runner reads of an action.yml: contract §6.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { load } from 'js-yaml'

/** One input that an action declares. */
export type ManifestInput = {
  readonly name: string
  /** May contain expressions; empty if the file gives none. */
  readonly default: string
  readonly deprecationMessage: string | undefined
}

/** A JavaScript action for Node 24. `main` and `post` are relative to the action's directory. */
export type ActionManifest = {
  readonly name: string
  readonly inputs: readonly ManifestInput[]
  readonly main: string
  readonly post: string | undefined
  /** Condition of the post stage. */
  readonly postIf: string
}

/** A manifest with which a job would fail while it is set up. */
export class ActionManifestError extends Error {
  override readonly name = 'ActionManifestError'
}

const RUNS_KEYS = new Set(['using', 'main', 'pre', 'pre-if', 'post', 'post-if'])

/** Reads `action.yml`, or else `action.yaml`, of a directory. Throws {@link ActionManifestError}. */
export function readManifest(actionPath: string): ActionManifest {
  const file = ['action.yml', 'action.yaml'].map((name) => join(actionPath, name)).find((path) => existsSync(path))
  if (file === undefined) {
    throw new ActionManifestError(`Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${actionPath}'.`)
  }
  return parseManifest(readFileSync(file, 'utf8'))
}

/** Reads the text of a manifest. Throws {@link ActionManifestError}. */
export function parseManifest(text: string): ActionManifest {
  const root = toMapping(load(text), 'action manifest root')
  const runs = root.get('runs')
  if (runs === undefined) throw new ActionManifestError("Top level 'runs:' section is required")
  return {
    name: toText(root.get('name')),
    inputs: root.has('inputs') ? readInputs(root.get('inputs')) : [],
    ...readRuns(runs),
  }
}

function readRuns(value: unknown): Pick<ActionManifest, 'main' | 'post' | 'postIf'> {
  const runs = toMapping(value, 'runs')
  for (const key of runs.keys()) {
    if (!RUNS_KEYS.has(key)) throw new ActionManifestError(`Unexpected value '${key}'`)
  }
  const using = toText(runs.get('using'))
  if (using === '') {
    throw new ActionManifestError("Missing 'using' value. 'using' requires 'composite', 'docker' or 'node24'.")
  }
  if (using.toLowerCase() !== 'node24') throw new ActionManifestError(`'using: ${using}' is not supported`)
  if (runs.has('pre')) throw new ActionManifestError('`pre` execution is not supported for local actions')
  const main = toText(runs.get('main'))
  if (main === '') {
    throw new ActionManifestError(
      'You are using a JavaScript Action but there is not an entry JavaScript file provided.',
    )
  }
  return {
    main,
    post: toText(runs.get('post')) || undefined,
    postIf: runs.has('post-if') ? toText(runs.get('post-if')) : 'always()',
  }
}

function readInputs(value: unknown): ManifestInput[] {
  return [...toMapping(value, 'inputs')].map(([name, metadata]) => {
    const fields = metadata === null ? new Map<string, unknown>() : toMapping(metadata, 'input metadata')
    const read = (wanted: string): unknown =>
      [...fields].find(([key]) => key.toLowerCase() === wanted.toLowerCase())?.[1]
    return {
      name,
      default: toText(read('default')),
      deprecationMessage: toText(read('deprecationMessage')) || undefined,
    }
  })
}

function toMapping(value: unknown, what: string): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ActionManifestError(`A mapping was expected: ${what}`)
  }
  return new Map(Object.entries(value))
}

/** Scalars become the strings that the runner makes of them. */
function toText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new ActionManifestError(`A scalar was expected, not: ${JSON.stringify(value)}`)
}
