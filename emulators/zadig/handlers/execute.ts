import { BusinessError } from '../errors.ts'
import { executeArgs } from '../execute/body.ts'
import { createTask } from '../execute/create-task.ts'
import { decodeJson } from '../go-json.ts'
import type { Handler } from '../http/call.ts'
import { demand } from '../http/call.ts'
import { jsonReply } from '../http/reply.ts'
import { atLeast } from '../version.ts'

/** Execute (contract §4): permission on the body's `project_key`, the workflow by its key alone. */
export const executeHandler: Handler = (core, { body, user }) => {
  const { value, error } = decodeJson(executeArgs(atLeast(core.version, '4.2')), body)
  if (error !== undefined) throw new BusinessError(400, error)
  demand(user, value.project_key, 'runner')
  return jsonReply(createTask(core, value, user))
}
