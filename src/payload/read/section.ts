import type { Problem } from '../../errors.ts'

/** What one section of the payload reads to: the entries that are right, and the problems of all the others. */
export interface SectionReading<Entry> {
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}

/** Puts the readings of single entries together. */
export function joinReadings<Entry>(readings: readonly SectionReading<Entry>[]): SectionReading<Entry> {
  return {
    entries: readings.flatMap(({ entries }) => entries),
    problems: readings.flatMap(({ problems }) => problems),
  }
}

/** Problems for names that a list has twice, of which the server would take the last and say nothing. */
export function checkTwice(
  what: string,
  entries: readonly { readonly name: string; readonly path: string }[],
): Problem[] {
  const seen = new Set<string>()
  return entries.flatMap(({ name, path }) => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [{ path, message: `The ${what} \`${name}\` is listed twice: Zadig would take the last and say nothing.` }]
  })
}
