import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'

/** As long as this, measured from when we see the end. Notifications to chats take a second or two. */
const SETTLE_MS = 5_000
/** An end that is this old, even by a clock that is somewhat off, was settled long ago. */
const LONG_AGO_MS = 60_000

/**
 * Waits before an ended or parked task is sent on its way again. Zadig shows the end first, then sends its notifications,
 * and only then takes the task out of its queue (contract §4.9). A retry in between is refused or dropped from the queue
 * with the old entry: the task would say `waiting` for ever. Throws the signal's reason.
 */
export async function letEndSettle(
  { endTime }: Pick<Task, 'endTime'>,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  if (endTime > 0 && clock.now() - endTime * 1_000 > LONG_AGO_MS) return
  await clock.sleep(SETTLE_MS, signal)
}
