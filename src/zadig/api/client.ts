import { ZadigError } from '../../errors.ts'
import { asMapping } from '../../json.ts'
import type {
  CallOptions,
  DefinitionWrite,
  TaskRef,
  ViewWorkflow,
  WorkflowRef,
  ZadigApi,
} from '../../ports/zadig-api.ts'
import { collectSecrets } from '../../secrets/find.ts'
import type { Task } from '../../task/task.ts'
import type { Answer } from '../http/answer.ts'
import { type Call, json, path, query } from '../http/call.ts'
import type { Transport } from '../http/transport.ts'
import { readDefinition } from '../wire/definition.ts'
import { readManualStage, readTasks, readTriggered, readViews, readWorkflows } from '../wire/lists.ts'
import { readTask } from '../wire/task.ts'
import { logCalls } from './log-calls.ts'

/** Zadig's workflow API over a transport: one method an endpoint (contract §1). */
export function createZadigClient(transport: Transport): ZadigApi {
  const { send } = transport
  return {
    ...logCalls(transport),

    // Workflows (contract §3.4, §3.5, §3.9)

    async listWorkflows({ projectKey, viewName }) {
      const target = `/openapi/workflows${query({ projectKey, viewName })}`
      const answer = await send({ operation: 'list-workflows', method: 'GET', path: target })
      return parse(answer, readWorkflows, 'the answer has no list of workflows')
    },

    async getDefinition(workflow, options) {
      return parse(await send(definitionCall(workflow, options)), readDefinition, NO_WORKFLOW)
    },

    async findDefinition(workflow, options) {
      try {
        const answer = await send(definitionCall(workflow, options))
        parse(answer, readDefinition, NO_WORKFLOW)
        return { fields: asMapping(answer.body), secrets: collectSecrets(answer.body) }
      } catch (thrown) {
        // The server answers with an untyped error, like any other (contract §3.5).
        if (thrown instanceof ZadigError && thrown.adviceId === 'unknown-workflow') return undefined
        throw thrown
      }
    },

    async createWorkflow(definition, { api, projectKey, viewName }) {
      const target = DEFINITION_PATHS[api] + query({ projectKey, viewName })
      await send({ operation: 'create-workflow', method: 'POST', path: target, body: yaml(definition) })
    },

    async updateWorkflow(workflowKey, definition, { api, projectKey }) {
      const target = DEFINITION_PATHS[api] + path`/${workflowKey}` + query({ projectKey })
      await send({ operation: 'update-workflow', method: 'PUT', path: target, body: yaml(definition) })
    },

    async deleteWorkflow({ projectKey, workflowKey }) {
      const target = `/openapi/workflows/custom${query({ workflowKey, projectKey })}`
      await send({ operation: 'delete-workflow', method: 'DELETE', path: target })
    },

    // Tasks (contract §3.6, §4, §5, §8)

    async listTasks({ projectKey, workflowKey, page, pageSize }, options) {
      const target =
        path`/openapi/workflows/custom/${workflowKey}/tasks` + query({ projectKey, pageNum: page, pageSize })
      const answer = await send({ operation: 'list-tasks', method: 'GET', path: target, ...options })
      return { ...parse(answer, readTasks, 'the answer has no list of tasks'), serverTime: answer.serverTime }
    },

    async getTask(task, options) {
      const answer = await send({ operation: 'get-task', method: 'GET', path: taskQuery(task), ...options })
      const detail = parse(answer, readTask, 'the answer is not a task')
      // A cache, or a server that was restored, can answer with another task. The verdict must be about this one.
      if (!isAbout(detail, task)) throw answer.unexpected('the answer is about another task')
      return detail
    },

    async executeWorkflow(body, options) {
      const target = '/openapi/workflows/custom/task'
      const answer = await send({ operation: 'execute', method: 'POST', path: target, body: json(body), ...options })
      return { ...parse(answer, readTriggered, 'the answer has no task id'), serverTime: answer.serverTime }
    },

    async cancelTask(task, options) {
      await send({ operation: 'cancel', method: 'DELETE', path: taskQuery(task), ...options })
    },

    async retryTask({ projectKey, ...task }, options) {
      const target = taskPath(task) + query({ projectKey })
      await send({ operation: 'retry', method: 'POST', path: target, ...options })
    },

    async approveTask({ workflowKey, taskId, jobName, approve, comment }) {
      // `stage_name` takes the gate's job task name; without `approve` the server rejects (contract §8.3).
      const body = json({ workflow_key: workflowKey, task_id: taskId, stage_name: jobName, approve, comment })
      await send({ operation: 'approve', method: 'POST', path: '/openapi/workflows/custom/task/approve', body })
    },

    async setRemark({ remark, ...task }, options) {
      const body = json({ remark })
      await send({ operation: 'set-remark', method: 'PUT', path: taskPath(task), body, ...options })
    },

    async getManualStage({ projectKey, ...task }) {
      const target = `${taskPath(task)}/manual-exec${query({ projectKey })}`
      const answer = await send({ operation: 'get-manual-stage', method: 'GET', path: target })
      return parse(answer, readManualStage, 'the answer is not a manual stage')
    },

    async executeManualStage({ projectKey, stageName, ...task }) {
      const target = `${taskPath(task)}/manual-exec${query({ projectKey })}`
      const body = json({ stage_name: stageName })
      await send({ operation: 'run-manual-stage', method: 'POST', path: target, body })
    },

    // Views (contract §3.10) and approval tickets (contract §8.6)

    async listViews({ projectKey }) {
      const target = `/openapi/workflows/view${query({ projectKey })}`
      const answer = await send({ operation: 'list-views', method: 'GET', path: target })
      return parse(answer, readViews, 'the answer is not a list of views')
    },

    async createView({ projectKey, name, workflows }) {
      const body = json({ project_key: projectKey, name, workflow_list: workflows.map(toWire) })
      await send({ operation: 'create-view', method: 'POST', path: '/openapi/workflows/view', body })
    },

    async updateView({ projectKey, name, workflows }) {
      const body = json({ workflow_list: workflows.map((entry) => ({ ...toWire(entry), enabled: entry.enabled })) })
      const target = path`/openapi/workflows/view/${name}` + query({ projectKey })
      await send({ operation: 'update-view', method: 'PUT', path: target, body })
    },

    async deleteView({ projectKey, name }) {
      const target = path`/openapi/workflows/view/${name}` + query({ projectKey })
      await send({ operation: 'delete-view', method: 'DELETE', path: target })
    },

    async createApprovalTicket(ticket) {
      const body = json({
        project_key: ticket.projectKey,
        approval_id: ticket.approvalId,
        ...(ticket.status === undefined ? {} : { status: ticket.status }),
        envs: ticket.environments,
        services: ticket.services.map(({ service, module }) => ({ service_name: service, service_module: module })),
        users: ticket.users,
        execution_window_start: ticket.windowStart,
        execution_window_end: ticket.windowEnd,
      })
      await send({ operation: 'create-ticket', method: 'POST', path: '/openapi/ticket/approval', body })
    },
  }
}

const NO_WORKFLOW = 'the answer is not a workflow'

/** What `read` makes of the answer; throws a ZadigError that says `otherwise` where it makes nothing. */
function parse<T>(answer: Answer, read: (body: unknown) => T | undefined, otherwise: string): T {
  const value = read(answer.body)
  if (value === undefined) throw answer.unexpected(otherwise)
  return value
}

function definitionCall({ projectKey, workflowKey }: WorkflowRef, options: CallOptions = {}): Call {
  const target = path`/openapi/workflows/custom/${workflowKey}/detail` + query({ projectKey })
  return { operation: 'get-definition', method: 'GET', path: target, ...options }
}

/** Both lead to the same handlers; only 5.0 and later have them under /openapi (contract §3.9). */
const DEFINITION_PATHS: Readonly<Record<DefinitionWrite['api'], string>> = {
  openapi: '/openapi/workflows/custom',
  aslan: '/api/aslan/workflow/v4',
}

function yaml(text: string): NonNullable<Call['body']> {
  return { type: 'application/yaml', text }
}

/** An old server may leave the workflow out. */
function isAbout({ id, workflowKey }: Task, requested: TaskRef): boolean {
  return id === requested.taskId && (workflowKey === '' || workflowKey === requested.workflowKey)
}

function taskQuery({ workflowKey, taskId }: TaskRef): string {
  return `/openapi/workflows/custom/task${query({ taskId, workflowKey })}`
}

function taskPath({ workflowKey, taskId }: TaskRef): string {
  return path`/openapi/workflows/custom/${workflowKey}/task/${taskId}`
}

function toWire({ workflowKey, type, name }: ViewWorkflow): Readonly<Record<string, string>> {
  return { workflow_key: workflowKey, workflow_type: type, ...(name === undefined ? {} : { workflow_name: name }) }
}
