import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import { numberAt, textAt } from '../json.ts'
import type { JobRecord, StageRecord, TaskRecord } from '../task/model.ts'
import { stageStatus, stopsStage } from './aggregate.ts'
import { JobRun } from './job-run.ts'
import type { Scope } from './scope.ts'

/** Runs the jobs of one stage: in parallel up to the server's build concurrency, or one after the other. */
export class StageRun {
  readonly #core: Core
  readonly #task: TaskRecord
  readonly #stage: StageRecord
  readonly #scope: Scope
  readonly #end: () => void
  readonly #active = new Set<JobRecord>()
  #queue: JobRecord[]
  #over = false

  constructor(core: Core, task: TaskRecord, stage: StageRecord, scope: Scope, end: () => void) {
    this.#core = core
    this.#task = task
    this.#stage = stage
    this.#scope = scope
    this.#end = end
    this.#queue = stage.jobs.filter(({ status }) => !['passed', 'skipped', 'unstable'].includes(status))
  }

  start(): void {
    this.#stage.startTime = seconds(this.#core.clock)
    this.#fill()
  }

  /** Ends every running job as cancelled; jobs that have not begun stay as they are. */
  abort(): void {
    this.#queue = []
    for (const job of this.#active) if (job.run?.endedAt === undefined) job.run?.abort()
    for (const job of this.#active) this.#settle(job, 'cancelled')
    this.#finish('cancelled')
  }

  close(): void {
    for (const job of this.#active) job.run?.close()
  }

  /** Decides on a job that waits for manual error handling; false when it does not. */
  handleError(
    job: JobRecord,
    decision: 'ignore' | 'reject',
    user: { readonly id: string; readonly name: string },
  ): boolean {
    if (job.status !== 'wait_for_manual_error_handling') return false
    job.errorHandlerId = user.id
    job.errorHandlerName = user.name
    this.#settle(job, decision === 'ignore' ? 'unstable' : 'failed')
    return true
  }

  #fill(): void {
    const width = this.#stage.parallel ? this.#core.options.buildConcurrency : 1
    while (this.#active.size < width) {
      const job = this.#queue.shift()
      if (job === undefined) break
      this.#active.add(job)
      this.#run(job)
    }
    if (this.#active.size === 0) this.#finish(stageStatus(this.#stage.jobs.map(({ status }) => status)))
  }

  #run(job: JobRecord): void {
    const run = new JobRun(this.#core, this.#task, job, () => this.#ended(job))
    job.run = run
    run.start()
  }

  /** Applies the job's error policy (contract §6.3). */
  #ended(job: JobRecord): void {
    if (this.#over || job.status === 'cancelled') return this.#settle(job, job.status)
    const policy = job.errorPolicy
    const failed = job.status === 'failed' || job.status === 'timeout'
    if (!failed || policy === undefined) return this.#settle(job, job.status)
    switch (textAt(policy, 'policy')) {
      case 'ignore_error':
        return this.#settle(job, 'unstable')
      case 'manual_check':
        job.status = 'wait_for_manual_error_handling'
        return
      case 'retry':
        if (job.retryCount >= numberAt(policy, 'maximum_retry')) return this.#settle(job, job.status)
        return this.#scope.after(10_000, () => {
          job.retryCount += 1
          this.#run(job)
        })
      default:
        return this.#settle(job, job.status)
    }
  }

  #settle(job: JobRecord, status: string): void {
    job.status = status
    if (!this.#active.delete(job) || this.#over) return
    if (!this.#stage.parallel && stopsStage(status)) this.#queue = []
    this.#fill()
  }

  #finish(status: string): void {
    if (this.#over) return
    this.#over = true
    this.#stage.status = status
    this.#stage.endTime = seconds(this.#core.clock)
    this.#end()
  }
}
