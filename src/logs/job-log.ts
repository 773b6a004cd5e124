import { NO_LINES } from '../ports/line-batch.ts'
import type { LogStream, ZadigApi } from '../ports/zadig-api.ts'
import { isMissingEndpoint } from '../errors.ts'
import { backfill, type BackfillOptions, type LogPiece, pass, remark, type StreamEnd, UNSUPPORTED } from './backfill.ts'
import type { LogPosition } from './log-position.ts'
import { watchStream } from './stream-watchdog.ts'

export interface JobLogOptions extends BackfillOptions {
  readonly api: Pick<ZadigApi, 'openLogStream' | 'getFullLog'>
  /** Aborted when the job has ended: the log is drained, closed and completed from the stored one. */
  readonly ended: AbortSignal
  /** Called when the stream falls silent after activity: the job may have ended. */
  readonly onSilence: () => void
  /** Records what is passed on; empty at first. */
  readonly position: LogPosition
}

/** Pauses before a reconnect: after a cut, and after the server's silent error (contract §7.2). */
const MIN_PAUSE_MS = 500
const MAX_PAUSE_MS = 15_000

/**
 * The log of one attempt of one job, as a finite sequence: the lines of the live stream, each once over all reconnects,
 * then those that only the stored log has. Ends some seconds after `ended`; never throws for an error of the server.
 */
export async function* jobLog(options: JobLogOptions): AsyncGenerator<LogPiece, void> {
  if (!streams(options.job.jobType)) return
  const end = yield* live({ ...options, stop: AbortSignal.any([options.stop, options.timeUp]) }, options.position)
  if (end === 'unsupported') yield remark(UNSUPPORTED, false)
  else if (!options.stop.aborted) yield* backfill(options, options.position, end)
}

/**
 * Streams until the job has ended and the stream is silent; opens it again after every cut and skips what was seen.
 *
 * @returns how the last connection ended; `none` when there was none
 */
async function* live(options: JobLogOptions, position: LogPosition): AsyncGenerator<LogPiece, StreamEnd> {
  const { clock, ended, stop } = options
  let pause = MIN_PAUSE_MS
  let end: StreamEnd = 'none'
  for (;;) {
    // The stream of a job that has ended never begins (contract §7.2): only the stored log has it.
    if (ended.aborted || stop.aborted) return end
    const before = position.count
    end = yield* oneConnection(options, position)
    if (end === 'stuck') {
      position.startAnew()
      yield remark('This log starts again: its container was restarted. The new log follows from its start.', false)
    }
    if (end === 'drained' || end === 'unsupported') return end
    pause = position.count > before ? MIN_PAUSE_MS : Math.min(pause * 2, MAX_PAUSE_MS)
    await clock.sleep(pause, AbortSignal.any([ended, stop])).catch(() => undefined)
  }
}

/** One connection: replays the log, then follows it until a cut, the job's end or `stop`. */
async function* oneConnection(options: JobLogOptions, position: LogPosition): AsyncGenerator<LogPiece, StreamEnd> {
  const replay = position.replay()
  const watchdog = watchStream({ ...options, replay })
  let stream: LogStream | undefined
  let isRotationShown = false
  try {
    stream = await options.api.openLogStream(options.job, { signal: watchdog.closed })
    if (!stream.isEventStream) return 'refused'
    for await (const lines of stream.lines) {
      watchdog.received()
      const batch = replay.feed(lines)
      if (batch.count > 0 && !isRotationShown && replay.state() === 'rotated') {
        yield remark('The server rotated this log; it continues where it left off.', true)
        isRotationShown = true
      }
      yield* pass(batch, position)
    }
    return 'cut'
  } catch (thrown) {
    if (isMissingEndpoint(thrown)) return 'unsupported'
    const end = watchdog.closedAs() ?? 'cut'
    if (end !== 'drained') return end
    // The replay was not complete, so the end of the log is still unknown.
    if (replay.state() === 'same' || replay.state() === 'searching') return 'cut'
    yield* pass(replay.feed(stream?.held() ?? NO_LINES), position)
    return end
  } finally {
    watchdog.end()
  }
}

/** Job types whose log the server streams (contract §7.2); `zadig-deploy` only since 4.2, before that it ends silently. */
const STREAMING_TYPES: ReadonlySet<string> = new Set([
  'zadig-build',
  'freestyle',
  'zadig-test',
  'zadig-scanning',
  'zadig-distribute-image',
  'zadig-vm-deploy',
  'zadig-deploy',
  'plugin',
])

/** Whether a live stream is worth opening for a job of this type. Other types can still have a stored log. */
export function streams(jobType: string): boolean {
  return STREAMING_TYPES.has(jobType)
}

/** The statuses in which a job has its pod (contract §7.2). Before, the server matches any pod of a similar name. */
const STREAMING_STATUSES: ReadonlySet<string> = new Set(['prepare', 'running'])

/** Whether a stream that is opened now is certainly this job's. */
export function mayOpen(status: string): boolean {
  return STREAMING_STATUSES.has(status)
}
