import { seconds } from '../clock.ts'
import { noDocuments, PlainError } from '../errors.ts'
import type { Handler } from '../http/call.ts'
import { integerQuery } from '../http/call.ts'
import { jsonReply } from '../http/reply.ts'
import { taskView } from '../task/view.ts'

/** The task list (contract §3.6): `projectKey` filters exactly and is echoed; size 0 and page 0 switch paging off. */
export const tasksHandler: Handler = (core, { params, query }) => {
  const project = query.get('projectKey') ?? ''
  const page = integerQuery(query, 'pageNum', 1)
  const size = integerQuery(query, 'pageSize', 10)
  const tasks = core.tasks
    .list()
    .filter(
      (task) => task.deletedAt === undefined && task.projectKey === project && task.workflowKey === params['name'],
    )
  const sorted = page > 0 ? tasks.toSorted((a, b) => b.createTime - a.createTime || b.id - a.id) : tasks
  const shown = page > 0 && size > 0 ? sorted.slice((page - 1) * size, page * size) : sorted
  return jsonReply({
    total: tasks.length,
    workflow_tasks: shown.map((task) => ({
      workflow_key: task.workflowKey,
      workflow_name: task.workflowName,
      project_key: project,
      task_id: task.id,
      create_time: task.createTime,
      task_creator: task.creator,
      start_time: task.startTime,
      end_time: task.endTime,
      status: task.status.toLowerCase(),
    })),
  })
}

/** The task detail (contract §5); not found is an HTTP 500. */
export const taskHandler: Handler = (core, { query }) => {
  const task = core.tasks.find(query.get('workflowKey') ?? '', integerQuery(query, 'taskId', 0))
  if (task === undefined) throw new PlainError(noDocuments)
  return jsonReply(taskView(task, seconds(core.clock), core.version))
}
