import type { Clock } from '../time/clock.ts'
import type { Replay } from './log-position.ts'

/** How often the watchdog checks: each of the times below is exceeded by this at most. */
const TICK_MS = 200
/** Silence after activity that suggests that the job has ended. */
const QUIET_MS = 600
/** Silence after the job's end that means that the stream is complete: the container is gone (contract §7.2). */
const DRAINED_MS = 700
/** A stream that continues for so long after its job's end is closed; the stored log has the rest. */
const DRAIN_LIMIT_MS = 60_000
/** A replay comes at once; one that stops before it has caught up is another log. */
const STUCK_MS = 5_000
/** The largest log that a node keeps before it rotates takes as long; a replay that still searches then is another log. */
const SEARCH_LIMIT_MS = 30_000
/** A connection without a byte for so long may be dead without a reset. */
const HALF_OPEN_MS = 300_000
/** A log that had lines before has them again at once; a connection without any of them counts as dead. */
const REPLAY_OVERDUE_MS = 30_000

type CloseReason = 'drained' | 'cut' | 'stuck' | 'half-open'

/** Watches one stream, which has neither end nor pings: decides when to poll the job and when to close the connection. */
export function watchStream({
  clock,
  ended,
  stop,
  onSilence,
  replay,
}: {
  readonly clock: Clock
  readonly ended: AbortSignal
  readonly stop: AbortSignal
  readonly onSilence: () => void
  /** Compares what is received with what was passed on. */
  readonly replay: Replay
}) {
  const closer = new AbortController()
  const over = new AbortController()
  let receivedAt = clock.now()
  let active = false
  let firstReceivedAt: number | undefined
  let endedAt: number | undefined
  let closedAs: CloseReason | undefined

  function close(reason: CloseReason): void {
    closedAs = reason
    closer.abort(reason)
  }

  function isStuck(now: number, quiet: number): boolean {
    if (firstReceivedAt === undefined) return false
    if (replay.state() === 'same') return quiet >= STUCK_MS
    if (replay.state() !== 'searching') return false
    return replay.isOverdue() || quiet >= STUCK_MS || now - firstReceivedAt >= SEARCH_LIMIT_MS
  }

  function check(): void {
    const now = clock.now()
    const quiet = now - receivedAt
    if (ended.aborted) endedAt ??= now
    if (active && quiet >= QUIET_MS) {
      active = false
      onSilence()
    }
    const isReplayDue = firstReceivedAt === undefined && replay.state() === 'same'
    if (endedAt !== undefined && quiet >= DRAINED_MS) close('drained')
    else if (endedAt !== undefined && now - endedAt >= DRAIN_LIMIT_MS) close('cut')
    else if (isStuck(now, quiet)) close('stuck')
    else if (quiet >= (isReplayDue ? REPLAY_OVERDUE_MS : HALF_OPEN_MS)) close('half-open')
  }

  async function run(): Promise<void> {
    const signal = AbortSignal.any([over.signal, stop, closer.signal])
    while (!signal.aborted) {
      try {
        await clock.sleep(TICK_MS, signal)
      } catch {
        return
      }
      check()
    }
  }

  void run()
  return {
    /** Aborted when the connection should be closed. */
    closed: AbortSignal.any([stop, closer.signal]),
    /** To be called for each batch of lines. */
    received(): void {
      receivedAt = clock.now()
      active = true
      firstReceivedAt ??= receivedAt
    },
    /** Stops the watchdog. */
    end: (): void => over.abort(),
    /** Why the connection was closed, if it was. */
    closedAs: (): CloseReason | 'stopped' | undefined => closedAs ?? (stop.aborted ? 'stopped' : undefined),
  }
}
