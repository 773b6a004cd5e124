import type { Zadig } from '../../emulators/zadig/server.ts'

/** Only a hang takes this long. It is shorter than the time limit of a test, so that the error says what was seen. */
const HANG_MS = 200_000
const ENDED: readonly string[] = ['passed', 'failed', 'timeout', 'cancelled', 'reject']

/**
 * Waits in real time until a condition holds. Throws with what `describe` returns: at once when `isOver` says that the
 * condition can no longer come to hold, otherwise after 200 s.
 */
export async function until(
  holds: () => boolean,
  describe: () => string = () => holds.toString(),
  isOver: () => boolean = () => false,
): Promise<void> {
  const deadline = performance.now() + HANG_MS
  for (;;) {
    // Read first: what ends the wait can also make the condition hold.
    const over = isOver() || performance.now() > deadline
    if (holds()) return
    if (over) throw new Error(`The condition never held: ${describe()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Waits until a condition holds while `work` is in progress; throws with what `describe` returns when it ends before. */
export async function untilDuring(
  work: Promise<unknown>,
  holds: () => boolean,
  describe?: () => string,
): Promise<void> {
  let ended = false
  const end = (): void => void (ended = true)
  work.then(end, end)
  await until(holds, describe, () => ended)
}

/**
 * Waits until the newest task of a workflow, one of its stages or one of its jobs has a status. A status that ends a task is
 * waited for of the task itself. Throws at once when the task ends otherwise.
 */
export async function untilTask(zadig: Zadig, status: string, workflowKey?: string): Promise<void> {
  const read = (): readonly string[] => {
    const task = zadig.lastTask(workflowKey)
    if (ENDED.includes(status)) return [task.status]
    return [task.status, ...task.stages.flatMap((stage) => [stage.status, ...stage.jobs.map((job) => job.status)])]
  }
  await until(
    () => read().includes(status),
    () => `${status}, but the task and its parts are ${read().join(', ')}`,
    () => ENDED.includes(zadig.lastTask(workflowKey).status),
  )
}
