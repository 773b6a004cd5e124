import type { BudgetLimits } from '../task/time-budget.ts'

/** What happens when a job builds another commit than the one asked for. */
export type CommitCheckMode = 'warn' | 'strict' | 'off'

/** `stream` shows every log live, `failed` only those of failed jobs at the end, `none` none. */
export type LogMode = 'stream' | 'failed' | 'none'

/** How to reach Zadig, common to every action. Durations are milliseconds. */
export interface ConnectionInputs {
  readonly url: string
  readonly apiToken: string
  /** PEM text, read from the file where the user gave a path. */
  readonly caCertificate: string | undefined
  readonly requestTimeout: number
  readonly outageTimeout: number
}

/** What to show of the task on GitHub, outside of the step. */
export interface GithubInputs {
  readonly githubToken: string
  /** The context of a commit status; empty for none. */
  readonly commitStatus: string
  /** The environment of a deployment; empty for none. */
  readonly deploymentEnvironment: string
  readonly pullRequestComment: boolean
}

/** How to wait for a task and what to show of it: common to run, wait and retry. */
export interface FollowInputs extends GithubInputs {
  readonly limits: BudgetLimits
  readonly pollInterval: number
  readonly commitCheck: CommitCheckMode
  readonly logs: LogMode
  /** Absolute path of the directory that gets each job's complete log; undefined for none. */
  readonly logDirectory: string | undefined
  /** How often a failed task is retried through Zadig. */
  readonly retries: number
  readonly cancelOnAbort: boolean
  readonly cancelOnTimeout: boolean
  readonly summary: boolean
  readonly annotations: boolean
}

/** What the user asks the root action to do. */
export interface RunInputs extends ConnectionInputs, FollowInputs {
  readonly projectKey: string
  readonly workflowKey: string
  /** YAML or JSON text, as written. */
  readonly parameters: string
  readonly inputs: string
  readonly notifyInputs: string
  readonly payloadFile: { readonly name: string; readonly text: string } | undefined
  readonly preflight: 'strict' | 'warn' | 'off'
  /** Names of approval jobs to leave out on purpose. */
  readonly skipGates: readonly string[]
  readonly dryRun: boolean
  /** The workflow variable that gets this run's marker; empty for none. */
  readonly correlationParameter: string
  /** The values of this leg of a matrix, always in the same form; empty in a job without a matrix. */
  readonly matrix: string
  readonly remark: string
  readonly onRerun: 'new' | 'retry' | 'attach'
  readonly wait: boolean
}
