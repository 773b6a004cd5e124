import { cutAt, MAX_LINE_BYTES } from '../ports/line-batch.ts'
import { createReturns } from './carriage-returns.ts'

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
  const returns = createReturns()
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
    for (const early of data.splice(0, data.length - 2)) returns.plain(early, lines)
    dataLength = data.reduce((sum, { length }) => sum + length + 1, 0)
  }

  return {
    atStart: () => !inEvent && overlong === 'none' && !returns.pending(),
    held: () => returns.held(),
    acceptLine(line, lines) {
      if (overlong !== 'none') {
        if (overlong === 'data') addData(rest + line, lines)
        overlong = 'none'
        rest = ''
      } else if (line === '') {
        returns.event(data, lines)
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
        returns.plain(rest.slice(0, at), lines)
        rest = rest.slice(at)
      }
    },
  }
}
