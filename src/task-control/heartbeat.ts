import type { Runner } from '../ports/runner.ts'
import type { Clock } from '../time/clock.ts'

/** Longest silence in the step's log, so that a reader sees that the step still runs. */
const HEARTBEAT_MS = 50_000

/**
 * Prints to the log, and prints a heartbeat where it has printed nothing for a while, until `end` is called.
 *
 * @param heartbeatText makes the line to print in silence
 */
export function createHeartbeat(runner: Runner, clock: Clock, heartbeatText: () => string) {
  const over = new AbortController()
  let printedAt = clock.now()

  function print(text: string | Uint8Array): Promise<void> {
    printedAt = clock.now()
    return runner.print(text)
  }

  async function beat(): Promise<void> {
    while (!over.signal.aborted) {
      await clock.sleep(Math.max(1_000, printedAt + HEARTBEAT_MS - clock.now()), over.signal)
      if (clock.now() - printedAt >= HEARTBEAT_MS) await print(`${heartbeatText()}\n`)
    }
  }

  beat().catch(() => undefined)
  return { print, end: () => over.abort() }
}
