/** The last lines of a log, in bounded memory. */
export interface Tail {
  add(lines: readonly string[]): void
  lines(): readonly string[]
}

/** Lines longer than this are cut when kept: a tail is for reading, and its memory is bounded whatever comes. */
const MAX_LINE = 2_000

export function createTail(size: number): Tail {
  let kept: string[] = []
  return {
    add(lines) {
      const newest = lines.slice(-size).map((line) => (line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line))
      kept = newest.length === size ? newest : [...kept.slice(newest.length - size), ...newest]
    },
    lines: () => kept,
  }
}
