import { errorMessage } from '../errors.ts'
import { createFileNamer } from '../logs/file-names.ts'
import { jobLog, type LogPiece } from '../logs/job-log.ts'
import type { Ledger } from '../logs/ledger.ts'
import { mayOpen, streams } from '../logs/streaming-types.ts'
import { createTurns } from '../logs/turns.ts'
import { createTail, type Tail } from '../logs/tail.ts'
import type { LogFiles } from '../ports/log-files.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { createLogDoor, labelWidth } from '../report/log-lines.ts'
import { oneLine } from '../report/remote-text.ts'
import { jobsByKey } from '../task/changes.ts'
import { hasEnded, hasFailed, phaseOf } from '../task/status.ts'
import { jobLabel, type Job, type Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { openRecord, type LogRecord } from './log-record.ts'

/** `stream` shows every log live, `failed` only those of failed jobs at the end, `none` none. */
export type LogMode = 'stream' | 'failed' | 'none'

/** Lines kept of each log for the end of the log and the summary. */
const TAIL_LINES = 200

export interface FollowLogsOptions {
  readonly zadig: Pick<ZadigApi, 'openLogStream' | 'getFullLog'>
  readonly clock: Clock
  readonly task: TaskRef
  readonly logs: LogMode
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
}

export interface LogFollower {
  /** Opens, ends and restarts logs as the jobs of this snapshot demand. */
  update(task: Task): void
  /**
   * Ends every log that is still open, waits for the last lines, and gives back what is left to show. Takes no time for
   * jobs that go on without us.
   */
  end(): Promise<LogResult>
}

/** One attempt of one job, whose log is being followed or was. */
interface Following {
  readonly job: Job
  /** The attempt's number, from 1. */
  readonly attempt: number
  readonly ended: AbortController
  /** Aborted to give the log up at once, without looking for the stored one. */
  readonly givenUp: AbortController
  readonly done: Promise<Ledger | undefined>
}

/** Follows the logs of all jobs of a task, in parallel: each has its own reader, its own door and its own pace. */
export function followLogs(options: FollowLogsOptions): LogFollower {
  const following = new Map<string, Following>()
  const tails = new Map<string, Tail>()
  const doubts = new Map<string, string[]>()
  const nameFile = createFileNamer()
  const turn = createTurns()
  // A log that is not stored, or not under a name that the server finds (contract §7.3), is there while the job runs or never.
  const capturing = options.logFiles !== undefined || /[A-Z]/.test(options.task.workflowKey)
  let width = 0
  let taskEnded = false

  function isWanted(job: Job): boolean {
    if (!streams(job.type) || phaseOf(job.status) === 'skipped') return false
    const isThere = mayOpen(job.status) || hasEnded(job.status)
    if (options.logs === 'stream' || options.logFiles !== undefined) return isThere
    return options.logs === 'failed' && (hasFailed(job.status) || (capturing && isThere))
  }

  function addDoubt(key: string, text: string): void {
    doubts.set(key, [...(doubts.get(key) ?? []), text])
  }

  /** A log that can't be shown is told as a doubt: it never touches the verdict. */
  async function readLog(key: string, current: Omit<Following, 'done'>, earlier: Ledger | undefined) {
    const record = await openRecord(
      options.logFiles,
      () => nameFile(current.job.name, current.attempt),
      (text) => addDoubt(key, text),
    )
    try {
      return await passLog(key, current, earlier, record)
    } catch (thrown) {
      addDoubt(key, `This log could not be shown: ${errorMessage(thrown)}`)
      return undefined
    } finally {
      await record.close()
    }
  }

  async function passLog(
    key: string,
    { job, ended, givenUp }: Omit<Following, 'done'>,
    earlier: Ledger | undefined,
    record: LogRecord,
  ): Promise<Ledger> {
    const door = createLogDoor(jobLabel(job), width, following.size)
    const tail = createTail(TAIL_LINES)
    tails.set(key, tail)

    async function pass(piece: LogPiece): Promise<void> {
      if (piece.kind === 'remark') return remark(piece, job)
      tail.add(piece.batch)
      await record.add(piece.batch)
      if (options.logs === 'stream') await options.print(door(piece.batch))
    }
    async function remark({ text, complete }: Extract<LogPiece, { kind: 'remark' }>, { status }: Job): Promise<void> {
      if (!complete) addDoubt(key, text)
      if (options.logs === 'stream' || hasFailed(status))
        await options.print(`  ${oneLine(jobLabel(job), 80)}: ${text}\n`)
    }

    const log = jobLog({
      ...options,
      api: options.zadig,
      job: { ...options.task, jobName: job.name, jobType: job.type },
      ended: ended.signal,
      stop: AbortSignal.any([options.signal, givenUp.signal]),
      turn,
      file: record,
      ...(earlier === undefined ? {} : { earlier }),
    })
    for (;;) {
      const next = await log.next()
      if (next.done === true) return next.value
      await pass(next.value)
    }
  }

  function start(key: string, job: Job, before: Following | undefined): void {
    const current = {
      job,
      attempt: (before?.attempt ?? 0) + 1,
      ended: new AbortController(),
      givenUp: new AbortController(),
    }
    const previous = before?.done ?? Promise.resolve(undefined)
    const done = previous.then((earlier) => readLog(key, current, earlier))
    following.set(key, { ...current, done })
  }

  /** Jobs of one name share one log (contract §5.3): the first of them shows it. */
  function isShared(key: string, { name }: Job): boolean {
    return [...following].some(([other, { job }]) => other !== key && job.name === name)
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
        if ((before === undefined || again) && isWanted(job) && !isShared(key, job)) {
          start(key, job, before)
          if (isOver(job)) following.get(key)?.ended.abort()
        }
      }
    },
    async end() {
      for (const { ended, givenUp } of following.values()) {
        // Where we end before the task does, a job that still runs has no stored log that would complete what was shown.
        if (!taskEnded && !ended.signal.aborted) givenUp.abort()
        ended.abort()
      }
      await Promise.all([...following.values()].map(({ done }) => done))
      return { tails: new Map([...tails].map(([key, tail]) => [key, tail.lines()])), doubts }
    },
  }
}

/** Whether nothing more will be written to the attempt's log: the job has ended, waits for a decision, or was set back. */
function isOver({ status }: Job): boolean {
  return hasEnded(status) || status === 'wait_for_manual_error_handling' || phaseOf(status) === 'idle'
}

/** A retry by the server counts up, one of the task starts the job later, within the same second only its status tells. */
function isAnotherAttempt({ job: before, ended }: Following, job: Job): boolean {
  return (
    job.retryCount > before.retryCount ||
    (before.startTime > 0 && job.startTime > before.startTime) ||
    (ended.signal.aborted && mayOpen(job.status))
  )
}
