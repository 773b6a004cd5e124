import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import { PlainError } from '../errors.ts'
import { requeue } from '../run/requeue.ts'
import { generateStage } from '../task/generate.ts'
import type { JobRecord, StageRecord, TaskRecord } from '../task/model.ts'
import { retryable } from '../task/model.ts'
import { atLeast } from '../version.ts'

/** Retries a task in place (contract §8.2): same id, passed jobs stay, names and log keys do not change. */
export function retryTask(core: Core, task: TaskRecord): void {
  if (!retryable.has(task.status)) throw new PlainError('工作流任务状态无法重试')
  task.run?.close()
  task.run = undefined
  task.retries += 1
  for (const stage of task.stages)
    if (!['passed', 'skipped', 'unstable'].includes(stage.status)) resetStage(core, task, stage)
  task.startTime = seconds(core.clock)
  // Up to 4.3 the old end stays on the waiting task.
  if (atLeast(core.version, '5.0')) task.endTime = 0
  requeue(core, task, '重试工作流任务')
}

function resetStage(core: Core, task: TaskRecord, stage: StageRecord): void {
  const fresh = freshJobs(core, task, stage)
  Object.assign(stage, { status: '', startTime: 0, endTime: 0, error: '' })
  for (const job of stage.jobs) {
    if (job.status === 'passed') continue
    const spec = fresh.find(({ name, key }) => name === job.name && key === job.key)?.spec
    Object.assign(job, { status: '', startTime: 0, endTime: 0, error: '', run: undefined, spec: spec ?? job.spec })
  }
}

/** The stage's jobs as the task's own arguments generate them now. */
function freshJobs(
  { version, seedData, code, clock }: Core,
  { workflow, id }: TaskRecord,
  stage: StageRecord,
): JobRecord[] {
  const definition = workflow.stages[stage.index]
  if (definition === undefined) return []
  return generateStage(definition, stage.index, { version, seedData, code, workflow, taskId: id, now: clock.now() })
    .jobs
}
