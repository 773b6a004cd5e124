import type { EmulatorClock } from '../clock.ts'
import type { Core } from '../core.ts'
import type { TaskRecord } from '../task/model.ts'
import { TaskRun } from './task-run.ts'

/** The queue's loop: wakes once a tick and starts at most one waiting task (contract §4.9). */
export class Scheduler {
  readonly #find: () => Core
  readonly #tickMs: number
  readonly #epoch: number
  #armed: (() => void) | undefined
  #closed = false

  /** `core` is asked for late, because the scheduler is a part of it. */
  constructor(core: () => Core, tickMs: number, clock: EmulatorClock) {
    this.#find = core
    this.#tickMs = tickMs
    this.#epoch = clock.now()
  }

  get #core(): Core {
    return this.#find()
  }

  /** Arms the next tick if anything waits. Ticks keep their rhythm: they fall on whole multiples since the server's start. */
  wake(): void {
    if (this.#closed || this.#armed !== undefined || !this.#waiting().some(Boolean)) return
    const elapsed = this.#core.clock.now() - this.#epoch
    const delay = this.#tickMs - (elapsed % this.#tickMs)
    this.#armed = this.#core.clock.schedule(() => {
      this.#armed = undefined
      this.#tick()
      this.wake()
    }, delay)
  }

  close(): void {
    this.#closed = true
    this.#armed?.()
  }

  #waiting(): TaskRecord[] {
    return this.#core.tasks
      .list()
      .filter((task) => task.status === 'waiting' && task.queue === 'held' && task.deletedAt === undefined)
  }

  #tick(): void {
    const running = this.#core.tasks.list().filter(({ status }) => status === 'running' || status === 'waitforapprove')
    if (running.length >= this.#core.options.workflowConcurrency) return
    const task = this.#waiting().find((candidate) => {
      const { concurrencyLimit: limit } = candidate.workflow
      return limit === -1 || running.filter(({ workflowKey }) => workflowKey === candidate.workflowKey).length < limit
    })
    if (task === undefined) return
    task.run = new TaskRun(this.#core, task)
    task.run.start()
  }
}
