/** A task, as the adapter reads it from the task detail (contract §5). Times are unix seconds, 0 if absent. */
export interface Task {
  readonly id: number
  readonly workflowKey: string
  /** The display name, which the execute answer does not have. */
  readonly workflowName: string
  readonly projectKey: string
  /** Zadig's status in lower case; it may be an unknown one. */
  readonly status: string
  readonly creator: string
  /** Who cancelled it; `system` after a server restart. Before that the creator. */
  readonly revoker: string
  readonly remark: string
  readonly error: string
  readonly createTime: number
  readonly startTime: number
  readonly endTime: number
  readonly params: readonly { readonly name: string; readonly value: string }[]
  readonly stages: readonly Stage[]
  /** Values of credential fields, which the detail has in clear (contract §5.6). They are masked and never shown. */
  readonly secrets: readonly string[]
}

export interface Stage {
  readonly name: string
  readonly status: string
  /** Present if a person has to start the stage. */
  readonly manual: ManualStage | undefined
  /** The approval before the stage's jobs, on Zadig 3.0 and older; later an approval is a job (contract §8.3). */
  readonly gate?: Gate
  readonly jobs: readonly Job[]
}

export interface ManualStage {
  readonly enabled: boolean
  readonly executed: boolean
  readonly executors: readonly string[]
  readonly executedBy: string
}

/** One job task. A job of the definition can have several, one a service module (contract §5.3). */
export interface Job {
  /** `job-<stage>-<job>-<sub>-<name>`: the key of the log endpoints and of approve. Not always unique in a task. */
  readonly name: string
  readonly displayName: string
  /** The job's name in the definition, which is `job_name` of the payload; empty before Zadig 3.3. */
  readonly originName: string
  readonly type: string
  readonly status: string
  readonly startTime: number
  readonly endTime: number
  readonly costSeconds: number
  readonly error: string
  /** How often the server re-ran it under its own error policy. */
  readonly retryCount: number
  readonly repos: readonly JobRepo[]
  readonly images: readonly ServiceImage[]
  readonly environment: DeployedEnvironment | undefined
  readonly gate: Gate | undefined
  readonly test: TestReport | undefined
  readonly scan: ScanReport | undefined
}

/** A repository of a job in the task detail: what was asked for, which need not be what is built. */
export interface JobRepo {
  readonly namespace: string
  readonly name: string
  readonly branch: string
  readonly tag: string
  readonly pullRequests: readonly number[]
  /** Further branches that are merged into the first. */
  readonly mergedBranches: readonly string[]
  /** The commit asked for, else the tip when the task was created; empty if Zadig doesn't know it. */
  readonly commit: string
  /** Whether the job checks out that commit and not the branch. */
  readonly isPinned: boolean
}

export interface ServiceImage {
  readonly service: string
  readonly module: string
  readonly image: string
}

export interface DeployedEnvironment {
  readonly name: string
  readonly production: boolean
  readonly services: readonly ServiceImage[]
}

/** Who may decide a gate, and who did. */
export interface Gate {
  /** `native` or empty for Zadig; otherwise the app in which it is decided: `lark`, `dingtalk`, `workwx`. */
  readonly kind: string
  readonly description: string
  readonly neededApprovers: number
  readonly approvers: readonly Approver[]
}

export interface Approver {
  readonly name: string
  /** `approve`, `reject`, or empty before a decision. */
  readonly decision: string
  readonly comment: string
}

export interface TestReport {
  readonly name: string
  readonly junit: boolean
  readonly html: boolean
  readonly archive: boolean
}

export interface ScanReport {
  readonly name: string
  readonly link: string
  readonly metrics: Readonly<Record<string, string>>
}

/** The task's jobs in Zadig's order. */
export function jobsOf(task: Task): readonly Job[] {
  return task.stages.flatMap((stage) => stage.jobs)
}

/** The job's display name, or the job task's name on servers older than 3.3. */
export function jobLabel(job: Pick<Job, 'name' | 'displayName'>): string {
  return job.displayName === '' ? job.name : job.displayName
}
