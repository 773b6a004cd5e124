import type { CallOptions, TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../ports/zadig-error.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'

/** How long an older task of the same number is taken for a state that passes. */
const STALE_MS = 60_000
const PAUSE_MS = 2_000

/** Whether a task was created before a time in unix seconds; one that doesn't tell was not. */
export function isOlder({ createTime }: Task, bornAfter: number): boolean {
  return createTime !== 0 && createTime < bornAfter
}

/**
 * Reads a task, and does not believe one that was created before `bornAfter`, unix seconds by the server's clock: the tasks
 * of a workflow that was deleted and created again are numbered from 1, and for a while Zadig can answer with the old task
 * of a number (contract §5.7). It is read again for a minute, or for `withinMs` where that is shorter.
 *
 * Throws a ZadigError of kind `protocol` where the answer stays the old task, and what `getTask` throws.
 */
export async function readTaskBornAfter(
  task: TaskRef,
  bornAfter: number,
  { withinMs = STALE_MS, ...options }: Omit<CallOptions, 'signal'> & { readonly withinMs?: number },
  { zadig, clock, signal }: { readonly zadig: ZadigApi; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Task> {
  const until = clock.now() + Math.min(withinMs, STALE_MS)
  for (;;) {
    const answer = await zadig.getTask(task, { ...options, signal })
    if (!isOlder(answer, bornAfter)) return answer
    if (clock.now() + PAUSE_MS > until) break
    await clock.sleep(PAUSE_MS, signal)
  }
  throw new ZadigError(`Zadig answered with an older task of the same number, ${task.taskId}`, {
    kind: 'protocol',
    method: 'GET',
    path: '/openapi/workflows/custom/task',
    delivery: 'answered',
    attempts: 1,
    advice:
      'The workflow was deleted and created again, so that its numbers began anew. Look at the newest task in Zadig.',
  })
}
