import { realpathSync } from 'node:fs'
import { rename, rm, type FileHandle } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { LogFile, LogFiles, Replacement } from '../ports/log-files.ts'
import { isWithin, makeDirectory, openNewFile } from './confined-files.ts'
import type { Environment } from './input-reader.ts'

/**
 * Files in one directory, which is made when the first is. Throws, with words for the user, when the directory turns out to
 * lead out of the places where it may be (`resolveLogDirectory`).
 */
export function createLogFiles(directory: string, environment: Environment): LogFiles {
  return {
    async create(name) {
      if ((await makeDirectory(directory, (path) => isAllowed(path, environment))) === undefined)
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
  return isAllowed(path, environment) ? path : undefined
}

function isAllowed(path: string, environment: Environment): boolean {
  const roots = [environment['GITHUB_WORKSPACE'] ?? '.', environment['RUNNER_TEMP'] ?? ''].filter((root) => root !== '')
  return roots.some((root) => isWithin(path, resolve(root)) || isWithin(path, real(root)))
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}
