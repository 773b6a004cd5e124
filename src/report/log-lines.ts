import { byteLines, decode, encode, hasLineOver, type LineBatch } from '../ports/line-batch.ts'
import { breakLegacyCommands, CONTROLS, ESCAPE_SEQUENCES, INVISIBLE_ORDER, sanitizeLine } from './sanitize.ts'

const FOUR_TIMES_01 = 0x01010101
const FOUR_TIMES_20 = 0x20202020
/** The highest bit of each of four bytes. */
const FOUR_TIMES_80 = 0x80808080 | 0

/**
 * Makes the quick look at a batch: whether it is nothing but printable ASCII, tabs and line feeds. It takes four bytes at a
 * time, a quarter of what a regular expression needs, and most logs need no closer look.
 *
 * @returns the look, which takes text of one unit a byte; it owns the memory that it works in
 */
export function createPlainTextCheck(): (bytes: string) => boolean {
  let buffer = Buffer.alloc(0)
  let words = new Int32Array(0)

  return (bytes) => {
    if (bytes.length > buffer.length) {
      const memory = new ArrayBuffer(Math.ceil(bytes.length / 4) * 4)
      buffer = Buffer.from(memory)
      words = new Int32Array(memory)
    }
    const length = buffer.write(bytes, 'latin1')
    // What the last word has too much is filled with something plain.
    const end = Math.ceil(length / 4)
    buffer.fill(FOUR_TIMES_20 & 0xff, length, end * 4)
    for (let index = 0; index < end; index += 1) {
      const word = words[index] ?? 0
      // The highest bit of a byte comes up for one below 0x20, for 0x7f and for one above; borrows can only add to that.
      const unusual = ((word - FOUR_TIMES_20) & ~word) | (word + FOUR_TIMES_01) | word
      if ((unusual & FOUR_TIMES_80) !== 0 && !isPlain(buffer, index * 4)) return false
    }
    return true
  }
}

function isPlain(buffer: Buffer, start: number): boolean {
  for (let at = start; at < start + 4; at += 1) {
    const byte = buffer[at] ?? 0
    if (byte >= 0x7f || (byte < 0x20 && byte !== 0x0a && byte !== 0x09)) return false
  }
  return true
}

/** The longest printed line, prefix included: the live view cuts at 1,024 and long lines slow the runner (runner contract §3). */
const MAX_PRINTED = 1_000
const MAX_LABEL = 40
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94]
const RESET = '\u001b[0m'

/**
 * The door for a job's log. It takes whole lines as Zadig has them and returns UTF-8 to print, each line ended by `\n` and
 * led by a constant prefix, so that no line can begin with `::`; `##[` is broken, controls and cursor movements are
 * dropped, colours stay and end with the line.
 *
 * The prefix, which begins with a colour code, also keeps most problem matchers of earlier steps from matching whose
 * expression begins with `^`, since the runner does not take real colour codes off (runner contract §1.6). It can't keep one
 * from matching that isn't anchored, or that takes anything for a file's name: such a one still makes an annotation of a log
 * line, without a file. Taking a user's matchers away is not ours to do, and nothing here can tell what he meant.
 */
export type LogFormatter = (batch: LineBatch) => Buffer

/**
 * Makes the door of one job.
 *
 * @param label what the job is called
 * @param width columns that labels are padded to, so that parallel jobs line up
 * @param index which of the ten colours the prefix gets
 */
export function createLogFormatter(label: string, width: number, index: number): LogFormatter {
  return createLogFormatters()(label, width, index)
}

/** Makes doors that share the memory they work in. */
export function createLogFormatters(): typeof createLogFormatter {
  const isPlainText = createPlainTextCheck()
  return (label, width, index) => makeDoor(label, width, index, isPlainText)
}

function makeDoor(label: string, width: number, index: number, isPlainText: (bytes: string) => boolean): LogFormatter {
  const name = padToWidth(shortLabel(label), Math.min(width, MAX_LABEL))
  // The reset in it ends whatever the line before left on.
  const colour = `\u001b[0;${COLOURS[index % COLOURS.length] ?? 36}m`
  const prefix = `${colour}${name} │${RESET} `
  const continuation = `\n${colour}${name} ┆${RESET} `
  const room = MAX_PRINTED - prefix.length - RESET.length
  const prefixBytes = Buffer.from(prefix)
  const between = `\n${encode(prefix)}`
  const replacement = between.replaceAll('$', '$$$$')

  /** A batch as it is, with the prefix put in at every line's end: native all the way. */
  function lead({ bytes }: LineBatch): Buffer {
    const led = bytes.replace(/\n/g, replacement)
    const printed = Buffer.allocUnsafe(led.length)
    prefixBytes.copy(printed)
    // One prefix too many stands at the end, where the buffer has no room for it any more.
    printed.write(led, prefixBytes.length, 'latin1')
    return printed
  }

  /** In ASCII nothing can hide in the legacy marker. */
  function isHarmless(bytes: string): boolean {
    return isPlainText(bytes) ? !bytes.includes('##[') : !SUSPICIOUS.test(bytes)
  }

  function make(line: string): string {
    if (line.length <= room && !SUSPICIOUS.test(line) && !line.includes(ESCAPE)) return line
    return encode(wrap(neutralise(decode(line)), room, continuation))
  }

  return (batch) => {
    if (batch.count === 0) return Buffer.alloc(0)
    // A look at the whole batch: most logs have nothing to neutralise, and a look a line costs more than the line.
    if (isHarmless(batch.bytes) && !hasLineOver(batch.bytes, room)) {
      if (!batch.bytes.includes(ESCAPE)) return lead(batch)
      return lead({ ...batch, bytes: `${batch.bytes.slice(0, -1)}${RESET}\n` })
    }
    return Buffer.from(`${encode(prefix)}${byteLines(batch).map(make).join(between)}\n`, 'latin1')
  }
}
/** Columns that the label of a job takes up. */
export function labelWidth(label: string): number {
  return displayWidth(shortLabel(label))
}

function shortLabel(label: string): string {
  return sanitizeLine(label, MAX_LABEL)
}

const ESCAPE = '\u001b'

/**
 * What isn't passed on as it is, in bytes of UTF-8: controls and escape sequences that are no colours, format characters
 * (some reorder text, some hide in a marker), and the legacy command marker.
 */
const SUSPICIOUS = new RegExp(
  [
    String.raw`[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f]`,
    String.raw`\x1b(?!\[[0-9;:]{0,32}m)`,
    // U+0080 to U+009F, U+00AD; U+061C; U+180B to U+180F.
    String.raw`\xc2[\x80-\x9f\xad]|\xd8\x9c|\xe1\xa0[\x8b-\x8f]`,
    // U+200B to U+200F, U+2028 to U+202E; U+2060 to U+206F.
    String.raw`\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])`,
    // U+FEFF; U+FFF9 to U+FFFB; the tags from U+E0000.
    String.raw`\xef(?:\xbb\xbf|\xbf[\xb9-\xbb])|\xf3\xa0`,
    String.raw`#[^\x00-\x7f]*#[^\x00-\x7f]*\[`,
  ].join('|'),
)

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
 * The last place in the piece that is not inside a surrogate pair, a colour code or a broken marker; between words where
 * there is room for half a piece, since the runner's masks know a secret whole and would let its halves through. It sees
 * nothing but the piece, so that the cost of a line grows with its length alone.
 *
 * @param next the character that follows the piece
 */
function breakIn(piece: string, next: string): number {
  const words = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\t')) + 1
  if (words > piece.length / 2) return words
  const escape = piece.lastIndexOf('\u001b')
  if (escape > 0 && !piece.includes('m', escape)) return escape
  if (piece.endsWith('[') && next === '\\') return piece.length - 1
  return /[\ud800-\udbff]$/.test(piece) ? piece.length - 1 : piece.length
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
