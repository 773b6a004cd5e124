import { isBeforeFirstJob, isUnpinned, isWrong, needsProof, sourcesOf } from '../task/sources.ts'
import type { LoggedCommits, Requests, Source } from '../task/sources.ts'
import type { Outcome } from '../task/outcome.ts'
import { hasEnded } from '../task/status.ts'
import type { Job, Task } from '../task/task.ts'
import type { CommitCheckMode } from '../ports/inputs.ts'

/** Which commits were asked for, and what to do about others. */
export interface CommitCheck {
  readonly mode: CommitCheckMode
  readonly requests: Requests
  /**
   * Where the requests come from: from this step, which has just started the task (`new-task`) or found it running
   * (`earlier-task`), or from the task's own detail (`detail`). The detail may show the branch's tip at the task's creation
   * (contract §5.5): a job that is not pinned to it does not stop the task, and missing proof is not a warning.
   */
  readonly origin: 'new-task' | 'earlier-task' | 'detail'
}

type Logged = ReadonlyMap<string, LoggedCommits>

/** Whether the log of a job is needed, also where it is not to be shown. */
export function isLogNeeded({ mode, requests }: CommitCheck, key: string, job: Job): boolean {
  return mode !== 'off' && needsProof(key, job, requests)
}

/**
 * Why a running task must be stopped, with `strict`: Zadig will not check out a commit that this step asked for, or a
 * job has ended whose log shows another one, or none.
 *
 * @param logged the commits of the logs that were read to their ends, by the job's key
 */
export function mustStop(check: CommitCheck, task: Task, logged: Logged): Outcome | undefined {
  if (check.mode !== 'strict' || hasEnded(task.status)) return undefined
  const sources = sourcesOf(task, check.requests, logged)
  const isEarly = check.origin === 'new-task' || (check.origin === 'earlier-task' && isBeforeFirstJob(task))
  const unpinned = isEarly ? sources.filter((source) => isUnpinned(source) && source.proof !== 'same') : []
  const shown = sources.filter((source) => isWrong(source) && logged.has(source.key))
  const wrong = unpinned.length > 0 ? unpinned : shown
  return wrong.length === 0 ? undefined : { kind: 'wrong-commit', task, sources: wrong }
}

/** The outcome in the light of what was built: with `strict` nothing passes for another commit, or without proof. */
export function judgeCommits({ mode }: CommitCheck, outcome: Outcome, sources: readonly Source[]): Outcome {
  const wrong = sources.filter(isWrong)
  if (mode !== 'strict' || outcome.kind !== 'success' || wrong.length === 0) return outcome
  return { kind: 'wrong-commit', task: outcome.task, sources: wrong }
}

/** The sources that a warning names. Those without proof count only where the commit was asked for by this step. */
export function worthAWarning({ mode, origin }: CommitCheck, sources: readonly Source[]): readonly Source[] {
  if (mode === 'off') return []
  return sources.filter((source) => (origin === 'detail' ? source.proof === 'different' : isWrong(source)))
}
