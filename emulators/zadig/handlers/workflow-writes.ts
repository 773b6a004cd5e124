import { load } from 'js-yaml'
import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import { BusinessError, noDocuments } from '../errors.ts'
import type { Handler } from '../http/call.ts'
import { demand } from '../http/call.ts'
import { jsonReply, success } from '../http/reply.ts'
import type { JsonObject } from '../json.ts'
import { asObject, textAt, toJson } from '../json.ts'
import { cancelTask } from '../operations/cancel.ts'

/** Creates a workflow from YAML, of which JSON is a part (contract §3.9); `viewName` also puts it into a view. */
export const createWorkflowHandler: Handler = (core, { body, query, user }) => {
  const document = readDocument(body)
  const project = textAt(document, 'project')
  demand(user, project, 'editor')
  const existing = core.workflows.find(textAt(document, 'name'))
  if (existing !== undefined)
    throw new BusinessError(6540, `与项目 [${existing.project}] 中的工作流 [${existing.displayName}] 标识相同`)
  const now = seconds(core.clock)
  const stored = core.workflows.put({
    ...document,
    created_by: user.name,
    create_time: now,
    updated_by: user.name,
    update_time: now,
  })
  const view = core.views.find(project, query.get('viewName') ?? '')
  view?.workflows.push({ key: stored.name, displayName: stored.displayName, type: 'custom', enabled: true })
  return jsonReply(success)
}

/** Updates the workflow of the path; creator and creation time stay. */
export const updateWorkflowHandler: Handler = (core, { body, params, user }) => {
  const document = readDocument(body)
  demand(user, textAt(document, 'project'), 'editor')
  const stored = core.workflows.find(params['name'] ?? '')
  if (stored === undefined) throw new BusinessError(6542, noDocuments)
  if (textAt(document, 'name') !== stored.name) core.workflows.remove(stored.name)
  core.workflows.put({
    ...document,
    created_by: stored.createdBy,
    create_time: stored.createTime,
    updated_by: user.name,
    update_time: seconds(core.clock),
  })
  return jsonReply(success)
}

/** Deletes a workflow by name alone: cancels its tasks, hides them, and forgets the id counter. */
export const deleteWorkflowHandler: Handler = (core, { query, user }) => {
  const key = query.get('workflowKey') ?? ''
  if (key === '') throw new BusinessError(400, 'workflowKey is required')
  demand(user, query.get('projectKey') ?? '', 'editor')
  if (!core.workflows.remove(key)) throw new BusinessError(6543, noDocuments)
  deleteTasks(core, key)
  return jsonReply(success)
}

function deleteTasks(core: Core, key: string): void {
  for (const task of core.tasks.list()) {
    if (task.workflowKey !== key || task.deleted) continue
    if (['running', 'waiting', 'waitforapprove'].includes(task.status)) cancelTask(core, task, 'system')
    task.deleted = true
  }
  core.tasks.forgetCounter(key)
}

function readDocument(body: string): JsonObject {
  try {
    return asObject(toJson(load(body))) ?? {}
  } catch (error) {
    const line = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw new BusinessError(400, `yaml: ${line}`)
  }
}
