import type { Runner } from '../ports/runner.ts'
import type { ProjectRef, TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../errors.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { withGracePeriod } from './grace-period.ts'

/** A retried task stands at `waiting` at once; as long as this, an answer that still shows the old end is not believed. */
const RESTART_LOOKS = 10
const RESTART_PAUSE_MS = 1_000
/** Milliseconds that one of those looks may keep trying. */
const LOOK_OUTAGE_MS = 10_000

/**
 * How a retry went: the task runs again, it stands at its end still, or nobody knows, since the step was stopped before
 * Zadig had answered.
 */
export type Retried =
  { readonly kind: 'restarted' | 'unanswered' } | { readonly kind: 'refused'; readonly error: ZadigError | undefined }

/**
 * Has Zadig run an ended task again, under the same id (contract §8.2), and waits until it no longer stands at that end.
 * Sent once, and not at all by a step that is stopped already. Where the answer is lost or a refusal, the task itself
 * tells: somebody else may have retried it, or it waits outside of the queue (contract §4.9), which is a warning. One that
 * can't be read after a retry that Zadig took counts as restarted.
 * Throws the signal's reason.
 *
 * @param ended the task as it stood at its end
 */
export async function retryTask(
  task: TaskRef & ProjectRef,
  ended: Task,
  deps: {
    readonly zadig: ZadigApi
    readonly runner: Runner
    readonly clock: Clock
    readonly signal: AbortSignal
  },
): Promise<Retried> {
  deps.signal.throwIfAborted()
  await waitForDequeue(ended, deps)
  const sent = await withGracePeriod((giveUp) => send(task, deps.zadig, giveUp), 'unanswered', deps)
  if (sent === 'unanswered') return { kind: 'unanswered' }
  const error = sent === 'taken' ? undefined : sent
  // A refusal is about the task as it is now: one look tells whether it runs. Anything else may take effect later.
  const looks = error?.delivery === 'answered' || error?.delivery === 'never' ? 1 : RESTART_LOOKS
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await deps.clock.sleep(RESTART_PAUSE_MS, deps.signal)
    const now = await read(task, deps)
    if (now === undefined && error === undefined) return { kind: 'restarted' }
    if (now !== undefined && !isSameEnd(now, ended)) {
      if (error?.delivery === 'answered' && now.status === 'waiting') warn(error, deps.runner)
      return { kind: 'restarted' }
    }
  }
  return { kind: 'refused', error }
}

function warn(refusal: ZadigError, runner: Runner): void {
  runner.annotate('warning', {
    title: 'Zadig retry',
    message: `Zadig refused the retry (${sanitizeLine(refusal.message, 300)}), and the task waits all the same. If it does not start, cancel it and retry it in Zadig.`,
  })
}

/** A retry can be over before we look: in another status, or at a later time. */
function isSameEnd(now: Task, ended: Task): boolean {
  return hasEnded(now.status) && now.status === ended.status && now.endTime <= ended.endTime
}

async function send(
  task: TaskRef & ProjectRef,
  zadig: ZadigApi,
  giveUp: AbortSignal,
): Promise<'taken' | 'unanswered' | ZadigError> {
  try {
    await zadig.retryTask(task, { signal: giveUp })
    return 'taken'
  } catch (thrown) {
    if (thrown instanceof ZadigError) return thrown
    if (giveUp.aborted) return 'unanswered'
    throw thrown
  }
}

async function read(
  task: TaskRef,
  { zadig, signal }: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): Promise<Task | undefined> {
  try {
    return await zadig.getTask(task, { signal, outageTimeout: LOOK_OUTAGE_MS })
  } catch (thrown) {
    if (thrown instanceof ZadigError) return undefined
    throw thrown
  }
}

/** As long as this, measured from when we see the end. Notifications to chats take a second or two. */
const SETTLE_MS = 5_000
/** An end that is this old, even by a clock that is somewhat off, was settled long ago. */
const LONG_AGO_MS = 60_000

/**
 * Waits before an ended or parked task is sent on its way again. Zadig shows the end first, then sends its notifications,
 * and only then takes the task out of its queue (contract §4.9). A retry in between is refused or dropped from the queue
 * with the old entry: the task would say `waiting` for ever. Throws the signal's reason.
 */
export async function waitForDequeue(
  { endTime }: Pick<Task, 'endTime'>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  if (endTime > 0 && clock.now() - endTime * 1_000 > LONG_AGO_MS) return
  await clock.sleep(SETTLE_MS, signal)
}
