import type { Clock } from '../time/clock.ts'
import type { Replay } from './log-position.ts'

/** How often the watch looks; it bounds how late each of the moments below is noticed. */
const TICK_MS = 200
/** Silence after activity that makes the job's status worth a look. */
const SUGGESTIVE_MS = 600
/** Silence after the job's end that means that the stream has given all: the container is gone (contract §7.2). */
const DRAINED_MS = 700
/** The longest that a stream may go on after its job's end: it is cut then, and the stored log has what is still missing. */
const DRAIN_LIMIT_MS = 60_000
/** A replay comes at once; one that stops before it has caught up is another log. */
const STUCK_MS = 5_000
/** As long as the largest log that a node keeps before it rotates takes; one that still searches its place is another log. */
const SEARCH_LIMIT_MS = 30_000
/** A connection that gave nothing for so long may be dead without anybody having said so. */
const HALF_OPEN_MS = 300_000
/** A log that had lines before has them again at once; a connection that gives none of them is as good as dead. */
const REPLAY_OVERDUE_MS = 30_000

export interface WatchdogOptions {
  readonly clock: Clock
  readonly ended: AbortSignal
  readonly stop: AbortSignal
  readonly onSilence: () => void
  /** How what comes stands to what was passed on. */
  readonly replay: Pick<Replay, 'state' | 'isOverdue'>
}

export interface StreamWatchdog {
  /** Aborted when the connection should be closed; the reason is for `closedAs`. */
  readonly closed: AbortSignal
  /** Something came. */
  received(): void
  /** Ends the watch itself. */
  end(): void
  /** Why the connection was closed, if it was. */
  closedAs(): 'drained' | 'cut' | 'stuck' | 'half-open' | 'stopped' | undefined
}

/** Watches one stream, which has no end and no pings of its own, and decides when to look at the job and when to close. */
export function watchStream(options: WatchdogOptions): StreamWatchdog {
  const { clock, ended, stop } = options
  const closer = new AbortController()
  const over = new AbortController()
  let receivedAt = clock.now()
  let active = false
  let firstReceivedAt: number | undefined
  let endedAt: number | undefined
  let closedAs: 'drained' | 'cut' | 'stuck' | 'half-open' | undefined

  function close(reason: 'drained' | 'cut' | 'stuck' | 'half-open'): void {
    closedAs = reason
    closer.abort(reason)
  }

  function isStuck(now: number, quiet: number): boolean {
    if (firstReceivedAt === undefined) return false
    switch (options.replay.state()) {
      case 'same':
        return quiet >= STUCK_MS
      case 'searching':
        return options.replay.isOverdue() || quiet >= STUCK_MS || now - firstReceivedAt >= SEARCH_LIMIT_MS
      case 'caught-up':
      case 'rotated':
      case 'lost-lines':
        return false
    }
  }

  function look(): void {
    const now = clock.now()
    const quiet = now - receivedAt
    if (ended.aborted) endedAt ??= now
    if (active && quiet >= SUGGESTIVE_MS) {
      active = false
      options.onSilence()
    }
    if (endedAt !== undefined && quiet >= DRAINED_MS) close('drained')
    else if (endedAt !== undefined && now - endedAt >= DRAIN_LIMIT_MS) close('cut')
    else if (isStuck(now, quiet)) close('stuck')
    else if (
      quiet >= (firstReceivedAt === undefined && options.replay.state() === 'same' ? REPLAY_OVERDUE_MS : HALF_OPEN_MS)
    ) {
      close('half-open')
    }
  }

  async function run(): Promise<void> {
    const signal = AbortSignal.any([over.signal, stop, closer.signal])
    while (!signal.aborted) {
      try {
        await clock.sleep(TICK_MS, signal)
      } catch {
        return
      }
      look()
    }
  }

  void run()
  return {
    closed: AbortSignal.any([stop, closer.signal]),
    received() {
      receivedAt = clock.now()
      active = true
      firstReceivedAt ??= receivedAt
    },
    end: () => over.abort(),
    closedAs: () => closedAs ?? (stop.aborted ? 'stopped' : undefined),
  }
}
