import type { Core } from '../core.ts'
import { BusinessError } from '../errors.ts'
import type { TaskRecord } from '../task/model.ts'

/** The last act of a run: its end is shown already, and the task gives up its place in the queue (contract §4.9). */
export function leaveQueue({ clock, options }: Core, task: TaskRecord): void {
  if (options.unqueueDelay === 0) {
    task.queue = 'none'
    return
  }
  task.queue = 'leaving'
  clock.schedule(() => (task.queue = 'none'), options.unqueueDelay)
}

/**
 * Lets a task wait again. Where its old place has not been given up yet, there is no new one: the task says `waiting` and
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
