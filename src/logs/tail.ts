import { batchOfBytes, byteLines, encode, hasLineOver, type LineBatch } from '../ports/line-batch.ts'

/** The last lines of a log, in bounded memory and at the cost of a batch, not of a line. */
export interface Tail {
  add(batch: LineBatch): void
  /**
   * The newest lines in bytes, without line ends: `count` of them, or as many as there are. Of a long line only
   * the beginning, by which it is recognised, and the end, which is what a redrawn line shows.
   */
  bytes(count: number): readonly string[]
}

/** Bytes that are kept of either end of a long line: as many as are looked at when it is compared (`ledger.ts`). */
const LINE_END_BYTES = 4_000
const LONG_LINE_BYTES = 10_000
const LEFT_OUT = encode(' … ')
/** 200 lines of 650 bytes. Longer lines leave room for fewer of them. */
const MAX_BYTES = 128 * 1024
const INITIAL_BYTES = 4 * 1024

/**
 * Makes an empty tail. It copies into memory of its own, since whatever held a batch would keep all of it, and make the garbage
 * collector move it: with fifty logs that costs more than everything else.
 */
export function createTail(): Tail {
  let ring = Buffer.allocUnsafeSlow(INITIAL_BYTES)
  /** Where the next byte goes, and how many are there. */
  let at = 0
  let length = 0

  function contents(): string {
    const end = ring.toString('latin1', 0, at)
    return length <= at ? end.slice(at - length) : ring.toString('latin1', at) + end
  }

  function makeRoom(added: number): void {
    if (length + added <= ring.length || ring.length === MAX_BYTES) return
    const text = contents()
    ring = Buffer.allocUnsafeSlow(Math.min(MAX_BYTES, Math.max(2 * ring.length, length + added)))
    at = ring.write(text, 'latin1') % ring.length
  }

  return {
    add(batch) {
      const short = withoutMiddles(batch).bytes
      const bytes = short.length > MAX_BYTES ? short.slice(-MAX_BYTES) : short
      makeRoom(bytes.length)
      const first = Math.min(bytes.length, ring.length - at)
      ring.write(bytes, at, first, 'latin1')
      if (first < bytes.length) ring.write(bytes.slice(first), 0, 'latin1')
      at = (at + bytes.length) % ring.length
      length = Math.min(ring.length, length + bytes.length)
    },
    bytes(count) {
      const lines = contents().split('\n')
      // After the last line end stands nothing; in a full ring the first line has lost its beginning.
      const whole = lines.slice(length === MAX_BYTES && lines.length > 2 ? 1 : 0, -1)
      return whole.slice(-count)
    },
  }
}

function withoutMiddles(batch: LineBatch): LineBatch {
  if (!hasLineOver(batch.bytes, LONG_LINE_BYTES)) return batch
  return batchOfBytes(byteLines(batch).map((line) => (line.length > LONG_LINE_BYTES ? bothEnds(line) : line)))
}

function bothEnds(line: string): string {
  const end = line.slice(characterAt(line, line.length - LINE_END_BYTES))
  return line.slice(0, characterAt(line, LINE_END_BYTES)) + LEFT_OUT + end
}

/** The first place from `at` on at which a character begins: 10xxxxxx continues one. */
function characterAt(bytes: string, at: number): number {
  let place = at
  while ((bytes.charCodeAt(place) & 0xc0) === 0x80) place += 1
  return place
}
