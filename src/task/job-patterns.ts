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

/** Each part between two stars is matched once, where it comes first: that is enough, and long names stay fast. */
function toRegExp(pattern: string): RegExp {
  const [first = '', ...rest] = pattern
    .split(/\*+/)
    .map((part) => part.replace(/[\\^$.+()[\]{}|/]/g, String.raw`\$&`).replaceAll('?', '.'))
  const last = rest.pop()
  const middle = rest.map((part, index) => `(?=(.*?${part}))\\${index + 1}`).join('')
  return new RegExp(last === undefined ? `^${first}$` : `^${first}${middle}.*${last}$`, 'su')
}
