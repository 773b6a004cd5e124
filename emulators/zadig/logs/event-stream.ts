import type { EmulatorClock } from '../clock.ts'
import type { RunningJob } from '../task/model.ts'
import { Scope } from '../run/scope.ts'
import type { Frames } from './frames.ts'
import { chunk, eventFrame, frameLines } from './frames.ts'

/** The state of a live stream: some events, none yet, or none any more. */
export type Reading = Frames | 'waiting' | 'ended'

/** The producing side of one live stream. After its end the connection stays open, as on the server. */
export interface EventStream {
  /** The next events, at most about `maxEvents`. */
  read(maxEvents: number): Reading
  /** Calls back once, when there may be new events; the latest callback counts. */
  wait(callback: () => void): void
  close(): void
}

/** A stream without events: every error of the log endpoint answers this (contract §7.2). */
export const silentStream: EventStream = { read: () => 'ended', wait: () => {}, close: () => {} }

/** A stream without events that waits for `ms` milliseconds and then ends. */
export function mutedStream(clock: EmulatorClock, ms: number): EventStream {
  const end = clock.now() + ms
  const scope = new Scope(clock)
  return {
    read: () => (clock.now() >= end ? 'ended' : 'waiting'),
    wait: (callback) => scope.after(end - clock.now(), callback),
    close: () => scope.close(),
  }
}

/** A stream of given lines that then ends: another task's log, for example. */
export function fixedStream(lines: readonly string[]): EventStream {
  let cursor = 0
  return {
    read: (maxEvents) => {
      if (cursor >= lines.length) return 'ended'
      const part = lines.slice(cursor, cursor + maxEvents)
      cursor += part.length
      const bytes = Buffer.from(part.map((line) => chunk(eventFrame(line))).join(''))
      return { events: part.length, lines: part.length, bytes }
    },
    wait: () => {},
    close: () => {},
  }
}

/** How a job's log is followed. */
export interface FollowOptions {
  readonly kind: 'container' | 'buffer'
  /** How many of the lines that are there at the beginning are sent; 0 or less for all. */
  readonly tail: number
  /** How long a job may take to begin, milliseconds. */
  readonly patience: number
}

/** Follows the log of a job's run: history, then each line as it appears, until the job is over. */
export class RunStream implements EventStream {
  readonly #clock: EmulatorClock
  readonly #run: RunningJob
  readonly #options: FollowOptions
  readonly #scope: Scope
  readonly #deadline: number
  readonly #unwatch: () => void
  #callback: () => void = () => {}
  #cursor: number | undefined
  #readAt = -Infinity

  constructor(clock: EmulatorClock, run: RunningJob, options: FollowOptions) {
    this.#clock = clock
    this.#run = run
    this.#options = options
    this.#scope = new Scope(clock)
    this.#deadline = clock.now() + options.patience
    this.#unwatch = run.watch(() => this.#callback())
  }

  /** Leaves out the first lines: the log of the container has been rotated. */
  skipTo(line: number): void {
    if (this.#run.startedAt !== undefined) this.#cursor = Math.max(line, this.#first())
  }

  read(maxEvents: number): Reading {
    const { startedAt } = this.#run
    if (startedAt === undefined) return this.#over() ? 'ended' : 'waiting'
    const from = (this.#cursor ??= this.#first())
    const to = this.#run.visible
    if (from >= to) {
      this.#readAt = this.#clock.now()
      return this.#over() ? 'ended' : 'waiting'
    }
    const frames = frameLines(this.#run.source, startedAt, { from, to, maxEvents }, this.#options.kind)
    this.#cursor = from + frames.lines
    if (this.#cursor >= to) this.#readAt = this.#clock.now()
    return frames
  }

  wait(callback: () => void): void {
    this.#callback = callback
    const { startedAt, source, visible } = this.#run
    const now = this.#clock.now()
    if (startedAt === undefined) return this.#scope.after(this.#deadline - now, () => this.#callback())
    const due = visible < source.count ? startedAt + source.dueAt(visible) - now : Infinity
    // The server reads buffers once a second.
    const pause = this.#options.kind === 'buffer' ? Math.max(due, this.#readAt + 1000 - now) : due
    this.#scope.after(Math.max(0, pause), () => this.#callback())
  }

  close(): void {
    this.#callback = () => {}
    this.#unwatch()
    this.#scope.close()
  }

  #first(): number {
    const { tail } = this.#options
    return tail > 0 ? Math.max(0, this.#run.visible - tail) : 0
  }

  #over(): boolean {
    if (this.#run.endedAt !== undefined) return true
    return this.#run.startedAt === undefined && this.#clock.now() >= this.#deadline
  }
}
