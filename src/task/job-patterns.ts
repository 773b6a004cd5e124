import type { Job } from './task.ts'

/** Whether a job is meant. */
export type JobFilter = (job: Pick<Job, 'name' | 'displayName' | 'originName'>) => boolean

/**
 * Makes a filter from patterns over a job's names (job task, display, definition), in which `*` stands for any characters
 * and `?` for one; with `!` before it a pattern takes jobs out again. Without any pattern to take in, all jobs are meant.
 */
export function jobFilter(patterns: readonly string[]): JobFilter {
  const out = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => matcher(pattern.slice(1)))
  const take = patterns.filter((pattern) => !pattern.startsWith('!')).map(matcher)
  return (job) => {
    const names = [job.name, job.displayName, job.originName].filter((name) => name !== '')
    const meant = (matches: (name: string) => boolean): boolean => names.some(matches)
    return (take.length === 0 || take.some(meant)) && !out.some(meant)
  }
}

function matcher(pattern: string): (name: string) => boolean {
  const source = pattern
    .replaceAll(/\*+/g, '*')
    .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  const expression = new RegExp(`^${source}$`, 'su')
  return (name) => expression.test(name)
}
