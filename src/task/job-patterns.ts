import type { Job } from './task.ts'

/**
 * Makes a filter from patterns for a job's names (job task, display, definition). `*` matches any characters, `?` one; a
 * pattern with `!` in front excludes jobs. Without a pattern that includes jobs, all jobs are included.
 */
export function jobFilter(patterns: readonly string[]) {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => toRegExp(pattern.slice(1)))
  const included = patterns.filter((pattern) => !pattern.startsWith('!')).map(toRegExp)
  return ({ name, displayName, originName }: Pick<Job, 'name' | 'displayName' | 'originName'>): boolean => {
    const names = [name, displayName, originName].filter((text) => text !== '')
    const matches = (pattern: RegExp): boolean => names.some((text) => pattern.test(text))
    return (included.length === 0 || included.some(matches)) && !excluded.some(matches)
  }
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.+()[\]{}|/]/g, String.raw`\$&`)
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'su')
}
