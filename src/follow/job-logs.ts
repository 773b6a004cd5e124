import { errorMessage } from '../errors.ts'
import type { LogPiece } from '../logs/backfill.ts'
import { createFileNamer } from '../logs/file-names.ts'
import { jobLog, mayOpen, streams } from '../logs/job-log.ts'
import { createLogPosition, type LogPosition } from '../logs/log-position.ts'
import type { Deps } from '../ports/deps.ts'
import type { LogMode } from '../ports/inputs.ts'
import type { LineBatch } from '../ports/line-batch.ts'
import type { LogFile, LogFiles, Replacement } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { createLogFormatter, labelWidth, lastState } from '../report/log-lines.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { jobsByKey } from '../task/changes.ts'
import type { LoggedCommits } from '../task/sources.ts'
import { hasEnded, hasFailed, isKnownStatus, phaseOf } from '../task/status.ts'
import { type Job, jobLabel, type Task } from '../task/task.ts'
import { createSemaphore } from '../time/semaphore.ts'
import { isStoredLogLost } from '../logs/stored-log.ts'

/** Lines kept of each log for the end of the log and the summary. */
const TAIL_LINES = 200
/** The longest that all logs together, over all attempts, keep the verdict waiting once the task's end is known. */
const END_BUDGET_MS = 30_000
/** Stored logs that are read at the same time, when many jobs end at once. */
const STORED_AT_ONCE = 4

export interface FollowLogsOptions extends Pick<Deps, 'clock' | 'signal'> {
  readonly zadig: Pick<ZadigApi, 'openLogStream' | 'getFullLog'>
  readonly task: TaskRef
  readonly logs: LogMode
  /** Whether a job's log is read although it is not to be shown. */
  readonly isLogNeeded?: (key: string, job: Job) => boolean
  /** Where complete logs are written as files, in every mode; undefined for nowhere. */
  readonly logFiles?: LogFiles | undefined
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

interface Attempt {
  readonly job: Job
  readonly number: number
  /** How many logs began before it, which decides its colour. */
  readonly index: number
  readonly width: number
  /** Aborted when the job has ended: the rest of its log is completed. */
  readonly ended: AbortController
  /** Aborted to end the log at once, without reading the stored one. */
  readonly givenUp: AbortController
  /** Aborted when the verdict waits for the log no longer. */
  readonly timeUp: AbortController
  readonly position: LogPosition
  readonly earlier: LogPosition | undefined
  /** Resolves when the log has ended; never rejects. */
  done: Promise<void>
  isDone: boolean
}

/** Follows the logs of all jobs of a task in parallel: each has its own reader, formatter and pace. */
export function followLogs(options: FollowLogsOptions) {
  const { zadig, clock, task: ref, logs: mode, logFiles, print, onSilence } = options
  const attempts = new Map<string, Attempt>()
  /** By a job's name, the key of the one that shows its log. */
  const shownBy = new Map<string, string>()
  const doubts = new Map<string, string[]>()
  /** The jobs whose logs the user wants to see, by key. */
  const shown = new Set<string>()
  const nameFile = createFileNamer()
  const storedLogs = createSemaphore(STORED_AT_ONCE)
  // Under such a key the server finds few stored logs (contract §7.3): most can only be streamed while the job runs.
  const isStreamedOrLost = isStoredLogLost(ref)
  let width = 0
  let taskEnded = false
  let budgetMs = END_BUDGET_MS

  function hasLog(job: Job): boolean {
    if (!streams(job.type) || phaseOf(job.status) === 'skipped') return false
    return mayOpen(job.status) || hasEnded(job.status) || hasEndedUnseen(job)
  }

  function isShown(job: Job): boolean {
    if (!hasLog(job)) return false
    if (mode === 'stream' || logFiles !== undefined) return true
    return mode === 'failed' && (hasFailed(job.status) || isStreamedOrLost)
  }

  /** A job in a status that we don't know ran too: its end shows in its times, or in its task's. */
  function hasEndedUnseen({ status, startTime, endTime }: Job): boolean {
    return !isKnownStatus(status) && startTime > 0 && (taskEnded || endTime >= startTime)
  }

  function start(key: string, job: Job, before: Attempt | undefined): Attempt {
    const attempt: Attempt = {
      job,
      number: (before?.number ?? 0) + 1,
      index: attempts.size,
      width,
      ended: new AbortController(),
      givenUp: new AbortController(),
      timeUp: new AbortController(),
      position: createLogPosition(),
      earlier: before?.position,
      done: before?.done ?? Promise.resolve(),
      isDone: false,
    }
    const onDoubt = (text: string): void => void doubts.set(key, [...new Set([...(doubts.get(key) ?? []), text])])
    attempt.done = attempt.done.then(() => showLog(attempt, onDoubt)).then(() => void (attempt.isDone = true))
    attempts.set(key, attempt)
    shownBy.set(job.name, key)
    return attempt
  }

  /** Shows one attempt's log, and resolves when it ends. Never rejects: what can't be shown is a doubt. */
  async function showLog(attempt: Attempt, onDoubt: (text: string) => void): Promise<void> {
    const { job, number, index, ended, givenUp, timeUp, position, earlier } = attempt
    const format = createLogFormatter(jobLabel(job), attempt.width, index)
    const file = await openLogFile(logFiles, () => nameFile(job.name, number), onDoubt)

    async function show(piece: LogPiece): Promise<void> {
      if (piece.kind === 'remark') {
        if (!piece.complete) onDoubt(piece.text)
        if (mode === 'stream' || hasFailed(job.status))
          await print(`  ${sanitizeLine(jobLabel(job), 80)}: ${piece.text}\n`)
        return
      }
      await file.add(piece.batch)
      if (mode === 'stream') await print(format(piece.batch))
    }

    try {
      const log = jobLog({
        api: zadig,
        clock,
        job: { workflowKey: ref.workflowKey, taskId: ref.taskId, jobName: job.name, jobType: job.type },
        ended: ended.signal,
        stop: AbortSignal.any([options.signal, givenUp.signal]),
        timeUp: timeUp.signal,
        onSilence,
        storedLogs,
        position,
        file,
        earlier,
      })
      for await (const piece of log) await show(piece)
    } catch (thrown) {
      onDoubt(`This log could not be shown: ${errorMessage(thrown)}`)
    } finally {
      await file.close()
    }
  }

  /** Waits for all logs; cuts those that are not complete after so many milliseconds. */
  async function waitForAll(ms: number): Promise<void> {
    const startedAt = clock.now()
    const done = new AbortController()
    const cut = (): void => attempts.forEach(({ timeUp }) => timeUp.abort())
    void clock.sleep(ms, done.signal).then(cut, () => undefined)
    await Promise.all([...attempts.values()].map((attempt) => attempt.done))
    done.abort()
    budgetMs = Math.max(0, budgetMs - (clock.now() - startedAt))
  }

  return {
    /** Opens, ends and restarts logs as the jobs of this snapshot demand. */
    update(task: Task): void {
      taskEnded = hasEnded(task.status)
      const jobs = jobsByKey(task)
      width = Math.max(width, ...[...jobs.values()].map((job) => labelWidth(jobLabel(job))))
      for (const [key, job] of jobs) {
        const before = attempts.get(key)
        const again = before !== undefined && isAnotherAttempt(before, job)
        // Its pod is gone or going, and before the next one starts the server would open any pod of a similar name.
        if (again || isOver(job)) before?.ended.abort()
        if (isShown(job)) shown.add(key)
        const isWanted = isShown(job) || (hasLog(job) && options.isLogNeeded?.(key, job) === true)
        // Jobs of one name share one log (contract §5.3): the first of them shows it.
        const isFirst = (shownBy.get(job.name) ?? key) === key
        if ((before === undefined || again) && isWanted && isFirst) {
          const { ended } = start(key, job, before)
          if (isOver(job) || hasEndedUnseen(job)) ended.abort()
        }
      }
    },
    /** The commits of the logs that were read to their ends, by the job's key. */
    commits(): ReadonlyMap<string, LoggedCommits> {
      const whole = [...attempts].filter(([, { isDone }]) => isDone)
      return new Map(whole.map(([key, { position }]) => [key, position.commits()]))
    },
    /**
     * Ends every log that is still open, waits for the last lines, and returns what is left to show. All calls together
     * wait 30 s at most; what is missing by then is a doubt.
     *
     * @param mayRunAgain whether another attempt may follow, for which half of what is left of the 30 s is kept
     */
    async end(mayRunAgain: boolean): Promise<LogResult> {
      for (const { ended, givenUp } of attempts.values()) {
        // Where we end before the task does, a job that still runs has no stored log that would complete what was shown.
        if (!taskEnded && !ended.signal.aborted) givenUp.abort()
        ended.abort()
      }
      await waitForAll(mayRunAgain ? budgetMs / 2 : budgetMs)
      const visible = [...attempts].filter(([key]) => shown.has(key))
      return {
        tails: new Map(visible.map(([key, { position }]) => [key, position.lastLines(TAIL_LINES).map(lastState)])),
        doubts: new Map([...doubts].filter(([key]) => shown.has(key))),
        commits: new Map([...attempts].map(([key, { position }]) => [key, position.commits()])),
      }
    },
  }
}

/** Whether nothing more will be written to the job's log: it has ended, waits for a decision, or was set back. */
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

/**
 * The file of one log, or nothing where none is wanted. A disk that fails costs the file, never the log on the screen.
 *
 * @param onFailure called once, with words for the user, when the file can't be created or written
 */
async function openLogFile(files: LogFiles | undefined, name: () => string, onFailure: (text: string) => void) {
  let file: LogFile | undefined

  async function attempt(work: (file: LogFile) => Promise<unknown>): Promise<void> {
    if (file === undefined) return
    try {
      await work(file)
    } catch (thrown) {
      const failing = file
      file = undefined
      onFailure(`The file of this log is not whole: ${sanitizeLine(errorMessage(thrown))}`)
      await failing.close().catch(() => undefined)
    }
  }

  try {
    file = await files?.create(name())
  } catch (thrown) {
    onFailure(`This log could not be written to \`log-directory\`: ${sanitizeLine(errorMessage(thrown))}`)
  }
  return {
    add: ({ text }: LineBatch) => attempt((open) => open.write(Buffer.from(text))),
    async replacement(): Promise<Replacement> {
      let better: Replacement | undefined
      await attempt(async (open) => (better = await open.replacement()))
      return {
        write: (bytes) => attempt(async () => better?.write(bytes)),
        keep: () => attempt(async () => better?.keep()),
        discard: () => attempt(async () => better?.discard()),
      }
    },
    close: () => attempt((open) => open.close()),
  }
}
