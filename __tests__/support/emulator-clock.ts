import type { EmulatorClock } from '../../emulators/zadig/clock.ts'
import type { FakeClock } from './fake-clock.ts'

/** The fake clock for the emulator, so that the server and the code under test share it. */
export function emulatorClock(clock: FakeClock): EmulatorClock {
  return {
    now: () => clock.now(),
    schedule(callback, ms) {
      const cancelled = new AbortController()
      void clock.sleep(ms, cancelled.signal).then(callback, () => undefined)
      return () => cancelled.abort()
    },
  }
}
