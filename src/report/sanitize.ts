/**
 * Sanitizes a short remote text: a name, an error, a description. Returns one line that is no command for the runner (runner
 * contract §1) and has no control or reordering characters.
 */
export function sanitizeLine(text: string, maxLength = 500): string {
  const line = text
    .replace(LINE_BREAKS, ' ')
    .replace(ESCAPE_SEQUENCES, '')
    .replace(CONTROLS, '')
    .replace(INVISIBLE_ORDER, '')
    .trim()
  const broken = breakLegacyCommands(breakCommandStart(shorten(line, maxLength)))
  // The backslashes make it longer, and a cut could remove the last one.
  return broken.length <= maxLength ? broken : breakLegacyCommands(shorten(broken, maxLength - 1))
}

/** The runner splits on `\r` as well as on `\n`; editors and terminals also on the others. */
const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/g

/**
 * Terminal escape sequences: CSI (colours, cursor), OSC, DCS, SOS, PM and APC with their text, and two-character ones. An
 * unfinished one matches with its introducer only, so that the rest of the line is kept.
 */
export const ESCAPE_SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u0080-\u009f\r\n]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?/g

/** Control characters but the tab and the newline. */
export const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/** Bidirectional overrides and isolates, which reorder text, and the byte order mark. */
export const INVISIBLE_ORDER = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * Breaks `##[command]`, which the runner finds anywhere in a line, with a backslash after the bracket, as the runner itself
 * does (runner contract §1.3). The runner's culture-aware search ignores format characters in between.
 */
export function breakLegacyCommands(line: string): string {
  return line.includes('#') ? line.replace(LEGACY_MARKER, '$1\\') : line
}
const LEGACY_MARKER = /(#[^\u0000-\u007f]*#[^\u0000-\u007f]*\[)(?!\\)/g

/** The runner reads `::command::` at the start of a line, after white space. */
function breakCommandStart(line: string): string {
  return /^[^\u0021-\u007e]*:[^\u0021-\u007e]*:/.test(line) ? `\\${line.trimStart()}` : line
}

/**
 * Cuts a text to `maxLength` UTF-16 units, with an ellipsis. It cuts between words if that keeps half of the text: the
 * runner masks whole secrets only. It never returns half a surrogate pair.
 */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const words = text.lastIndexOf(' ', maxLength - 1)
  const cut = text.slice(0, words > maxLength / 2 ? words : maxLength - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Sanitizes each line of a text, keeping the indentation, such as YAML to copy. */
export function sanitizeBlock(text: string, maxLineLength = 1_000): string {
  return text
    .split('\n')
    .map((line) => `${/^[ \t]{0,80}/.exec(line)?.[0] ?? ''}${sanitizeLine(line, maxLineLength)}`)
    .join('\n')
}
