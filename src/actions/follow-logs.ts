import { jobLog, type LogPiece } from '../logs/job-log.ts'
import type { Ledger } from '../logs/ledger.ts'
import { streams } from '../logs/streaming-types.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { createLogDoor, labelWidth, type LogDoor } from '../report/log-lines.ts'
import { oneLine } from '../report/remote-text.ts'
import { jobsByKey } from '../task/changes.ts'
import { errorMessage } from '../errors.ts'
import { hasEnded, hasFailed, phaseOf } from '../task/status.ts'
import { jobLabel, type Job, type Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { createTail, type Tail } from '../logs/tail.ts'

/** `stream` shows every log live, `failed` only those of failed jobs at the end, `none` none. */
export type LogMode = 'stream' | 'failed' | 'none'

/** Lines kept of each log for the end of the log and the summary. */
const TAIL_LINES = 200

export interface FollowLogsOptions {
  readonly zadig: Pick<ZadigApi, 'openLogStream' | 'getFullLog'>
  readonly clock: Clock
  readonly task: TaskRef
  readonly logs: LogMode
  /** Aborted to stop at once. */
  readonly signal: AbortSignal
  readonly print: (text: string) => Promise<void>
  readonly onSilence: () => void
}

export interface LogResult {
  /** The last lines of each log that was followed, by the job's key (`jobsByKey`). */
  readonly tails: ReadonlyMap<string, readonly string[]>
  /** What may be missing, in words, by the job's key. */
  readonly doubts: ReadonlyMap<string, readonly string[]>
}

export interface LogFollower {
  /** Opens, ends and restarts logs as the jobs of this snapshot demand. */
  update(task: Task): void
  /** Ends every log that is still open, waits for the last lines, and gives back what is left to show. */
  end(): Promise<LogResult>
}

interface Following {
  readonly ended: AbortController
  readonly done: Promise<Ledger | undefined>
  readonly startTime: number
  readonly retryCount: number
}

/** Follows the logs of all jobs of a task, in parallel: each has its own reader, its own door and its own pace. */
export function followLogs(options: FollowLogsOptions): LogFollower {
  const following = new Map<string, Following>()
  const tails = new Map<string, Tail>()
  const doubts = new Map<string, string[]>()
  let width = 0

  function wanted(job: Job): boolean {
    if (!streams(job.type) || phaseOf(job.status) === 'idle' || phaseOf(job.status) === 'skipped') return false
    if (options.logs === 'stream') return phaseOf(job.status) === 'active' || hasEnded(job.status)
    return options.logs === 'failed' && hasFailed(job.status)
  }

  /** A log that can't be shown is told as a doubt: it never touches the verdict. */
  async function readLog(
    key: string,
    job: Job,
    ended: AbortController,
    earlier: Ledger | undefined,
  ): Promise<Ledger | undefined> {
    try {
      return await passLog(key, job, ended, earlier)
    } catch (thrown) {
      doubts.set(key, [...(doubts.get(key) ?? []), `This log could not be shown: ${errorMessage(thrown)}`])
      return undefined
    }
  }

  async function passLog(key: string, job: Job, ended: AbortController, earlier: Ledger | undefined): Promise<Ledger> {
    const door = createLogDoor(jobLabel(job), width, following.size)
    const tail = createTail(TAIL_LINES)
    tails.set(key, tail)
    const log = jobLog({
      ...options,
      api: options.zadig,
      job: { ...options.task, jobName: job.name, jobType: job.type },
      ended: ended.signal,
      stop: options.signal,
      ...(earlier === undefined ? {} : { earlier }),
    })
    for (;;) {
      const next = await log.next()
      if (next.done === true) return next.value
      if (next.value.kind === 'lines') tail.add(next.value.lines)
      await show(next.value, key, job, door)
    }
  }

  async function show(piece: LogPiece, key: string, job: Job, door: LogDoor): Promise<void> {
    if (piece.kind === 'lines') {
      if (options.logs === 'stream') await options.print(door(piece.lines))
      return
    }
    if (!piece.complete) doubts.set(key, [...(doubts.get(key) ?? []), piece.text])
    await options.print(`  ${oneLine(jobLabel(job), 80)}: ${piece.text}\n`)
  }

  function start(key: string, job: Job, before: Following | undefined): void {
    const ended = new AbortController()
    const previous = before?.done ?? Promise.resolve(undefined)
    const done = previous.then((earlier) => readLog(key, job, ended, earlier))
    following.set(key, { ended, done, startTime: job.startTime, retryCount: job.retryCount })
  }

  return {
    update(task) {
      const jobs = jobsByKey(task)
      width = Math.max(width, ...[...jobs.values()].map((job) => labelWidth(jobLabel(job))))
      for (const [key, job] of jobs) {
        const current = following.get(key)
        const again =
          current !== undefined &&
          (job.retryCount > current.retryCount || (current.startTime > 0 && job.startTime > current.startTime))
        if (again) current.ended.abort()
        // Jobs of one name share one log (contract §5.3): the first of them shows it.
        const shared = current === undefined && jobNames(jobs, following).has(job.name)
        if (wanted(job) && !shared && (current === undefined || again)) start(key, job, current)
        if (hasEnded(job.status)) following.get(key)?.ended.abort()
      }
    },
    async end() {
      for (const { ended } of following.values()) ended.abort()
      await Promise.all([...following.values()].map(({ done }) => done))
      return { tails: new Map([...tails].map(([key, tail]) => [key, tail.lines()])), doubts }
    },
  }
}

function jobNames(jobs: ReadonlyMap<string, Job>, following: ReadonlyMap<string, Following>): ReadonlySet<string> {
  return new Set([...following.keys()].map((key) => jobs.get(key)?.name ?? ''))
}
