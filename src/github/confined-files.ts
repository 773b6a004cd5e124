import { constants, realpathSync } from 'node:fs'
import { mkdir, open, realpath, rm, type FileHandle } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'

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
