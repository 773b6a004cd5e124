import type { EmulatorClock } from '../clock.ts'
import { parseJson } from '../go-json.ts'
import type { Reply } from '../http/reply.ts'
import { jsonReply, textReply } from '../http/reply.ts'
import type { JsonObject } from '../json.ts'
import { asObject, objectsAt, textAt } from '../json.ts'
import { fixedStream, RunStream, silentStream } from '../logs/event-stream.ts'
import type { FaultAction, TaskViewFault } from './fault.ts'

/** The reply as a fault leaves it; `send` and the listener apply faults of the connection. */
export function changeReply(reply: Reply, action: FaultAction | undefined, clock: EmulatorClock): Reply {
  switch (action?.kind) {
    case 'task-view':
      return reply.kind === 'body' && reply.status === 200 ? changeTask(reply, action) : reply
    case 'log':
      if (action.stale !== undefined) return textReply(action.stale)
      if (action.empty === true) return textReply('')
      return reply.kind === 'log' && clock.now() < reply.log.storedAt + (action.late ?? 0) ? textReply('') : reply
    case 'events':
      if (reply.kind !== 'events') return reply
      if (action.silent === true) return { kind: 'events', stream: silentStream }
      if (action.lines !== undefined) return { kind: 'events', stream: fixedStream(action.lines) }
      if (action.rotated !== undefined && reply.stream instanceof RunStream) reply.stream.skipTo(action.rotated)
      return reply
    case 'answer':
      return { kind: 'body', status: action.status, headers: action.headers ?? {}, body: action.body ?? '' }
    case undefined:
    case 'reset':
    case 'handle-then-reset':
    case 'refuse':
    case 'delay':
    case 'hang':
    case 'truncate':
      return reply
  }
}

function changeTask(reply: Extract<Reply, { kind: 'body' }>, fault: TaskViewFault): Reply {
  const task: JsonObject = asObject(parseJson(reply.body).value) ?? {}
  if (fault.status !== undefined) task['status'] = fault.status
  if (fault.endTime !== undefined) task['end_time'] = fault.endTime
  if (fault.createTime !== undefined) task['create_time'] = fault.createTime
  for (const stage of objectsAt(task, 'stages')) {
    stage['jobs'] = objectsAt(stage, 'jobs').filter((job) => job['name'] !== fault.dropJob)
    for (const job of objectsAt(stage, 'jobs')) {
      const status = fault.jobStatus?.[textAt(job, 'name')]
      if (status !== undefined) job['status'] = status
    }
  }
  for (const field of fault.dropFields ?? []) delete task[field]
  return jsonReply(task)
}
