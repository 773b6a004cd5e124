import type { CallOptions, TaskEntry, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { ZadigError } from '../errors.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { type ExpectedTask, matchesExpected } from './expected-task.ts'
import { isOlder } from '../task-control/read-task.ts'
import { carries, type Marked } from './correlation.ts'

/** What we know of a task whose trigger had no answer. */
export interface LostTask extends WorkflowRef {
  /** The display name in our token, which Zadig stores as the creator; empty where the token has none. */
  readonly creator: string
  /** When the POST was sent and when its answer was given up, by our clock, unix ms. */
  readonly sentAt: number
  readonly lostAt: number
  readonly asked: ExpectedTask
  readonly correlation: Marked | undefined
}

export type FoundTask =
  | { readonly kind: 'one'; readonly task: Task }
  | { readonly kind: 'none' }
  /** These could be ours, and nothing tells whether one is, or which. */
  | { readonly kind: 'unsure'; readonly tasks: readonly Task[] }
  /** Zadig could not be asked. */
  | { readonly kind: 'unreadable'; readonly error: ZadigError }

/** How long and how often to look. */
export interface Search {
  /** Milliseconds to wait before each look. */
  readonly looks: readonly number[]
  /** Milliseconds for the whole search: outages in it are sat out for that long. */
  readonly withinMs: number
  /** Milliseconds for one request, where it has to be shorter than the user's. */
  readonly requestTimeout?: number
}

/** A minute in all: creating a task takes seconds, and goes on after our request has timed out. */
export const LOOKS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
/** By then the server has made the task or will not: before, a look-alike's being alone proves nothing. */
const SETTLED_MS = 15_000
/** Server times are whole seconds, and so is the `Date` header that the skew is measured by. */
const ROUNDING_MS = 2_000
/** A task that appears later than this after the answer was given up belongs to somebody else. */
const LATEST_MS = 60_000
const PAGE_SIZE = 20

/**
 * Looks for the task that a POST without an answer may have created (contract §9.3): newest tasks of the workflow, by
 * creator, time window and marker, or by what was asked for where there is no marker. A single look-alike without a
 * marker is believed only when it is still the only one after a while, and only when we know who we are. Rejects with the
 * signal's reason, and never with a ZadigError.
 */
export async function findLostTask(
  lost: LostTask,
  deps: { readonly zadig: ZadigApi; readonly clock: Clock; readonly signal: AbortSignal },
  { looks, withinMs, requestTimeout }: Search,
): Promise<FoundTask> {
  const { clock, signal } = deps
  const until = clock.now() + withinMs
  const candidates = new Map<number, Task>()
  let failure: ZadigError | undefined
  for (const pause of looks) {
    if (failure !== undefined && clock.now() + pause > until) break
    await clock.sleep(pause, signal)
    const call = (): CallOptions => ({
      signal,
      outageTimeout: Math.max(0, until - clock.now()),
      ...(requestTimeout === undefined ? {} : { requestTimeout }),
    })
    try {
      for (const task of await lookAlikes(lost, deps, call)) candidates.set(task.id, task)
      failure = undefined
    } catch (thrown) {
      if (!(thrown instanceof ZadigError)) throw thrown
      failure = thrown
    }
    const [task, ...others] = candidates.values()
    if (others.length > 0) break
    if (task !== undefined && failure === undefined && isSure(lost, clock.now())) return { kind: 'one', task }
  }
  if (candidates.size > 0) return { kind: 'unsure', tasks: [...candidates.values()] }
  return failure === undefined ? { kind: 'none' } : { kind: 'unreadable', error: failure }
}

/** Whether the only candidate can be believed now. */
function isSure({ correlation, creator, lostAt }: LostTask, now: number): boolean {
  return correlation !== undefined || (creator !== '' && now >= lostAt + SETTLED_MS)
}

async function lookAlikes(
  lost: LostTask,
  { zadig, clock }: { readonly zadig: ZadigApi; readonly clock: Clock },
  call: () => CallOptions,
): Promise<readonly Task[]> {
  const { projectKey, workflowKey, correlation, asked } = lost
  const page = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: PAGE_SIZE }, call())
  const skew = page.serverTime === undefined ? 0 : page.serverTime - clock.now()
  const tasks: Task[] = []
  for (const entry of page.tasks.filter((candidate) => isNear(candidate, lost, skew))) {
    const task = await zadig.getTask({ workflowKey, taskId: entry.taskId }, call())
    // The old task of that number, of a workflow that was created again (contract §5.7): the next look may have the new one.
    if (isOlder(task, entry.createTime)) continue
    if (correlation === undefined ? matchesExpected(task, asked) : carries(task, correlation)) tasks.push(task)
  }
  return tasks
}

function isNear(entry: TaskEntry, { creator, sentAt, lostAt }: LostTask, skew: number): boolean {
  const created = entry.createTime * 1_000 - skew
  const byUs = creator === '' || entry.creator === creator
  return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS
}
