import { isStoredLogLost } from '../logs/stored-log.ts'
import { mayOpen, streams } from '../logs/streaming-types.ts'
import type { LogFiles } from '../ports/log-files.ts'
import type { LoggedCommits } from '../ports/logged-commits.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { labelWidth, lastState } from '../report/log-lines.ts'
import { jobsByKey } from '../task/changes.ts'
import { hasEnded, hasFailed, isKnownStatus, phaseOf } from '../task/status.ts'
import { jobLabel, type Job, type Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { createLogShow, nextAttempt, type Attempt } from './show-log.ts'

/** `stream` shows every log live, `failed` only those of failed jobs at the end, `none` none. */
export type LogMode = 'stream' | 'failed' | 'none'

/** Lines kept of each log for the end of the log and the summary. */
const TAIL_LINES = 200

/** The longest that all logs together, over all attempts, keep the verdict waiting once the task's end is known. */
const END_BUDGET_MS = 30_000

export interface FollowLogsOptions {
  readonly zadig: Pick<ZadigApi, 'openLogStream' | 'getFullLog'>
  readonly clock: Clock
  readonly task: TaskRef
  readonly logs: LogMode
  /** Whether a job's log is read although it is not to be shown. */
  readonly isLogNeeded?: (key: string, job: Job) => boolean
  /** Where complete logs are written as files, whatever is shown; undefined for nowhere. */
  readonly logFiles?: LogFiles | undefined
  /** Aborted to stop at once. */
  readonly signal: AbortSignal
  readonly print: (text: string | Uint8Array) => Promise<void>
  readonly onSilence: () => void
}

export interface LogResult {
  /** The last lines of each log that was followed, by the job's key (`jobsByKey`). */
  readonly tails: ReadonlyMap<string, readonly string[]>
  /** What may be missing, in words, by the job's key. */
  readonly doubts: ReadonlyMap<string, readonly string[]>
  /** The commits that each log shows, by the job's key. */
  readonly commits: ReadonlyMap<string, LoggedCommits>
}

export interface LogFollower {
  /** Opens, ends and restarts logs as the jobs of this snapshot demand. */
  update(task: Task): void
  /** The commits of the logs that were read to their ends, by the job's key. */
  commits(): ReadonlyMap<string, LoggedCommits>
  /**
   * Ends every log that is still open, waits for the last lines, and gives back what is left to show. All calls together
   * wait 30 s at most; what is not there by then is told as a doubt. Takes no time for jobs that go on without us.
   *
   * @param mayRunAgain whether another attempt may follow, for which half of what is left of the 30 s is kept
   */
  end(mayRunAgain: boolean): Promise<LogResult>
}

interface Following extends Attempt {
  readonly done: Promise<void>
  isDone: boolean
}

/** Follows the logs of all jobs of a task, in parallel: each has its own reader, its own door and its own pace. */
export function followLogs(options: FollowLogsOptions): LogFollower {
  const following = new Map<string, Following>()
  /** By a job's name, the key of the one that shows its log. */
  const shownBy = new Map<string, string>()
  const doubts = new Map<string, string[]>()
  /** The jobs whose logs the user wants to see, by key. */
  const shown = new Set<string>()
  const show = createLogShow(options)
  // A log that isn't found once it is stored can only be streamed while the job runs.
  const isStreamedOrLost = isStoredLogLost(options.task)
  let width = 0
  let taskEnded = false
  let budgetMs = END_BUDGET_MS

  function isWanted(key: string, job: Job): boolean {
    return isShown(job) || (isThere(job) && options.isLogNeeded?.(key, job) === true)
  }

  function isThere(job: Job): boolean {
    if (!streams(job.type) || phaseOf(job.status) === 'skipped') return false
    return mayOpen(job.status) || hasEnded(job.status) || isOverUnnoticed(job)
  }

  function isShown(job: Job): boolean {
    if (!isThere(job)) return false
    if (options.logs === 'stream' || options.logFiles !== undefined) return true
    return options.logs === 'failed' && (hasFailed(job.status) || isStreamedOrLost)
  }

  /** A job in a status that we don't know ran all the same: its end shows in its times, or in its task's. */
  function isOverUnnoticed({ status, startTime, endTime }: Job): boolean {
    return !isKnownStatus(status) && startTime > 0 && (taskEnded || endTime >= startTime)
  }

  function start(key: string, job: Job, before: Following | undefined): void {
    const attempt = nextAttempt(job, before)
    const look = { width, index: following.size }
    const onDoubt = (text: string): void => void doubts.set(key, [...new Set([...(doubts.get(key) ?? []), text])])
    const done = (before?.done ?? Promise.resolve()).then(() => show(attempt, look, onDoubt))
    const started: Following = { ...attempt, done, isDone: false }
    void done.then(() => (started.isDone = true))
    following.set(key, started)
    shownBy.set(job.name, key)
  }

  /** Jobs of one name share one log (contract §5.3): the first of them shows it. */
  function isShared(key: string, { name }: Job): boolean {
    return (shownBy.get(name) ?? key) !== key
  }

  /** Waits for all logs; cuts those that are not complete after so many milliseconds. */
  async function withinBudget(ms: number): Promise<void> {
    const startedAt = options.clock.now()
    const done = new AbortController()
    void options.clock.sleep(ms, done.signal).then(
      () => following.forEach(({ timeUp }) => timeUp.abort()),
      () => undefined,
    )
    await Promise.all([...following.values()].map((log) => log.done))
    done.abort()
    budgetMs = Math.max(0, budgetMs - (options.clock.now() - startedAt))
  }

  return {
    update(task) {
      taskEnded = hasEnded(task.status)
      const jobs = jobsByKey(task)
      width = Math.max(width, ...[...jobs.values()].map((job) => labelWidth(jobLabel(job))))
      for (const [key, job] of jobs) {
        const before = following.get(key)
        const again = before !== undefined && isAnotherAttempt(before, job)
        // Its pod is gone or going, and before the next one starts the server would look for any of a like name.
        if (again || isOver(job)) before?.ended.abort()
        if (isShown(job)) shown.add(key)
        if ((before === undefined || again) && isWanted(key, job) && !isShared(key, job)) {
          start(key, job, before)
          if (isOver(job) || isOverUnnoticed(job)) following.get(key)?.ended.abort()
        }
      }
    },
    commits() {
      const whole = [...following].filter(([, { isDone }]) => isDone)
      return new Map(whole.map(([key, { ledger }]) => [key, ledger.commits()]))
    },
    async end(mayRunAgain) {
      for (const { ended, givenUp } of following.values()) {
        // Where we end before the task does, a job that still runs has no stored log that would complete what was shown.
        if (!taskEnded && !ended.signal.aborted) givenUp.abort()
        ended.abort()
      }
      await withinBudget(mayRunAgain ? budgetMs / 2 : budgetMs)
      const tails = [...following]
        .filter(([key]) => shown.has(key))
        .map(([key, { ledger }]) => [key, ledger.lastLines(TAIL_LINES).map(lastState)] as const)
      const commits = [...following].map(([key, { ledger }]) => [key, ledger.commits()] as const)
      return {
        tails: new Map(tails),
        doubts: new Map([...doubts].filter(([key]) => shown.has(key))),
        commits: new Map(commits),
      }
    },
  }
}

/** Whether nothing more will be written to the attempt's log: the job has ended, waits for a decision, or was set back. */
function isOver({ status }: Job): boolean {
  return hasEnded(status) || status === 'wait_for_manual_error_handling' || phaseOf(status) === 'idle'
}

/** A retry by the server counts up, one of the task starts the job later, within the same second only its status tells. */
function isAnotherAttempt({ job: before, ended }: Attempt, job: Job): boolean {
  return (
    job.retryCount > before.retryCount ||
    (before.startTime > 0 && job.startTime > before.startTime) ||
    (ended.signal.aborted && mayOpen(job.status))
  )
}
