import type { Handler } from '../http/call.ts'
import { taskIdOf } from '../http/call.ts'
import { textReply } from '../http/reply.ts'
import { openEventStream } from '../logs/open-stream.ts'
import { logKey } from '../logs/store.ts'

/** The live stream (contract §7.2); `lines` that are no number mean 10. */
export const sseHandler: Handler = (core, { params }) => {
  const id = taskIdOf(params, 'invalid task id')
  const lines = /^[+-]?\d+$/u.test(params['lines'] ?? '') ? Number(params['lines']) : 10
  const { workflowName = '', jobName = '' } = params
  return { kind: 'events', stream: openEventStream(core, workflowName, id, jobName, lines) }
}

/**
 * The full log (contract §7.3). The workflow key is lower-cased for the look-up but not where pods store their logs, so
 * a key with capitals never finds those.
 */
export const fullLogHandler: Handler = (core, { params }) => {
  const id = taskIdOf(params, 'invalid task id')
  const log = core.logs.get(logKey((params['workflowName'] ?? '').toLowerCase(), id, params['jobName'] ?? ''))
  return log === undefined ? textReply('') : { kind: 'log', log }
}
