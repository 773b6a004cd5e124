import { spawn, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

import { readManifest } from '../emulators/runner/action-manifest.ts'
import { inputVariables } from '../emulators/runner/inputs.ts'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const DIST = fileURLToPath(new URL('../dist/', import.meta.url))

/** Starts the built root action as a runner does, with the given inputs over the defaults of action.yml. */
export function startAction(inputs: Readonly<Record<string, string>>): ChildProcess {
  const defaults: Readonly<Record<string, string>> = Object.fromEntries(
    // The only default that is an expression is the job's token, which nothing here needs.
    readManifest(ROOT).inputs.map(({ name, default: value }) => [name, value.includes('${{') ? '' : value] as const),
  )
  return spawn(process.execPath, [`${DIST}run.js`], {
    env: {
      PATH: process.env['PATH'],
      GITHUB_WORKSPACE: tmpdir(),
      ...inputVariables({ ...defaults, ...inputs }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
