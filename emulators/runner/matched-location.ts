// The location of a matched problem. A file counts only if it exists and belongs to the checked-out repository.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

import type { Location } from './annotation.ts'
import type { ProblemMatch } from './problem-matchers.ts'

/** The checked-out repository. */
export type Checkout = {
  readonly workspace: string
  readonly repository: string
  readonly serverUrl: string
}

/** Location of a match; what cannot be used is left out. */
export function matchedLocation(match: ProblemMatch, checkout: Checkout): Location {
  return {
    line: digits(match.line),
    col: digits(match.column),
    code: match.code?.trim() || undefined,
    file: match.file?.trim() ? repositoryPath(match.file, match.fromPath ?? '', checkout) : undefined,
  }
}

function digits(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : undefined
}

function repositoryPath(file: string, fromPath: string, checkout: Checkout): string | undefined {
  const path = resolve(checkout.workspace, fromPath.trim() === '' ? '' : dirname(fromPath), file)
  if (!existsSync(path) || !statSync(path).isFile()) return undefined
  const root = findRepository(dirname(path), checkout)
  return root === undefined ? undefined : relative(root, path).replaceAll(sep, '/')
}

/** The nearest directory with a `.git/config`, if that is a clone of the workflow's repository. */
function findRepository(directory: string, checkout: Checkout): string | undefined {
  const config = join(directory, '.git', 'config')
  if (!existsSync(config)) {
    const parent = dirname(directory)
    return parent === directory ? undefined : findRepository(parent, checkout)
  }
  const remotes = [
    `url = ${checkout.serverUrl}/${checkout.repository}`,
    `url = git@${new URL(checkout.serverUrl).hostname}:${checkout.repository}.git`,
  ].map((remote) => remote.toLowerCase())
  const lines = readFileSync(config, 'utf8').split('\n')
  return lines.some((line) => remotes.includes(line.trim().toLowerCase())) ? directory : undefined
}
