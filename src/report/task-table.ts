import type { TaskEntry } from '../ports/zadig-api.ts'
import { formatDuration } from '../time/duration.ts'
import { formatInstant } from '../time/instant.ts'
import { taskUrl, type TaskAddress } from './links.ts'
import { cell, link, table } from './markdown.ts'
import { oneLine } from './remote-text.ts'

/** One task as the `tasks` output has it. Times are unix seconds, 0 where there is none. */
export interface TaskOutput {
  readonly 'task-id': number
  readonly status: string
  readonly creator: string
  readonly created: number
  readonly start: number
  readonly end: number
  /** Seconds from creation to end; 0 while it has none. */
  readonly duration: number
  readonly url: string
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500

/** One task for the output, with its page in Zadig. */
export function taskOutput(
  { taskId, status, creator, createTime, startTime, endTime, workflowName }: TaskEntry,
  address: Omit<TaskAddress, 'taskId' | 'displayName'>,
): TaskOutput {
  return {
    'task-id': taskId,
    status,
    creator,
    created: createTime,
    start: startTime,
    end: endTime,
    duration: endTime > createTime && createTime > 0 ? endTime - createTime : 0,
    url: taskUrl({ ...address, taskId, displayName: workflowName === '' ? address.workflowKey : workflowName }),
  }
}

/** The tasks as lines for the log. */
export function taskLines(tasks: readonly TaskOutput[]): readonly string[] {
  return tasks.map(
    (task) =>
      `  ${task['task-id']}  ${oneLine(task.status, 40)}  ${created(task)}  ${duration(task)}  ${oneLine(task.creator, 60)}\n`,
  )
}

/** The tasks as a table for the summary; empty for none. */
export function taskTable(tasks: readonly TaskOutput[]): string {
  if (tasks.length === 0) return ''
  const rows = tasks
    .slice(0, MAX_ROWS)
    .map((task) => [
      link(String(task['task-id']), task.url),
      cell(task.status, 40),
      cell(task.creator, 60),
      created(task),
      duration(task),
    ])
  const more = tasks.length > MAX_ROWS ? `\n\n… ${tasks.length - MAX_ROWS} more tasks` : ''
  return table(['Task', 'Status', 'By', 'Created', 'Took'], rows) + more
}

function created({ created: seconds }: TaskOutput): string {
  return seconds === 0 ? '' : formatInstant(seconds * 1_000)
}

function duration(task: TaskOutput): string {
  return task.duration === 0 ? '' : formatDuration(task.duration * 1_000)
}
