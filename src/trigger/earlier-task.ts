import { ActionError } from '../errors.ts'
import { eventTime } from '../payload/read/github-event.ts'
import type { Deps } from '../ports/deps.ts'
import type { WorkflowRef } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Task } from '../task/task.ts'
import { readTaskBornAfter, taskPages } from '../task-control/read-task.ts'
import { formatInstant } from '../time/duration.ts'
import { carries, type Correlation } from './correlation.ts'

/** Tasks whose detail is read: the list shows no parameters (contract §3.6), so each costs a request. */
const MAX_READ = 200
/** GitHub runs a job again up to 30 days after the run began; the job may then wait a day for a runner. */
const LOOK_BACK_MS = 31 * 24 * 3_600_000
/** How far apart the clocks of GitHub and of Zadig may be. */
const CLOCKS_MS = 3_600_000

/**
 * The newest task that an earlier attempt of this step started, found by the markers of those attempts. Reads the list page
 * by page until its tasks are older than the workflow, the event of the run, or 31 days. Undefined where there is none.
 * Throws an ActionError where too many tasks could be the one, and a ZadigError where Zadig can't be read.
 *
 * @param definedAt when the workflow was created, unix seconds; 0 where that isn't known
 */
export async function findEarlierTask(
  { projectKey, workflowKey }: WorkflowRef,
  correlation: Correlation,
  definedAt: number,
  deps: Pick<Deps, 'zadig' | 'clock' | 'signal' | 'creator' | 'event'>,
): Promise<Task | undefined> {
  const { parameter, earlier } = correlation
  const { clock, creator } = deps
  let read = 0
  for await (const { entries, serverTime } of taskPages({ projectKey, workflowKey }, deps)) {
    const now = serverTime ?? clock.now()
    const since = Math.max(now - LOOK_BACK_MS, eventTime(deps.event) - CLOCKS_MS, definedAt * 1_000)
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
  const first = (earlier.at(-1) ?? '').replace(/\d+$/, '')
  return new ActionError(
    `Whether an earlier attempt of this job has started a task is not known: its marker is in none of the newest ${MAX_READ} tasks, and tasks older than ${formatInstant(reachedAt * 1_000)} were not read. Nothing was triggered`,
    {
      advice: `Look in Zadig for a task whose variable ${sanitizeLine(parameter, 80)} is ${first} and the number of an attempt. To start a new task, start a new run instead of a re-run, or set \`on-rerun: new\`.`,
    },
  )
}
