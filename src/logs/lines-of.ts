import { isUtf8 } from 'node:buffer'
import { batchOfBytes, byteLines, cutAt, hasLineOver, MAX_LINE_BYTES, type LineBatch } from '../ports/line-batch.ts'

const LINE_FEED = 0x0a

/**
 * A stored log's bytes as batches of lines; a last line without an end is a line as well. Memory is bounded, and none of a
 * chunk's is kept once the next is asked for.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(LINE_FEED) + 1
    if (end > 0) {
      yield toBatch(Buffer.concat([rest, chunk.subarray(0, end)]))
      rest = Buffer.from(chunk.subarray(end))
    } else {
      rest = Buffer.concat([rest, chunk])
    }
    while (rest.length > MAX_LINE_BYTES) {
      const at = cutAt(rest.toString('latin1', 0, MAX_LINE_BYTES + 1))
      yield toBatch(Buffer.concat([rest.subarray(0, at), Buffer.of(LINE_FEED)]))
      rest = rest.subarray(at)
    }
  }
  if (rest.length > 0) yield toBatch(Buffer.concat([rest, Buffer.of(LINE_FEED)]))
}

/** Malformed UTF-8 becomes U+FFFD, as it does in the live stream, so that the lines of both compare equal. */
function toBatch(buffer: Buffer): LineBatch {
  const bytes = (isUtf8(buffer) ? buffer : Buffer.from(buffer.toString('utf8'), 'utf8')).toString('latin1')
  if (hasLineOver(bytes, MAX_LINE_BYTES)) return batchOfBytes(byteLines({ bytes, count: 0 }))
  return { bytes, count: countLines(buffer) }
}

function countLines(buffer: Buffer): number {
  let count = 0
  for (let at = buffer.indexOf(LINE_FEED); at >= 0; at = buffer.indexOf(LINE_FEED, at + 1)) count += 1
  return count
}
