import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const REPOSITORY = join(import.meta.dirname, '..', '..', '..')

/** Paths of all files of the repository but git's own and those that it ignores, in alphabetical order. */
export function repositoryFiles(): readonly string[] {
  const ignored = new Set([
    '.git',
    ...read('.gitignore')
      .split('\n')
      .map((line) => line.replace(/\/$/, '')),
  ])
  const filesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !ignored.has(name) && !name.endsWith('.log'))
      .flatMap((entry) => {
        const path = join(folder, entry.name)
        return entry.isDirectory() ? filesIn(path) : [relative(REPOSITORY, path)]
      })
  return filesIn(REPOSITORY).toSorted()
}

/** Paths of TypeScript files below these folders. */
export function sourceFiles(...folders: readonly string[]): readonly string[] {
  return repositoryFiles().filter(
    (path) => path.endsWith('.ts') && folders.some((folder) => path.startsWith(`${folder}/`)),
  )
}

export function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8')
}
