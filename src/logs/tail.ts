import { byteLines, decode, type LineBatch } from '../ports/line-batch.ts'

/** The last lines of a log, in bounded memory and at the cost of a batch, not of a line. */
export interface Tail {
  add(batch: LineBatch): void
  /** At most as many lines as the tail is long, without line ends. */
  lines(): readonly string[]
  /** The same lines in bytes. */
  bytes(): readonly string[]
}

/** Lines longer than this are cut when kept: a tail is for reading, and its memory is bounded whatever comes. */
const MAX_LINE = 4_096

/** @param size how many lines are kept */
export function createTail(size: number): Tail {
  /** The newest batches as they came; looking for their line ends waits until somebody asks. */
  let batches: LineBatch[] = []
  let count = 0

  function bytes(): readonly string[] {
    return batches
      .flatMap((batch) => byteLines(batch))
      .slice(-size)
      .map(clip)
  }

  return {
    add(batch) {
      if (batch.count === 0) return
      const kept = batch.bytes.length > batch.count * MAX_LINE ? clipped(batch, size) : batch
      batches.push(kept)
      count += kept.count
      let spare = 0
      for (const { count: oldest } of batches) {
        if (count - oldest < size) break
        count -= oldest
        spare += 1
      }
      if (spare > 0) batches = batches.slice(spare)
    },
    bytes,
    lines: () => bytes().map(decode),
  }
}

function clipped(batch: LineBatch, size: number): LineBatch {
  const lines = byteLines(batch).slice(-size).map(clip)
  return { bytes: `${lines.join('\n')}\n`, count: lines.length }
}

function clip(line: string): string {
  return line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line
}
