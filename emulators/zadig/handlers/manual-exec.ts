import { BusinessError } from '../errors.ts'
import { decodeJson, goString, goStruct } from '../go-json.ts'
import type { Handler } from '../http/call.ts'
import { demand, required, taskIdOf } from '../http/call.ts'
import { jsonReply, success } from '../http/reply.ts'
import { executeManualStage, manualStage, requireTask } from '../operations/manual-exec.ts'

/** The manual stage that a task is parked at (contract §8.4, from 5.0). */
export const getManualExecHandler: Handler = (core, { params, query, user }) => {
  const id = taskIdOf(params, 'taksID is invalid')
  const project = required(query, 'projectKey')
  demand(user, project, 'runner')
  return jsonReply(manualStage(core, requireTask(core, params['name'] ?? '', id), project, user))
}

const request = goStruct('workflow', 'OpenAPIManualExecWorkflowTaskV4Request', { stage_name: goString })

/** Starts the manual stage; here `stage_name` is the stage's name. */
export const postManualExecHandler: Handler = (core, { params, query, body, user }) => {
  const id = taskIdOf(params, 'taksID is invalid')
  const project = required(query, 'projectKey')
  const { value, error } = decodeJson(request, body)
  if (error !== undefined) throw new BusinessError(400, error)
  if (value.stage_name === '') throw new BusinessError(400, 'stage_name is required')
  demand(user, project, 'runner')
  executeManualStage(core, requireTask(core, params['name'] ?? '', id), project, value.stage_name, user)
  return jsonReply(success)
}
