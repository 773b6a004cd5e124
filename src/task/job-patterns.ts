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

/** Without a regular expression, which would take the square or the cube of a long name's time. */
function matcher(written: string): (name: string) => boolean {
  const pattern = Array.from(written)
  return (text) => {
    const name = Array.from(text)
    let at = 0
    let next = 0
    /** The last `*`, and where in the name what follows it was last tried. */
    let star: { readonly at: number; readonly next: number } | undefined
    while (next < name.length) {
      if (pattern[at] === '*') {
        star = { at, next }
        at += 1
      } else if (pattern[at] === '?' || pattern[at] === name[next]) {
        at += 1
        next += 1
      } else if (star !== undefined) {
        star = { at: star.at, next: star.next + 1 }
        at = star.at + 1
        next = star.next
      } else return false
    }
    return pattern.slice(at).every((character) => character === '*')
  }
}
