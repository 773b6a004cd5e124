import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../ports/zadig-error.ts'
import type { Conclusion } from '../task/outcome.ts'
import type { Task } from '../task/task.ts'
import { maskSecrets } from './masking.ts'

interface LookDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly signal: AbortSignal
}

/** Reads a task that somebody else started, and masks what its answer carries before anything of it can be printed. */
export async function firstLook(task: TaskRef, { zadig, runner, signal }: LookDeps): Promise<Task> {
  const found = await zadig.getTask(task, { signal })
  maskSecrets(found.secrets, new Set(), runner)
  return found
}

/**
 * As `firstLook`, for a step whose `conclusion` is read by others: where the task can't be read, it says at least of which
 * kind that was.
 */
export async function firstLookOrConclude(task: TaskRef, deps: LookDeps): Promise<Task> {
  try {
    return await firstLook(task, deps)
  } catch (thrown) {
    deps.runner.setOutput('conclusion', conclusionOfError(thrown, deps.signal))
    throw thrown
  }
}

/** What a step says that could not read its task: whether Zadig was unreachable, or nobody can tell. */
export function conclusionOfError(thrown: unknown, signal: AbortSignal): Conclusion {
  if (signal.aborted) return 'cancelled'
  return thrown instanceof ZadigError && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown'
}
