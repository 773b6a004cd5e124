import type { Core } from '../core.ts'
import { BusinessError } from '../errors.ts'
import type { TaskRecord } from '../task/model.ts'

/** Cancels a task (contract §8.1): the task's status changes at once, its jobs' a little later; a failed task's status is overwritten. */
export function cancelTask(core: Core, task: TaskRecord, by: string): void {
  task.queue = 'none'
  if (task.status === 'passed')
    throw new BusinessError(6163, `task: ${task.workflowKey}:${task.id} is passed, cannot cancel`)
  task.status = 'cancelled'
  task.revoker = by
  task.run?.cancel()
  core.scheduler.wake()
}
