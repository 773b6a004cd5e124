import { StringDecoder } from 'node:string_decoder'
import { batchOf, cutLine, type LineBatch, MAX_LINE_LENGTH } from '../../ports/line-batch.ts'

export interface LogParser {
  /**
   * Takes the next bytes of the stream, cut anywhere.
   *
   * @returns the log lines that they completed
   */
  feed(chunks: readonly Uint8Array[]): LineBatch
  /** Lines that wait for what may belong to them (contract §7.2, carriage returns); whole once the stream is silent. */
  held(): LineBatch
}

/** How Zadig frames a log line: one event with one data line (contract §7.2). */
const EVENT_START = 'event:message\ndata:'
const EVENT_END = '\n\n'
/** The two characters, backslash and r, that Zadig writes for a carriage return. */
const ESCAPED_RETURN = String.raw`\r`

/**
 * Turns the bytes of a log stream into log lines, with U+FFFD for malformed UTF-8. It follows the event stream standard,
 * except that a space after `data:` is data, since Zadig adds none. An event that the stream's end cuts off is never
 * emitted: its last line may be incomplete, and a replay or the stored log has it.
 */
export function createLogParser(): LogParser {
  const decoder = new StringDecoder('utf8')
  const joiner = createCarriageReturnJoiner()
  /** What follows the last complete line or event. */
  let rest = ''
  /** The data lines of the event so far. */
  let data: string[] = []
  let dataLength = 0

  function takeLine(line: string, lines: string[]): void {
    if (line === '') {
      joiner.event(data, lines)
      data = []
      dataLength = 0
    } else if (line === 'data' || line.startsWith('data:')) {
      data.push(line.slice('data:'.length))
      dataLength += line.length
      // Memory stays bounded in an event without an end. Its last two lines can be special, so they wait.
      if (dataLength > MAX_LINE_LENGTH && data.length > 2) emitEarly(data.splice(0, data.length - 2), lines)
    }
  }

  function emitEarly(early: readonly string[], lines: string[]): void {
    for (const line of early) joiner.plain(line, lines)
    dataLength = data.reduce((sum, { length }) => sum + 'data:'.length + length, 0)
  }

  /** Emits the beginning of a line that is too long to wait for its end, and keeps a shorter one in its place. */
  function shortenRest(lines: string[]): void {
    if (!rest.startsWith('data:')) {
      rest = rest.slice(0, EVENT_START.length)
      return
    }
    const pieces = cutLine(rest.slice('data:'.length))
    if (pieces.length > 1) emitEarly([...data.splice(0), ...pieces.slice(0, -1)], lines)
    rest = `data:${pieces.at(-1) ?? ''}`
  }

  return {
    feed(chunks) {
      rest += decoder.write(Buffer.concat(chunks))
      if (data.length === 0 && !joiner.isPending()) {
        const end = rest.lastIndexOf(EVENT_END) + EVENT_END.length
        const framed = readZadigEvents(rest.slice(0, end))
        if (framed !== undefined) {
          rest = rest.slice(end)
          return batchOf(framed)
        }
      }
      const lines: string[] = []
      const end = endOfLines(rest)
      // The last element follows the last line end: it is empty.
      for (const line of rest
        .slice(0, end)
        .split(/\r\n|\n|\r/)
        .slice(0, -1))
        takeLine(line, lines)
      rest = rest.slice(end)
      if (rest.length > MAX_LINE_LENGTH) shortenRest(lines)
      return batchOf(lines)
    },
    held: () => batchOf(joiner.held()),
  }
}

/** The lines of complete events in exactly Zadig's framing; undefined for any other, and where lines come in pieces. */
function readZadigEvents(text: string): readonly string[] | undefined {
  if (!text.startsWith(EVENT_START) || text.includes('\r') || text.includes(`${ESCAPED_RETURN}\n`)) return undefined
  const lines = text.slice(EVENT_START.length, -EVENT_END.length).split(EVENT_END + EVENT_START)
  return lines.some((line) => line.includes('\n')) ? undefined : lines
}

/** The index after the last line end, 0 without one. A final CR stays back, because an LF may follow it. */
function endOfLines(text: string): number {
  const lastReturn = text.length > 1 ? text.lastIndexOf('\r', text.length - 2) : -1
  return Math.max(text.lastIndexOf('\n'), lastReturn) + 1
}

/** How Zadig's executor begins each line of a script, and never a piece of one (contract §7.1). */
const STAMP = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/

/**
 * Undoes what the server does to lines with carriage returns (contract §7.2): it sends each piece as an event that ends in
 * the characters `\r`; the last piece keeps its line feed, so its `\r` is alone on a second data line. The stored log has
 * one line with real returns, which is what this returns.
 *
 * A line that itself ends in the characters `\r` looks like a first piece, but no last one follows it: it is emitted as it
 * is once that is known. Jobs on virtual machines and deploy jobs keep every line's feed, hence an empty second data line.
 * The job's type does not tell which of both it does (a build can run on a machine), but the event does.
 */
function createCarriageReturnJoiner() {
  let pieces: string[] = []
  let length = 0

  function add(piece: string, lines: string[]): void {
    if (STAMP.test(piece)) giveBack(lines)
    pieces.push(piece)
    length += piece.length + 1
    if (length <= MAX_LINE_LENGTH) return
    const cut = cutLine(pieces.join('\r'))
    lines.push(...cut.slice(0, -1))
    pieces = cut.slice(-1)
    length = pieces[0]?.length ?? 0
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
    giveBack(lines)
    lines.push(line)
  }

  return {
    isPending: () => pieces.length > 0,
    /** The pieces that wait for the rest of a line, as the lines that they are if nothing follows. */
    held,
    /** Takes a line that is not a piece of another. */
    plain,
    /** Takes the data lines of one event and adds the log lines that it completes. */
    event(data: readonly string[], lines: string[]): void {
      const [first, ...others] = data
      if (first === undefined) return
      if (others.length === 0) {
        if (first.endsWith(ESCAPED_RETURN)) add(first.slice(0, -ESCAPED_RETURN.length), lines)
        else plain(first, lines)
        return
      }
      const isLastPiece = others.at(-1) === ESCAPED_RETURN
      if (isLastPiece && (pieces.length > 0 || first === '')) {
        if (pieces.length > 0) lines.push([...pieces.splice(0), first].join('\r'))
        length = 0
      } else {
        plain(first, lines)
      }
      const extra = isLastPiece || others.at(-1) === '' ? 1 : 0
      for (const line of others.slice(0, others.length - extra)) lines.push(line)
    },
  }
}
