/** A date, or a date with a time and its offset: a time without one would mean another moment on each machine. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/i

/**
 * Reads a moment: ISO 8601 (`2026-01-31T18:00:00+08:00`; a date alone is its midnight in UTC) or unix seconds.
 *
 * @returns unix milliseconds, or `undefined` when the text is no moment
 */
export function parseInstant(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d{1,11}$/.test(trimmed)) return Number(trimmed) * 1_000
  if (!ISO.test(trimmed)) return undefined
  const at = Date.parse(trimmed.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}

/** What a Date can hold; a server may send anything. */
const LATEST_MS = 8_640_000_000_000_000

/** A moment as `2026-01-31 10:00:00 UTC`; empty for what is none. */
export function formatInstant(ms: number): string {
  if (!(Math.abs(ms) <= LATEST_MS)) return ''
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
