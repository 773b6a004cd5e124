import { PlainError, BusinessError, noDocuments } from '../errors.ts'
import { workflowDetail } from '../definitions/workflow.ts'
import type { Handler } from '../http/call.ts'
import { required } from '../http/call.ts'
import { jsonReply } from '../http/reply.ts'

/** The workflow list (contract §3.4): an unknown or empty view filters nothing. */
export const listHandler: Handler = (core, { query }) => {
  const project = required(query, 'projectKey')
  const view = core.views.find(project, query.get('viewName') ?? '')
  const shown = (type: string): readonly string[] =>
    view?.workflows.filter((entry) => entry.enabled && entry.type === type).map(({ key }) => key) ?? []
  const custom = core.workflows
    .list()
    .filter((workflow) => workflow.project === project && passes(shown('custom'), workflow.name))
    .map((workflow) => ({
      workflow_key: workflow.name,
      workflow_name: workflow.displayName,
      update_by: workflow.updatedBy,
      update_time: workflow.updateTime,
      type: 'custom',
    }))
  const product = core.seedData.productWorkflows
    .filter((workflow) => workflow.project === project && passes(shown('product'), workflow.key))
    .map(({ key, name }) => ({
      workflow_key: key,
      workflow_name: name,
      update_by: 'admin',
      update_time: 1_600_000_000,
      type: 'product',
    }))
  return jsonReply({ workflows: [...custom, ...product] })
}

/** A workflow's definition (contract §3.5). */
export const detailHandler: Handler = (core, { params, query }) => {
  const name = params['name'] ?? ''
  if (name === '') throw new BusinessError(400, 'workflowKey is required')
  const project = required(query, 'projectKey')
  const workflow = core.workflows.find(name)
  if (workflow === undefined) throw new PlainError(noDocuments)
  return jsonReply(workflowDetail(workflow, project))
}

/** An empty filter lets everything pass. */
function passes(names: readonly string[], key: string): boolean {
  return names.length === 0 || names.includes(key)
}
