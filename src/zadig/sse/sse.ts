import { isUtf8 } from 'node:buffer'
import { batchOfBytes, cutAt, hasLineOver, type LineBatch, MAX_LINE_BYTES, NO_LINES } from '../../ports/line-batch.ts'

/** The two characters, backslash and r, that Zadig writes for a carriage return. */
const ESCAPED_RETURN = String.raw`\r`

/** How Zadig's executor begins each line of a script, and never a piece of one (contract §7.1). */
const STAMP = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/

/** Makes log lines of events, and one line again of those events that a line with carriage returns was split into. */
export interface CarriageReturnJoiner {
  /** Whether pieces of a line wait for the rest of it. */
  pending(): boolean
  /** Takes the data lines of one event and adds the log lines that it completes. */
  event(data: readonly string[], lines: string[]): void
  /** Takes a line that surely is none of the pieces. */
  plain(line: string, lines: string[]): void
  /** The pieces that wait, as the lines that they are if nothing follows. */
  held(): readonly string[]
}

/**
 * Undoes what the server does to lines with carriage returns (contract §7.2): it sends each piece as an event that ends in
 * the characters `\r`; the last piece keeps its line feed, so its `\r` stands alone on a second data line. The stored log has
 * one line with real returns, which is what comes out here.
 *
 * A line that itself ends in the characters `\r` looks like a first piece, but no last one follows it: it is given out as it
 * is, once that is seen. Jobs on virtual machines and deploy jobs keep every line's feed, hence an empty second data line.
 * Which of both a job does cannot be told from its type (a build can run on a machine), but from the event.
 */
export function createCarriageReturnJoiner(): CarriageReturnJoiner {
  let pieces: string[] = []
  let length = 0

  function add(piece: string, lines: string[]): void {
    if (pieces.length > 0 && STAMP.test(piece)) giveBack(lines)
    pieces.push(piece)
    length += piece.length + 1
    if (length <= MAX_LINE_BYTES) return
    // Cut where the stored log's line is cut, so that the lines of both can be counted against each other.
    let text = pieces.join('\r')
    while (text.length > MAX_LINE_BYTES) {
      const at = cutAt(text)
      lines.push(text.slice(0, at))
      text = text.slice(at)
    }
    pieces = [text]
    length = text.length
  }

  function held(): readonly string[] {
    return pieces.map((piece) => piece + ESCAPED_RETURN)
  }

  function giveBack(lines: string[]): void {
    for (const line of held()) lines.push(line)
    pieces = []
    length = 0
  }

  function plain(line: string, lines: string[]): void {
    if (pieces.length > 0) giveBack(lines)
    lines.push(line)
  }

  return {
    pending: () => pieces.length > 0,
    held,
    plain,
    event(data, lines) {
      const [first, ...others] = data
      if (first === undefined) return
      if (others.length === 0) {
        if (first.endsWith(ESCAPED_RETURN)) add(first.slice(0, -ESCAPED_RETURN.length), lines)
        else plain(first, lines)
        return
      }
      const isLastPiece = others.at(-1) === ESCAPED_RETURN
      if (isLastPiece && (pieces.length > 0 || first === '')) {
        if (pieces.length > 0) lines.push([...pieces, first].join('\r'))
        pieces = []
        length = 0
      } else {
        plain(first, lines)
      }
      const extra = isLastPiece || others.at(-1) === '' ? 1 : 0
      for (const line of others.slice(0, others.length - extra)) lines.push(line)
    },
  }
}

/** Reads the lines of an event stream, in bytes, one after the other. */
export interface EventReader {
  /** Whether the next byte begins a new event, and no line before it is held back. */
  atStart(): boolean
  /** Takes one whole line of the stream, without its end. */
  acceptLine(line: string, lines: string[]): void
  /** Takes the beginning of a line that is too long to wait for its end. */
  acceptPiece(piece: string, lines: string[]): void
  /** Lines that wait for what follows. */
  held(): readonly string[]
}

/** The event stream standard, line by line, except that a space after `data:` is data: Zadig writes none of its own. */
export function createEventReader(): EventReader {
  const joiner = createCarriageReturnJoiner()
  /** The data lines of the event so far. */
  let data: string[] = []
  let dataLength = 0
  let inEvent = false
  /** What the pieces of an overlong line are, and what is left of them. */
  let overlong: 'none' | 'data' | 'other' = 'none'
  let rest = ''

  function addData(line: string, lines: string[]): void {
    data.push(line)
    // With its end, or endless lines without a character would count for nothing.
    dataLength += line.length + 1
    // An event without an end must not grow without one either. The newest line may be the event's last, which is special.
    if (dataLength <= MAX_LINE_BYTES || data.length < 3) return
    for (const early of data.splice(0, data.length - 2)) joiner.plain(early, lines)
    dataLength = data.reduce((sum, { length }) => sum + length + 1, 0)
  }

  return {
    atStart: () => !inEvent && overlong === 'none' && !joiner.pending(),
    held: () => joiner.held(),
    acceptLine(line, lines) {
      if (overlong !== 'none') {
        if (overlong === 'data') addData(rest + line, lines)
        overlong = 'none'
        rest = ''
      } else if (line === '') {
        joiner.event(data, lines)
        data = []
        dataLength = 0
        inEvent = false
      } else {
        inEvent = true
        if (line === 'data' || line.startsWith('data:')) addData(line.slice('data:'.length), lines)
      }
    },
    acceptPiece(piece, lines) {
      if (overlong === 'none') {
        inEvent = true
        overlong = piece.startsWith('data:') ? 'data' : 'other'
        if (overlong === 'data') rest = piece.slice('data:'.length)
      } else if (overlong === 'data') {
        rest += piece
      }
      while (rest.length > MAX_LINE_BYTES) {
        const at = cutAt(rest)
        joiner.plain(rest.slice(0, at), lines)
        rest = rest.slice(at)
      }
    },
  }
}

const CARRIAGE_RETURN = 0x0d

/** How every event of Zadig begins, and what stands between two of them (contract §7.2). */
const FIRST_BYTES = 'event:message\ndata:'
const EVENT_END = '\n\n'
const BETWEEN_EVENTS = new RegExp(EVENT_END + FIRST_BYTES, 'g')
const EXTRA_BYTES = EVENT_END.length + FIRST_BYTES.length - 1
/** What may wait for its end: a line, and its framing. */
const MAX_REST_BYTES = MAX_LINE_BYTES + EXTRA_BYTES

/** What an event's data ends with where the server has split a line at its carriage returns: backslash, r. */
const ESCAPED_RETURN_AT_END = String.raw`\r` + '\n'

export interface LogParser {
  /**
   * Takes the next bytes of the stream, cut anywhere.
   *
   * @returns the log lines that they completed
   */
  feed(chunks: readonly Uint8Array[]): LineBatch
  /**
   * Lines that are held back, since what follows may belong to them (contract §7.2, carriage returns). Where nothing more
   * came for a while they are whole.
   */
  held(): LineBatch
}

/**
 * Turns the bytes of a log stream into log lines. An event that the stream's end cuts off is never emitted: whether its
 * last line is whole cannot be known, and a replay or the stored log has it.
 *
 * Zadig's own framing goes through a fast path: what stands between two events is replaced in all that was read at once, and
 * nothing is decoded, split or copied line by line. Anything else that the standard for event streams allows (`\r\n`,
 * comments, other fields), and events of several data lines, go line by line.
 */
export function createLogParser(): LogParser {
  const events = createEventReader()
  /** What was read; `length` bytes of it are not parsed yet. Used again, since a block a read would be much garbage. */
  let buffer = Buffer.alloc(0)
  let length = 0
  /** Zadig escapes carriage returns, so a real one means that somebody on the way frames lines in his own manner. */
  let foreignFraming = false

  function append(chunks: readonly Uint8Array[]): void {
    const start = length
    let total = length
    for (const chunk of chunks) total += chunk.length
    if (total > buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(total, 2 * buffer.length))
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    }
    for (const chunk of chunks) {
      buffer.set(chunk, length)
      length += chunk.length
    }
    foreignFraming ||= buffer.subarray(start, length).includes(CARRIAGE_RETURN)
  }

  /** Takes the first bytes off, as well-formed UTF-8: what is malformed becomes U+FFFD, as every reader would show it. */
  function take(end: number): string {
    const taken = buffer.subarray(0, end)
    const text = isUtf8(taken)
      ? taken.toString('latin1')
      : Buffer.from(taken.toString('utf8'), 'utf8').toString('latin1')
    buffer.copyWithin(0, end, length)
    length -= end
    return text
  }

  return {
    feed(chunks) {
      append(chunks)
      const fast = !foreignFraming && events.atStart()
      const unread = buffer.subarray(0, length)
      const end = fast ? unread.lastIndexOf(EVENT_END) + EVENT_END.length : endOfLines(unread)
      let batch = NO_LINES
      if (end >= (fast ? EVENT_END.length : 1)) {
        const text = take(end)
        batch = (fast ? readEvents(text) : undefined) ?? readLines(text, events)
      }
      return joined(batch, passOn())
    },
    held: () => batchOfBytes(events.held()),
  }

  /** Gives the beginning of an overlong line to the reader. */
  function passOn(): LineBatch {
    let batch = NO_LINES
    for (let over = length - MAX_REST_BYTES; over > 0; over = length - MAX_REST_BYTES) {
      const lineEnd = endOfLines(buffer.subarray(0, length))
      if (lineEnd > 0) batch = joined(batch, readLines(take(lineEnd), events))
      if (length <= MAX_REST_BYTES) break
      const pieces: string[] = []
      events.acceptPiece(take(cutAt(buffer.toString('latin1', 0, MAX_LINE_BYTES + 1))), pieces)
      batch = joined(batch, batchOfBytes(pieces))
    }
    return batch
  }
}

/** Zadig's framing: complete events only. Undefined where it is not that framing exactly, or a line comes in pieces. */
function readEvents(text: string): LineBatch | undefined {
  if (!text.startsWith(FIRST_BYTES) || text.includes(ESCAPED_RETURN_AT_END)) return undefined
  // No real return stands in the text, so one can mark where the lines meet; a line feed that is left is inside an event.
  const marked = text.slice(FIRST_BYTES.length, 1 - EVENT_END.length).replace(BETWEEN_EVENTS, '\r')
  if (marked.indexOf('\n') !== marked.length - 1) return undefined
  if (hasLineOver(text, MAX_LINE_BYTES)) return undefined
  const count = 1 + (text.length + 1 - FIRST_BYTES.length - EVENT_END.length - marked.length) / EXTRA_BYTES
  return { bytes: marked.replace(/\r/g, '\n'), count }
}

function readLines(text: string, events: EventReader): LineBatch {
  const lines: string[] = []
  // The last element is what follows the last line end: nothing, since the text was cut there.
  for (const line of text.split(/\r\n|\n|\r/).slice(0, -1)) events.acceptLine(line, lines)
  return batchOfBytes(lines)
}

/** The index after the last line end, 0 without one. A final CR stays back, because an LF may follow it. */
function endOfLines(bytes: Buffer): number {
  const lastReturn = bytes.length > 1 ? bytes.lastIndexOf(CARRIAGE_RETURN, bytes.length - 2) : -1
  return Math.max(bytes.lastIndexOf('\n'), lastReturn) + 1
}

function joined(first: LineBatch, second: LineBatch): LineBatch {
  if (second.count === 0) return first
  return { bytes: first.bytes + second.bytes, count: first.count + second.count }
}
