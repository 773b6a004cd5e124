import type { Deployment } from './github-api.ts'

/** What the main step saves for its post step, which reads it after any end of the main step, also after a kill. */
export interface StepState {
  /**
   * `triggering` before the POST, `following` once the task is known, `cancelling` while the step cancels it because of
   * a timeout or a wrong commit, `done` when the post step has nothing to cancel.
   */
  readonly phase: 'triggering' | 'following' | 'cancelling' | 'done'
  readonly taskId: number
  /** When the POST was sent, by our clock, unix ms. */
  readonly sentAt: number
  /** The value of the correlation parameter. */
  readonly marker: string
  readonly expected: ExpectedTask
  /** Reports that GitHub shows, or may show, as in progress; undefined once they are closed. */
  readonly openStatus: OpenReport | undefined
  readonly openDeployment: OpenReport | undefined
  readonly openComment: OpenReport | undefined
}

/** What the post step finds: fields that were never saved, or that can't be read, are undefined. */
export type SavedState = { readonly [Field in keyof StepState]?: StepState[Field] | undefined }

/** What the task of this step must look like. Values of parameters are kept as hashes. */
export interface ExpectedTask {
  readonly jobs: readonly ExpectedJob[]
  readonly parameters: Readonly<Record<string, string>>
}

export interface ExpectedJob {
  /** The job's name in the workflow. */
  readonly name: string
  /** The services that were listed; empty where the job takes none. */
  readonly targets: readonly { readonly service: string; readonly module: string }[]
  /** The environment that was named, or empty. */
  readonly environment: string
}

/** The fields that hold open reports. */
export const OPEN_REPORTS = ['openStatus', 'openDeployment', 'openComment'] as const

export type OpenReportName = (typeof OPEN_REPORTS)[number]

/** A report that the post step has to close. It contains no token: the runner stores it in a file. */
export type OpenReport = Place & {
  /** The end that could not be written; undefined if the task was in progress. */
  readonly end: End | undefined
}

/** How a task ended, as a status on GitHub shows it. */
export interface End {
  readonly state: 'success' | 'failure' | 'error'
  readonly description: string
}

/** Where a report is on GitHub. */
export type Place = StatusPlace | DeploymentPlace | CommentPlace

/** The task that is reported on. */
export interface ReportedTask {
  readonly taskId: number
  readonly url: string
}

export interface StatusPlace extends ReportedTask {
  readonly kind: 'status'
  readonly sha: string
  readonly context: string
}

export interface DeploymentPlace extends ReportedTask {
  readonly kind: 'deployment'
  readonly deployment: Deployment
  /** Undefined until GitHub has responded: the deployment may or may not exist. */
  readonly deploymentId?: number | undefined
}

export interface CommentPlace extends ReportedTask {
  readonly kind: 'comment'
  readonly commentId: number
  readonly frame: CommentFrame
}

/** What a comment contains beside the summary's data. */
export interface CommentFrame {
  readonly projectKey: string
  readonly workflowKey: string
  /** The page of the GitHub run; empty if it has none. */
  readonly runUrl: string
}
