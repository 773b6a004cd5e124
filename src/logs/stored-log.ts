import { StringDecoder } from 'node:string_decoder'
import { batchOf, cutLine, type LineBatch } from '../ports/line-batch.ts'
import type { LogFile, Replacement } from '../ports/runner.ts'
import type { JobRef, TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import type { Semaphore } from '../time/semaphore.ts'
import { createCommitReader } from './commit-reader.ts'

/**
 * The lines of a stored log, one batch for each chunk that ends a line; a last line without an end is a line as well.
 * Malformed UTF-8 becomes U+FFFD, as in the live stream. Keeps at most one line of `MAX_LINE_LENGTH`.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBatch> {
  const decoder = new StringDecoder('utf8')
  /** The line whose end has not come. */
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    const pieces = cutLine(lines.pop() ?? '')
    rest = pieces.at(-1) ?? ''
    const batch = batchOf([...lines, ...pieces.slice(0, -1)])
    if (batch.count > 0) yield batch
  }
  rest += decoder.end()
  if (rest !== '') yield batchOf([rest])
}

export interface StoredLogOptions {
  readonly api: Pick<ZadigApi, 'getFullLog'>
  readonly job: JobRef
  /** Aborted to stop at once. */
  readonly stop: AbortSignal
  /** Limits how many stored logs are read at the same time. */
  readonly storedLogs: Semaphore
  /** Gets the stored log, byte for byte, in place of what was streamed. */
  readonly file?: Pick<LogFile, 'replacement'> | undefined
}

/** One reading of a job's stored log. */
export type StoredLog = Awaited<ReturnType<typeof openStoredLog>>

/**
 * Whether the server does not find the stored log of a container job: it stores under the workflow's key as it is, and
 * reads under the lower-cased one. It finds the logs of virtual machines and deployments (contract §7.3).
 */
export function isStoredLogLost({ workflowKey }: Pick<TaskRef, 'workflowKey'>): boolean {
  return workflowKey !== workflowKey.toLowerCase()
}

/** The remark for such a log, without its end. */
export const STORED_LOG_LOST = 'Zadig does not find the stored logs of workflows whose key has capitals'

/** The backfill reads again after a failure, so one reading fails early and does not use the outage budget. */
const ONE_READING = { requestTimeout: 10_000, outageTimeout: 0 } as const

/** Waits for a place and starts to read a job's stored log; throws if there is a file and no copy can be made beside it. */
export async function openStoredLog({ api, job, stop, storedLogs, file }: StoredLogOptions) {
  const release = await storedLogs()
  const commits = createCommitReader()
  let empty = true
  let copy: Replacement | undefined = await file?.replacement()

  async function* read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of api.getFullLog(job, { ...ONE_READING, signal: stop })) {
      empty &&= chunk.length === 0
      await copy?.write(chunk)
      yield chunk
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
    /** Has read the same lines. */
    commits,
    /** Whether there was not a byte, which is how the server says that it has no log (contract §7.3). */
    isEmpty: (): boolean => empty,
    /** Makes what was read the job's file. */
    async keep(): Promise<void> {
      await copy?.keep()
      copy = undefined
    },
    /** Drops what was not kept. To be called once. */
    async end(): Promise<void> {
      release()
      await copy?.discard()
    },
  }
}
