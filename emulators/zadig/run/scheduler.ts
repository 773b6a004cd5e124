import type { EmulatorClock } from '../clock.ts'
import type { TaskRecord } from '../task/model.ts'
import type { TaskStore } from '../task/store.ts'

/** The queue's loop: wakes once a tick and starts at most one waiting task (contract §4.9). */
export class Scheduler {
  readonly #clock: EmulatorClock
  readonly #tasks: TaskStore
  readonly #settings: { readonly tickMs: number; readonly workflowConcurrency: number }
  readonly #start: (task: TaskRecord) => void
  readonly #epoch: number
  #cancelTick: (() => void) | undefined
  #closed = false

  constructor(
    clock: EmulatorClock,
    tasks: TaskStore,
    settings: { readonly tickMs: number; readonly workflowConcurrency: number },
    start: (task: TaskRecord) => void,
  ) {
    this.#clock = clock
    this.#tasks = tasks
    this.#settings = settings
    this.#start = start
    this.#epoch = clock.now()
  }

  /** Schedules the next tick if a task waits. Ticks fall on whole multiples of the period since the server's start. */
  wake(): void {
    if (this.#closed || this.#cancelTick !== undefined || this.#waiting().length === 0) return
    const { tickMs } = this.#settings
    const delay = tickMs - ((this.#clock.now() - this.#epoch) % tickMs)
    this.#cancelTick = this.#clock.schedule(() => {
      this.#cancelTick = undefined
      this.#tick()
      this.wake()
    }, delay)
  }

  close(): void {
    this.#closed = true
    this.#cancelTick?.()
  }

  #waiting(): TaskRecord[] {
    return this.#tasks
      .list()
      .filter((task) => task.status === 'waiting' && task.queue === 'held' && task.deletedAt === undefined)
  }

  #tick(): void {
    const running = this.#tasks.list().filter(({ status }) => status === 'running' || status === 'waitforapprove')
    if (running.length >= this.#settings.workflowConcurrency) return
    const task = this.#waiting().find((candidate) => {
      const { concurrencyLimit: limit } = candidate.workflow
      return limit === -1 || running.filter(({ workflowKey }) => workflowKey === candidate.workflowKey).length < limit
    })
    if (task !== undefined) this.#start(task)
  }
}
