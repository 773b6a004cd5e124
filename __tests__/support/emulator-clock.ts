import type { EmulatorClock } from '../../emulators/zadig/clock.ts'
import type { FakeClock } from './fake-clock.ts'

/** The fake clock as the emulator wants it: the server and the code under test live in the same time. */
export function emulatorClock(clock: FakeClock): EmulatorClock {
  return {
    now: () => clock.now(),
    schedule(callback, ms) {
      const takenBack = new AbortController()
      void clock.sleep(ms, takenBack.signal).then(callback, () => undefined)
      return () => takenBack.abort()
    },
  }
}
