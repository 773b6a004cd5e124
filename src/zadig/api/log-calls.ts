import type { LineBatch } from '../../ports/line-batch.ts'
import type { JobRef, ZadigApi } from '../../ports/zadig-api.ts'
import type { OpenAnswer } from '../http/answer.ts'
import { type Call, path } from '../http/call.ts'
import { createLogParser, type LogParser } from '../sse/sse.ts'
import type { Transport } from '../http/transport.ts'

type LogCalls = Pick<ZadigApi, 'openLogStream' | 'getFullLog'>

/** From the first line (contract §7.2: zero and less mean the whole log): a reconnect skips the lines it has had. */
const FROM_THE_START = 0

/** The two endpoints of a job's log (contract §7). */
export function logCalls({ open }: Transport): LogCalls {
  return {
    async openLogStream(job, { signal }) {
      const answer = await open(
        { ...logCall('stream-log', 'sse', job, path`/${FROM_THE_START}`), signal },
        { live: true },
      )
      const isEventStream = answer.contentType.startsWith('text/event-stream')
      // The server never sends anything on this connection and never closes it.
      if (!isEventStream) answer.cancel()
      const parser = createLogParser()
      return { isEventStream, lines: streamLines(answer, parser), held: () => parser.held() }
    },

    async *getFullLog(job, options) {
      const answer = await open({ ...logCall('read-log', 'log', job, ''), ...options }, { live: false })
      for await (const chunks of answer.body) yield Buffer.concat(chunks)
    },
  }
}

/** One batch a socket read. */
async function* streamLines(answer: OpenAnswer, parser: LogParser): AsyncGenerator<LineBatch, void> {
  for await (const chunks of answer.body) {
    const batch = parser.feed(chunks)
    if (batch.count > 0) yield batch
  }
  throw answer.ended()
}

function logCall(operation: Call['operation'], kind: 'sse' | 'log', job: JobRef, rest: string): Call {
  const { workflowKey, taskId, jobName } = job
  return {
    operation,
    method: 'GET',
    path: `/openapi/logs/${kind}` + path`/v4/workflow/${workflowKey}/${taskId}/${jobName}` + rest,
  }
}
