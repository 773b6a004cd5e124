import { isUtf8 } from 'node:buffer'
import { batchOfBytes, byteLines, cutAt, hasLineOver, MAX_LINE_BYTES, type LineBatch } from '../ports/line-batch.ts'

const LINE_FEED = 0x0a

/**
 * A stored log's bytes as batches of lines; a last line without an end is a line as well. Memory is bounded, and none of a
 * chunk's is kept once the next is asked for.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  /** What no batch was made of yet: `length` bytes. Used again, since a block a chunk would be much garbage. */
  let buffer = Buffer.alloc(0)
  let length = 0

  /** Takes the first bytes off as lines; `more` ends the last of them. */
  function take(end: number, more = ''): LineBatch {
    const batch = toBatch(buffer.subarray(0, end), more)
    buffer.copyWithin(0, end, length)
    length -= end
    return batch
  }

  for await (const chunk of chunks) {
    if (length + chunk.length > buffer.length) {
      const larger = Buffer.allocUnsafe(2 * (length + chunk.length))
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    }
    buffer.set(chunk, length)
    length += chunk.length
    const end = length === 0 ? 0 : buffer.lastIndexOf(LINE_FEED, length - 1) + 1
    if (end > 0) yield take(end)
    while (length > MAX_LINE_BYTES) {
      const at = cutAt(buffer.toString('latin1', 0, MAX_LINE_BYTES + 1))
      yield take(at, '\n')
    }
  }
  if (length > 0) yield take(length, '\n')
}

/** Malformed UTF-8 becomes U+FFFD, as it does in the live stream, so that the lines of both compare equal. */
function toBatch(buffer: Buffer, more: string): LineBatch {
  const bytes = (isUtf8(buffer) ? buffer : Buffer.from(buffer.toString('utf8'), 'utf8')).toString('latin1') + more
  if (hasLineOver(bytes, MAX_LINE_BYTES)) return batchOfBytes(byteLines({ bytes, count: 0 }))
  return { bytes, count: countLines(buffer) + more.length }
}

function countLines(buffer: Buffer): number {
  let count = 0
  for (let at = buffer.indexOf(LINE_FEED); at >= 0; at = buffer.indexOf(LINE_FEED, at + 1)) count += 1
  return count
}
