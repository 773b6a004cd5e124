import { ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ProjectRef, TaskRef } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { pollUntil, times } from './poll-until.ts'
import { sendOnce, withGracePeriod } from './write-once.ts'

/** A retried task is `waiting` at once; an answer that still shows the old end is read again so often. */
const READS = 10
const PAUSE_MS = 1_000
/** Milliseconds that one of those reads may keep trying. */
const READ_OUTAGE_MS = 10_000
/** Measured from when we see the end. Notifications to chats take a second or two. */
const DEQUEUE_MS = 5_000
/** A task that ended this long ago, even by a clock that is somewhat off, has left the queue. */
const LONG_AGO_MS = 60_000

/**
 * How a retry went: the task runs again, it is still ended, or the step was stopped before Zadig had answered. `error` is
 * undefined where Zadig accepted the retry and the task did not start.
 */
export type Retried =
  { readonly kind: 'restarted' | 'unanswered' } | { readonly kind: 'refused'; readonly error: ZadigError | undefined }

/**
 * Has Zadig run an ended task again, under the same id (contract §8.2), and waits until it has left that end. The retry is
 * sent once. After a lost answer or a refusal, the task shows whether it runs: another user may have retried it, or it waits
 * outside of the queue (contract §4.9). A task that can't be read after an accepted retry counts as restarted. Throws the
 * signal's reason.
 *
 * @param ended the task as it was at its end
 */
export async function retryTask(
  task: TaskRef & ProjectRef,
  ended: Task,
  deps: Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal'>,
): Promise<Retried> {
  const { zadig, runner, signal } = deps
  signal.throwIfAborted()
  await waitForDequeue(ended, deps)
  const send = (giveUp: AbortSignal) => sendOnce(() => zadig.retryTask(task, { signal: giveUp }))
  const error = await withGracePeriod(send, 'unanswered', deps)
  if (error === 'unanswered') return { kind: 'unanswered' }

  async function hasRestarted(): Promise<true | undefined> {
    try {
      const now = await zadig.getTask(task, { signal, outageTimeout: READ_OUTAGE_MS })
      if (isSameEnd(now, ended)) return undefined
      if (error instanceof ZadigError && error.delivery === 'answered' && now.status === 'waiting') {
        const why = sanitizeLine(error.message, 300)
        const message = `Zadig refused the retry (${why}), but the task is waiting. If it does not start, cancel it and retry it in Zadig.`
        runner.annotate('warning', { title: 'Zadig retry', message })
      }
      return true
    } catch (thrown) {
      if (!(thrown instanceof ZadigError)) throw thrown
      return error === undefined ? true : undefined
    }
  }
  // A refusal is about the task as it is now: one read is enough. Anything else may take effect later.
  const isRefused = error !== undefined && error.delivery !== 'unknown'
  const restarted = await pollUntil(hasRestarted, times(isRefused ? 1 : READS, PAUSE_MS), deps)
  return restarted === true ? { kind: 'restarted' } : { kind: 'refused', error }
}

/** Whether the task is still at that end: a retry can be over before we read, with another status or a later time. */
function isSameEnd(now: Task, ended: Task): boolean {
  return hasEnded(now.status) && now.status === ended.status && now.endTime <= ended.endTime
}

/**
 * Waits before an ended or paused task is started again: Zadig removes it from its queue some seconds after it shows the
 * end, and a retry before that is refused, or stays `waiting` forever (contract §4.9). Throws the signal's reason.
 */
export async function waitForDequeue({ endTime }: Task, { clock, signal }: Pick<Deps, 'clock' | 'signal'>) {
  if (endTime > 0 && clock.now() - endTime * 1_000 > LONG_AGO_MS) return
  await clock.sleep(DEQUEUE_MS, signal)
}
