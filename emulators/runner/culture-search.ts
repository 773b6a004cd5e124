// .NET's culture-sensitive `IndexOf` and `StartsWith`, which search with ICU: contract §1.2.
const UNUSUAL = /[^\t-\r -~]/
const VARIANT = new Intl.Collator('en-US')
const BASE = new Intl.Collator('en-US', { sensitivity: 'base' })

/**
 * What ICU's search makes of a code point: `ignorable` ones count for nothing; a `mark` belongs to the character before
 * it, so that a match can't end there. Marks are the 608 code points of ICU 72 (and those that later versions add) that
 * the root collation ignores at the primary level only: found by trying every code point in `usearch_first`.
 */
type Weight = 'plain' | 'ignorable' | 'mark'
const weights = new Map<string, Weight>()

function weightOf(point: string): Weight {
  const known = weights.get(point)
  if (known !== undefined) return known
  const text = `a${point}b`
  const isMark = /[\p{M}\uff9e\uff9f]/u.test(point) && BASE.compare(text, 'ab') === 0
  const weight = VARIANT.compare(text, 'ab') === 0 ? 'ignorable' : isMark ? 'mark' : 'plain'
  weights.set(point, weight)
  return weight
}

/** Code points that take the next one into their grapheme, so that no match begins there (Grapheme_Cluster_Break=Prepend). */
const PREPENDED =
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]$/u
/** Ignorable code points that belong to the character before them: behind them a mark still does. */
const JOINING = /[\p{M}\u200c\u200d]/u

/** Whether a text has anything that a culture-sensitive search treats otherwise than an ordinal one. */
export function isUnusual(text: string): boolean {
  return UNUSUAL.test(text)
}

/** Where ICU finds `sought`, which is ASCII, in a text from `start` on; -1 if it doesn't. */
export function linguisticIndexOf(text: string, sought: string, start: number): number {
  for (let from = text.indexOf(sought.charAt(0), start); from >= 0; from = text.indexOf(sought.charAt(0), from + 1)) {
    if (isMatch(text, sought, from) && !PREPENDED.test(text.slice(Math.max(start, from - 2), from))) return from
  }
  return -1
}

/** Whether a text starts with `sought`, which is ASCII, as .NET's culture-sensitive `StartsWith` has it. */
export function startsLinguistically(text: string, sought: string): boolean {
  const found = linguisticIndexOf(text, sought, 0)
  return found >= 0 && Array.from(text.slice(0, found)).every((point) => weightOf(point) === 'ignorable')
}

function isMatch(text: string, sought: string, from: number): boolean {
  let matched = 0
  for (const point of text.slice(from)) {
    const weight = weightOf(point)
    if (matched < sought.length) {
      if (point === sought.charAt(matched)) matched += 1
      else if (weight !== 'ignorable') return false
    } else if (weight !== 'ignorable' || !JOINING.test(point)) return weight !== 'mark'
  }
  return matched === sought.length
}
