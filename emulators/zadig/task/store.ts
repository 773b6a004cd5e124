import type { EmulatorClock } from '../clock.ts'
import type { JobRecord, TaskRecord } from './model.ts'

/** All tasks of the server, deleted ones included, and the id counters. */
export class TaskStore {
  readonly #tasks: TaskRecord[] = []
  readonly #counters = new Map<string, number>()
  readonly #clock: EmulatorClock
  readonly #staleFor: number

  /** @param staleFor how long a deleted task hides a newer one of the same id, milliseconds */
  constructor(clock: EmulatorClock, staleFor: number) {
    this.#clock = clock
    this.#staleFor = staleFor
  }

  /** The workflow's next task id: burnt even when no task comes of it (contract §4.6). */
  nextId(workflowKey: string): number {
    const id = (this.#counters.get(workflowKey) ?? 0) + 1
    this.#counters.set(workflowKey, id)
    return id
  }

  /** Deleting a workflow deletes its counter: ids restart at 1 (contract §3.9). */
  forgetCounter(workflowKey: string): void {
    this.#counters.delete(workflowKey)
  }

  add(task: TaskRecord): void {
    this.#tasks.push(task)
  }

  /**
   * The oldest task of that id, deleted or not: what the server's lookup by key and id finds (contract §5.7). A deleted one
   * is passed over for a newer one once `staleFor` is over.
   */
  find(workflowKey: string, id: number): TaskRecord | undefined {
    const all = this.#tasks.filter((task) => task.workflowKey === workflowKey && task.id === id)
    const now = this.#clock.now()
    return all.find(({ deletedAt }) => deletedAt === undefined || now - deletedAt < this.#staleFor) ?? all.at(-1)
  }

  /** All tasks, in the order of their creation. */
  list(): readonly TaskRecord[] {
    return this.#tasks
  }

  /** Every job of every task. */
  jobs(): readonly JobRecord[] {
    return this.#tasks.flatMap(({ stages }) => stages).flatMap(({ jobs }) => jobs)
  }
}
