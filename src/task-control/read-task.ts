import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../errors.ts'
import type { Conclusion } from '../task/outcome.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { isOlder, readTaskBornAfter } from '../trigger/earlier-task.ts'

interface LookDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly signal: AbortSignal
}

/** Reads a task that somebody else started, and masks what its answer carries before anything of it can be printed. */
export async function readTask(task: TaskRef, { zadig, runner, signal }: LookDeps): Promise<Task> {
  const found = await zadig.getTask(task, { signal })
  maskSecrets(found.secrets, new Set(), runner)
  return found
}

/** Milliseconds that reading the definition may keep trying: it only confirms what the task says. */
const DEFINITION_MS = 10_000

export interface TakenUp {
  readonly task: Task
  /** Unix seconds before which the task can't have been created; 0 where that isn't known. */
  readonly bornAfter: number
}

/**
 * As `readTask`, for a step that goes on with the task and whose `conclusion` is read by others: a task that is older than
 * its workflow is not believed, and where the task can't be read, it says at least of which kind that was.
 */
export async function readTaskOrConclude(ref: TaskRef, deps: LookDeps & { readonly clock: Clock }): Promise<TakenUp> {
  try {
    const found = await readTask(ref, deps)
    const bornAfter = await definedAt(found, deps)
    if (!isOlder(found, bornAfter)) return { task: found, bornAfter }
    const task = await readTaskBornAfter(ref, bornAfter, {}, deps)
    maskSecrets(task.secrets, new Set(), deps.runner)
    return { task, bornAfter }
  } catch (thrown) {
    deps.runner.setOutput('conclusion', conclusionOfError(thrown, deps.signal))
    throw thrown
  }
}

/** When the task's workflow was created, unix seconds; 0 where it can't be read, as after its deletion. */
async function definedAt({ workflowKey, projectKey }: Task, { zadig, signal }: LookDeps): Promise<number> {
  try {
    const options = { signal, outageTimeout: DEFINITION_MS }
    return (await zadig.getDefinition({ workflowKey, projectKey }, options)).createTime
  } catch (thrown) {
    if (thrown instanceof ZadigError) return 0
    throw thrown
  }
}

/** What a step says that could not read its task: whether Zadig was unreachable, or nobody can tell. */
export function conclusionOfError(thrown: unknown, signal: AbortSignal): Conclusion {
  if (signal.aborted) return 'cancelled'
  return thrown instanceof ZadigError && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown'
}
