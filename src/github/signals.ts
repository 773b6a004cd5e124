import { systemClock, type Clock } from '../time/clock.ts'

/** Signals that stop a step: the runner sends SIGINT, after 7.5 s SIGTERM; on Windows SIGBREAK (runner contract §4.1). */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/** A stopped step exits before the runner's second signal, which comes after 7.5 s. */
const SELF_EXIT_MS = 6_500

/** The first stop signal aborts `stop`, the second one exits; 6.5 s after the first one the process exits in any case. */
export function listenForSignals(target: NodeJS.Process, clock: Clock = systemClock) {
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
   * The reader of stdout is gone, as when `docker exec` was stopped: the post step cleans up. A stopped step goes on to
   * send its cancel, because there may be no post step.
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
    /** Aborted by the first stop signal, with the signal's name as its reason. */
    stop: stop.signal,
    /** Removes the handlers when the work is done; output may still be buffered. */
    end(): void {
      // While a stopped step's output waits in a pipe, the timer stays: it ends the process if the reader is gone.
      if (stop.signal.aborted && target.stdout.writableLength > 0) target.stdout.once('drain', finish)
      else finish()
    },
  }
}
