import type { TaskEntry, View, WorkflowEntry } from '../ports/zadig-api.ts'
import { type Job, jobLabel, type Task } from '../task/task.ts'
import { formatDuration, formatInstant } from '../time/duration.ts'
import { listed } from './labels.ts'
import { type TaskAddress, taskUrl } from './links.ts'
import { boundedTable, cell, link } from './markdown.ts'
import { sanitizeLine } from './sanitize.ts'

/**
 * A task as the `tasks` output has it, with its page in Zadig. Times are unix seconds, 0 if absent; `duration` is from creation
 * to end, 0 before the end.
 */
export function taskOutput(
  { taskId, status, creator, createTime, startTime, endTime, workflowName }: TaskEntry,
  address: Omit<TaskAddress, 'taskId' | 'displayName'>,
) {
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

type TaskOutput = ReturnType<typeof taskOutput>

/** The tasks as lines for the log. */
export function taskLines(tasks: readonly TaskOutput[]): readonly string[] {
  return tasks.map(
    (task) =>
      `  ${task['task-id']}  ${sanitizeLine(task.status, 40)}  ${created(task)}  ${duration(task)}  ${sanitizeLine(task.creator, 60)}\n`,
  )
}

/** The tasks for the summary; empty without tasks. */
export function taskTable(tasks: readonly TaskOutput[]): string {
  const rows = tasks.map((task) => [
    link(String(task['task-id']), task.url),
    cell(task.status, 40),
    cell(task.creator, 60),
    created(task),
    duration(task),
  ])
  return summaryTable(['Task', 'Status', 'By', 'Created', 'Took'], rows)
}

function created({ created: seconds }: TaskOutput): string {
  return seconds === 0 ? '' : formatInstant(seconds * 1_000)
}

function duration(task: TaskOutput): string {
  return task.duration === 0 ? '' : formatDuration(task.duration * 1_000)
}

/** A workflow as the `workflows` output has it; times are unix seconds. */
export function workflowOutput({ key, name, type, updatedBy, updateTime }: WorkflowEntry) {
  return { 'workflow-key': key, 'workflow-name': name, type, 'update-by': updatedBy, 'update-time': updateTime }
}

/** The workflows for the summary; empty without workflows. */
export function workflowTable(workflows: readonly WorkflowEntry[]): string {
  const rows = workflows.map(({ key, name, type, updatedBy, updateTime }) => [
    cell(key, 80),
    cell(name, 80),
    cell(type, 20),
    cell(updatedBy, 60),
    formatInstant(updateTime * 1_000),
  ])
  return summaryTable(['Key', 'Name', 'Type', 'Changed by', 'Changed'], rows)
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

/** The views for the summary; empty without views. */
export function viewTable(views: readonly View[]): string {
  const rows = views.map(({ name, workflows, updatedBy }) => {
    const keys = workflows.map(({ workflowKey }) => cell(workflowKey, 80))
    return [cell(name, 80), listed(keys, 50), cell(updatedBy, 60)]
  })
  return summaryTable(['View', 'Workflows', 'Changed by'], rows)
}

/** A job whose log was asked for. */
export interface CollectedLog {
  readonly job: Job
  /** The file's name; undefined if there is none. */
  readonly file: string | undefined
  readonly bytes: number
  /** Why the log is missing or incomplete; empty if it is complete. */
  readonly problem: string
}

/** The content of `index.json`. */
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

/** The logs for the summary; empty without logs. */
export function collectedLogTable(logs: readonly CollectedLog[]): string {
  const rows = logs.map(({ job, file, bytes, problem }) => [
    cell(jobLabel(job), 80),
    cell(job.status, 40),
    cell(file ?? '', 200),
    file === undefined ? '' : String(bytes),
    cell(problem),
  ])
  return summaryTable(['Job', 'Status', 'File', 'Bytes', 'Missing'], rows)
}

function summaryTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : boundedTable(head, rows, { maxRows: 500, maxBytes: 400_000 })
}
