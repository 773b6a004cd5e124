import type { EmulatorClock } from '../clock.ts'

/** Timers that are cancelled together. */
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
    const cancel = this.#clock.schedule(() => {
      this.#pending.delete(cancel)
      if (!this.#closed) callback()
    }, ms)
    this.#pending.add(cancel)
  }

  get closed(): boolean {
    return this.#closed
  }

  close(): void {
    this.#closed = true
    for (const cancel of this.#pending) cancel()
    this.#pending.clear()
  }
}
