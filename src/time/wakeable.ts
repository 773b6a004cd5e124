import type { Clock } from './clock.ts'

/** A pause that somebody else can cut short. */
export interface Wakeable {
  /** Resolves after `ms` milliseconds or on `wake`, whichever is first; rejects with the signal's reason. */
  pause(ms: number, signal: AbortSignal): Promise<void>
  /** Ends the pause that runs; without one, nothing. */
  wake(): void
}

/** Makes a pause on that clock; one runs at a time. */
export function createWakeable(clock: Clock): Wakeable {
  let current: AbortController | undefined
  return {
    async pause(ms, signal) {
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
    wake: () => current?.abort(),
  }
}
