import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { errorMessage, ZadigError } from '../errors.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'

/** How a cancel went: `finished` means that there was nothing left to cancel, `unconfirmed` that Zadig didn't say so. */
export type Cancelled =
  | { readonly kind: 'cancelled' | 'finished'; readonly task: Task }
  /** `refusal` is what came of the cancel that was sent last, if Zadig didn't take it. */
  | { readonly kind: 'unconfirmed'; readonly refusal: unknown }

export interface CancelOptions {
  readonly task: TaskRef
  /** Milliseconds for each of the reads. */
  readonly readTimeout: number
  /** Milliseconds for the cancel itself. */
  readonly cancelTimeout: number
  /** Milliseconds, from now on, to go on asking whether it took effect; it is asked once in any case. */
  readonly confirmFor: number
  /** Cuts the asking short. */
  readonly signal?: AbortSignal
  /** Ends with a refusal of Zadig itself: for whoever can tell somebody about it. */
  readonly acceptsRefusal?: boolean
}

const ASK_AGAIN_MS = 1_000

/**
 * Cancels a task that still runs, and reads it back. A finished task is left alone: the server would answer success and
 * rewrite its status (contract §8.1). A task that can't be read is cancelled all the same: whoever cancels has seen it
 * running or has only just started it. A cancel that was not taken is sent again as long as the task is seen to run.
 * Never throws: whoever cancels is on the way out.
 */
export async function cancelTask(
  { task, readTimeout, cancelTimeout, confirmFor, signal, acceptsRefusal = false }: CancelOptions,
  { zadig, runner, clock }: { readonly zadig: ZadigApi; readonly runner: Runner; readonly clock: Clock },
): Promise<Cancelled> {
  const askUntil = clock.now() + confirmFor
  const once = { outageTimeout: 0, ...(signal === undefined ? {} : { signal }) }
  let told = ''
  let refusal: unknown

  function read(): Promise<Task | undefined> {
    return zadig.getTask(task, { ...once, requestTimeout: readTimeout }).catch(() => undefined)
  }
  async function send(): Promise<boolean> {
    try {
      await zadig.cancelTask(task, { requestTimeout: cancelTimeout, outageTimeout: 0 })
      refusal = undefined
      return true
    } catch (thrown) {
      refusal = thrown
      const why = sanitizeLine(errorMessage(thrown))
      if (why !== told) await runner.print(`Zadig did not take the cancel: ${why}\n`)
      told = why
      return false
    }
  }

  const before = await read()
  if (before !== undefined && hasEnded(before.status)) {
    await runner.print(
      `Task ${task.taskId} has ended already (${sanitizeLine(before.status, 40)}); nothing to cancel.\n`,
    )
    return { kind: 'finished', task: before }
  }
  await runner.print(`Cancelling task ${task.taskId} in Zadig …\n`)
  let taken = await send()
  for (let again = false; ; again = true) {
    const after = await read()
    if (after !== undefined && hasEnded(after.status)) {
      await runner.print(`Task ${task.taskId} is ${sanitizeLine(after.status, 40)} in Zadig.\n`)
      return { kind: 'cancelled', task: after }
    }
    if (acceptsRefusal && isFinal(refusal)) break
    if (again && !taken && after !== undefined) {
      taken = await send()
      if (taken) continue
    }
    if (signal?.aborted === true || clock.now() + ASK_AGAIN_MS > askUntil) break
    await clock.sleep(ASK_AGAIN_MS, signal).catch(() => undefined)
  }
  await runner.print(`Could not confirm that task ${task.taskId} stopped; look at it in Zadig.\n`)
  return { kind: 'unconfirmed', refusal }
}

/** An answer of Zadig's own, which asking again would not change. */
function isFinal(refusal: unknown): boolean {
  return refusal instanceof ZadigError && refusal.delivery === 'answered' && refusal.kind !== 'unreachable'
}
