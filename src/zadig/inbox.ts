/** What one turn's bytes are copied into: as much as can come until a pause takes effect, so that it need not grow. */
const BLOCK_BYTES = 144 * 1024

/** What has arrived and is not read yet. */
export interface Inbox {
  add(chunk: Buffer): void
  /** Bytes that wait. */
  length(): number
  /** What waits; good until the next one is taken. */
  take(): readonly Buffer[]
}

/**
 * Collects what arrives in one turn. Zadig makes an HTTP chunk of each log line, so that a socket read comes as hundreds of
 * tiny buffers: copied together at once they are gone before the garbage collector would have to move them. Two blocks take
 * turns, one being filled while the other is read.
 */
export function createInbox(): Inbox {
  /** The only chunk so far: most turns of an ordinary answer have one, which need not be copied. */
  let single: Buffer | undefined
  let filling: Buffer | undefined
  let lent: Buffer | undefined
  let length = 0

  function append(chunk: Buffer): void {
    if (filling === undefined || length + chunk.length > filling.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, 2 * (length + chunk.length)))
      filling?.copy(larger, 0, 0, length)
      filling = larger
    }
    filling.set(chunk, length)
    length += chunk.length
  }

  return {
    length: () => length,
    add(chunk) {
      if (length === 0) {
        single = chunk
        length = chunk.length
        return
      }
      if (single !== undefined) {
        const first = single
        single = undefined
        length = 0
        append(first)
      }
      append(chunk)
    },
    take() {
      const taken = single ?? filling?.subarray(0, length)
      if (single === undefined) [filling, lent] = [lent, filling]
      single = undefined
      length = 0
      return taken === undefined ? [] : [taken]
    },
  }
}
