import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { errorMessage } from '../errors.ts'
import { oneLine } from '../report/remote-text.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'

/** How a cancel went: `finished` means that there was nothing left to cancel, `unconfirmed` that Zadig didn't say so. */
export type Cancelled =
  { readonly kind: 'cancelled' | 'finished'; readonly task: Task } | { readonly kind: 'unconfirmed' }

export interface CancelOptions {
  readonly task: TaskRef
  /** Milliseconds for each of the three calls. */
  readonly callTimeout: number
  /** Milliseconds to go on asking whether it took effect; 0 asks once. */
  readonly confirmFor: number
}

/**
 * Cancels a task that still runs, and reads it back. A finished task is left alone: the server would answer success and
 * rewrite its status (contract §8.1). Never throws: whoever cancels is on the way out.
 */
export async function cancelTask(
  { task, callTimeout, confirmFor }: CancelOptions,
  { zadig, runner, clock }: { readonly zadig: ZadigApi; readonly runner: Runner; readonly clock: Clock },
): Promise<Cancelled> {
  const call = { requestTimeout: callTimeout, outageTimeout: 0 }
  const before = await zadig.getTask(task, call).catch(() => undefined)
  if (before !== undefined && hasEnded(before.status)) {
    await runner.print(`Task ${task.taskId} has ended already (${oneLine(before.status, 40)}); nothing to cancel.\n`)
    return { kind: 'finished', task: before }
  }

  try {
    await runner.print(`Cancelling task ${task.taskId} in Zadig …\n`)
    await zadig.cancelTask(task, call)
  } catch (thrown) {
    await runner.print(`Zadig did not take the cancel: ${oneLine(errorMessage(thrown))}\n`)
  }

  const askUntil = clock.now() + confirmFor
  for (;;) {
    const after = await zadig.getTask(task, call).catch(() => undefined)
    if (after !== undefined && hasEnded(after.status)) {
      await runner.print(`Task ${task.taskId} is ${oneLine(after.status, 40)} in Zadig.\n`)
      return { kind: 'cancelled', task: after }
    }
    if (clock.now() >= askUntil) break
    await clock.sleep(1_000)
  }
  await runner.print(`Could not confirm that task ${task.taskId} stopped; look at it in Zadig.\n`)
  return { kind: 'unconfirmed' }
}
