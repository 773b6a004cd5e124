import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml'

/** A change to a text: what stands from `start` to `end` becomes `replacement`. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/** Escapes and characters in double quotes that our reader takes and the server's refuses or folds (contract §3.9). */
const UNREADABLE = /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/

/**
 * A definition as the server's YAML reader takes it: JSON's escapes that YAML doesn't have are written in another way, and
 * everything else stays as it is, so that numbers, comments and line ends do too.
 *
 * @param text YAML or JSON that `parseText` has read
 * @param added a field of the workflow to put before the others, such as `concurrency_limit: -1`; empty for none
 */
export function toServerText(text: string, added: string): string {
  const events = parseEvents(text, {})
  const edits = events.flatMap((event): Edit[] => {
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.DOUBLE_QUOTED) return []
    const { valueStart: start, valueEnd: end } = event
    if (!UNREADABLE.test(text.slice(start, end))) return []
    return [{ start, end, replacement: escaped(getScalarValue(text, event)) }]
  })
  const root = events.find((event) => event.type === EVENT_ID.MAPPING)
  if (root !== undefined && added !== '') edits.push(insertion(text, root.start, added))
  const changed = edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((before, { start, end, replacement }) => before.slice(0, start) + replacement + before.slice(end), text)
  // A tab may stand before a token in braces, but not before the braces themselves.
  return changed.replace(/^\s+(?=\{)/, '')
}

/** A field before the first of a mapping that begins there, in braces or in lines of its own indentation. */
function insertion(text: string, start: number, field: string): Edit {
  if (text[start] === '{') return { start: start + 1, end: start + 1, replacement: `${field}, ` }
  const indentation = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replaceAll(/[^ ]/g, '')
  return { start, end: start, replacement: `${field}\n${indentation}` }
}

/** A text between double quotes. Half of a surrogate pair, which YAML can't hold, becomes U+FFFD. */
function escaped(value: string): string {
  return JSON.stringify(value.toWellFormed())
    .slice(1, -1)
    .replaceAll(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}
