import { breakLegacyCommands, CONTROLS, ESCAPE_SEQUENCES, INVISIBLE_ORDER, oneLine } from './remote-text.ts'

/** The longest printed line, prefix included: the live view cuts at 1,024 and long lines slow the runner (runner contract §3). */
const MAX_PRINTED = 1_000
const MAX_LABEL = 40
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94]
const RESET = '\u001b[0m'

/**
 * The door for a job's log. It takes whole lines as Zadig has them and returns text to print, each line ended by `\n` and
 * led by a constant prefix, so that no line can begin with `::`; `##[` is broken, controls and cursor movements are
 * dropped, colours stay and end with the line.
 */
export type LogDoor = (lines: readonly string[]) => string

/**
 * Makes the door of one job.
 *
 * @param label what the job is called
 * @param width columns that labels are padded to, so that parallel jobs line up
 * @param index which of the ten colours the prefix gets
 */
export function createLogDoor(label: string, width: number, index: number): LogDoor {
  const name = padToWidth(shortLabel(label), Math.min(width, MAX_LABEL))
  const colour = `\u001b[${COLOURS[index % COLOURS.length] ?? 36}m`
  const prefix = `${colour}${name} │${RESET} `
  const continuation = `${colour}${name} ┆${RESET} `
  const room = MAX_PRINTED - prefix.length - RESET.length
  const separator = `\n${prefix}`

  return (lines) => {
    if (lines.length === 0) return ''
    // One search over the whole batch: most logs have nothing to neutralise, and a search a line costs more than the line.
    const raw = lines.join('\n')
    if (!SUSPICIOUS.test(raw) && lines.every((line) => line.length <= room)) {
      return `${prefix}${raw.replaceAll('\n', separator)}\n`
    }
    return lines.map((line) => `${prefix}${wrap(neutralise(line), room, `\n${continuation}`)}\n`).join('')
  }
}

/** Columns that the label of a job takes up. */
export function labelWidth(label: string): number {
  return displayWidth(shortLabel(label))
}

function shortLabel(label: string): string {
  return oneLine(label, MAX_LABEL)
}

/** Controls, format characters (some reorder text, some hide in a marker) and the legacy command marker. */
const SUSPICIOUS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#[^\u0000-\u007f]*#[^\u0000-\u007f]*\[/

/** One line without anything that acts; a line redrawn with `\r` shows its last state. */
function neutralise(line: string): string {
  const text = lastState(line)
    .replace(ESCAPE_SEQUENCES, (sequence) => (COLOUR_SEQUENCE.test(sequence) ? sequence : ''))
    .replace(/[\n\v\f\u0085\u2028\u2029]/g, ' ')
    .replace(INVISIBLE_ORDER, '')
    .replace(CONTROLS, (control) => (control === '\u001b' ? control : ''))
  return breakLegacyCommands(text.includes('\u001b') ? text + RESET : text)
}
const COLOUR_SEQUENCE = /^\u001b\[[0-9;:]{0,32}m$/

function lastState(line: string): string {
  if (!line.includes('\r')) return line
  return line.split('\r').findLast((state) => state.trim() !== '') ?? ''
}

/** Breaks a line into pieces of at most `room` units, between characters and outside colour codes. */
function wrap(line: string, room: number, separator: string): string {
  if (line.length <= room) return line
  const pieces: string[] = []
  for (let start = 0; start < line.length;) {
    const end = breakBefore(line, start, Math.min(start + room, line.length))
    pieces.push(line.slice(start, end))
    start = end
  }
  return pieces.join(separator)
}

/** The last place at or before `end` that is not inside a surrogate pair or a colour code. */
function breakBefore(line: string, start: number, end: number): number {
  if (end === line.length) return end
  const escape = line.lastIndexOf('\u001b', end - 1)
  if (escape > start && line.indexOf('m', escape) >= end) return escape
  return /[\ud800-\udbff]/.test(line.charAt(end - 1)) ? end - 1 : end
}

function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Terminal columns: East Asian wide characters take two. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1
  return width
}
