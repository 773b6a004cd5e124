import type { WorkflowRef, ZadigApi } from '../ports/zadig-api.ts'
import type { Task } from '../task/task.ts'
import type { Correlation } from './correlation.ts'
import { carries } from './find-task.ts'

/** Tasks looked at: each costs a read of its detail. */
const MAX_TASKS = 30

/** The newest task that an earlier attempt of this same step started, found by the markers of those attempts. */
export async function findEarlierTask(
  { projectKey, workflowKey }: WorkflowRef,
  creator: string,
  { parameter, earlier }: Correlation,
  { zadig, signal }: { readonly zadig: ZadigApi; readonly signal: AbortSignal },
): Promise<Task | undefined> {
  const { tasks } = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: MAX_TASKS }, { signal })
  for (const entry of tasks.filter((task) => creator === '' || task.creator === creator)) {
    const task = await zadig.getTask({ workflowKey, taskId: entry.taskId }, { signal })
    if (earlier.some((marker) => carries(task, { parameter, marker }))) return task
  }
  return undefined
}
