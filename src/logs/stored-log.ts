import { isUtf8 } from 'node:buffer'
import { batchOfBytes, byteLines, cutAt, hasLineOver, type LineBatch, MAX_LINE_BYTES } from '../ports/line-batch.ts'
import type { LogFile, Replacement } from '../ports/runner.ts'
import { type CommitReader, createCommitReader } from './commit-reader.ts'
import type { JobRef, ZadigApi } from '../ports/zadig-api.ts'
import type { Turn } from '../time/semaphore.ts'

const LINE_FEED = 0x0a

/**
 * A stored log's bytes as batches of lines; a last line without an end is a line as well. Memory is bounded, and none of a
 * chunk's is kept once the next is asked for.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
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

/** What it takes to read a job's stored log. */
export interface StoredLogOptions {
  readonly api: Pick<ZadigApi, 'getFullLog'>
  readonly job: JobRef
  /** Aborted to stop at once. */
  readonly stop: AbortSignal
  /** Shared by all logs: each waits for its turn with every batch, first come, first served. */
  readonly turn: Turn
  /** Shared by all logs: how many stored ones are read at the same time. */
  readonly storedTurn: Turn
  /** Gets the stored log, byte for byte, in place of what was streamed. */
  readonly file?: Pick<LogFile, 'replacement'> | undefined
}

/** One reading of a job's stored log; what is read goes into the job's file as well, if that is kept. */
export interface StoredLog {
  readonly lines: AsyncIterable<LineBatch>
  /** Has read the same lines. */
  readonly commits: CommitReader
  /** Whether there was not a byte, which is how the server says that it has no log (contract §7.3). */
  isEmpty(): boolean
  /** Makes what was read the job's file. */
  keep(): Promise<void>
  /** Drops what was not kept. */
  end(): Promise<void>
}

/** Whoever looks, looks again: a log that can't be read must not hold the verdict up for the outage budget. */
const ONE_LOOK = { requestTimeout: 10_000, outageTimeout: 0 } as const

/** Takes a turn for a job's stored log and, where there is a file, makes a copy of it beside; throws where that can't be made. */
export async function openStoredLog({ api, job, stop, turn, storedTurn, file }: StoredLogOptions): Promise<StoredLog> {
  const over = await storedTurn()
  const commits = createCommitReader()
  let empty = true
  let copy: Replacement | undefined = await file?.replacement()

  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of api.getFullLog(job, { ...ONE_LOOK, signal: stop })) {
      empty &&= chunk.length === 0
      const done = await turn()
      try {
        await copy?.write(chunk)
        yield chunk
      } finally {
        done()
      }
    }
  }

  async function* lines(): AsyncGenerator<LineBatch> {
    for await (const batch of splitLines(read())) {
      commits.add(batch)
      yield batch
    }
  }

  return {
    lines: lines(),
    commits,
    isEmpty: () => empty,
    async keep() {
      await copy?.keep()
      copy = undefined
    },
    async end() {
      over()
      await copy?.discard()
      copy = undefined
    },
  }
}
