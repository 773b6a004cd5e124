import type { Workflow } from '../definitions/workflow.ts'
import type { JsonObject } from '../json.ts'
import type { JobRun } from '../run/job-run.ts'
import type { TaskRun } from '../run/task-run.ts'

/** One run of a workflow, as the database keeps it. Times are unix seconds, 0 where unset. */
export interface TaskRecord {
  readonly id: number
  readonly workflowKey: string
  readonly workflowName: string
  readonly projectKey: string
  readonly creator: string
  readonly creatorId: string
  readonly createTime: number
  readonly params: JsonObject[]
  /** The workflow with this execution's inputs in it: what retry and manual execution generate jobs from. */
  readonly workflow: Workflow
  revoker: string
  remark: string
  status: string
  startTime: number
  endTime: number
  stages: StageRecord[]
  /** When it was deleted with its workflow, unix ms: left out of the list, still found by the detail (contract §5.7). */
  deletedAt: number | undefined
  /** How often the task has been retried. */
  retries: number
  /** Its place in the queue: it stands there, leaves it after an end, or has no place, without which it never starts. */
  queue: 'held' | 'leaving' | 'none'
  /** Images published by passed builds of this task, by job key. */
  readonly images: Map<string, string>
  run: TaskRun | undefined
}

export interface StageRecord {
  readonly name: string
  readonly parallel: boolean
  /** The stage's place in the definition. */
  readonly index: number
  manualExec: JsonObject | undefined
  /** Only before Zadig 3.1. */
  readonly approval: JsonObject | undefined
  status: string
  startTime: number
  endTime: number
  error: string
  jobs: JobRecord[]
}

export interface JobRecord {
  readonly name: string
  readonly key: string
  readonly displayName: string
  readonly originName: string
  readonly type: string
  readonly info: JsonObject
  readonly infrastructure: string
  readonly errorPolicy: JsonObject | undefined
  readonly image: string | undefined
  readonly result: JsonObject | undefined
  spec: JsonObject
  status: string
  startTime: number
  endTime: number
  error: string
  retryCount: number
  errorHandlerId: string
  errorHandlerName: string
  /** How often the job has been started, over all attempts of the task: the scenario's attempt number. */
  starts: number
  run: JobRun | undefined
}

/** The statuses from which a task may be retried (contract §8.2). */
export const retryable: ReadonlySet<string> = new Set(['failed', 'timeout', 'cancelled', 'reject'])
