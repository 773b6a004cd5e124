import type { Clock } from '../time/clock.ts'

/** How long a stopped step still waits for an answer: with it, it can cancel within 3 s what it has started. */
const GRACE_MS = 2_000
/** When the request is given up altogether, so that the process ends by itself before the runner's next signal. */
const GIVE_UP_MS = 5_000

/**
 * Waits for the answer to a write that changes what must be cleaned up. The stop signal does not cut it off at once: it
 * is given a moment, and gives `stopped` after that, while the write itself goes on for a little longer and may still
 * save what it learns for the post step.
 *
 * @param write sends the request; the signal that it gets is the very end of it
 */
export async function withGracePeriod<T>(
  write: (giveUp: AbortSignal) => Promise<T>,
  stopped: T,
  { clock, signal: stop }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<T> {
  const giveUp = new AbortController()
  const answered = new AbortController()

  async function grace(): Promise<T> {
    if (!stop.aborted) {
      await new Promise<void>((resolve) =>
        stop.addEventListener('abort', () => resolve(), { once: true, signal: answered.signal }),
      )
    }
    void clock.sleep(GIVE_UP_MS, answered.signal).then(
      () => giveUp.abort(stop.reason),
      () => undefined,
    )
    await clock.sleep(GRACE_MS, answered.signal).catch(() => undefined)
    return stopped
  }

  const answer = write(giveUp.signal)
  // The race below takes its failure; this only tells when it is over.
  answer.finally(() => answered.abort()).catch(() => undefined)
  return Promise.race([answer, grace()])
}
