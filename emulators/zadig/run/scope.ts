import type { EmulatorClock } from '../clock.ts'

/** Timers that belong together and can be given up together. */
export class Scope {
  readonly #clock: EmulatorClock
  readonly #pending = new Set<() => void>()
  #closed = false

  constructor(clock: EmulatorClock) {
    this.#clock = clock
  }

  /** Calls back after `ms` milliseconds unless the scope is closed before; never for an infinite time. */
  after(ms: number, callback: () => void): void {
    if (this.#closed || ms === Infinity) return
    const take = this.#clock.schedule(() => {
      this.#pending.delete(take)
      if (!this.#closed) callback()
    }, ms)
    this.#pending.add(take)
  }

  close(): void {
    this.#closed = true
    for (const take of this.#pending) take()
    this.#pending.clear()
  }
}
