import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import { lintWorkflow } from '../definitions/lint.ts'
import { readWorkflow, workflowType } from '../definitions/workflow.ts'
import { withZeroValues } from '../definitions/zero-values.ts'
import { BusinessError, noDocuments } from '../errors.ts'
import { decodeYaml } from '../go-yaml.ts'
import type { Handler } from '../http/call.ts'
import { demand } from '../http/call.ts'
import { jsonReply, success } from '../http/reply.ts'
import type { JsonObject } from '../json.ts'
import { asObject, textAt } from '../json.ts'
import { cancelTask } from '../operations/cancel.ts'
import { atLeast } from '../version.ts'

/**
 * Creates a workflow from YAML, of which most JSON is a part (contract §3.9); `viewName` also puts it into a view. Since
 * 3.4 a new workflow's specs are stored with all their fields.
 */
export const createWorkflowHandler: Handler = (core, { body, query, user }) => {
  const document = readDocument(body)
  const project = textAt(document, 'project')
  demand(user, project, 'editor')
  const existing = core.workflows.find(textAt(document, 'name'))
  if (existing !== undefined)
    throw new BusinessError(6540, `与项目 [${existing.project}] 中的工作流 [${existing.displayName}] 标识相同`)
  lintWorkflow(readWorkflow(document), core.seedData, core.version)
  const now = seconds(core.clock)
  const stored = core.workflows.put({
    ...document,
    created_by: user.name,
    create_time: now,
    updated_by: user.name,
    update_time: now,
  })
  if (atLeast(core.version, '3.4'))
    for (const job of stored.stages.flatMap(({ jobs }) => jobs)) job.spec = withZeroValues(job.type, job.spec)
  const view = core.views.find(project, query.get('viewName') ?? '')
  view?.workflows.push({ key: stored.name, displayName: stored.displayName, type: 'custom', enabled: true })
  return jsonReply(success)
}

/** Updates the workflow of the path, which also renames it; creator and creation time stay. */
export const updateWorkflowHandler: Handler = (core, { body, params, user }) => {
  const document = readDocument(body)
  demand(user, textAt(document, 'project'), 'editor')
  const stored = core.workflows.find(params['name'] ?? '')
  if (stored === undefined) throw new BusinessError(6542, noDocuments)
  const workflow = readWorkflow(document)
  if (workflow.displayName !== stored.displayName && isTaken(core, stored.project, workflow.displayName))
    throw new BusinessError(6540, `workflow v4 [${workflow.displayName}] 展示名称在当前项目下重复!`)
  lintWorkflow(workflow, core.seedData, core.version)
  if (workflow.name !== stored.name) core.workflows.remove(stored.name)
  core.workflows.put({
    ...document,
    created_by: stored.createdBy,
    create_time: stored.createTime,
    updated_by: user.name,
    update_time: seconds(core.clock),
  })
  return jsonReply(success)
}

/** Whether a workflow of the project has that display name; the empty one filters nothing and so counts as taken. */
function isTaken(core: Core, project: string, displayName: string): boolean {
  return core.workflows
    .list()
    .some((workflow) => workflow.project === project && (displayName === '' || workflow.displayName === displayName))
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
    if (task.workflowKey !== key || task.deletedAt !== undefined) continue
    if (['running', 'waiting', 'waitforapprove'].includes(task.status)) cancelTask(core, task, 'system')
    task.deletedAt = core.clock.now()
  }
  core.tasks.forgetCounter(key)
}

/** The body as the server reads it: an empty one is a workflow without anything. */
function readDocument(body: string): JsonObject {
  const { value, error } = decodeYaml(body, workflowType)
  if (error !== undefined) throw new BusinessError(400, `yaml: ${error}`)
  return asObject(value) ?? {}
}
