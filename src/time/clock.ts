import { setTimeout as delay } from 'node:timers/promises'

/** The source of time. Tests pass one that makes an hour take a millisecond. */
export interface Clock {
  /** Milliseconds since the unix epoch. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's own reason at once when it is or becomes aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's clock. */
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

export type InterruptibleSleep = ReturnType<typeof createInterruptibleSleep>

/** Makes a sleep that another part of the program can end; one runs at a time. */
export function createInterruptibleSleep(clock: Clock) {
  let current: AbortController | undefined
  return {
    /** Resolves after `ms` milliseconds or on `wake`, whichever is first; rejects with the signal's reason. */
    async pause(ms: number, signal: AbortSignal): Promise<void> {
      const waker = new AbortController()
      current = waker
      try {
        await clock.sleep(ms, AbortSignal.any([signal, waker.signal]))
      } catch (thrown) {
        signal.throwIfAborted()
        if (!waker.signal.aborted) throw thrown
      } finally {
        current = undefined
      }
    },
    /** Ends the current pause, if there is one. */
    wake: (): void => current?.abort(),
  }
}
