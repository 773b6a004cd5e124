import { setImmediate as tick } from 'node:timers/promises'
import type { Clock } from '../../src/time/clock.ts'

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/**
 * A clock that only a test moves. `runUntil` moves it from one sleeper to the next when nothing else is in progress, so that
 * an hour of polling takes milliseconds and is deterministic.
 */
export class FakeClock implements Clock {
  private time: number
  private readonly sleepers = new Set<Sleeper>()
  private readonly isBusy: () => boolean

  /** @param isBusy whether real work, such as a request, is in progress and time must not move yet */
  constructor(startAt = Date.parse('2026-01-01T00:00:00Z'), isBusy: () => boolean = () => false) {
    this.time = startAt
    this.isBusy = isBusy
  }

  now(): number {
    return this.time
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    await new Promise<void>((resolve) => {
      const sleeper = { at: this.time + Math.max(0, ms), wake: done }
      const sleepers = this.sleepers
      function done(): void {
        sleepers.delete(sleeper)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      signal?.addEventListener('abort', done, { once: true })
      sleepers.add(sleeper)
    })
    signal?.throwIfAborted()
  }

  /** Runs something once after `ms`, as a timer would. */
  after(ms: number, action: () => void): void {
    void this.sleep(ms).then(action)
  }

  /** Lets everything happen that can happen without time passing. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet = this.isBusy() ? 0 : quiet + 1) await tick()
  }

  /** Moves time on by `ms`, waking each sleeper at its moment. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms
    await this.settle()
    for (let next = this.next(); next !== undefined && next.at <= until; next = this.next()) {
      this.time = next.at
      next.wake()
      await this.settle()
    }
    this.time = until
  }

  /** Moves time on as far as it takes for the work to end; an error after a thousand hours. */
  async runUntil<Result>(work: Promise<Result>): Promise<Result> {
    let over = false
    const watched = work.finally(() => (over = true))
    watched.catch(() => undefined)
    const limit = this.time + 3_600_000_000
    for (;;) {
      await this.settle()
      if (over) return watched
      const next = this.next()
      if (next === undefined) continue
      if (next.at > limit) throw new Error('the work under test never ends')
      this.time = Math.max(this.time, next.at)
      next.wake()
    }
  }

  /** Whether nothing sleeps: a process could end. */
  isIdle(): boolean {
    return this.sleepers.size === 0
  }

  private next(): Sleeper | undefined {
    return [...this.sleepers].reduce<Sleeper | undefined>(
      (first, sleeper) => (first === undefined || sleeper.at < first.at ? sleeper : first),
      undefined,
    )
  }
}
