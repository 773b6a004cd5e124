import { isUtf8 } from 'node:buffer'

import { batchOfBytes, cutAt, hasLineOver, MAX_LINE_BYTES, NO_LINES, type LineBatch } from '../ports/line-batch.ts'
import { createEventReader, type EventReader } from './event-reader.ts'

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
