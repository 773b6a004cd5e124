import { seconds } from '../clock.ts'
import type { GitStep } from '../code/checkout.ts'
import { runGitStep } from '../code/checkout.ts'
import type { Core } from '../core.ts'
import { asObject, numberAt, objectsAt } from '../json.ts'
import { logKindOf } from '../logs/kinds.ts'
import { executorLog } from '../logs/executor-log.ts'
import { lineSource, linesDue, noLines } from '../logs/source.ts'
import type { LineSource } from '../logs/source.ts'
import { logKey } from '../logs/store.ts'
import type { JobScript } from '../scenarios/scenario.ts'
import { namesOf, scriptOf } from '../scenarios/scenario.ts'
import type { JobRecord, RunningJob, TaskRecord } from '../task/model.ts'
import { waitAtGate } from './gate.ts'
import { Scope } from './scope.ts'
import { fillSecrets, publish, resolveImages } from './spec-changes.ts'

/** One run of one job: its statuses in order, and its log as it grows. */
export class JobRun implements RunningJob {
  readonly #core: Core
  readonly #task: TaskRecord
  readonly #job: JobRecord
  readonly #script: JobScript
  readonly #scope: Scope
  readonly #end: () => void
  readonly #watchers = new Set<() => void>()
  source: LineSource = noLines
  startedAt: number | undefined
  endedAt: number | undefined
  #count: number | undefined

  constructor(core: Core, task: TaskRecord, job: JobRecord, end: () => void) {
    this.#core = core
    this.#task = task
    this.#job = job
    this.#script = scriptOf(core.scenario, job)
    this.#scope = new Scope(core.clock)
    this.#end = end
    job.starts += 1
  }

  get visible(): number {
    if (this.#count !== undefined) return this.#count
    return this.startedAt === undefined ? 0 : linesDue(this.source, this.#core.clock.now() - this.startedAt)
  }

  watch(callback: () => void): () => void {
    this.#watchers.add(callback)
    return () => void this.#watchers.delete(callback)
  }

  start(): void {
    const job = this.#job
    job.startTime = seconds(this.#core.clock)
    job.endTime = 0
    if (this.#script.outcome === 'skipped') return this.#finish('skipped', '')
    fillSecrets(job, this.#core.seedData)
    resolveImages(job, this.#task.images)
    if (job.type === 'approval') return this.#wait()
    if (this.#script.breakpoint?.at === 'before') {
      job.status = 'debug_before'
      return this.#scope.after(this.#script.breakpoint.for, () => this.#prepare())
    }
    this.#prepare()
  }

  abort(): void {
    this.#finish('cancelled', this.#job.type === 'approval' ? 'workflow was canceled' : '')
  }

  close(): void {
    this.#scope.close()
  }

  #prepare(): void {
    const { prepare = 0 } = this.#script
    this.#job.status = 'prepare'
    if (this.#job.infrastructure === 'vm') {
      this.#scope.after(prepare / 3, () => (this.#job.status = 'created'))
      this.#scope.after((prepare * 2) / 3, () => (this.#job.status = 'distributed'))
    }
    this.#scope.after(prepare, () => this.#begin())
  }

  #begin(): void {
    const { duration = 0, breakpoint, outcome = 'passed', error = '' } = this.#script
    this.#job.status = 'running'
    this.startedAt = this.#core.clock.now()
    const git = runGitStep(objectsAt(this.#job.spec, 'repos'), this.#core.code)
    this.source = this.#log(git)
    for (const notify of this.#watchers) notify()
    if (git.failed) return this.#scope.after(0, () => this.#finish('failed', 'exit status 128'))
    const end = (): void => this.#finish(outcome, error)
    const afterDuration = (): void => {
      if (this.#scope.closed) return
      if (breakpoint?.at !== 'after') return end()
      this.#job.status = 'debug_after'
      this.#scope.after(breakpoint.for, end)
    }
    const { holds } = this.#core
    this.#scope.after(duration, () => holds.whenFree(namesOf(this.#job), afterDuration))
  }

  #log(git: GitStep): LineSource {
    const { log, duration = 0 } = this.#script
    if (log === undefined || logKindOf(this.#job, this.#core.version) === 'none') return noLines
    return 'lines' in log && log.executor === true ? executorLog(log.lines, git, duration) : lineSource(log, duration)
  }

  #wait(): void {
    const job = this.#job
    const approval = asObject(job.spec['native_approval'])
    if (approval === undefined) return this.#finish('failed', 'waitForApprove: native approval data not found')
    job.status = 'wait_for_approval'
    const gate = {
      key: gateKey(this.#task, job.name),
      approval,
      timeoutMinutes: numberAt(job.spec, 'timeout'),
      decisions: this.#script.decisions ?? [],
    }
    waitAtGate(this.#core, this.#scope, gate, ({ status, error }) => this.#finish(status, error))
  }

  #finish(status: string, error: string): void {
    if (this.endedAt !== undefined) return
    this.#scope.close()
    const job = this.#job
    if (job.type === 'approval') this.#core.gates.close(gateKey(this.#task, job.name))
    this.#count = status === 'cancelled' ? this.visible : this.startedAt === undefined ? 0 : this.source.count
    this.endedAt = this.#core.clock.now()
    this.#store()
    job.status = status
    job.error = error
    job.endTime = seconds(this.#core.clock)
    if (status !== 'cancelled' && status !== 'skipped')
      publish(job, this.#task.images, { result: this.#script.result, image: this.#script.image })
    for (const notify of this.#watchers) notify()
    this.#end()
  }

  /** The log is stored before the final status shows, under a key without attempt number (contract §7.3). */
  #store(): void {
    const { version, logs } = this.#core
    const kind = logKindOf(this.#job, version)
    if (kind === 'none' || this.startedAt === undefined || this.endedAt === undefined) return
    const workflowKey = kind === 'container' ? this.#task.workflowKey : this.#task.workflowKey.toLowerCase()
    const log = { source: this.source, count: this.visible, startedAt: this.startedAt, storedAt: this.endedAt }
    logs.put(logKey(workflowKey, this.#task.id, this.#job.name), log)
  }
}

/** The key of a gate: by job task name since 3.1 (contract §8.3). */
export function gateKey(task: Pick<TaskRecord, 'workflowKey' | 'id'>, name: string): string {
  return `${task.workflowKey}-${name}-${task.id}`
}
