const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** How every event of Zadig begins, and what stands between two of them (contract §7.2). */
const FIRST_BYTES = 'event:message\ndata:'
const EVENT_END = '\n\n'
const BETWEEN_EVENTS = EVENT_END + FIRST_BYTES

/** Zadig sets no limit to a line (contract §7.2), so we do: what is longer is passed on in pieces of this many bytes. */
const MAX_LINE_BYTES = 1024 * 1024

/** The two characters, backslash and r, that Zadig writes for a carriage return. */
const ESCAPED_RETURN = String.raw`\r`

export interface LogParser {
  /**
   * Takes any piece of the stream, cut anywhere.
   *
   * @returns the log lines of the events that this piece completed, without line ends
   */
  feed(chunk: Uint8Array): string[]
}

/**
 * Turns the bytes of a log stream into log lines. An event that the stream's end cuts off is never emitted: whether its
 * last line is whole cannot be known, and the full log has it.
 *
 * Zadig's own framing goes through a fast path that splits a whole socket read at once. Anything else that the standard
 * for event streams allows (`\r\n`, comments, other fields) goes line by line.
 */
export function createLogParser(): LogParser {
  const events = createEventReader()
  /** Bytes of an event or a line that is not complete yet. */
  let rest: Uint8Array = new Uint8Array(0)
  /** Zadig escapes carriage returns, so a real one means that somebody on the way frames lines in his own manner. */
  let foreignFraming = false

  return {
    feed(chunk) {
      const bytes = rest.length === 0 ? asBuffer(chunk) : Buffer.concat([rest, chunk])
      const lines: string[] = []
      foreignFraming ||= bytes.includes(CARRIAGE_RETURN)
      const fast = !foreignFraming && events.atStart()
      const end = fast ? bytes.lastIndexOf(EVENT_END) + EVENT_END.length : lastLineEnd(bytes)
      if (end >= (fast ? EVENT_END.length : 1)) {
        const text = bytes.toString('utf8', 0, end)
        if (fast) readEvents(text, events, lines)
        else readLines(text, events, lines)
        rest = bytes.subarray(end)
      } else {
        rest = bytes
      }
      if (rest.length > MAX_LINE_BYTES) rest = passOn(asBuffer(rest), events, lines)
      // The rest is a view of the whole read; a copy lets that go.
      else if (rest.length > 0) rest = Uint8Array.from(rest)
      return lines
    },
  }
}

/** Zadig's framing: complete events only, so the text between two separators is the data of one event. */
function readEvents(text: string, events: EventReader, lines: string[]): void {
  if (!text.startsWith(FIRST_BYTES)) return readLines(text, events, lines)
  for (const data of text.slice(FIRST_BYTES.length, -EVENT_END.length).split(BETWEEN_EVENTS)) {
    if (data.includes('\n')) readLines(`data:${data}${EVENT_END}`, events, lines)
    else lines.push(data.endsWith(ESCAPED_RETURN) ? data.slice(0, -ESCAPED_RETURN.length) : data)
  }
}

function readLines(text: string, events: EventReader, lines: string[]): void {
  // The last element is what follows the last line end: nothing, since the text was cut there.
  for (const line of text.split(/\r\n|\n|\r/).slice(0, -1)) events.acceptLine(line, lines)
}

/** The index after the last line end, 0 without one. A final CR stays back, because an LF may follow it. */
function lastLineEnd(bytes: Buffer): number {
  const lastReturn = bytes.length > 1 ? bytes.lastIndexOf(CARRIAGE_RETURN, -2) : -1
  return Math.max(bytes.lastIndexOf(LINE_FEED), lastReturn) + 1
}

/** Gives an overlong rest to the reader, except bytes at its end that may be the beginning of something. */
function passOn(bytes: Buffer, events: EventReader, lines: string[]): Uint8Array {
  const lineStart = bytes.lastIndexOf(LINE_FEED) + 1
  readLines(bytes.toString('utf8', 0, lineStart), events, lines)
  let cut = bytes.length - 1
  // 10xxxxxx continues a character of at most four bytes; 11xxxxxx begins one.
  while (cut > bytes.length - 4 && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--
  if ((bytes[cut] ?? 0) < 0xc0 && bytes.at(-1) !== CARRIAGE_RETURN) cut = bytes.length
  if (cut > lineStart) events.acceptPiece(bytes.toString('utf8', lineStart, cut), lines)
  return Uint8Array.from(bytes.subarray(Math.max(cut, lineStart)))
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

interface EventReader {
  /** Whether the next byte begins a new event. */
  atStart(): boolean
  /** Takes one whole line of the stream, without its end. */
  acceptLine(line: string, lines: string[]): void
  /** Takes the beginning of a line that is too long to wait for its end. */
  acceptPiece(piece: string, lines: string[]): void
}

/** The event stream standard, line by line, except that a space after `data:` is data: Zadig writes none of its own. */
function createEventReader(): EventReader {
  let data: string[] = []
  let dataLength = 0
  let inEvent = false
  /** Whether lines of this event were emitted before its end. */
  let continued = false
  /** What to do with the remaining pieces of an overlong line. */
  let overlong: 'none' | 'emit' | 'drop' = 'none'

  function flush(lines: string[]): void {
    // What follows an emitted line is read as its continuation: a lone `` or `\r` is still that line's end.
    const restored = continued ? restoreLines(['', ...data]).slice(1) : restoreLines(data)
    for (const line of restored) lines.push(line)
    data = []
    dataLength = 0
  }

  return {
    atStart: () => !inEvent && overlong === 'none',
    acceptLine(line, lines) {
      if (overlong !== 'none') {
        if (overlong === 'emit' && line !== '') lines.push(stripReturn(line))
        overlong = 'none'
      } else if (line === '') {
        flush(lines)
        inEvent = false
        continued = false
      } else {
        inEvent = true
        if (line !== 'data' && !line.startsWith('data:')) return
        data.push(line.slice('data:'.length))
        dataLength += line.length
        // An event without an end must not grow without one either.
        if (dataLength <= MAX_LINE_BYTES) return
        flush(lines)
        continued = true
      }
    },
    acceptPiece(piece, lines) {
      if (overlong === 'none') {
        flush(lines)
        inEvent = true
        overlong = piece.startsWith('data:') ? 'emit' : 'drop'
        continued ||= overlong === 'emit'
        if (overlong === 'emit') lines.push(piece.slice('data:'.length))
      } else if (overlong === 'emit') {
        lines.push(piece)
      }
    },
  }
}

/**
 * The log lines of one event, undoing what the server did to them (contract §7.2).
 *
 * A line with carriage returns comes in pieces, each followed by `\r`; the last piece keeps its line feed, so its `\r`
 * stands alone on a data line of its own, after an empty one where the log line ended in `\r\n`. Jobs on virtual machines
 * and deploy jobs keep the line feed too, hence one empty data line at the end. Which of both a job does cannot be told
 * from its type (a build can run on a machine), but from the event.
 */
function restoreLines(data: readonly string[]): readonly string[] {
  if (data.length > 1) {
    const last = data.at(-1)
    if (last === ESCAPED_RETURN) return data.length === 2 && data[0] === '' ? [] : data.slice(0, -1).map(stripReturn)
    if (last === '') return data.slice(0, -1).map(stripReturn)
  }
  return data.map(stripReturn)
}

function stripReturn(line: string): string {
  return line.endsWith(ESCAPED_RETURN) ? line.slice(0, -ESCAPED_RETURN.length) : line
}
