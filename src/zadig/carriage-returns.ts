import { cutAt, MAX_LINE_BYTES } from '../ports/line-batch.ts'

/** The two characters, backslash and r, that Zadig writes for a carriage return. */
const ESCAPED_RETURN = String.raw`\r`

/** How Zadig's executor begins each line of a script, and never a piece of one (contract §7.1). */
const STAMP = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/

/** Makes log lines of events, and one line again of those events that a line with carriage returns was split into. */
export interface Returns {
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
export function createReturns(): Returns {
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
