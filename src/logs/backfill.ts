import type { LineBatch } from '../ports/line-batch.ts'
import type { JobRef } from '../ports/zadig-api.ts'
import { isMissingEndpoint } from '../ports/zadig-error.ts'
import type { Clock } from '../time/clock.ts'
import type { JobLogOptions, LogPiece, StreamEnd } from './job-log.ts'
import type { Ledger } from './ledger.ts'
import { openStoredLog, type StoredLog } from './stored-log.ts'

/** Pauses before each look at the stored log: it can appear a moment after the job's end (contract §7.3). */
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000]
/** Looks that suffice where the stream gave everything and the stored log only confirms it. */
const CONFIRMING_LOOKS = 4
/** Looks for a log of which the server has said, in its silent way, that there is none to stream. */
const REFUSED_LOOKS = 2

/** The longest that a stored log is read only to confirm what was streamed, and to complete it: the verdict waits for it. */
const CONFIRM_LIMIT_MS = 30_000
const COMPLETE_LIMIT_MS = 300_000

/** What is said of a job's log where the server has none to give. */
export const UNSUPPORTED = 'This Zadig has no logs in its API; they came with 3.4.'

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
 * known. Bounded: about eight seconds of waiting, and never more than one pass over the stored text that prints.
 *
 * @param end how the live stream ended: where it was drained, an empty stored log leaves nothing in doubt
 */
export async function* backfill(options: JobLogOptions, ledger: Ledger, end: StreamEnd): AsyncGenerator<LogPiece> {
  const { clock, stop } = options
  const isConfirming = end === 'drained' && ledger.count > 0
  const limit = startLimit(clock, isConfirming ? CONFIRM_LIMIT_MS : COMPLETE_LIMIT_MS)
  try {
    const found = yield* look({ ...options, stop: AbortSignal.any([stop, limit.reached]) }, ledger, end)
    const text = stop.aborted ? undefined : doubt(found, ledger.count, end, options.job)
    if (text !== undefined) yield { kind: 'remark', text, complete: false }
  } finally {
    limit.end()
  }
}

async function* look(options: JobLogOptions, ledger: Ledger, end: StreamEnd): AsyncGenerator<LogPiece, Found> {
  let found: Found = 'none'
  const waits = WAITS_MS.slice(0, looks(options.job.workflowKey, end, ledger.count))
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

function startLimit(clock: Clock, ms: number): { readonly reached: AbortSignal; end(): void } {
  const limit = new AbortController()
  const over = new AbortController()
  void clock.sleep(ms, over.signal).then(
    () => limit.abort(),
    () => undefined,
  )
  return { reached: limit.signal, end: () => over.abort() }
}

function looks(workflowKey: string, end: StreamEnd, count: number): number {
  // The server looks for the stored log under the lower-cased key, and finds none for keys with capitals (contract §7.3).
  if (workflowKey !== workflowKey.toLowerCase()) return 1
  if (count > 0) return end === 'drained' ? CONFIRMING_LOOKS : WAITS_MS.length
  return end === 'refused' ? REFUSED_LOOKS : WAITS_MS.length
}

/** One pass over the stored log, passing on what is new. */
async function* complete(options: JobLogOptions, ledger: Ledger): AsyncGenerator<LogPiece, Found> {
  const stored = await openStoredLog(options)
  try {
    const replay = ledger.replay()
    for await (const lines of stored.lines) yield* pass(replay.feed(lines), ledger)
    if (stored.isEmpty()) return 'none'
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
  yield {
    kind: 'remark',
    text: 'What was streamed is not the log that Zadig has stored of this job. The stored one follows, from its start.',
    complete: false,
  }
  ledger.startAnew()
  let stored: StoredLog | undefined
  try {
    stored = await openStoredLog(options)
    for await (const lines of stored.lines) yield* pass(lines, ledger)
    await stored.keep()
    return 'same'
  } catch {
    return options.stop.aborted ? 'same' : 'failed'
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

function doubt(found: Found, count: number, end: StreamEnd, { jobType }: JobRef): string | undefined {
  switch (found) {
    case 'other':
      return 'The log stored in Zadig is another one than was streamed; lines may be missing here.'
    case 'lost-lines':
      return 'Some lines were lost while this log was streamed; the log stored in Zadig has them.'
    case 'stale':
      return end === 'drained' && count > 0
        ? undefined
        : "Zadig's stored log is still that of the attempt before; lines may be missing here."
    case 'unsupported':
      return UNSUPPORTED
    case 'failed':
      return end === 'drained' && count > 0
        ? undefined
        : "Zadig's stored log could not be read; lines may be missing here."
    case 'none':
      // Deploy jobs have no log before Zadig 4.2, and then nothing is missing.
      if (count === 0)
        return end === 'refused' || jobType === 'zadig-deploy' ? undefined : 'Zadig has no log of this job.'
      return end === 'drained'
        ? undefined
        : 'The stream was cut before the end, and Zadig has no stored log of this job; lines may be missing here.'
    case 'same':
    case 'less':
      return undefined
  }
}
