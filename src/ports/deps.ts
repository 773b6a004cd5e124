import type { GithubEvent } from '../payload/read/github-event.ts'
import type { Clock } from '../time/clock.ts'
import type { GithubApi } from './github-api.ts'
import type { LogFiles, Runner, WriteOutputFile } from './runner.ts'
import type { ZadigApi } from './zadig-api.ts'

/** Everything that use cases need from outside. Each function asks for its part with `Pick<Deps, …>`. */
export interface Deps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  /** Numbers in [0, 1), for the jitter of pauses. */
  readonly random: () => number
  /** Aborted when the runner stops the step, with the signal's name as its reason. */
  readonly signal: AbortSignal
  /** The display name in the API token, which Zadig stores as the task's creator; empty where the token has none. */
  readonly creator: string
  /** The step's tokens, to be hidden where the runner's masks don't reach. */
  readonly tokens: readonly string[]
  readonly event: GithubEvent
  readonly identity: RunIdentity
  /** Makes the client of GitHub's API for the run's own repository; the signal gives up its requests in progress. */
  readonly github: (signal?: AbortSignal) => GithubApi
  /** The page of the GitHub run; empty where it has none. */
  readonly runUrl: string
  /** Where complete logs are written as files; undefined for nowhere. */
  readonly logFiles: LogFiles | undefined
  readonly writeFile: WriteOutputFile
}

/** Identifies one step of one GitHub run, also over re-runs. */
export interface RunIdentity {
  /** `owner/name` */
  readonly repository: string
  readonly runId: string
  /** 1 for the first run, one more for each re-run; undefined where the runner doesn't set it. */
  readonly runAttempt: number | undefined
  readonly job: string
  /** The values of this leg of a matrix, always in the same form; empty in a job without a matrix. */
  readonly matrix: string
  /** The step's id, or the name that the runner gives it. */
  readonly step: string
}
