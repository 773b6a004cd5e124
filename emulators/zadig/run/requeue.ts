import type { Core } from '../core.ts'
import { BusinessError } from '../errors.ts'
import type { TaskRecord } from '../task/model.ts'

/** Ends a run: its end is shown already, and the task gives up its place in the queue (contract §4.9). */
export function leaveQueue({ clock, options }: Core, task: TaskRecord): void {
  if (options.unqueueDelay === 0) {
    task.queue = 'none'
    return
  }
  task.queue = 'leaving'
  clock.schedule(() => (task.queue = 'none'), options.unqueueDelay)
}

/**
 * Queues a task again. If it still has its old place, it gets no new one: its status is `waiting`, it
 * never starts, and the caller gets 6160.
 *
 * @param what the operation in the server's words
 */
export function requeue(core: Core, task: TaskRecord, what: string): void {
  task.status = 'waiting'
  if (task.queue === 'leaving') {
    const key = `{ task_id: ${task.id}, workflow_name: "${task.workflowKey}", create_time: ${task.createTime} }`
    throw new BusinessError(6160, `${what}失败: write exception: write errors: [E11000 duplicate key error ${key}]`)
  }
  task.queue = 'held'
  core.scheduler.wake()
}
