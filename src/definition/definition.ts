/** A workflow as its project defines it (contract §3.5), read before a trigger to check the payload against. */
export interface WorkflowDefinition {
  readonly key: string
  readonly name: string
  readonly projectKey: string
  /** When the workflow was created, unix seconds; updates don't change it. 0 where the server doesn't say. */
  readonly createTime: number
  /** -1 without a limit; with 0 a task waits for ever (contract §4.9). */
  readonly concurrencyLimit: number
  readonly params: readonly ParamDefinition[]
  readonly stages: readonly StageDefinition[]
  /** Type of each notification setting, by its index: what `notify_inputs[].id` counts. */
  readonly notificationTypes: readonly string[]
  /** Values of credential fields and variables that the definition carries in clear: to be masked, never shown. */
  readonly secrets: readonly string[]
}

export interface ParamDefinition {
  readonly name: string
  /** `string`, `text`, `choice`, `repo`, `multi-select`, `file` or one that we do not know. */
  readonly type: string
  readonly value: string
  readonly choices: readonly string[]
  readonly isCredential: boolean
  readonly repo: RepoDefinition | undefined
}

export interface RepoDefinition {
  readonly codehostId: number
  readonly namespace: string
  readonly name: string
}

export interface StageDefinition {
  readonly name: string
  readonly parallel: boolean
  readonly jobs: readonly JobDefinition[]
}

export interface JobDefinition {
  /** What `inputs[].job_name` must equal, exactly. */
  readonly name: string
  readonly type: string
  /** ``, `default_not_run`, `force_run` or `skip`. */
  readonly runPolicy: string
  /** The stored document of this job type, with its storage key names. */
  readonly spec: unknown
}

/** All jobs of a workflow, in the order in which its stages and they run. */
export function definedJobs(definition: WorkflowDefinition): readonly JobDefinition[] {
  return definition.stages.flatMap(({ jobs }) => jobs)
}

/** The job of exactly this name. */
export function findJob(definition: WorkflowDefinition, name: string): JobDefinition | undefined {
  return definedJobs(definition).find((job) => job.name === name)
}
