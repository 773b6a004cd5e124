import type { Runner } from '../ports/runner.ts'
import type { Clock } from '../time/clock.ts'

/** Longest silence in the step's log, so that a reader sees that the step still runs. */
const HEARTBEAT_MS = 50_000

/** Prints to the log, and prints a heartbeat where it has printed nothing for a while. */
export interface Heartbeat {
  print(text: string | Uint8Array): Promise<void>
  /** Ends the heartbeat. */
  end(): void
}

/** @param heartbeatText makes the line to print in silence */
export function createHeartbeat(runner: Runner, clock: Clock, heartbeatText: () => string): Heartbeat {
  const over = new AbortController()
  let printedAt = clock.now()

  function print(text: string | Uint8Array): Promise<void> {
    printedAt = clock.now()
    return runner.print(text)
  }

  async function beat(): Promise<void> {
    while (!over.signal.aborted) {
      try {
        await clock.sleep(Math.max(1_000, printedAt + HEARTBEAT_MS - clock.now()), over.signal)
      } catch {
        return
      }
      if (clock.now() - printedAt >= HEARTBEAT_MS) await print(`${heartbeatText()}\n`)
    }
  }

  void beat()
  return { print, end: () => over.abort() }
}
