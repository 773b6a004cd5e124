import { ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ExpectedTask } from '../ports/step-state.ts'
import type { CallOptions, TaskEntry, WorkflowRef } from '../ports/zadig-api.ts'
import type { Task } from '../task/task.ts'
import { pollUntil } from '../task-control/poll-until.ts'
import { isOlder } from '../task-control/read-task.ts'
import { carries, type Correlation } from './correlation.ts'
import { matchesExpected } from './expected-task.ts'

/** What is known of a task whose trigger had no answer. */
export interface LostTask extends WorkflowRef {
  /** The display name in our token, which Zadig stores as the creator; empty where the token has none. */
  readonly creator: string
  /** When the POST was sent and when waiting for its answer ended, by our clock, unix ms. */
  readonly sentAt: number
  readonly lostAt: number
  readonly expected: ExpectedTask
  readonly correlation: Pick<Correlation, 'parameter' | 'marker'> | undefined
}

type FoundTask =
  | { readonly kind: 'one'; readonly task: Task }
  | { readonly kind: 'none' }
  /** Each of these could be ours, and nothing shows which is. */
  | { readonly kind: 'unsure'; readonly tasks: readonly Task[] }
  | { readonly kind: 'unreadable'; readonly error: ZadigError }

interface Search {
  /** Milliseconds to wait before each pass. */
  readonly pauses: readonly number[]
  /** Milliseconds for the whole search, outages in it included. */
  readonly withinMs: number
  /** Milliseconds for one request, where it has to be shorter than the user's. */
  readonly requestTimeout?: number
}

/** A minute in all: creating a task takes seconds, and continues after our request has timed out. */
export const SEARCH_PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
/** By then the server has made the task or will not: before, a single candidate proves nothing. */
const SETTLED_MS = 15_000
/** Server times are whole seconds, and so is the `Date` header that the skew is measured by. */
const ROUNDING_MS = 2_000
/** A task that appears later than this after the answer was lost is not ours. */
const LATEST_MS = 60_000
const PAGE_SIZE = 20

/**
 * Searches for the task that a POST without an answer may have created (contract §9.3): newest tasks of the workflow, by
 * creator, time window and marker, or by what was sent where there is no marker. A single candidate without a marker
 * counts only when it is still the only one after a while, and only when our creator name is known. Rejects with the
 * signal's reason, and never with a ZadigError.
 */
export async function findLostTask(
  lost: LostTask,
  deps: Pick<Deps, 'zadig' | 'clock' | 'signal'>,
  { pauses, withinMs, requestTimeout }: Search,
): Promise<FoundTask> {
  const { clock, signal } = deps
  const until = clock.now() + withinMs
  const candidates = new Map<number, Task>()
  let failure: ZadigError | undefined

  function* pausesInTime(): Generator<number, void> {
    for (const pause of pauses) {
      if (failure !== undefined && clock.now() + pause > until) return
      yield pause
    }
  }
  const callOptions = (): CallOptions => ({
    signal,
    outageTimeout: Math.max(0, until - clock.now()),
    ...(requestTimeout === undefined ? {} : { requestTimeout }),
  })
  async function searchOnce(): Promise<FoundTask | undefined> {
    try {
      for (const task of await findCandidates(lost, deps, callOptions)) candidates.set(task.id, task)
      failure = undefined
    } catch (thrown) {
      if (!(thrown instanceof ZadigError)) throw thrown
      failure = thrown
    }
    const [task, ...others] = candidates.values()
    if (others.length > 0) return { kind: 'unsure', tasks: [...candidates.values()] }
    return task !== undefined && failure === undefined && isSure(lost, clock.now()) ? { kind: 'one', task } : undefined
  }

  const found = await pollUntil(searchOnce, pausesInTime(), deps)
  if (found !== undefined) return found
  if (candidates.size > 0) return { kind: 'unsure', tasks: [...candidates.values()] }
  return failure === undefined ? { kind: 'none' } : { kind: 'unreadable', error: failure }
}

function isSure({ correlation, creator, lostAt }: LostTask, now: number): boolean {
  return correlation !== undefined || (creator !== '' && now >= lostAt + SETTLED_MS)
}

async function findCandidates(
  lost: LostTask,
  { zadig, clock }: Pick<Deps, 'zadig' | 'clock'>,
  callOptions: () => CallOptions,
): Promise<readonly Task[]> {
  const { projectKey, workflowKey, correlation, expected } = lost
  const page = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: PAGE_SIZE }, callOptions())
  const skew = page.serverTime === undefined ? 0 : page.serverTime - clock.now()
  const tasks: Task[] = []
  for (const { taskId, createTime } of page.tasks.filter((entry) => isNear(entry, lost, skew))) {
    const task = await zadig.getTask({ workflowKey, taskId }, callOptions())
    // The old task of that number, of a workflow that was created again (contract §5.7): the next pass may have the new one.
    if (isOlder(task, createTime)) continue
    if (correlation === undefined ? matchesExpected(task, expected) : carries(task, correlation)) tasks.push(task)
  }
  return tasks
}

function isNear(entry: TaskEntry, { creator, sentAt, lostAt }: LostTask, skew: number): boolean {
  const created = entry.createTime * 1_000 - skew
  const byUs = creator === '' || entry.creator === creator
  return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS
}
