import { seconds } from '../clock.ts'
import type { Core } from '../core.ts'
import { BindingFailure, BusinessError, dereference, noDocuments, PlainError } from '../errors.ts'
import type { GoValue } from '../go-json.ts'
import { decodeJson, goBool, goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { Handler } from '../http/call.ts'
import { demand, required } from '../http/call.ts'
import { jsonReply, success } from '../http/reply.ts'
import type { ViewRecord } from './view-store.ts'
import { viewBody } from './view-store.ts'

const viewRequest = goStruct('workflow', 'OpenAPICreateWorkflowViewReq', {
  project_key: goString,
  name: goString,
  workflow_list: goSlice(
    goPointer(
      goStruct('workflow', 'OpenAPIWorkflowViewDetail', {
        workflow_key: goString,
        workflow_name: goString,
        workflow_type: goString,
        enabled: goBool,
      }),
    ),
  ),
})

type ViewRequest = GoValue<typeof viewRequest>

/** The views of a project (contract §3.10): an array. */
export const viewsHandler: Handler = (core, { query }) =>
  jsonReply(core.views.list(required(query, 'projectKey')).map(viewBody))

export const createViewHandler: Handler = (core, { body, user }) => {
  const request = readRequest(body, {})
  demand(user, request.project_key, 'admin')
  if (core.views.find(request.project_key, request.name) !== undefined)
    throw new BusinessError(6892, 'mongo duplicate key error')
  core.views.add({
    project: request.project_key,
    name: request.name,
    updatedBy: user.name,
    updateTime: seconds(core.clock),
    workflows: request.workflow_list.map(dereference).map((entry) => ({
      key: entry.workflow_key,
      displayName: entry.workflow_name,
      type: entry.workflow_type,
      enabled: true,
    })),
  })
  return jsonReply(success)
}

/** Adds, shows and hides workflows of a view; its project is the query's. The server sets no time, so it becomes 0. */
export const updateViewHandler: Handler = (core, { body, params, query, user }) => {
  const name = params['name'] ?? ''
  const request = readRequest(body, { name, project_key: query.get('projectKey') ?? '' })
  demand(user, request.project_key, 'admin')
  const view = core.views.find(request.project_key, name)
  if (view === undefined)
    throw new PlainError(`failed to find workflow view ${name} for project ${request.project_key}`)
  merge(view, request)
  view.updatedBy = user.name
  view.updateTime = 0
  return jsonReply(success)
}

export const deleteViewHandler: Handler = (core, { params, query, user }) => {
  const project = required(query, 'projectKey')
  demand(user, project, 'admin')
  core.views.remove(requireView(core, project, params['name'] ?? ''))
  return jsonReply(success)
}

function requireView(core: Core, project: string, name: string): ViewRecord {
  const view = core.views.find(project, name)
  if (view === undefined) throw new BusinessError(6894, `find workflow view error: ${noDocuments}`)
  return view
}

function merge(view: ViewRecord, request: ViewRequest): void {
  const sent = request.workflow_list.map(dereference)
  if (new Set(sent.map((entry) => entry.workflow_key)).size < sent.length)
    throw new PlainError('workflow name duplicated')
  for (const entry of sent) {
    const known = view.workflows.find(({ key }) => key === entry.workflow_key)
    if (known !== undefined) known.enabled = entry.enabled
    else if (entry.enabled)
      view.workflows.push({
        key: entry.workflow_key,
        displayName: entry.workflow_name,
        type: entry.workflow_type,
        enabled: true,
      })
  }
}

/** Reads and validates the body; gin's own binding answers malformed JSON with an empty 400. */
function readRequest(body: string, overrides: Partial<Pick<ViewRequest, 'name' | 'project_key'>>): ViewRequest {
  const { value, error } = decodeJson(viewRequest, body)
  if (error !== undefined) throw new BindingFailure('malformed body')
  const request = { ...value, ...overrides }
  if (request.project_key === '') throw new BusinessError(400, 'projectKey cannot be empty')
  if (request.name === '') throw new BusinessError(400, 'view name cannot be empty')
  if (request.workflow_list.some((entry) => !['custom', 'product'].includes(dereference(entry).workflow_type)))
    throw new BusinessError(400, 'workflow type must be custom or product')
  return request
}
