/**
 * Small readers of what came from the wire: each takes what it understands and otherwise gives the empty value of its
 * kind, since servers from 1.15 to 5.0 leave fields out, add some and send null for others (contract §5, §11).
 */
export type Wire = Readonly<Record<string, unknown>>

/** Whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The record itself, or an empty one. */
export function asRecord(value: unknown): Wire {
  return isRecord(value) ? value : {}
}

/** A record under that name, or undefined. */
export function recordAt(record: Wire, name: string): Wire | undefined {
  const value = record[name]
  return isRecord(value) ? value : undefined
}

/** A text; numbers and booleans as their text; otherwise empty. */
export function textAt(record: Wire, name: string): string {
  const value = record[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The first of several names that holds a text which is not empty. */
export function firstTextAt(record: Wire, ...names: readonly string[]): string {
  return names.map((name) => textAt(record, name)).find((text) => text !== '') ?? ''
}

/** A finite number, also one in a text; otherwise 0. */
export function numberAt(record: Wire, name: string): number {
  const value = record[name]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

/** Only `true` is true. */
export function flagAt(record: Wire, name: string): boolean {
  return record[name] === true
}

/** A list, or an empty one. */
export function listAt(record: Wire, name: string): readonly unknown[] {
  const value = record[name]
  return Array.isArray(value) ? value : []
}

/** The records of a list; what is none is left out. */
export function recordsAt(record: Wire, name: string): readonly Wire[] {
  return listAt(record, name).filter((item) => isRecord(item))
}

/** Zadig's word for a state: lower-case, and the older spelling of one of them (contract §6.1) in today's. */
export function statusAt(record: Wire): string {
  const status = textAt(record, 'status').toLowerCase()
  return status === 'waitforapprove' ? 'wait_for_approval' : status
}
