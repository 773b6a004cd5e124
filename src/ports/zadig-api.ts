import type { ExecuteBody } from '../payload/body.ts'
import type { WorkflowDefinition } from '../definition/definition.ts'
import type { Task } from '../task/task.ts'
import type { LineBatch } from './line-batch.ts'

/**
 * Zadig's workflow API in the domain's words: one method for each endpoint of contract §1. Every method throws a
 * ZadigError, or the signal's own reason once that is aborted; reads are retried within the outage budget, writes are
 * sent once. A write that was aborted may have arrived all the same.
 */
export interface ZadigApi {
  listWorkflows(query: ProjectRef & { readonly viewName?: string }): Promise<readonly WorkflowEntry[]>
  getDefinition(workflow: WorkflowRef, options?: CallOptions): Promise<WorkflowDefinition>
  /** The same answer as a document, for people; undefined where there is no such workflow in any project. */
  findDefinition(workflow: WorkflowRef, options?: CallOptions): Promise<DefinitionDocument | undefined>
  listTasks(
    query: WorkflowRef & { readonly page: number; readonly pageSize: number },
    options?: CallOptions,
  ): Promise<TaskPage>
  getTask(task: TaskRef, options?: CallOptions): Promise<Task>
  /** Sent once; the error's `delivery` says whether the server can have seen it. */
  executeWorkflow(body: ExecuteBody, options?: CallOptions): Promise<Triggered>
  cancelTask(task: TaskRef, options?: CallOptions): Promise<void>
  retryTask(task: TaskRef & ProjectRef, options?: CallOptions): Promise<void>
  /** Decides a native approval gate; `jobName` is the gate's job task name since Zadig 3.1 (contract §8.3). */
  approveTask(
    decision: TaskRef & { readonly jobName: string; readonly approve: boolean; readonly comment: string },
  ): Promise<void>
  setRemark(task: TaskRef & { readonly remark: string }, options?: CallOptions): Promise<void>
  /** The manual stage that the task is parked at (Zadig ≥ 5.0). */
  getManualStage(task: TaskRef & ProjectRef): Promise<ManualStageState>
  executeManualStage(task: TaskRef & ProjectRef & { readonly stageName: string }): Promise<void>
  /** `definition` is YAML or JSON text; `api` chooses the 5.0 endpoint or the older one under /api/aslan. */
  createWorkflow(definition: string, options: DefinitionWrite & { readonly viewName?: string }): Promise<void>
  updateWorkflow(workflowKey: string, definition: string, options: DefinitionWrite): Promise<void>
  deleteWorkflow(workflow: WorkflowRef): Promise<void>
  listViews(project: ProjectRef): Promise<readonly View[]>
  createView(view: ProjectRef & { readonly name: string; readonly workflows: readonly ViewWorkflow[] }): Promise<void>
  updateView(
    view: ProjectRef & {
      readonly name: string
      readonly workflows: readonly (ViewWorkflow & { readonly enabled: boolean })[]
    },
  ): Promise<void>
  deleteView(view: ProjectRef & { readonly name: string }): Promise<void>
  createApprovalTicket(ticket: ApprovalTicket): Promise<void>
  /**
   * Opens a job's live log from its first line, once; resolves with the server's headers, which come with the first line
   * (contract §7.2). Any end by the server is a ZadigError, an abort the signal's reason; leaving the loop closes the
   * connection. `isEventStream` is false for the server's silent error, and then the connection is closed already.
   */
  openLogStream(job: JobRef, options: { readonly signal: AbortSignal }): Promise<LogStream>
  /** The bytes of the whole stored log, cut anywhere; none while the server has no log (contract §7.3). */
  getFullLog(job: JobRef, options?: CallOptions): AsyncIterable<Uint8Array>
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Milliseconds that this call may keep trying while Zadig cannot be reached, instead of the client's own budget. */
  readonly outageTimeout?: number
  /** Milliseconds for one attempt, instead of the client's own. */
  readonly requestTimeout?: number
}

export interface ProjectRef {
  readonly projectKey: string
}

export interface WorkflowRef extends ProjectRef {
  readonly workflowKey: string
}

export interface TaskRef {
  readonly workflowKey: string
  readonly taskId: number
}

export interface JobRef extends TaskRef {
  /** The job task's name, verbatim. */
  readonly jobName: string
  /** The job's type: whether there is a stream at all depends on it (contract §7.2). */
  readonly jobType: string
}

export interface LogStream {
  readonly isEventStream: boolean
  readonly lines: AsyncIterable<LineBatch>
  /** Lines that wait for what may follow them; whole where nothing more came until the stream was closed (contract §7.2). */
  held(): LineBatch
}

export interface WorkflowEntry {
  readonly key: string
  readonly name: string
  readonly type: string
  readonly updatedBy: string
  readonly updateTime: number
}

export interface TaskPage {
  readonly total: number
  readonly tasks: readonly TaskEntry[]
  /** The server's clock when it answered, unix ms, from its `Date` header; undefined without one. */
  readonly serverTime: number | undefined
}

export interface TaskEntry {
  readonly taskId: number
  readonly workflowKey: string
  readonly workflowName: string
  readonly creator: string
  readonly status: string
  readonly createTime: number
  readonly startTime: number
  readonly endTime: number
}

export interface Triggered {
  readonly taskId: number
  /** The server's clock when it answered, unix ms, from its `Date` header; undefined without one. */
  readonly serverTime: number | undefined
  readonly projectKey: string
  readonly workflowKey: string
}

export interface ManualStageState {
  readonly status: string
  readonly stageName: string
  readonly canExecute: boolean
  readonly executors: readonly string[]
}

export interface DefinitionDocument {
  /** As the server sends it, credentials included. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Values that have to be masked. */
  readonly secrets: readonly string[]
}

export interface DefinitionWrite extends ProjectRef {
  readonly api: 'openapi' | 'aslan'
}

export interface View {
  readonly name: string
  readonly updatedBy: string
  readonly updateTime: number
  readonly workflows: readonly ViewWorkflow[]
}

export interface ViewWorkflow {
  readonly workflowKey: string
  /** `custom` or `product`. */
  readonly type: string
  /** The workflow's display name, which a view keeps beside its key; left out where it isn't known. */
  readonly name?: string
}

export interface ApprovalTicket extends ProjectRef {
  readonly approvalId: string
  readonly status: number | undefined
  readonly environments: readonly string[]
  readonly services: readonly { readonly service: string; readonly module: string }[]
  readonly users: readonly { readonly name: string; readonly email: string }[]
  /** Unix seconds; 0 leaves the window open on that side. */
  readonly windowStart: number
  readonly windowEnd: number
}
