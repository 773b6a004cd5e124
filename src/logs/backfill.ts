import type { JobLogOptions, LogPiece, StreamEnd } from './job-log.ts'
import type { Ledger } from './ledger.ts'
import { linesOf } from './lines-of.ts'

/** Pauses before each look at the stored log: it can appear a moment after the job's end (contract §7.3). */
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000]
/** Looks that suffice where the stream gave everything and the stored log only confirms it. */
const CONFIRMING_LOOKS = 4
/** Looks for a log of which the server has said, in its silent way, that there is none to stream. */
const REFUSED_LOOKS = 2

/**
 * Completes a log from the stored one after the job's end: passes on what the stream did not have, or says what can't be
 * known. Bounded: about eight seconds of waiting, and never more than one pass over the stored text that prints.
 *
 * @param end how the live stream ended: where it was drained, an empty stored log leaves nothing in doubt
 */
export async function* backfill(options: JobLogOptions, ledger: Ledger, end: StreamEnd): AsyncGenerator<LogPiece> {
  const waits = WAITS_MS.slice(0, looks(options.job.workflowKey, end, ledger.count))
  let found: Stored['kind'] = 'none'
  for (const wait of waits) {
    try {
      await options.clock.sleep(wait, options.stop)
      if (await isEarlierAttempts(options, ledger)) continue
      const stored: Stored = { kind: 'none' }
      yield* pass(options, ledger, stored)
      found = stored.kind
      if (found === 'same') return
      if (found === 'more') {
        yield remark('Some lines were lost while this log was streamed; the log stored in Zadig has them.', false)
        return
      }
    } catch {
      if (options.stop.aborted) return
      found = 'failed'
    }
  }
  const text = doubt(found, ledger.count, end)
  if (text !== undefined) yield remark(text, false)
}

function looks(workflowKey: string, end: StreamEnd, count: number): number {
  // The server looks for the stored log under the lower-cased key, and finds none for keys with capitals (contract §7.3).
  if (workflowKey !== workflowKey.toLowerCase()) return 1
  if (count > 0) return end === 'drained' ? CONFIRMING_LOOKS : WAITS_MS.length
  return end === 'refused' ? REFUSED_LOOKS : WAITS_MS.length
}

interface Stored {
  /** What the stored log turned out to be: `same` continues what was passed on, `more` has lines before the overlap. */
  kind: 'none' | 'same' | 'more' | 'other' | 'failed'
}

/** One pass over the stored log, passing on what is new. */
async function* pass(options: JobLogOptions, ledger: Ledger, stored: Stored): AsyncGenerator<LogPiece> {
  const replay = ledger.replay()
  let any = false
  for await (const lines of linesOf(options.api.getFullLog(options.job, { signal: options.stop }))) {
    any ||= lines.length > 0
    const fresh = replay.feed(lines)
    if (fresh.length === 0) continue
    ledger.add(fresh)
    yield { kind: 'lines', lines: fresh }
  }
  if (!any) return
  const state = replay.state()
  if (state === 'searching') stored.kind = 'other'
  else stored.kind = state === 'lost-lines' ? 'more' : 'same'
}

/** Until the new attempt's log is stored, the endpoint answers with the earlier attempt's (contract §7.3). */
async function isEarlierAttempts({ api, job, stop, earlier }: JobLogOptions, ledger: Ledger): Promise<boolean> {
  if (earlier === undefined || earlier.count === 0 || ledger.count > 0) return false
  const replay = earlier.replay()
  for await (const lines of linesOf(api.getFullLog(job, { signal: stop }))) {
    if (replay.feed(lines).length > 0) return false
  }
  return replay.state() !== 'searching'
}

function doubt(found: Stored['kind'], count: number, end: StreamEnd): string | undefined {
  switch (found) {
    case 'other':
      return 'The log stored in Zadig is another one than was streamed; lines may be missing here.'
    case 'failed':
      return end === 'drained' && count > 0
        ? undefined
        : "Zadig's stored log could not be read; lines may be missing here."
    case 'none':
      // Deploy jobs have no log before Zadig 4.2, and then nothing is missing.
      if (count === 0) return end === 'refused' ? undefined : 'Zadig has no log of this job.'
      return end === 'drained'
        ? undefined
        : 'The stream was cut before the end, and Zadig has no stored log of this job; lines may be missing here.'
    case 'same':
    case 'more':
      return undefined
  }
}

function remark(text: string, complete: boolean): LogPiece {
  return { kind: 'remark', text, complete }
}
