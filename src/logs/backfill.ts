import type { LineBatch } from '../ports/line-batch.ts'
import type { JobRef } from '../ports/zadig-api.ts'
import { isMissingEndpoint } from '../ports/zadig-error.ts'
import type { JobLogOptions, LogPiece, StreamEnd } from './job-log.ts'
import type { Ledger } from './ledger.ts'
import { isStoredLogLost, openStoredLog, STORED_LOG_LOST, type StoredLog } from './stored-log.ts'

/** Pauses before each look at the stored log: it can appear a moment after the job's end (contract §7.3). */
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000]
/** Looks that suffice where the stream gave everything and the stored log only confirms it. */
const CONFIRMING_LOOKS = 4

/** What is said of a job's log where the server has none to give. */
export const UNSUPPORTED = 'This Zadig has no logs in its API; they came with 3.4.'

const TOO_LATE = 'Zadig did not give this log within the 30 s that the verdict waits for logs'

/** What a look at the stored log found. */
type Found =
  | 'none'
  /** It is the log that was passed on, and whole. */
  | 'same'
  /** The same, but its start was rotated away or its end isn't in it: what was streamed has more. */
  | 'less'
  /** The same, with lines that the stream did not have. */
  | 'lost-lines'
  /** It has nothing to do with what was passed on. */
  | 'other'
  /** It is still the earlier attempt's: the endpoint answers with that until the new one is stored (contract §7.3). */
  | 'stale'
  /** The server has no such endpoint: it is older than 3.4. */
  | 'unsupported'
  | 'failed'

/**
 * Completes a log from the stored one after the job's end: passes on what the stream did not have, or says what can't be
 * known. Waits 7.5 s in all for a log that isn't stored, and never passes over the stored text more than once to print it.
 *
 * @param end how the live stream ended: where it was drained, an empty stored log leaves nothing in doubt
 */
export async function* backfill(options: JobLogOptions, ledger: Ledger, end: StreamEnd): AsyncGenerator<LogPiece> {
  const { job, stop, timeUp } = options
  const streamed = ledger.count
  const isDrained = end === 'drained' && streamed > 0
  const found = yield* look({ ...options, stop: AbortSignal.any([stop, timeUp]) }, ledger, looks(job, isDrained))
  if (stop.aborted) return
  // A stream that was open to the end is whole, unless the stored log began to show more lines.
  const isWhole = isDrained && ledger.count === streamed
  if (isWhole && (found === 'none' || found === 'stale' || found === 'failed')) return
  const said = found === 'failed' && timeUp.aborted ? missing(TOO_LATE) : doubt(found, ledger.count, job)
  if (said !== undefined) yield said
}

async function* look(options: JobLogOptions, ledger: Ledger, times: number): AsyncGenerator<LogPiece, Found> {
  let found: Found = 'none'
  const waits = WAITS_MS.slice(0, times)
  for (const [index, wait] of waits.entries()) {
    try {
      await options.clock.sleep(wait, options.stop)
      found = (await isStale(options)) ? 'stale' : yield* complete(options, ledger)
      // Attempts that say the same to the letter can't be told apart; after so long what goes on like the new one is its own.
      if (found === 'stale' && index === waits.length - 1 && ledger.count > 0) {
        const last = yield* complete(options, ledger)
        if (last !== 'other') found = last
      }
    } catch (thrown) {
      if (isMissingEndpoint(thrown)) return 'unsupported'
      found = 'failed'
    }
    if (options.stop.aborted || found === 'same' || found === 'less' || found === 'lost-lines') return found
  }
  return found === 'other' ? yield* showOther(options, ledger) : found
}

function looks(job: JobRef, isDrained: boolean): number {
  if (!isDrained) return WAITS_MS.length
  // One look is for the jobs whose log is found under any key.
  return isStoredLogLost(job) ? 1 : CONFIRMING_LOOKS
}

/** One pass over the stored log, passing on what is new. */
async function* complete(options: JobLogOptions, ledger: Ledger): AsyncGenerator<LogPiece, Found> {
  const stored = await openStoredLog(options)
  try {
    const replay = ledger.replay()
    for await (const lines of stored.lines) yield* pass(replay.feed(lines), ledger)
    if (stored.isEmpty()) return 'none'
    // Lines that were lost while streaming are not passed on any more, but tell what was checked out.
    if (replay.state() !== 'searching') ledger.takeCommits(stored.commits)
    switch (replay.state()) {
      case 'searching':
        return 'other'
      case 'same':
      case 'rotated':
        return 'less'
      case 'caught-up':
        await stored.keep()
        return 'same'
      case 'lost-lines':
        await stored.keep()
        return 'lost-lines'
    }
  } finally {
    await stored.end()
  }
}

/**
 * The stored log is the job's own; what was streamed was not. That happens where the server found another pod under the
 * same container name (contract §7.2), or where a container was replaced unseen.
 */
async function* showOther(options: JobLogOptions, ledger: Ledger): AsyncGenerator<LogPiece, Found> {
  yield remark(
    'What was streamed is not the log that Zadig has stored of this job. The stored one follows, from its start.',
    false,
  )
  ledger.startAnew()
  let stored: StoredLog | undefined
  try {
    stored = await openStoredLog(options)
    for await (const lines of stored.lines) yield* pass(lines, ledger)
    await stored.keep()
    return 'same'
  } catch {
    return 'other'
  } finally {
    await stored?.end()
  }
}

function* pass(batch: LineBatch, ledger: Ledger): Generator<LogPiece> {
  if (batch.count === 0) return
  ledger.add(batch)
  yield { kind: 'lines', batch }
}

/** Whether the stored log is, to its last line, what an earlier attempt passed on. */
async function isStale(options: JobLogOptions): Promise<boolean> {
  const { earlier } = options
  if (earlier === undefined || earlier.count === 0) return false
  const stored = await openStoredLog({ ...options, file: undefined })
  try {
    const replay = earlier.replay()
    for await (const lines of stored.lines) {
      if (replay.feed(lines).count > 0) return false
    }
    return !stored.isEmpty() && replay.state() !== 'searching'
  } finally {
    await stored.end()
  }
}

function doubt(found: Found, count: number, job: JobRef): LogPiece | undefined {
  switch (found) {
    case 'other':
      return missing('The log stored in Zadig is another one than was streamed')
    case 'lost-lines':
      return remark('Some lines were lost while this log was streamed; the log stored in Zadig has them.', false)
    case 'stale':
      return missing("Zadig's stored log is still that of the attempt before")
    case 'unsupported':
      return remark(UNSUPPORTED, false)
    case 'failed':
      return missing("Zadig's stored log could not be read")
    case 'none':
      if (count > 0) return missing(`The stream was cut before the end, and ${notStored(job)}`)
      if (job.jobType === 'zadig-deploy')
        return remark('Zadig has no log of this job. Deploy jobs have none before Zadig 4.2.', true)
      return missing(notStored(job))
    case 'same':
    case 'less':
      return undefined
  }
}

function notStored(job: JobRef): string {
  return isStoredLogLost(job) ? STORED_LOG_LOST : 'Zadig has no stored log of this job'
}

function missing(why: string): LogPiece {
  return remark(`${why}; lines may be missing here.`, false)
}

/** What the reader is told about a log. */
export function remark(text: string, isComplete: boolean): LogPiece {
  return { kind: 'remark', text, complete: isComplete }
}
