import { ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import type { Runner } from '../ports/runner.ts'
import type { CallOptions, TaskEntry, TaskRef, WorkflowRef } from '../ports/zadig-api.ts'
import { taskUrl } from '../report/links.ts'
import { maskSecrets } from '../secrets/mask.ts'
import type { Conclusion } from '../task/outcome.ts'
import type { Task } from '../task/task.ts'
import { pollUntil, within } from './poll-until.ts'

/** Milliseconds that reading the definition may keep trying: it only confirms what the task says. */
const DEFINITION_MS = 10_000
/** How long an older task of the same number counts as a state that passes. */
const STALE_MS = 60_000
const PAUSE_MS = 2_000
/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100

/** Reads a task that this step did not start, and masks what its answer carries before anything of it can be printed. */
async function readTask(task: TaskRef, { zadig, runner, signal }: Pick<Deps, 'zadig' | 'runner' | 'signal'>) {
  const found = await zadig.getTask(task, { signal })
  maskSecrets(found.secrets, runner)
  return found
}

/** Prints which task this step is about, sets the outputs for it, and returns its page in Zadig. */
export async function announceTask(
  { workflowKey, taskId }: TaskRef,
  names: { readonly baseUrl: string; readonly projectKey: string; readonly displayName: string },
  runner: Runner,
): Promise<string> {
  const { baseUrl, projectKey, displayName } = names
  const url = taskUrl({ baseUrl, projectKey, workflowKey, taskId, displayName })
  runner.setOutput('task-id', String(taskId))
  runner.setOutput('task-url', url)
  await runner.print(`Zadig task ${taskId}: ${url}\n`)
  return url
}

/** Reads the task that a sub-action is about, and announces it. */
export async function readAndAnnounce(
  { workflowKey, taskId, url }: TaskRef & Pick<ConnectionInputs, 'url'>,
  deps: Pick<Deps, 'zadig' | 'runner' | 'signal'>,
): Promise<{ readonly task: Task; readonly url: string }> {
  const task = await readTask({ workflowKey, taskId }, deps)
  return { task, url: await announceFoundTask(task, url, deps.runner) }
}

/** As `announceTask`, for a task that has been read. */
export function announceFoundTask(task: Task, baseUrl: string, runner: Runner): Promise<string> {
  const { workflowKey, projectKey, id } = task
  return announceTask({ workflowKey, taskId: id }, { baseUrl, projectKey, displayName: displayNameOf(task) }, runner)
}

/** The display name of the task's workflow; its key where it has none. */
export function displayNameOf({ workflowName, workflowKey }: Task): string {
  return workflowName === '' ? workflowKey : workflowName
}

/**
 * Reads a task that this step did not start and is about to follow. Sets the output `conclusion` before it throws.
 *
 * @returns also `bornAfter`: unix seconds before which the task can't have been created; 0 where that isn't known
 */
export async function readTaskToFollow(
  ref: TaskRef,
  deps: Pick<Deps, 'zadig' | 'runner' | 'clock' | 'signal'>,
): Promise<{ readonly task: Task; readonly bornAfter: number }> {
  try {
    const found = await readTask(ref, deps)
    const bornAfter = await definedAt(found, deps)
    if (!isOlder(found, bornAfter)) return { task: found, bornAfter }
    const task = await readTaskBornAfter(ref, bornAfter, {}, deps)
    maskSecrets(task.secrets, deps.runner)
    return { task, bornAfter }
  } catch (thrown) {
    deps.runner.setOutput('conclusion', conclusionOfError(thrown, deps.signal))
    throw thrown
  }
}

/** When the task's workflow was created, unix seconds; 0 where it can't be read, as after its deletion. */
async function definedAt({ workflowKey, projectKey }: Task, { zadig, signal }: Pick<Deps, 'zadig' | 'signal'>) {
  try {
    const options = { signal, outageTimeout: DEFINITION_MS }
    return (await zadig.getDefinition({ workflowKey, projectKey }, options)).createTime
  } catch (thrown) {
    if (thrown instanceof ZadigError) return 0
    throw thrown
  }
}

/** The conclusion of a step that could not read its task. */
export function conclusionOfError(thrown: unknown, signal: AbortSignal): Conclusion {
  if (signal.aborted) return 'cancelled'
  return thrown instanceof ZadigError && thrown.kind === 'unreachable' ? 'unreachable' : 'unknown'
}

/**
 * Reads a task, and does not accept one that was created before `bornAfter`, unix seconds by the server's clock: the tasks
 * of a workflow that was deleted and created again are numbered from 1, and for a while Zadig can answer with the old task
 * of a number (contract §5.7). It is read again for a minute, or for `withinMs` where that is shorter. Throws a ZadigError
 * of kind `protocol` where the answer stays the old task, and what `getTask` throws.
 */
export async function readTaskBornAfter(
  ref: TaskRef,
  bornAfter: number,
  { withinMs = STALE_MS, outageTimeout }: { readonly withinMs?: number; readonly outageTimeout?: number },
  { zadig, clock, signal }: Pick<Deps, 'zadig' | 'clock' | 'signal'>,
): Promise<Task> {
  const options: CallOptions = { signal, ...(outageTimeout === undefined ? {} : { outageTimeout }) }
  async function read(): Promise<Task | undefined> {
    const task = await zadig.getTask(ref, options)
    return isOlder(task, bornAfter) ? undefined : task
  }
  const pauses = within(Math.min(withinMs, STALE_MS), PAUSE_MS, clock)
  const task = await pollUntil(read, pauses, { clock, signal })
  if (task !== undefined) return task
  throw new ZadigError(`Zadig answered with an older task of the same number, ${ref.taskId}`, {
    kind: 'protocol',
    method: 'GET',
    path: '/openapi/workflows/custom/task',
    delivery: 'answered',
    tries: 1,
    advice:
      'The workflow was deleted and created again, so its task numbers started again from 1. Look at the newest task in Zadig.',
  })
}

/** Whether a task was created before a time in unix seconds; one without a creation time was not. */
export function isOlder({ createTime }: Task, bornAfter: number): boolean {
  return createTime !== 0 && createTime < bornAfter
}

interface NewTasks {
  readonly entries: readonly TaskEntry[]
  /** The server's clock when it answered, unix ms; undefined where it has no `Date` header. */
  readonly serverTime: number | undefined
}

/**
 * Lists a workflow's tasks page by page, newest first by whole seconds (contract §3.6), each task once. Throws what
 * `listTasks` throws.
 */
export async function* taskPages(
  { projectKey, workflowKey }: WorkflowRef,
  { zadig, signal }: Pick<Deps, 'zadig' | 'signal'>,
): AsyncGenerator<NewTasks, void> {
  const seen = new Set<number>()
  for (let page = 1; ; page += 1) {
    const listed = await zadig.listTasks({ projectKey, workflowKey, page, pageSize: PAGE_SIZE }, { signal })
    // A task that starts meanwhile moves the others towards the next page, where they come again.
    const entries = listed.tasks.filter(({ taskId }) => !seen.has(taskId))
    for (const { taskId } of entries) seen.add(taskId)
    yield { entries, serverTime: listed.serverTime }
    if (listed.tasks.length === 0 || page * PAGE_SIZE >= listed.total) return
  }
}
