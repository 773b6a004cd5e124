import type { Runner } from '../ports/runner.ts'
import type { CallOptions, TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../errors.ts'
import type { Conclusion } from '../task/outcome.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { maskSecrets } from '../secrets/mask.ts'

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
    tries: 1,
    advice:
      'The workflow was deleted and created again, so that its numbers began anew. Look at the newest task in Zadig.',
  })
}
