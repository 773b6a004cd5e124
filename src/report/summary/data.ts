import type { Plan } from '../../payload/plan.ts'
import type { TimeSpent } from '../../task/time-budget.ts'
import type { Conclusion, Outcome } from '../../task/outcome.ts'
import type { Source } from '../../task/sources.ts'

/** The data of the summary and of the reports on GitHub. */
export interface SummaryData {
  readonly outcome: Outcome
  /** The task's page in Zadig. */
  readonly url: string
  /** How long the step waited for the task. */
  readonly elapsedMs: number
  /** `elapsedMs` by what the task was waiting for. */
  readonly spent: TimeSpent
  /** The last lines of each job's log, by the job's key (`jobsByKey`), as Zadig has them. */
  readonly tails: ReadonlyMap<string, readonly string[]>
  /** What may be missing from a job's log, by the job's key. */
  readonly doubts: ReadonlyMap<string, readonly string[]>
  /** The code of each job. */
  readonly sources?: readonly Source[]
  /** How often the task ran, this time included. Default: 1. */
  readonly attempts?: number
  /** The attempts before, oldest first, as far as they are known. */
  readonly earlierAttempts?: readonly Attempt[]
  /** Present if this step triggered the task. */
  readonly plan?: Plan
}

/** An attempt at a task before its retry. */
export interface Attempt {
  readonly conclusion: Conclusion
  readonly durationMs: number
  /** Display names, as Zadig has them. */
  readonly failedJobs: readonly string[]
}
