import type { Runner } from '../ports/runner.ts'
import type { Triggered, ZadigApi } from '../ports/zadig-api.ts'
import type { ExecuteBody } from '../payload/body.ts'
import { ZadigError } from '../ports/zadig-error.ts'
import type { Clock } from '../time/clock.ts'

/** How long a stopped step still waits for the answer to its POST: with the task id it can cancel what it started. */
const GRACE_MS = 2_500

export type TriggerResult =
  | { readonly kind: 'triggered'; readonly triggered: Triggered }
  /** The step was stopped and Zadig had not answered yet: a task may come to be that only the post step can find. */
  | { readonly kind: 'stopped' }

/**
 * Sends the POST, once. The state is saved before, so that the post step knows of it whatever happens to this process,
 * and again with the task's id the moment there is one.
 */
export async function trigger(
  body: ExecuteBody,
  {
    zadig,
    runner,
    clock,
    signal,
  }: { readonly zadig: ZadigApi; readonly runner: Runner; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<TriggerResult> {
  if (signal.aborted) return { kind: 'stopped' }
  runner.saveState('phase', 'triggering')
  const answer = post(body, zadig, runner)
  const result = await Promise.race([answer, graceAfter(signal, clock)])
  // The process may go on for a moment; an answer that fails then is nobody's error any more.
  if (result.kind === 'stopped') answer.catch(() => undefined)
  return result
}

async function post(body: ExecuteBody, zadig: ZadigApi, runner: Runner): Promise<TriggerResult> {
  try {
    const triggered = await zadig.executeWorkflow(body)
    runner.saveState('task-id', String(triggered.taskId))
    runner.saveState('phase', 'following')
    return { kind: 'triggered', triggered }
  } catch (thrown) {
    // A refusal, or a request that never left, leaves nothing behind for the post step to look for.
    if (thrown instanceof ZadigError && thrown.delivery !== 'unknown') runner.saveState('phase', 'done')
    throw thrown
  }
}

async function graceAfter(signal: AbortSignal, clock: Clock): Promise<{ readonly kind: 'stopped' }> {
  if (!signal.aborted)
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  await clock.sleep(GRACE_MS)
  return { kind: 'stopped' }
}
