import { systemClock, type Clock } from '../time/clock.ts'

/** What the runner sends to stop a step: SIGINT, then SIGTERM after 7.5 s, SIGBREAK on Windows (runner contract §4.1). */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/** The runner's second signal comes after 7.5 s: we want to have ended by ourselves before. */
const SELF_EXIT_MS = 6_500

export interface Signals {
  /** Aborted by the first stop signal, with the signal's name as its reason. */
  readonly stop: AbortSignal
  /** Takes the handlers off, when the work is done and its output is on its way. */
  end(): void
}

/** Turns the first stop signal into an abort, the second into an end at once, and never lets a stopped step linger. */
export function listenForSignals(target: NodeJS.Process, clock: Clock = systemClock): Signals {
  const stop = new AbortController()
  const over = new AbortController()

  function onSignal(signal: string): void {
    if (stop.signal.aborted) target.exit(130)
    stop.abort(signal)
    void clock.sleep(SELF_EXIT_MS, over.signal).then(
      () => target.exit(130),
      () => undefined,
    )
  }
  /**
   * The reader of our output is gone, as when `docker exec` was stopped: nobody is left to talk to, and the post step
   * cleans up. A step that is being stopped still sends its cancel: there may be no post step where the signal comes from.
   */
  function onOutputError(): void {
    if (!stop.signal.aborted) target.exit(1)
  }

  function finish(): void {
    over.abort()
    for (const signal of STOP_SIGNALS) target.off(signal, onSignal)
  }

  for (const signal of STOP_SIGNALS) target.on(signal, onSignal)
  target.stdout.on('error', onOutputError)
  return {
    stop: stop.signal,
    end() {
      // What a stopped step has written may be stuck in a pipe that nobody reads: that must not keep it alive.
      if (stop.signal.aborted && target.stdout.writableLength > 0) target.stdout.once('drain', finish)
      else finish()
    },
  }
}
