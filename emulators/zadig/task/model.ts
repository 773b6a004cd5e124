import type { Workflow } from '../definitions/workflow.ts'
import type { JsonObject } from '../json.ts'
import type { LineSource } from '../logs/source.ts'

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
  /** Its place in the queue: held, about to be given up after an end, or none, without which it never starts. */
  queue: 'held' | 'leaving' | 'none'
  /** Images published by passed builds of this task, by job key. */
  readonly images: Map<string, string>
  run: RunningTask | undefined
}

/** What can be done to a task between its start and its end. */
export interface RunningTask {
  /** The cancel signal: jobs and stage follow a little later than the task itself (contract §8.1). */
  cancel(): void
  /** Decides on a job that waits for manual error handling; false when it does not. */
  handleError(
    job: JobRecord,
    decision: 'ignore' | 'reject',
    user: { readonly id: string; readonly name: string },
  ): boolean
  /** Stops the run without a change of the task: it is being retried, or the server is closing. */
  close(): void
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
  run: RunningJob | undefined
}

/** One run of a job: what its log's readers see, and what its stage can do to it. Times in unix milliseconds. */
export interface RunningJob {
  /** Empty until the job begins to run: what is checked out depends on that moment. */
  readonly source: LineSource
  /** How many lines have appeared. After the end that number stays. */
  readonly visible: number
  /** When the job began to run; undefined while it is being prepared. */
  readonly startedAt: number | undefined
  readonly endedAt: number | undefined
  /** Calls back when the job begins to run and when it is over; the returned function stops that. */
  watch(callback: () => void): () => void
  /** Ends the job: a cancelled task's signal has reached it. */
  abort(): void
  /** Stops all timers without an end: the server is closing. */
  close(): void
}

/** The statuses from which a task may be retried (contract §8.2). */
export const retryable: ReadonlySet<string> = new Set(['failed', 'timeout', 'cancelled', 'reject'])
