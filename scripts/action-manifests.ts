import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { load } from 'js-yaml'
import * as v from 'valibot'

const input = v.object({
  description: v.string(),
  required: v.optional(v.boolean(), false),
  default: v.optional(v.string(), ''),
})

const manifest = v.object({
  name: v.string(),
  description: v.string(),
  inputs: v.record(v.string(), input),
  outputs: v.record(v.string(), v.object({ description: v.string() })),
  runs: v.object({ main: v.string(), post: v.optional(v.string()) }),
})

/** An action of this repository, as its action.yml says it. */
export interface ActionManifest extends v.InferOutput<typeof manifest> {
  /** What its stubs in `dist/` and its row in `src/index.ts` are called. */
  readonly action: string
  /** Its folder, relative to the repository; `.` for the root action. */
  readonly folder: string
}

/** Every action of the repository: the folders with an action.yml are the one list of them. */
export function readManifests(repository: string): readonly ActionManifest[] {
  const folders = readdirSync(repository, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(repository, entry.name, 'action.yml')))
    .map(({ name }) => name)
    .toSorted()
  return ['.', ...folders].map((folder) => ({
    action: folder === '.' ? 'run' : folder,
    folder,
    ...v.parse(manifest, load(readFileSync(join(repository, folder, 'action.yml'), 'utf8'))),
  }))
}
