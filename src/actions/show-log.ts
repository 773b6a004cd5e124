import { errorMessage } from '../errors.ts'
import { createFileNamer } from '../logs/file-names.ts'
import { jobLog, type LogPiece } from '../logs/job-log.ts'
import { openLedger, type Ledger } from '../logs/ledger.ts'
import { createTurns } from '../logs/turns.ts'
import { createLogDoors } from '../report/log-lines.ts'
import { oneLine } from '../report/remote-text.ts'
import { hasFailed } from '../task/status.ts'
import { jobLabel, type Job } from '../task/task.ts'
import type { FollowLogsOptions } from './follow-logs.ts'
import { openRecord } from './log-record.ts'

/** Stored logs that are read at the same time, when many jobs end at once. */
const STORED_AT_ONCE = 4

/** One attempt of one job, whose log is being shown or was. */
export interface Attempt {
  readonly job: Job
  /** Its number, from 1. */
  readonly number: number
  /** Aborted when the job has ended: what is left of its log is completed. */
  readonly ended: AbortController
  /** Aborted to give the log up at once, without looking for the stored one. */
  readonly givenUp: AbortController
  /** Aborted when the verdict waits for the log no longer. */
  readonly timeUp: AbortController
  /** What was passed on of it. */
  readonly ledger: Ledger
  readonly earlier: Ledger | undefined
}

/** The attempt after another one of the same job, or the first. */
export function nextAttempt(job: Job, before: Attempt | undefined): Attempt {
  return {
    job,
    number: (before?.number ?? 0) + 1,
    ended: new AbortController(),
    givenUp: new AbortController(),
    timeUp: new AbortController(),
    ledger: openLedger(),
    earlier: before?.ledger,
  }
}

/** How an attempt's log looks among the others. */
export interface Look {
  /** Columns of the widest label. */
  readonly width: number
  /** Which colour it gets. */
  readonly index: number
}

/**
 * Makes what shows logs, each from its first line to its last: on the screen where that is wanted, and in a file. Logs share
 * their turns, and whatever memory they work in.
 *
 * @returns shows one attempt's log and ends when it does; never throws, since a log never touches the verdict: what can't be
 *   shown is told as a doubt
 */
export function createLogShow(
  options: FollowLogsOptions,
): (attempt: Attempt, look: Look, onDoubt: (text: string) => void) => Promise<void> {
  const nameFile = createFileNamer()
  const openDoor = createLogDoors()
  const turn = createTurns()
  const storedTurn = createTurns(STORED_AT_ONCE)

  return async ({ job, number, ended, givenUp, timeUp, ledger, earlier }, { width, index }, onDoubt) => {
    const door = openDoor(jobLabel(job), width, index)
    const record = await openRecord(options.logFiles, () => nameFile(job.name, number), onDoubt)

    async function pass(piece: LogPiece): Promise<void> {
      if (piece.kind === 'remark') {
        if (!piece.complete) onDoubt(piece.text)
        if (options.logs === 'stream' || hasFailed(job.status))
          await options.print(`  ${oneLine(jobLabel(job), 80)}: ${piece.text}\n`)
        return
      }
      await record.add(piece.batch)
      if (options.logs === 'stream') await options.print(door(piece.batch))
    }

    try {
      const log = jobLog({
        ...options,
        api: options.zadig,
        job: { ...options.task, jobName: job.name, jobType: job.type },
        ended: ended.signal,
        stop: AbortSignal.any([options.signal, givenUp.signal]),
        timeUp: timeUp.signal,
        turn,
        storedTurn,
        ledger,
        file: record,
        ...(earlier === undefined ? {} : { earlier }),
      })
      for await (const piece of log) await pass(piece)
    } catch (thrown) {
      onDoubt(`This log could not be shown: ${errorMessage(thrown)}`)
    } finally {
      await record.close()
    }
  }
}
