import { ActionError } from '../errors.ts'
import type { TaskEntry, WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { formatInstant } from '../time/duration.ts'
import { carries, type Correlation } from './correlation.ts'
import { readTaskBornAfter } from '../task-control/read-task.ts'

/** Tasks whose detail is read: the list shows no parameters (contract §3.6), so each costs a request. */
const MAX_READ = 200
/** GitHub runs a job again up to 30 days after the run began; the job may then wait a day for a runner. */
const LOOK_BACK_MS = 31 * 24 * 3_600_000
/** How far apart the clocks of GitHub and of Zadig may be. */
const CLOCKS_MS = 3_600_000

export interface EarlierSearch extends WorkflowRef {
  /** The display name in the token, which Zadig stores as a task's creator; empty looks at the tasks of all. */
  readonly creator: string
  readonly correlation: Correlation
  /** The time of the event that runs the workflow, unix ms; 0 where it doesn't tell. No attempt began before. */
  readonly eventTime: number
  /** When the workflow was created, unix seconds; 0 where that isn't known. */
  readonly definedAt: number
}

/**
 * The newest task that an earlier attempt of this same step started, found by the markers of those attempts: looked for
 * page by page until the tasks are older than the first attempt can be. Undefined where there is none.
 *
 * Throws an ActionError where too many tasks could be the one, since a new task beside a running one is what the user
 * wanted to avoid, and a ZadigError where Zadig can't be asked.
 */
export async function findEarlierTask(
  { projectKey, workflowKey, creator, correlation, eventTime, definedAt }: EarlierSearch,
  deps: { readonly zadig: ZadigApi; readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Task | undefined> {
  const { parameter, earlier } = correlation
  let read = 0
  for await (const { entries, serverTime } of taskPages({ projectKey, workflowKey }, deps)) {
    const now = serverTime ?? deps.clock.now()
    const since = Math.max(now - LOOK_BACK_MS, eventTime - CLOCKS_MS, definedAt * 1_000)
    for (const { taskId, createTime, creator: by } of entries) {
      if (createTime * 1_000 < since) return undefined
      if (creator !== '' && by !== creator) continue
      if (read >= MAX_READ) throw tooMany(correlation, createTime)
      read += 1
      const task = await readTaskBornAfter({ workflowKey, taskId }, createTime, {}, deps)
      if (earlier.some((marker) => carries(task, { parameter, marker }))) return task
    }
  }
  return undefined
}

function tooMany({ parameter, earlier }: Correlation, reachedAt: number): ActionError {
  const first = earlier.at(-1) ?? ''
  return new ActionError(
    `Whether an earlier attempt of this job has started a task is not known: its marker is in none of the newest ${MAX_READ} tasks, and older ones than ${formatInstant(reachedAt * 1_000)} were not read. Nothing was triggered`,
    {
      advice: `Look in Zadig for a task whose variable ${sanitizeLine(parameter, 80)} is ${first.replace(/\d+$/, '')} and the number of an attempt. To start a new task, run the workflow anew instead of again, or set \`on-rerun: new\`.`,
    },
  )
}

export interface NewTasks {
  /** Tasks that no earlier page had, newest first by whole seconds (contract §3.6). */
  readonly entries: readonly TaskEntry[]
  /** The server's clock when it answered, unix ms; undefined where it doesn't tell. */
  readonly serverTime: number | undefined
}

/** The server accepts any size (contract §3.6); it loads each listed task whole. */
const PAGE_SIZE = 100

/** Lists a workflow's tasks page by page, newest first, until the list ends. Throws what `listTasks` throws. */
export async function* taskPages(
  { projectKey, workflowKey }: WorkflowRef,
  { zadig, signal }: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
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
