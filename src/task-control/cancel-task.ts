import { errorMessage, type ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { pollUntil, within } from './poll-until.ts'
import { sendOnce } from './write-once.ts'

/** How a cancel went: `finished` means that there was nothing left to cancel, `unconfirmed` that the task may still run. */
export type Cancelled =
  | { readonly kind: 'cancelled' | 'finished'; readonly task: Task }
  /** `refusal` is the error of the last cancel that was sent, if Zadig refused it. */
  | { readonly kind: 'unconfirmed'; readonly refusal: ZadigError | undefined }

/** All times are in milliseconds. */
interface CancelOptions {
  readonly task: TaskRef
  readonly readTimeout: number
  readonly cancelTimeout: number
  /** How long to read back whether it took effect; it is read once in any case. */
  readonly confirmFor: number
  readonly signal?: AbortSignal
  /** Ends with a refusal of Zadig itself, instead of sending the cancel again. */
  readonly acceptsRefusal?: boolean
}

const PAUSE_MS = 1_000

/**
 * Cancels a task that runs or can't be read, and reads it back. A finished task is left alone: the server would rewrite its
 * status (contract §8.1). A refused cancel is sent again while the task runs. Never throws for Zadig's errors.
 */
export async function cancelTask(
  { task, readTimeout, cancelTimeout, confirmFor, signal, acceptsRefusal = false }: CancelOptions,
  { zadig, runner, clock }: Pick<Deps, 'zadig' | 'runner' | 'clock'>,
): Promise<Cancelled> {
  const pauses = within(confirmFor, PAUSE_MS, clock)
  const id = task.taskId
  const readOptions = { outageTimeout: 0, requestTimeout: readTimeout, ...(signal === undefined ? {} : { signal }) }
  let printed = ''
  let reads = 0
  let refusal: ZadigError | undefined

  function read(): Promise<Task | undefined> {
    return zadig.getTask(task, readOptions).catch(() => undefined)
  }
  /** @returns whether Zadig accepted it */
  async function send(): Promise<boolean> {
    refusal = await sendOnce(() => zadig.cancelTask(task, { requestTimeout: cancelTimeout, outageTimeout: 0 }))
    const why = refusal === undefined ? '' : sanitizeLine(errorMessage(refusal))
    if (why !== '' && why !== printed) await runner.print(`Zadig refused the cancel: ${why}\n`)
    printed = why
    return refusal === undefined
  }
  async function isStopped(): Promise<Cancelled | undefined> {
    let after = await read()
    const sendsAgain = reads > 0 && refusal !== undefined && after !== undefined && !hasEnded(after.status)
    if (sendsAgain && (await send())) after = await read()
    reads += 1
    if (after !== undefined && hasEnded(after.status)) return { kind: 'cancelled', task: after }
    return acceptsRefusal && isFinal(refusal) ? { kind: 'unconfirmed', refusal } : undefined
  }

  const before = await read()
  if (before !== undefined && hasEnded(before.status)) {
    await runner.print(`Task ${id} has ended already (${sanitizeLine(before.status, 40)}); nothing to cancel.\n`)
    return { kind: 'finished', task: before }
  }
  await runner.print(`Cancelling task ${id} in Zadig …\n`)
  await send()
  const stopped = await pollUntil(isStopped, pauses, { clock, signal }).catch(() => undefined)
  const result: Cancelled = stopped ?? { kind: 'unconfirmed', refusal }
  await runner.print(
    result.kind === 'unconfirmed'
      ? `Could not confirm that task ${id} stopped; look at it in Zadig.\n`
      : `Task ${id} is ${sanitizeLine(result.task.status, 40)} in Zadig.\n`,
  )
  return result
}

/** An answer of Zadig's own, which another cancel would not change. */
function isFinal(refusal: ZadigError | undefined): boolean {
  return refusal !== undefined && refusal.delivery === 'answered' && refusal.kind !== 'unreachable'
}
