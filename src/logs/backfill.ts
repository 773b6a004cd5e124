import type { LineBatch } from '../ports/line-batch.ts'
import type { JobRef } from '../ports/zadig-api.ts'
import { isMissingEndpoint } from '../errors.ts'
import type { LogPosition } from './log-position.ts'
import { isStoredLogLost, openStoredLog, STORED_LOG_LOST, type StoredLog, type StoredLogOptions } from './stored-log.ts'
import type { Clock } from '../time/clock.ts'

/** One piece of a job's log: lines in order, or a remark about the log for the reader. */
export type LogPiece =
  | { readonly kind: 'lines'; readonly batch: LineBatch }
  /** `complete` is false when lines may be missing from what was passed on, or may not belong to it. */
  | { readonly kind: 'remark'; readonly text: string; readonly complete: boolean }

/**
 * `refused` is the server's silent error: 200 without a content type and without events (contract §7.2). `unsupported` is
 * a server without these endpoints.
 */
export type StreamEnd = 'none' | 'unsupported' | 'cut' | 'refused' | 'drained' | 'stuck' | 'half-open' | 'stopped'

export interface BackfillOptions extends StoredLogOptions {
  readonly clock: Clock
  /** Aborted when the verdict stops waiting for this log. Unlike after `stop`, a remark says that lines may be missing. */
  readonly timeUp: AbortSignal
  /** What an earlier attempt of the same job passed on: the server keeps its stored log until it writes the new one. */
  readonly earlier?: LogPosition | undefined
}

/** Pauses before each reading of the stored log, which can appear some seconds after the job's end (contract §7.3). */
const PAUSES_MS = [0, 500, 1_000, 2_000, 4_000]
/** Readings if the stream was complete, so that the stored log only confirms it. */
const CONFIRMING_READINGS = 4

/** The remark for a server without these endpoints. */
export const UNSUPPORTED = 'This Zadig has no logs in its API; they came with 3.4.'

const TOO_LATE = 'Zadig did not give this log within the 30 s that the verdict waits for logs'

/** How the stored log compares with what was passed on. */
type Found =
  | 'none'
  /** It is the same, and complete. */
  | 'same'
  /** The same, but its start was rotated away or its end is missing: the stream had more. */
  | 'less'
  /** The same, with lines that the stream did not have. */
  | 'lost-lines'
  /** It is another log. */
  | 'other'
  /** It is still the earlier attempt's: the endpoint answers with that until the new one is stored (contract §7.3). */
  | 'stale'
  /** The server has no such endpoint: it is older than 3.4. */
  | 'unsupported'
  | 'failed'

/**
 * Completes a log from the stored one after the job's end: yields the lines that the stream did not have, or a remark that
 * lines may be missing. Waits 7.5 s in all for a log that isn't stored.
 *
 * @param end how the live stream ended: after `drained`, an empty stored log is not a doubt
 */
export async function* backfill(
  options: BackfillOptions,
  position: LogPosition,
  end: StreamEnd,
): AsyncGenerator<LogPiece> {
  const { job, stop, timeUp } = options
  const streamed = position.count
  const isDrained = end === 'drained' && streamed > 0
  const found = yield* readStored(
    { ...options, stop: AbortSignal.any([stop, timeUp]) },
    position,
    readingsFor(job, isDrained),
  )
  if (stop.aborted) return
  // A stream that was open to the end is whole, unless the stored log began to show more lines.
  const isWhole = isDrained && position.count === streamed
  if (isWhole && (found === 'none' || found === 'stale' || found === 'failed')) return
  const said = found === 'failed' && timeUp.aborted ? missing(TOO_LATE) : doubt(found, position.count, job)
  if (said !== undefined) yield said
}

async function* readStored(
  options: BackfillOptions,
  position: LogPosition,
  times: number,
): AsyncGenerator<LogPiece, Found> {
  let found: Found = 'none'
  const waits = PAUSES_MS.slice(0, times)
  for (const [index, wait] of waits.entries()) {
    try {
      await options.clock.sleep(wait, options.stop)
      found = (await isStale(options)) ? 'stale' : yield* complete(options, position)
      // Two attempts with identical lines can't be told apart. After the last pause, a log that continues what this attempt streamed belongs to it.
      if (found === 'stale' && index === waits.length - 1 && position.count > 0) {
        const last = yield* complete(options, position)
        if (last !== 'other') found = last
      }
    } catch (thrown) {
      if (isMissingEndpoint(thrown)) return 'unsupported'
      found = 'failed'
    }
    if (options.stop.aborted || found === 'same' || found === 'less' || found === 'lost-lines') return found
  }
  return found === 'other' ? yield* showOther(options, position) : found
}

function readingsFor(job: JobRef, isDrained: boolean): number {
  if (!isDrained) return PAUSES_MS.length
  // One reading is for the jobs whose log is found under any key.
  return isStoredLogLost(job) ? 1 : CONFIRMING_READINGS
}

/** One pass over the stored log, passing on what is new. */
async function* complete(options: BackfillOptions, position: LogPosition): AsyncGenerator<LogPiece, Found> {
  const stored = await openStoredLog(options)
  try {
    const replay = position.replay()
    for await (const lines of stored.lines) yield* pass(replay.feed(lines), position)
    if (stored.isEmpty()) return 'none'
    // Lines that the stream lost are not passed on, but they can name the commits.
    if (replay.state() !== 'searching') position.takeCommits(stored.commits)
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
 * Yields the whole stored log after a remark. What was streamed was another log: the server found another pod with the same
 * container name (contract §7.2), or a container was replaced between two connections.
 */
async function* showOther(options: BackfillOptions, position: LogPosition): AsyncGenerator<LogPiece, Found> {
  yield remark(
    'What was streamed is not the log that Zadig has stored of this job. The stored one follows, from its start.',
    false,
  )
  position.startAnew()
  let stored: StoredLog | undefined
  try {
    stored = await openStoredLog(options)
    for await (const lines of stored.lines) yield* pass(lines, position)
    await stored.keep()
    return 'same'
  } catch {
    return 'other'
  } finally {
    await stored?.end()
  }
}

/** Passes lines on, if there are any, and records them. */
export function* pass(batch: LineBatch, position: LogPosition): Generator<LogPiece> {
  if (batch.count === 0) return
  position.add(batch)
  yield { kind: 'lines', batch }
}

/** Whether the stored log is, to its last line, what an earlier attempt passed on. */
async function isStale(options: BackfillOptions): Promise<boolean> {
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

/** A remark about a log for the reader. */
export function remark(text: string, isComplete: boolean): LogPiece {
  return { kind: 'remark', text, complete: isComplete }
}
