// What a caller says of the step to run.
import type { ProxySettings } from './environment.ts'
import type { JobStatus } from './expression.ts'
import type { JobContext, WorkflowEvent } from './job-context.ts'
import type { Ladder } from './node-process.ts'
import type { RunnerDifferences } from './other-runners.ts'

/** One step `uses: <action>` of one job. */
export type StepOptions = {
  /** Directory with the action.yml. */
  readonly actionPath: string
  /** What `with:` gives, already evaluated. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Variables of workflow, job and step. */
  readonly env?: Readonly<Record<string, string>>
  /** Default: a push without payload. */
  readonly event?: WorkflowEvent
  /** GITHUB_WORKSPACE; default: an empty directory that is removed at the end. */
  readonly workspace?: string
  readonly context?: Partial<JobContext>
  /** Another runner than GitHub's. */
  readonly differences?: RunnerDifferences
  /** Node binary; default: the one that runs this. Runners other than GitHub's take the `node` that is on PATH. */
  readonly node?: string
  /** `timeout-minutes` of the step, which holds for each of its stages. */
  readonly stepTimeoutMs?: number
  /** The step's `if`, evaluated again when the job is cancelled: if it is true, the process gets no signal. */
  readonly condition?: string
  /** Status of the job before this step. Default: success. */
  readonly jobStatus?: JobStatus
  /** What later steps make of the job's status before the post stage runs. */
  readonly jobStatusAtPost?: (afterMain: JobStatus) => JobStatus
  /** Called with each line of the log, of main and post, as it is written. */
  readonly onLine?: (line: string) => void
  /** Whether the result has the lines of the log. Without them memory does not grow with the log. Default: true. */
  readonly keepLines?: boolean
  /** Secrets of the job, masked from the start; the job's token always is. */
  readonly secrets?: readonly string[]
  /** Files of problem matchers that earlier steps have loaded. */
  readonly matcherFiles?: readonly string[]
  readonly proxy?: ProxySettings
  /** Step debug logging: RUNNER_DEBUG and `##[debug]` lines. */
  readonly debug?: boolean
  /** Times of the cancellation ladder in place of the runner's. */
  readonly ladder?: Partial<Ladder>
}
