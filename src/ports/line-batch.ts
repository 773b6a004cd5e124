/**
 * Some whole lines of a log, each ended by `\n`: what every stage of a log's way passes on, at the cost of a batch and not of
 * a line.
 */
export interface LineBatch {
  /**
   * The lines as well-formed UTF-8, one string unit a byte (`latin1` in Node's words). Nothing is decoded on the way: such
   * strings take one byte a character, are searched and replaced natively, and are the server's bytes when written.
   */
  readonly bytes: string
  /** How many lines these are. */
  readonly count: number
}

export const NO_LINES: LineBatch = { bytes: '', count: 0 }

/**
 * Zadig sets no limit to a line (contract §7.2), so we do. The live stream and the stored log are cut at the same places,
 * so that the lines of both can be counted against each other.
 */
export const MAX_LINE_BYTES = 1024 * 1024

/** Text in bytes, one string unit each. */
export function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** Bytes, one string unit each, as text. */
export function decode(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** A batch of lines that have no line ends yet. */
export function batchOf(lines: readonly string[]): LineBatch {
  return lines.length === 0 ? NO_LINES : { bytes: encode(`${lines.join('\n')}\n`), count: lines.length }
}

/** The lines of a batch in bytes, without their ends. */
export function byteLines({ bytes }: LineBatch): readonly string[] {
  return bytes === '' ? [] : bytes.slice(0, -1).split('\n')
}

/** The lines of a batch as text, without their ends. */
export function linesOfBatch(batch: LineBatch): readonly string[] {
  return byteLines(batch).map(decode)
}

/** A batch of lines in bytes; those that are too long are cut in several. */
export function batchOfBytes(lines: readonly string[]): LineBatch {
  if (lines.length === 0) return NO_LINES
  const cut = lines.some((line) => line.length > MAX_LINE_BYTES) ? lines.flatMap(cutLine) : lines
  return { bytes: `${cut.join('\n')}\n`, count: cut.length }
}

/** Where a line in bytes that is too long is cut: between two characters. */
export function cutAt(bytes: string): number {
  let at = MAX_LINE_BYTES
  // 10xxxxxx continues a character, of at most four bytes.
  while (at > MAX_LINE_BYTES - 3 && (bytes.charCodeAt(at) & 0xc0) === 0x80) at -= 1
  return at
}

function cutLine(line: string): readonly string[] {
  const pieces: string[] = []
  let rest = line
  while (rest.length > MAX_LINE_BYTES) {
    const at = cutAt(rest)
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...pieces, rest]
}

/**
 * Whether a line of the batch has more bytes than that. Costs one look every `length` bytes, not one a line.
 *
 * @param bytes lines, each ended by `\n`
 */
export function hasLineOver(bytes: string, length: number): boolean {
  for (let start = 0; start + length < bytes.length;) {
    const end = bytes.lastIndexOf('\n', start + length)
    if (end < start) return true
    start = end + 1
  }
  return false
}
