/**
 * Longest line of a JSON output in UTF-16 units, where it can be broken: at three bytes a unit well below the 64 KiB that
 * some runners read (runner contract §11).
 */
const MAX_LINE = 16_000

/** JSON of an array or object with a line break between its elements, and inside of those that are long themselves. */
export function jsonLines(value: unknown): string {
  return isStructure(value) ? joined(value, elementsOf(value)) : JSON.stringify(value)
}

/** A text that was cut, and how many of its elements or lines are left. */
export interface CutText {
  readonly text: string
  readonly kept: number
  readonly total: number
  readonly unit: 'elements' | 'lines'
}

/**
 * The beginning of a text, within `max` UTF-16 units: of the JSON of an array or object its first elements, still as
 * JSON; of any other text its first lines.
 */
export function cutText(text: string, max: number): CutText {
  const value = parse(text)
  const isJson = isStructure(value)
  const parts = isJson ? elementsOf(value) : text.split('\n')
  let kept = 0
  let length = isJson ? 2 : 0
  for (; kept < parts.length; kept += 1) {
    length += (parts[kept]?.length ?? 0) + 2
    if (length > max) break
  }
  const left = parts.slice(0, kept)
  return isJson
    ? { text: joined(value, left), kept, total: parts.length, unit: 'elements' }
    : { text: left.join('\n'), kept, total: parts.length, unit: 'lines' }
}

type Structure = Readonly<Record<string, unknown>> | readonly unknown[]

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null
}

function joined(value: Structure, elements: readonly string[]): string {
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}${elements.join(',\n')}${close}`
}

function elementsOf(value: Structure): readonly string[] {
  if (Array.isArray(value)) return value.map((element) => elementText(element ?? null))
  return Object.entries(value).flatMap(([key, element]) =>
    element === undefined ? [] : [`${JSON.stringify(key)}:${elementText(element)}`],
  )
}

function elementText(element: unknown): string {
  const text = JSON.stringify(element)
  return text.length <= MAX_LINE ? text : jsonLines(element)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
