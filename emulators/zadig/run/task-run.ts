import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import { asObject, numberAt, textAt } from '../json.ts'
import type { JobRecord, RunningTask, StageRecord, TaskRecord } from '../task/model.ts'
import { atLeast } from '../version.ts'
import { stopsRun, taskStatus } from './aggregate.ts'
import { waitAtGate } from './gate.ts'
import { gateKey } from './job-run.ts'
import { leaveQueue } from './requeue.ts'
import { Scope } from './scope.ts'
import { StageRun } from './stage-run.ts'

/** One run of a task, from the queue to its end, a pause or a cancellation. */
export class TaskRun implements RunningTask {
  readonly #core: Core
  readonly #task: TaskRecord
  readonly #scope: Scope
  #stage: StageRecord | undefined
  #stageRun: StageRun | undefined
  #over = false

  constructor(core: Core, task: TaskRecord) {
    this.#core = core
    this.#task = task
    this.#scope = new Scope(core.clock)
  }

  start(): void {
    const { clock, scenario } = this.#core
    this.#task.status = 'running'
    this.#task.startTime = seconds(clock)
    const { cancel } = scenario
    if (cancel !== undefined) this.#scope.after(cancel.after, () => this.#core.cancel(this.#task, cancel.by))
    this.#next(0)
  }

  cancel(): void {
    this.#scope.after(this.#core.options.cancelDelay, () => this.#abort())
  }

  close(): void {
    this.#over = true
    this.#scope.close()
    this.#stageRun?.close()
  }

  handleError(
    job: JobRecord,
    decision: 'ignore' | 'reject',
    user: { readonly id: string; readonly name: string },
  ): boolean {
    return this.#stageRun?.handleError(job, decision, user) ?? false
  }

  #abort(): void {
    if (this.#over) return
    if (this.#stageRun !== undefined) return this.#stageRun.abort()
    if (this.#stage !== undefined) this.#stage.status = 'cancelled'
    this.#finish()
  }

  #next(index: number): void {
    const stage = this.#task.stages[index]
    if (stage === undefined) return this.#finish()
    if (['passed', 'skipped', 'unstable'].includes(stage.status)) return this.#next(index + 1)
    this.#stage = stage
    stage.status = 'running'
    const manual = stage.manualExec
    if (manual?.['enabled'] === true && manual['excuted'] !== true) {
      stage.status = 'pause'
      if (atLeast(this.#core.version, '4.3')) manual['notification_sent'] = true
      return this.#finish()
    }
    if (stage.approval?.['enabled'] === true && stage.approval['status'] !== 'passed')
      return this.#askForStage(stage, index)
    this.#runStage(stage, index)
  }

  #runStage(stage: StageRecord, index: number): void {
    this.#stageRun = new StageRun(this.#core, this.#task, stage, this.#scope, () => {
      this.#stageRun = undefined
      if (stopsRun(stage.status)) this.#finish()
      else this.#next(index + 1)
    })
    this.#stageRun.start()
  }

  /** The approval of a stage, before 3.1: the whole task waits, under the old word for it. */
  #askForStage(stage: StageRecord, index: number): void {
    const approval = asObject(stage.approval?.['native_approval']) ?? {}
    stage.status = 'waitforapprove'
    this.#task.status = 'waitforapprove'
    const gate = {
      key: gateKey(this.#task, stage.name),
      approval,
      timeoutMinutes: numberAt(approval, 'timeout'),
      decisions: [],
    }
    waitAtGate(this.#core, this.#scope, gate, ({ status, error }) => {
      this.#task.status = 'running'
      if (stage.approval !== undefined) stage.approval['status'] = status
      if (status === 'passed') {
        stage.status = 'running'
        return this.#runStage(stage, index)
      }
      stage.status = status
      stage.error = error
      this.#finish()
    })
  }

  #finish(): void {
    if (this.#over) return
    this.#over = true
    this.#scope.close()
    const status = taskStatus(this.#task.stages.map((stage) => stage.status))
    // From 4.2 a cancelled task stays cancelled; before, a run that ends at that moment overwrites it (contract §6.4).
    const overwrites = !atLeast(this.#core.version, '4.2') && ['passed', 'failed', 'timeout'].includes(status)
    if (this.#task.status !== 'cancelled' || overwrites) this.#task.status = status
    this.#task.endTime = seconds(this.#core.clock)
    this.#task.run = undefined
    leaveQueue(this.#core, this.#task)
    this.#core.scheduler.wake()
  }
}

/** The stage that a paused task is parked at; undefined when there is none. */
export function pausedStage(task: TaskRecord): StageRecord | undefined {
  return task.stages.find(
    ({ status, manualExec }) =>
      status === 'pause' && manualExec?.['enabled'] === true && manualExec['excuted'] !== true,
  )
}

/** The users who may start a manual stage, groups resolved. */
export function mayExecute(core: Core, task: TaskRecord, stage: StageRecord, userId: string): boolean {
  const users = stage.manualExec?.['manual_exec_users']
  return (Array.isArray(users) ? users : []).some((value) => {
    const entry = asObject(value) ?? {}
    switch (textAt(entry, 'type')) {
      case 'task_creator':
        return task.creatorId !== '' && task.creatorId === userId
      case 'group':
        return core.seedData.groups.some(({ id, members }) => id === entry['group_id'] && members.includes(userId))
      default:
        return entry['user_id'] === userId
    }
  })
}
