import { setTimeout as delay } from 'node:timers/promises'

/** The one source of time, handed to whatever waits, so that tests can hold an hour in a millisecond. */
export interface Clock {
  /** Milliseconds since the unix epoch. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's own reason at once when it is or becomes aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own clock; the only timer of the program. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await delay(ms, undefined, signal === undefined ? {} : { signal })
    } catch (aborted) {
      signal?.throwIfAborted()
      throw aborted
    }
  },
}
