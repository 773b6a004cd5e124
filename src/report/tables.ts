import { type Job, jobLabel, type Task } from '../task/task.ts'
import { cell, link, table } from './markdown.ts'
import type { TaskEntry, View, WorkflowEntry } from '../ports/zadig-api.ts'
import { formatDuration, formatInstant } from '../time/duration.ts'
import { type TaskAddress, taskUrl } from './links.ts'
import { sanitizeLine } from './sanitize.ts'
import { listed } from './labels.ts'

/** A job whose log was asked for. */
export interface CollectedLog {
  readonly job: Job
  /** The file's name; undefined where there is none. */
  readonly file: string | undefined
  readonly bytes: number
  /** Why the log is missing or not whole; empty where it is there. */
  readonly problem: string
}

/** GitHub drops a summary of over 1 MiB whole (runner contract §5.2). */
const MAX_ROWS = 500

/** What `index.json` has. */
export function logIndex(task: Task, logs: readonly CollectedLog[]) {
  return {
    'workflow-key': task.workflowKey,
    'task-id': task.id,
    status: task.status,
    logs: logs.map(({ job, file, bytes, problem }) => ({
      job: job.name,
      'display-name': jobLabel(job),
      type: job.type,
      status: job.status,
      file: file ?? null,
      bytes,
      problem,
    })),
  }
}

/** The logs as a table for the summary; empty for none. */
export function collectedLogTable(logs: readonly CollectedLog[]): string {
  const rows = logs.map(({ job, file, bytes, problem }) => [
    cell(jobLabel(job), 80),
    cell(job.status, 40),
    cell(file ?? '', 200),
    file === undefined ? '' : String(bytes),
    cell(problem),
  ])
  return rows.length === 0 ? '' : table(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows.slice(0, MAX_ROWS))
}

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
      `  ${task['task-id']}  ${sanitizeLine(task.status, 40)}  ${created(task)}  ${duration(task)}  ${sanitizeLine(task.creator, 60)}\n`,
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

/** A view as the `views` output has it; times are unix seconds. */
export function viewOutput({ name, updatedBy, updateTime, workflows }: View) {
  return {
    name,
    'update-by': updatedBy,
    'update-time': updateTime,
    workflows: workflows.map(({ workflowKey, type }) => ({ 'workflow-key': workflowKey, 'workflow-type': type })),
  }
}

const MAX_KEYS = 50

/** The views as a table for the summary; empty for none. */
export function viewTable(views: readonly View[]): string {
  const rows = views.map(({ name, workflows, updatedBy }) => {
    const keys = workflows.map(({ workflowKey }) => cell(workflowKey, 80))
    return [cell(name, 80), listed(keys, MAX_KEYS), cell(updatedBy, 60)]
  })
  return rows.length === 0 ? '' : table(['View', 'Workflows', 'Changed by'], rows.slice(0, MAX_ROWS))
}

/** A workflow as the `workflows` output has it; times are unix seconds. */
export function workflowOutput({ key, name, type, updatedBy, updateTime }: WorkflowEntry) {
  return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime }
}

/** The workflows as a table for the summary; empty for none. */
export function workflowTable(workflows: readonly WorkflowEntry[]): string {
  const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
    cell(key, 80),
    cell(name, 80),
    cell(type, 20),
    cell(updatedBy, 60),
    formatInstant(updateTime * 1_000),
  ])
  return rows.length === 0 ? '' : table(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows.slice(0, MAX_ROWS))
}
