import { ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'

/**
 * Sends a write once. Where its answer is lost, `isDone` reads back whether it took effect. Throws the write's error
 * where it did not.
 */
export async function writeOnce(write: () => Promise<void>, isDone: () => Promise<boolean>): Promise<void> {
  const error = await sendOnce(write)
  if (error === undefined || (error.delivery === 'unknown' && (await isDone()))) return
  throw error
}

/** Sends a write once, for callers that also read back after a refusal: undefined where Zadig took it, else its error. */
export async function sendOnce(write: () => Promise<void>): Promise<ZadigError | undefined> {
  try {
    await write()
    return undefined
  } catch (thrown) {
    if (thrown instanceof ZadigError) return thrown
    throw thrown
  }
}

/** How long a stopped step still waits for an answer: it needs the next second to cancel what it has started. */
const GRACE_MS = 2_000
/** When the request is aborted, so that the process ends by itself before the runner's next signal. */
const GIVE_UP_MS = 5_000

/**
 * Waits for the answer to a write that changes what must be cleaned up. After the stop signal it waits 2 s more and then
 * returns `stopped`. The request goes on until 5 s after the signal and may still save what it learns for the post step.
 *
 * @param write sends the request, with the signal that aborts it
 */
export async function withGracePeriod<T, const Stopped>(
  write: (giveUp: AbortSignal) => Promise<T>,
  stopped: Stopped,
  { clock, signal: stop }: Pick<Deps, 'clock' | 'signal'>,
): Promise<T | Stopped> {
  const giveUp = new AbortController()
  const answered = new AbortController()

  async function grace(): Promise<Stopped> {
    if (!stop.aborted) {
      await new Promise<void>((resolve) =>
        stop.addEventListener('abort', () => resolve(), { once: true, signal: answered.signal }),
      )
    }
    const isAnswered = (): undefined => undefined
    void clock.sleep(GIVE_UP_MS, answered.signal).then(() => giveUp.abort(stop.reason), isAnswered)
    await clock.sleep(GRACE_MS, answered.signal).catch(isAnswered)
    return stopped
  }

  const answer = write(giveUp.signal)
  // The race below passes its failure on; this only notes its end.
  answer.finally(() => answered.abort()).catch(() => undefined)
  return Promise.race([answer, grace()])
}
