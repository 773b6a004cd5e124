/** A date, or a date with a time and its offset: a time without one would mean another moment on each machine. */
const ISO = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/i

/**
 * Reads a moment: ISO 8601 (`2026-01-31T18:00:00+08:00`; a date alone is its midnight in UTC) or unix seconds.
 *
 * @returns unix milliseconds, or `undefined` if the text is not a valid moment
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

/** A moment as `2026-01-31 10:00:00 UTC`; empty for a number that a Date cannot hold. */
export function formatInstant(ms: number): string {
  if (!(Math.abs(ms) <= LATEST_MS)) return ''
  return `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1_000 }

/**
 * Reads `90s`, `10m`, `1h30m`, or plain seconds such as `90`.
 *
 * @returns milliseconds, or `undefined` if the text is not a valid duration. Units go from large to small, each once.
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 1_000
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(trimmed)
  if (match === null || trimmed === '') return undefined
  return ['h', 'm', 's'].reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * (UNITS[unit] ?? 0), 0)
}

/** Milliseconds in units that are easy to read: `850ms`, `42s`, `3m 5s`, `1h 2m`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))}ms`
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds}s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m ${seconds % 60}s`
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 60)}h ${minutes % 60}m`
}
