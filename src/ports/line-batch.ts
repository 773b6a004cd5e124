/** Some whole lines of a log. Every stage passes them on as one text: work for each line would cost more than the line. */
export interface LineBatch {
  /** The lines, each ended by `\n`. */
  readonly text: string
  /** How many lines these are. */
  readonly count: number
}

export const NO_LINES: LineBatch = { text: '', count: 0 }

/**
 * UTF-16 units of a line. Zadig has no limit (contract §7.2). The live stream and the stored log are cut at the same places,
 * so that the lines of both can be counted against each other.
 */
export const MAX_LINE_LENGTH = 1024 * 1024

/** A batch of lines that have no line ends yet; lines that are too long are cut. */
export function batchOf(lines: readonly string[]): LineBatch {
  if (lines.length === 0) return NO_LINES
  const cut = lines.some((line) => line.length > MAX_LINE_LENGTH) ? lines.flatMap(cutLine) : lines
  return { text: `${cut.join('\n')}\n`, count: cut.length }
}

/** The lines of a batch, without their ends. */
export function linesOf({ text }: LineBatch): readonly string[] {
  return text === '' ? [] : text.slice(0, -1).split('\n')
}

/** A line in pieces of at most `MAX_LINE_LENGTH`, cut between two characters; an empty line is one empty piece. */
export function cutLine(line: string): readonly string[] {
  const pieces: string[] = []
  let rest = line
  while (rest.length > MAX_LINE_LENGTH) {
    const isPair = /[\ud800-\udbff]/.test(rest.charAt(MAX_LINE_LENGTH - 1))
    const at = isPair ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...pieces, rest]
}

/** Whether a line is longer than `length`; `text` is lines that each end in `\n`. Searches once every `length` units. */
export function hasLineOver(text: string, length: number): boolean {
  for (let start = 0; start + length < text.length;) {
    const end = text.lastIndexOf('\n', start + length)
    if (end < start) return true
    start = end + 1
  }
  return false
}
