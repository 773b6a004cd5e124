import { isUtf8 } from 'node:buffer'
import { cutAt, hasLineOver, MAX_LINE_BYTES, type LineBatch, batchOfBytes, byteLines } from '../ports/line-batch.ts'

/** A stored log's bytes as batches of lines; a last line without an end is a line as well. Memory is bounded. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) yield toBatch(text.slice(0, end))
    rest = text.slice(end)
    while (rest.length > MAX_LINE_BYTES) {
      const at = cutAt(rest)
      yield toBatch(`${rest.slice(0, at)}\n`)
      rest = rest.slice(at)
    }
  }
  if (rest !== '') yield toBatch(`${rest}\n`)
}

function toBatch(bytes: string): LineBatch {
  const batch = { bytes: wellFormed(bytes), count: 0 }
  if (hasLineOver(batch.bytes, MAX_LINE_BYTES)) return batchOfBytes(byteLines(batch))
  return { ...batch, count: countLines(bytes) }
}

/** Malformed UTF-8 becomes U+FFFD, as it does in the live stream, so that the lines of both compare equal. */
function wellFormed(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  return isUtf8(buffer) ? bytes : Buffer.from(buffer.toString('utf8'), 'utf8').toString('latin1')
}

function countLines(bytes: string): number {
  let count = 0
  for (let at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) count += 1
  return count
}
