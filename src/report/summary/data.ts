import type { Plan } from '../../payload/plan.ts'
import type { TimeSpent } from '../../task/time-budget.ts'
import type { Conclusion, Outcome } from '../../task/outcome.ts'
import type { Source } from '../../task/sources.ts'

/** What a report is rendered from. */
export interface SummaryData {
  readonly outcome: Outcome
  /** The task's page in Zadig. */
  readonly url: string
  /** Milliseconds that the step waited for the task. */
  readonly elapsedMs: number
  /** Those milliseconds by what was waited for. */
  readonly spent: TimeSpent
  /** The last lines of each job's log, by the job's key (`jobsByKey`), as Zadig has them. */
  readonly tails: ReadonlyMap<string, readonly string[]>
  /** What may be missing from a job's log, by the job's key. */
  readonly doubts: ReadonlyMap<string, readonly string[]>
  /** What each job was asked to build, and what it built. */
  readonly sources?: readonly Source[]
  /** How often the task ran, this time included; 1 where absent. */
  readonly attempts?: number
  /** What became of the attempts before, oldest first, as far as it is known. */
  readonly earlierAttempts?: readonly Attempt[]
  /** What was asked for, where this step triggered the task. */
  readonly plan?: Plan
}

/** One earlier attempt at a task, before it was retried. */
export interface Attempt {
  readonly conclusion: Conclusion
  readonly durationMs: number
  /** Labels of the jobs that failed in it, as Zadig has them. */
  readonly failedJobs: readonly string[]
}
