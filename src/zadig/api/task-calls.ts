import type { TaskRef, ZadigApi } from '../../ports/zadig-api.ts'
import type { Task } from '../../task/task.ts'
import { json, path, query } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { readManualStage, readTasks, readTriggered } from '../wire/lists.ts'
import { readTask } from '../wire/task.ts'

type TaskCalls = Pick<
  ZadigApi,
  | 'listTasks'
  | 'getTask'
  | 'executeWorkflow'
  | 'cancelTask'
  | 'retryTask'
  | 'approveTask'
  | 'setRemark'
  | 'getManualStage'
  | 'executeManualStage'
>

/** The endpoints about tasks (contract §3.6, §4, §5, §8). */
export function taskCalls({ send }: Transport): TaskCalls {
  return {
    async listTasks({ projectKey, workflowKey, page, pageSize }, options) {
      const answer = await send({
        operation: 'list-tasks',
        method: 'GET',
        path: path`/openapi/workflows/custom/${workflowKey}/tasks` + query({ projectKey, pageNum: page, pageSize }),
        since: '1.18',
        ...options,
      })
      const tasks = readTasks(answer.body)
      if (tasks === undefined) throw answer.unexpected('the answer has no list of tasks')
      return { ...tasks, serverTime: answer.serverTime }
    },

    async getTask(task, options) {
      const answer = await send({
        operation: 'get-task',
        method: 'GET',
        path: taskQuery(task),
        since: '1.15',
        ...options,
      })
      const detail = readTask(answer.body)
      if (detail === undefined) throw answer.unexpected('the answer is no task')
      // A verdict must be about what was asked for, whatever a cache or a server that was taken over has at hand.
      if (!isAbout(detail, task)) throw answer.unexpected('the answer is about another task')
      return detail
    },

    async executeWorkflow(body, options) {
      const answer = await send({
        operation: 'execute',
        method: 'POST',
        path: '/openapi/workflows/custom/task',
        body: json(body),
        since: '1.15',
        ...options,
      })
      const triggered = readTriggered(answer.body)
      if (triggered === undefined) throw answer.unexpected('the answer has no task id')
      return { ...triggered, serverTime: answer.serverTime }
    },

    async cancelTask(task, options) {
      await send({ operation: 'cancel', method: 'DELETE', path: taskQuery(task), since: '1.15', ...options })
    },

    async retryTask({ projectKey, ...task }, options) {
      await send({
        operation: 'retry',
        method: 'POST',
        path: taskPath(task) + query({ projectKey }),
        since: '1.18',
        ...options,
      })
    },

    async approveTask({ workflowKey, taskId, jobName, approve, comment }) {
      await send({
        operation: 'approve',
        method: 'POST',
        path: '/openapi/workflows/custom/task/approve',
        // The gate's job task name goes where the API says stage; `approve` left out would reject (contract §8.3).
        body: json({ workflow_key: workflowKey, task_id: taskId, stage_name: jobName, approve, comment }),
        since: '1.15',
      })
    },

    async setRemark({ remark, ...task }, options) {
      await send({
        operation: 'set-remark',
        method: 'PUT',
        path: taskPath(task),
        body: json({ remark }),
        since: '3.3',
        ...options,
      })
    },

    async getManualStage({ projectKey, ...task }) {
      const answer = await send({
        operation: 'get-manual-stage',
        method: 'GET',
        path: `${taskPath(task)}/manual-exec${query({ projectKey })}`,
        since: '5.0',
      })
      const stage = readManualStage(answer.body)
      if (stage === undefined) throw answer.unexpected('the answer is no manual stage')
      return stage
    },

    async executeManualStage({ projectKey, stageName, ...task }) {
      await send({
        operation: 'run-manual-stage',
        method: 'POST',
        path: `${taskPath(task)}/manual-exec${query({ projectKey })}`,
        body: json({ stage_name: stageName }),
        since: '5.0',
      })
    },
  }
}

/** An old server may leave the workflow out. */
function isAbout({ id, workflowKey }: Task, asked: TaskRef): boolean {
  return id === asked.taskId && (workflowKey === '' || workflowKey === asked.workflowKey)
}

function taskQuery({ workflowKey, taskId }: TaskRef): string {
  return `/openapi/workflows/custom/task${query({ taskId, workflowKey })}`
}

function taskPath({ workflowKey, taskId }: TaskRef): string {
  return path`/openapi/workflows/custom/${workflowKey}/task/${taskId}`
}
