/**
 * The emulator's only source of time. A test's fake clock plugs in here: `schedule` may be driven synchronously, because
 * nothing in the emulator waits for a promise between two steps of time.
 */
export interface EmulatorClock {
  /** Milliseconds since the unix epoch. */
  now(): number
  /** Calls back once after `ms` milliseconds; the returned function cancels it. */
  schedule(callback: () => void, ms: number): () => void
}

/** The machine's own clock. */
export const realClock: EmulatorClock = {
  now: () => Date.now(),
  schedule: (callback, ms) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/** A clock that only moves when `advance` is called. */
export interface ManualClock extends EmulatorClock {
  /** Moves on by `ms` milliseconds, calling everything that is due, in order, before it returns. */
  advance(ms: number): void
  /** When the next callback is due, unix milliseconds; undefined when none is scheduled. */
  nextDue(): number | undefined
}

/** Makes a clock that starts at `start` (unix milliseconds) and only moves by `advance`. */
export function createManualClock(start = Date.UTC(2025, 5, 15, 2, 0, 0)): ManualClock {
  let now = start
  let sequence = 0
  const due = new Map<number, { readonly at: number; readonly callback: () => void }>()
  const next = (limit: number): [number, { readonly at: number; readonly callback: () => void }] | undefined =>
    [...due].filter(([, { at }]) => at <= limit).toSorted(([a, x], [b, y]) => x.at - y.at || a - b)[0]
  return {
    now: () => now,
    schedule: (callback, ms) => {
      const id = sequence++
      due.set(id, { at: now + Math.max(0, ms), callback })
      return () => void due.delete(id)
    },
    advance: (ms) => {
      const limit = now + ms
      for (let entry = next(limit); entry !== undefined; entry = next(limit)) {
        due.delete(entry[0])
        now = Math.max(now, entry[1].at)
        entry[1].callback()
      }
      now = limit
    },
    nextDue: () => next(Infinity)?.[1].at,
  }
}

/** The clock's time in whole unix seconds, which is what the API shows. */
export function seconds(clock: EmulatorClock): number {
  return Math.floor(clock.now() / 1000)
}
