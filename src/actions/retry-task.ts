import type { ProjectRef, TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../ports/zadig-error.ts'
import { hasEnded } from '../task/status.ts'

/**
 * Has Zadig run a failed task again, under the same id (contract §8.2). Sent once; where the answer is lost, a task that
 * no longer stands at its end shows that it was heard.
 */
export async function retryTask(
  task: TaskRef & ProjectRef,
  { zadig, signal }: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): Promise<void> {
  try {
    await zadig.retryTask(task)
  } catch (thrown) {
    if (!(thrown instanceof ZadigError) || thrown.delivery !== 'unknown') throw thrown
    const { status } = await zadig.getTask(task, { signal })
    if (hasEnded(status)) throw thrown
  }
}
