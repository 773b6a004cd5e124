import { jobLabel, type Job, type Task } from '../task/task.ts'
import { cell, table } from './markdown.ts'

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
