import { hasLineOver, type LineBatch, linesOf } from '../ports/line-batch.ts'
import { breakLegacyCommands, CONTROLS, ESCAPE_SEQUENCES, INVISIBLE_ORDER, sanitizeLine } from './sanitize.ts'

/** The longest printed line, prefix included: the live view cuts at 1,024 and long lines slow the runner (runner contract §3). */
const MAX_PRINTED = 1_000
const MAX_LABEL = 40
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94]
const ESCAPE = '\u001b'
const RESET = '\u001b[0m'

/**
 * Makes the function that sanitizes the lines of one job's log for printing. Each line gets a constant prefix, so that none
 * begins with `::`; `##[` is broken, controls and cursor movements are dropped, colours stay and end with the line.
 *
 * The prefix begins with a colour code, which the runner does not remove (runner contract §1.6), so that most problem
 * matchers whose expression begins with `^` do not match. Other matchers still make an annotation of a log line.
 *
 * @param label the job's name for display
 * @param width columns that labels are padded to, so that parallel jobs line up
 * @param index which of the ten colours the prefix gets
 */
export function createLogFormatter(label: string, width: number, index: number): (batch: LineBatch) => string {
  const short = shortLabel(label)
  const name = short + ' '.repeat(Math.max(0, Math.min(width, MAX_LABEL) - displayWidth(short)))
  // The reset in it ends any colour that the line before left on.
  const colour = `\u001b[0;${COLOURS[index % COLOURS.length] ?? 36}m`
  const prefix = `${colour}${name} │${RESET} `
  const continuation = `\n${colour}${name} ┆${RESET} `
  const room = MAX_PRINTED - prefix.length - RESET.length
  const between = `\n${prefix}`
  const replacement = between.replaceAll('$', '$$$$')

  return (batch) => {
    if (batch.count === 0) return ''
    if (SUSPICIOUS.test(batch.text) || hasLineOver(batch.text, room)) {
      const lines = linesOf(batch).map((line) => wrap(neutralise(line), room, continuation))
      return `${prefix}${lines.join(between)}\n`
    }
    // Most batches have nothing to neutralise. Their lines are not handled one by one, which would cost more than all else.
    const body = batch.text.slice(0, -1).replace(/\n/g, replacement)
    return `${prefix}${body}${batch.text.includes(ESCAPE) ? RESET : ''}\n`
  }
}

/** The width of a job's label in columns. */
export function labelWidth(label: string): number {
  return displayWidth(shortLabel(label))
}

function shortLabel(label: string): string {
  return sanitizeLine(label, MAX_LABEL)
}

/** All that `neutralise` changes: controls, escape sequences that are no colours, format characters, the legacy marker. */
const SUSPICIOUS =
  /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\u001b(?!\[[\d;:]{0,32}m)|#[^\u0000-\u007f]*#[^\u0000-\u007f]*\[/

/** One line without anything that acts; a line redrawn with `\r` shows its last state. */
function neutralise(line: string): string {
  const text = lastState(line)
    .replace(ESCAPE_SEQUENCES, (sequence) => (COLOUR_SEQUENCE.test(sequence) ? sequence : ''))
    .replace(/[\n\v\f\u0085\u2028\u2029]/g, ' ')
    .replace(INVISIBLE_ORDER, '')
    .replace(CONTROLS, (control) => (control === ESCAPE ? control : ''))
  return breakLegacyCommands(text.includes(ESCAPE) ? text + RESET : text)
}
const COLOUR_SEQUENCE = /^\u001b\[[0-9;:]{0,32}m$/

/** What a terminal shows of a line that was redrawn with `\r`: its last state that isn't blank. */
export function lastState(line: string): string {
  if (!line.includes('\r')) return line
  return line.split('\r').findLast((state) => state.trim() !== '') ?? ''
}

/** Breaks a line into pieces of at most `room` units, between characters and outside colour codes. */
function wrap(line: string, room: number, separator: string): string {
  const pieces: string[] = []
  let start = 0
  while (line.length - start > room) {
    const piece = line.slice(start, start + room)
    const end = breakIn(piece, line.charAt(start + room))
    pieces.push(piece.slice(0, end))
    start += end
  }
  return [...pieces, line.slice(start)].join(separator)
}

/**
 * The last place in the piece that is not inside a surrogate pair, a colour code or a broken marker; between words if the
 * piece stays longer than half, because the runner masks a secret only where it is whole. `next` follows the piece.
 */
function breakIn(piece: string, next: string): number {
  const words = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\t')) + 1
  if (words > piece.length / 2) return words
  const escape = piece.lastIndexOf(ESCAPE)
  if (escape > 0 && !piece.includes('m', escape)) return escape
  if (piece.endsWith('[') && next === '\\') return piece.length - 1
  return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length
}

/** Terminal columns: East Asian wide characters take two. */
function displayWidth(text: string): number {
  return Array.from(text).length + (text.match(WIDE) ?? []).length
}
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g
