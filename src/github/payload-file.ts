import { readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { errorMessage } from '../errors.ts'
import type { Environment, InputReader } from './input-reader.ts'

/** A payload is some kilobytes; what is larger is another file. */
const MAX_BYTES = 1024 * 1024

/**
 * Reads `payload-file`. The path must stay inside the workspace, links included: what it names becomes part of a request,
 * and a pull request could else have the runner's own files sent away.
 */
export function readPayloadFile(
  reader: InputReader,
  environment: Environment,
): { readonly name: string; readonly text: string } | undefined {
  const written = reader.text('payload-file')
  if (written === '') return undefined
  const refuse = (message: string): undefined => {
    reader.problem('payload-file', message)
    return undefined
  }
  const workspace = environment['GITHUB_WORKSPACE'] ?? ''
  if (workspace === '') return refuse('There is no workspace (`GITHUB_WORKSPACE` is empty) to read it from.')
  try {
    const root = realpathSync(workspace)
    const file = realpathSync(resolve(root, written))
    const inside = relative(root, file)
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      return refuse(`“${written}” is outside of the workspace.`)
    }
    const { size } = statSync(file)
    if (size > MAX_BYTES) return refuse(`“${written}” has ${size} bytes; a payload has ${MAX_BYTES} at most.`)
    return { name: written, text: readFileSync(file, 'utf8') }
  } catch (thrown) {
    return refuse(`“${written}” cannot be read: ${errorMessage(thrown)}. Has the workflow checked the repository out?`)
  }
}
