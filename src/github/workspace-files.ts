import { constants, readFileSync, realpathSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { ActionError, errorMessage } from '../errors.ts'
import type { LogFile, LogFiles, Replacement, WriteOutputFile } from '../ports/runner.ts'
import type { Environment, InputReader } from './inputs/input-reader.ts'

/** Fails where something stands there already, a link above all: a checkout may hold one that leads elsewhere. */
const NEW_FILE = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY

/** Opens a new file for writing, in the place of whatever file or link has its name. */
export async function openNewFile(path: string): Promise<FileHandle> {
  await rm(path, { force: true })
  return open(path, NEW_FILE)
}

/** Whether a path lies below a directory, or is it. Both are absolute; links are not followed. */
export function isWithin(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * Makes a directory with its parents, unless a link in its path leads to a place that isn't allowed: nothing is made then.
 *
 * @param isAllowed told a path without links
 * @returns the directory's path without links; undefined where it isn't allowed
 */
export async function makeDirectory(path: string, isAllowed: (real: string) => boolean): Promise<string | undefined> {
  if (!isAllowed(nearestReal(path))) return undefined
  await mkdir(path, { recursive: true })
  const real = await realpath(path)
  return isAllowed(real) ? real : undefined
}

/** Where a path leads that is there in part: links in that part are followed. */
function nearestReal(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : resolve(nearestReal(parent), relative(parent, path))
  }
}

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

/**
 * Files in one directory, which is made when the first is. Throws, with words for the user, when the directory turns out to
 * lead out of the places where it may be (`resolveLogDirectory`).
 */
export function createLogFiles(directory: string, environment: Environment): LogFiles {
  return {
    async create(name) {
      if ((await makeDirectory(directory, (path) => isJobDirectory(path, environment))) === undefined)
        throw new Error(`“${directory}” leads out of the workspace and of the runner's temporary directory`)
      return createFile(join(directory, name))
    },
  }
}

async function createFile(path: string): Promise<LogFile> {
  const handle = await openNewFile(path)
  return {
    write: (bytes) => writeAll(handle, bytes),
    replacement: () => createReplacement(path),
    close: () => handle.close(),
  }
}

async function createReplacement(path: string): Promise<Replacement> {
  const beside = `${path}.part`
  const handle = await openNewFile(beside)
  return {
    write: (bytes) => writeAll(handle, bytes),
    async keep() {
      await handle.close()
      await rename(beside, path)
    },
    async discard() {
      await handle.close()
      await rm(beside, { force: true })
    },
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten
}

/**
 * The directory that a user's input means: relative to the workspace, or absolute. It must lie in the workspace or in the
 * runner's temporary directory, which are the job's own to write; undefined where it doesn't.
 */
export function resolveLogDirectory(written: string, environment: Environment): string | undefined {
  const path = resolve(environment['GITHUB_WORKSPACE'] ?? '.', written)
  return isJobDirectory(path, environment) ? path : undefined
}

function isJobDirectory(path: string, environment: Environment): boolean {
  const roots = [environment['GITHUB_WORKSPACE'] ?? '.', environment['RUNNER_TEMP'] ?? ''].filter((root) => root !== '')
  return roots.some((root) => isWithin(path, resolve(root)) || isWithin(path, realPathOf(root)))
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
