import { readFileSync, realpathSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { ActionError, errorMessage } from '../errors.ts'
import type { LogFile, LogFiles, Replacement, WriteOutputFile } from '../ports/runner.ts'
import type { Environment, InputReader } from './inputs/input-reader.ts'

/** Payloads have kilobytes, definitions some hundred: a larger file is a mistake. */
const MAX_BYTES = 1024 * 1024

/**
 * Reads the file that an input names; undefined for none. The file must be inside the workspace, also if it is a link: it
 * becomes part of a request, and a pull request could otherwise make the runner send its own files.
 */
export function readWorkspaceFile(
  reader: InputReader,
  input: string,
): { readonly name: string; readonly text: string } | undefined {
  const name = reader.text(input)
  if (name === '') return undefined
  const refuse = (message: string): undefined => {
    reader.problem(input, message)
    return undefined
  }
  const workspace = reader.environment['GITHUB_WORKSPACE'] ?? ''
  if (workspace === '') return refuse('There is no workspace to read it from: `GITHUB_WORKSPACE` is empty.')
  try {
    const root = realpathSync(workspace)
    const path = realpathSync(resolve(root, name))
    if (!isWithin(path, root)) return refuse(`“${name}” is outside of the workspace.`)
    const stats = statSync(path)
    // A pipe would block the process, also for signals.
    if (!stats.isFile()) return refuse(`“${name}” is not a file.`)
    if (stats.size > MAX_BYTES) return refuse(`“${name}” has ${stats.size} bytes; the limit is ${MAX_BYTES}.`)
    return { name, text: readFileSync(path, 'utf8') }
  } catch (thrown) {
    return refuse(`“${name}” cannot be read: ${errorMessage(thrown)}. Does the workflow check out the repository?`)
  }
}

/** Writes a file to a path relative to the workspace. Throws an ActionError for a path outside of it. */
export function createFileWriter(name: string, environment: Environment): WriteOutputFile {
  return async (text) => {
    const root = await realpath(environment['GITHUB_WORKSPACE'] ?? '.')
    const path = resolve(root, name)
    const isAllowed = (candidate: string): boolean => isWithin(candidate, root)
    try {
      const directory = isAllowed(path) ? await makeDirectory(dirname(path), isAllowed) : undefined
      if (directory === undefined)
        throw new ActionError(`“${name}” is outside of the workspace`, {
          advice: 'Write a path relative to the workspace.',
        })
      const file = join(directory, basename(path))
      await rm(file, { force: true })
      await writeFile(file, text, { flag: NEW_FILE })
    } catch (thrown) {
      if (thrown instanceof ActionError) throw thrown
      throw new ActionError(`“${name}” cannot be written: ${errorMessage(thrown)}`, { cause: thrown })
    }
  }
}

/**
 * The directory for logs that an input names, as an absolute path; undefined if it is outside of the workspace and of the
 * runner's temporary directory.
 */
export function resolveLogDirectory(name: string, environment: Environment): string | undefined {
  const path = resolve(environment['GITHUB_WORKSPACE'] ?? '.', name)
  return isJobDirectory(path, environment) ? path : undefined
}

/** Log files in a directory, which the first file creates. `create` throws if a link leads out of the allowed places. */
export function createLogFiles(directory: string, environment: Environment): LogFiles {
  return {
    async create(name) {
      const made = await makeDirectory(directory, (path) => isJobDirectory(path, environment))
      if (made === undefined)
        throw new Error(`“${directory}” leads out of the workspace and of the runner's temporary directory`)
      return createLogFile(join(directory, name))
    },
  }
}

async function createLogFile(path: string): Promise<LogFile> {
  const handle = await openNewFile(path)
  return {
    write: (bytes) => handle.writeFile(bytes),
    replacement: () => createReplacement(path),
    close: () => handle.close(),
  }
}

async function createReplacement(path: string): Promise<Replacement> {
  const temporary = `${path}.part`
  const handle = await openNewFile(temporary)
  return {
    write: (bytes) => handle.writeFile(bytes),
    async keep() {
      await handle.close()
      await rename(temporary, path)
    },
    async discard() {
      await handle.close()
      await rm(temporary, { force: true })
    },
  }
}

/** Fails if the name exists, above all as a link: a checkout may contain one that leads elsewhere. */
const NEW_FILE = 'wx'

/** Replaces a file or link of that name. */
async function openNewFile(path: string): Promise<FileHandle> {
  await rm(path, { force: true })
  return open(path, NEW_FILE)
}

/** The directories that belong to the job: its workspace and the runner's temporary directory. */
function isJobDirectory(path: string, environment: Environment): boolean {
  const roots = [environment['GITHUB_WORKSPACE'] ?? '.', environment['RUNNER_TEMP'] ?? ''].filter((root) => root !== '')
  return roots.some((root) => isWithin(path, resolve(root)) || isWithin(path, realPathOf(root)))
}

/** Whether an absolute path is a directory or below it; does not follow links. */
function isWithin(path: string, root: string): boolean {
  const way = relative(root, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * Makes a directory and its parents; makes nothing if a link in the path leads to a place that is not allowed.
 *
 * @returns the path without links; undefined if it is not allowed
 */
async function makeDirectory(path: string, isAllowed: (real: string) => boolean): Promise<string | undefined> {
  if (!isAllowed(realPathOf(path))) return undefined
  await mkdir(path, { recursive: true })
  const real = await realpath(path)
  return isAllowed(real) ? real : undefined
}

/** The path without links; of a path that does not exist yet, the existing part is resolved. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : resolve(realPathOf(parent), basename(path))
  }
}
