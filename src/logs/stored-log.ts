import type { LineBatch } from '../ports/line-batch.ts'
import type { Replacement } from '../ports/log-files.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { createCommitReader, type CommitReader } from './commit-reader.ts'
import type { JobLogOptions } from './job-log.ts'
import { linesOf } from './lines-of.ts'

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

/**
 * Whether the server does not find the stored log of a container job: it stores under the workflow's key as it is, and
 * looks under the lower-cased one. It finds those of virtual machines and deployments all the same (contract §7.3).
 */
export function isStoredLogLost({ workflowKey }: Pick<TaskRef, 'workflowKey'>): boolean {
  return workflowKey !== workflowKey.toLowerCase()
}

/** What is said of such a log. */
export const STORED_LOG_LOST = 'Zadig does not find the stored logs of workflows whose key has capitals'

/** Whoever looks, looks again: a log that can't be read must not hold the verdict up for the outage budget. */
const ONE_LOOK = { requestTimeout: 10_000, outageTimeout: 0 } as const

/** Takes a turn for a job's stored log and, where there is a file, makes a copy of it beside; throws where that can't be made. */
export async function openStoredLog({
  api,
  job,
  stop,
  turn,
  storedTurn,
  file,
}: Pick<JobLogOptions, 'api' | 'job' | 'stop' | 'turn' | 'storedTurn'> & {
  readonly file?: JobLogOptions['file'] | undefined
}): Promise<StoredLog> {
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
    for await (const batch of linesOf(read())) {
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
