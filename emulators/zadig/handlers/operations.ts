import { seconds } from '../clock.ts'
import { BusinessError, noDocuments, PlainError } from '../errors.ts'
import { decodeJson, goBool, goInteger, goString, goStruct } from '../go-json.ts'
import type { Handler } from '../http/call.ts'
import { demand, integerQuery, taskIdOf } from '../http/call.ts'
import { jsonReply, success } from '../http/reply.ts'
import { cancelTask } from '../operations/cancel.ts'
import { requireTask } from '../operations/manual-exec.ts'
import { retryTask } from '../operations/retry.ts'

/** Cancel (contract §8.1). */
export const cancelHandler: Handler = (core, { query, user }) => {
  const task = core.tasks.find(query.get('workflowKey') ?? '', integerQuery(query, 'taskId', 0))
  if (task === undefined) throw new BusinessError(6163, noDocuments)
  cancelTask(core, task, user.name)
  return jsonReply(success)
}

/** Retry (contract §8.2). */
export const retryHandler: Handler = (core, { params }) => {
  const id = taskIdOf(params, 'taksID is invalid')
  retryTask(core, requireTask(core, params['name'] ?? '', id))
  return jsonReply(success)
}

const approval = goStruct('workflow', 'OpenAPIApproveRequest', {
  stage_name: goString,
  workflow_key: goString,
  task_id: goInteger('int64'),
  approve: goBool,
  comment: goString,
})

/** Approve (contract §8.3): `stage_name` is the gate's job task name; without `approve` it rejects. */
export const approveHandler: Handler = (core, { body, user }) => {
  const { value, error } = decodeJson(approval, body)
  if (error !== undefined) throw new PlainError(`failed to unmarshal request data, error: ${error}`)
  const { workflow_key: workflow, stage_name: job, task_id: id } = value
  if (workflow === '' || job === '' || id === 0)
    throw new BusinessError(6169, `can not find approved workflow: ${workflow}, taskID: ${id},jobName: ${job}`)
  core.gates.decide(`${workflow}-${job}-${id}`, user, value.approve, value.comment, seconds(core.clock))
  return jsonReply(success)
}

const remark = goStruct('handler', 'updateWorkflowV4TaskRemarkReq', { remark: goString })

/** Remark (contract §8.5): the id is read after the permission check, an empty remark changes nothing. */
export const remarkHandler: Handler = (core, { params, body, user }) => {
  const name = params['name'] ?? ''
  const workflow = core.workflows.find(name)
  if (workflow === undefined) throw new BusinessError(400, `查询workflow失败: ${noDocuments}`)
  const { value, error } = decodeJson(remark, body)
  if (error !== undefined) throw new BusinessError(400, error)
  demand(user, workflow.project, 'runner')
  const id = taskIdOf(params, 'invalid task id')
  const task = core.tasks.find(name, id)
  if (task === undefined) throw new PlainError(`cannot find workflow task, workflow name: ${name}, task id: ${id}`)
  if (value.remark !== '') task.remark = value.remark
  return jsonReply(success)
}
