/**
 * The candidates that a misspelt name most likely meant, nearest first, at most three. Up to a third of the name's letters
 * may differ, at least one; case is ignored. One word of a candidate (`image` of `image_name`) is one change away from it.
 */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase()
  const allowed = Math.max(1, Math.floor(wanted.length / 3))
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: changes(wanted, candidate.toLowerCase()) }))
    .filter((near) => near.distance <= allowed)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

/** A sentence that helps with an unknown name: the nearest ones, else all, else nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const all = [...new Set(candidates)]
  const near = nearest(name, all)
  if (near.length > 0) return ` Did you mean ${quotedList(near)}?`
  if (all.length === 0) return ''
  return ` There ${all.length === 1 ? 'is' : 'are'} ${quotedList(all)}.`
}

/** "`a`, `b`", at most twelve, and how many more there are. */
export function quotedList(names: readonly string[]): string {
  const more = names.length > 12 ? ` and ${names.length - 12} more` : ''
  return names.slice(0, 12).map(quoted).join(', ') + more
}

/** "`a`": a name in one line, because a name of several lines must not add lines to a message. A long one loses its middle. */
export function quoted(name: string): string {
  const line = name.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' ')
  return `\`${line.length > 160 ? `${line.slice(0, 80)}…${line.slice(-60)}` : line}\``
}

/** A value that the user wrote, whole or not at all: the runner's masks don't match a secret that is cut. */
export function quotedValue(value: string): string {
  return value.length > 160 || /[\r\n]/.test(value) ? `The value (${value.length} characters)` : `\`${value}\``
}

function changes(wanted: string, candidate: string): number {
  return candidate.split(/[_-]/).includes(wanted) && candidate !== wanted ? 1 : distance(wanted, candidate)
}

/** Damerau-Levenshtein distance (optimal string alignment): two neighbouring letters swapped count as one change. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const change = at(last, j - 1) + (same ? 0 : 1)
      let best = Math.min(change, at(last, j) + 1, at(row, j - 1) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, at(beforeLast, j - 2) + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
