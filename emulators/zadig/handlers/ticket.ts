import { BindingFailure, BusinessError, noDocuments } from '../errors.ts'
import { decodeJson, goInteger, goPointer, goSlice, goString, goStruct } from '../go-json.ts'
import type { Handler } from '../http/call.ts'
import { jsonReply, success } from '../http/reply.ts'

const ticket = goStruct('models', 'ApprovalTicket', {
  approval_id: goString,
  status: goInteger('int'),
  project_key: goString,
  envs: goSlice(goString),
  services: goSlice(
    goPointer(goStruct('models', 'ServiceWithModule', { service_name: goString, service_module: goString })),
  ),
  users: goSlice(goPointer(goStruct('models', 'ApprovalTicketUser', { name: goString, email: goString }))),
  execution_window_start: goInteger('int64'),
  execution_window_end: goInteger('int64'),
})

/** Registers a pre-approval ticket (contract §8.6): any token, but the professional licence. */
export const ticketHandler: Handler = (core, { body }) => {
  const { value, error } = decodeJson(ticket, body)
  if (error !== undefined) throw new BindingFailure('malformed body')
  if (value.approval_id === '') throw new BusinessError(400, 'approval_id cannot be empty')
  if (value.project_key === '') throw new BusinessError(400, 'project_key cannot be empty')
  if (value.execution_window_end !== 0 && value.execution_window_start > value.execution_window_end)
    throw new BusinessError(400, 'invalid time window: start time greater than end time')
  if (!core.options.professional) throw new BusinessError(7050, '')
  if (!core.seedData.projects.includes(value.project_key))
    throw new BusinessError(7100, `failed to find project: ${value.project_key}, error: ${noDocuments}`)
  if (core.tickets.has(value.approval_id)) throw new BusinessError(7100, 'approval ticket already exists')
  core.tickets.add(value.approval_id)
  return jsonReply(success)
}
