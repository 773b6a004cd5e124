import { BusinessError } from '../errors.ts'
import { executeArgs } from '../execute/body.ts'
import { createTask } from '../execute/create-task.ts'
import { parseJson, unmarshal } from '../go-json.ts'
import type { Handler } from '../http/call.ts'
import { demand } from '../http/call.ts'
import { jsonReply } from '../http/reply.ts'
import { atLeast } from '../version.ts'

/** Execute (contract §4): permission on the body's `project_key`, the workflow by its key alone. */
export const executeHandler: Handler = (core, { body, user }) => {
  const parsed = parseJson(body)
  const args = unmarshal(executeArgs(atLeast(core.version, '4.2')), parsed.value)
  const error = parsed.error ?? args.error
  if (error !== undefined) throw new BusinessError(400, error)
  demand(user, args.value.project_key, 'runner')
  return jsonReply(createTask(core, args.value, user))
}
