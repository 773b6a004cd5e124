/**
 * The door for short remote strings: names, errors, descriptions, whatever Zadig or its users wrote. What comes out is
 * one line that the runner can't read as a command and a terminal or a reader can't be misled by (runner contract §1).
 */
export function sanitizeLine(text: string, maxLength = 500): string {
  const line = text
    .replace(LINE_BREAKS, ' ')
    .replace(ESCAPE_SEQUENCES, '')
    .replace(CONTROLS, '')
    .replace(INVISIBLE_ORDER, '')
    .trim()
  const broken = breakLegacyCommands(breakCommandStart(shorten(line, maxLength)))
  // Breaking makes it longer, and a cut could take away what broke the last marker.
  return broken.length <= maxLength ? broken : breakLegacyCommands(shorten(broken, maxLength - 1))
}

/** Everything that some reader takes for a line end: the runner splits on `\r` as well as on `\n`. */
const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/g

/**
 * Terminal escape sequences: CSI (colours and cursor), OSC and its kin with their text, and the two-character ones. One
 * that never ends loses its introducer only, so that it can't swallow the rest of a line.
 */
export const ESCAPE_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f\r\n]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?/g

/** Control characters but the tab and the newline. */
export const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/** Bidirectional overrides and isolates, which show text in another order than it has, and the byte order mark. */
export const INVISIBLE_ORDER = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * The runner finds `##[command]` anywhere in a line. A backslash after the bracket ends that, as the runner itself does
 * for markers of users (runner contract §1.3). Its culture-aware search ignores format characters in between.
 */
export function breakLegacyCommands(line: string): string {
  return line.includes('#') ? line.replace(LEGACY_MARKER, '$1\\') : line
}
const LEGACY_MARKER = /(#[^\u0000-\u007f]*#[^\u0000-\u007f]*\[)(?!\\)/g

/** The runner reads `::command::` where it is the first thing in a line after white space. */
function breakCommandStart(line: string): string {
  return /^[^\u0021-\u007e]*:[^\u0021-\u007e]*:/.test(line) ? `\\${line.trimStart()}` : line
}

/**
 * At most `maxLength` UTF-16 units, never half a surrogate pair, with an ellipsis where something was cut: between words
 * where there is room for half of it, since the runner's masks know a secret whole and would let its beginning through.
 */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const words = text.lastIndexOf(' ', maxLength - 1)
  const cut = text.slice(0, words > maxLength / 2 ? words : maxLength - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** The door for texts of several lines that keep their indentation, such as lines of YAML to copy: each line by itself. */
export function sanitizeBlock(text: string, maxLineLength = 1_000): string {
  return text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${sanitizeLine(line, maxLineLength)}`)
    .join('\n')
}
