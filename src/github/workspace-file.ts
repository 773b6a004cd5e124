import { readFileSync, realpathSync, statSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ActionError, errorMessage } from '../errors.ts'
import type { WriteOutputFile } from '../ports/output-file.ts'
import { isWithin, makeDirectory, openNewFile } from './confined-files.ts'
import type { Environment, InputReader } from './input-reader.ts'

/** Payloads are some kilobytes, definitions some hundred; what is larger is another file. */
const MAX_BYTES = 1024 * 1024

/**
 * Reads the file that an input names. The path must stay inside the workspace, links included: what it names becomes part
 * of a request, and a pull request could else have the runner's own files sent away.
 */
export function readWorkspaceFile(
  reader: InputReader,
  environment: Environment,
  input: string,
): { readonly name: string; readonly text: string } | undefined {
  const written = reader.text(input)
  if (written === '') return undefined
  const refuse = (message: string): undefined => {
    reader.problem(input, message)
    return undefined
  }
  const workspace = environment['GITHUB_WORKSPACE'] ?? ''
  if (workspace === '') return refuse('There is no workspace (`GITHUB_WORKSPACE` is empty) to read it from.')
  try {
    const root = realpathSync(workspace)
    const file = realpathSync(resolve(root, written))
    if (!isWithin(file, root)) return refuse(`“${written}” is outside of the workspace.`)
    const stats = statSync(file)
    // Reading a pipe would wait for ever, without a look at signals.
    if (!stats.isFile()) return refuse(`“${written}” is no file.`)
    const { size } = stats
    if (size > MAX_BYTES) return refuse(`“${written}” has ${size} bytes; it may have ${MAX_BYTES} at most.`)
    return { name: written, text: readFileSync(file, 'utf8') }
  } catch (thrown) {
    return refuse(`“${written}” cannot be read: ${errorMessage(thrown)}. Has the workflow checked the repository out?`)
  }
}

/** Writes the file of that name, relative to the workspace, which it must not leave. */
export function createFileWriter(written: string, environment: Environment): WriteOutputFile {
  return async (text) => {
    const root = await realpath(environment['GITHUB_WORKSPACE'] ?? '.')
    const path = resolve(root, written)
    const outside = new ActionError(`“${written}” is outside of the workspace`, {
      advice: 'Write a path relative to the workspace.',
    })
    if (!isWithin(path, root)) throw outside
    try {
      const directory = await makeDirectory(dirname(path), (real) => isWithin(real, root))
      if (directory === undefined) throw outside
      await writeNew(join(directory, basename(path)), text)
    } catch (thrown) {
      if (thrown instanceof ActionError) throw thrown
      throw new ActionError(`“${written}” cannot be written: ${errorMessage(thrown)}`, { cause: thrown })
    }
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  const handle = await openNewFile(file)
  try {
    await handle.writeFile(text)
  } finally {
    await handle.close()
  }
}
