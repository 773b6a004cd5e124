import type { ServerResponse } from 'node:http'
import type { EmulatorClock } from '../clock.ts'
import type { Ending, FaultAction } from '../faults/fault.ts'
import { storedLines } from '../logs/frames.ts'
import type { StoredLog } from '../logs/store.ts'
import type { Reply } from './reply.ts'
import { sendEvents } from './send-events.ts'

/** Go's server gives a length only to bodies that fit its buffer; longer ones go out in chunks. */
const GO_BUFFER = 2048

/** Writes a reply to the wire, with the `Date` of the emulator's clock. */
export function send(
  response: ServerResponse,
  reply: Reply,
  action: FaultAction | undefined,
  clock: EmulatorClock,
): void {
  response.sendDate = false
  response.setHeader('Date', new Date(clock.now()).toUTCString())
  switch (reply.kind) {
    case 'body':
      return sendBody(response, reply, action)
    case 'log':
      return sendLog(response, reply.log, action)
    case 'events':
      return sendEvents(response, reply.stream, action?.kind === 'events' ? action : { kind: 'events' }, clock)
  }
}

function sendBody(
  response: ServerResponse,
  reply: Extract<Reply, { kind: 'body' }>,
  action: FaultAction | undefined,
): void {
  const body = Buffer.from(reply.body)
  if (action?.kind === 'truncate') {
    const length = action.ending === 'clean' ? {} : { 'Content-Length': body.length }
    response.writeHead(reply.status, { ...reply.headers, ...length })
    const part = body.subarray(0, action.bytes ?? Math.floor(body.length / 2))
    response.write(part, () => endConnection(response, action.ending ?? 'close'))
    return
  }
  const length = body.length <= GO_BUFFER ? { 'Content-Length': body.length } : {}
  response.writeHead(reply.status, { ...reply.headers, ...length })
  if (body.length > 0) response.write(body)
  response.end()
}

function sendLog(response: ServerResponse, log: StoredLog, action: FaultAction | undefined): void {
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' })
  let from = 0
  const pump = (): void => {
    while (from < log.count) {
      const { lines, bytes } = storedLines(log.source, log.startedAt, from, log.count)
      from += lines
      if (action?.kind === 'truncate') {
        const part = bytes.subarray(0, action.bytes ?? Math.floor(bytes.length / 2))
        response.write(part, () => endConnection(response, action.ending ?? 'close'))
        return
      }
      if (!response.write(bytes)) {
        response.once('drain', pump)
        return
      }
    }
    response.end()
  }
  pump()
}

/** Ends a connection the way a fault wants it. `clean` expects a chunked response that Node itself frames. */
function endConnection(response: ServerResponse, ending: Ending): void {
  switch (ending) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'close':
      response.socket?.end()
      response.socket?.destroySoon()
      return
    case 'clean':
      response.end()
      return
  }
}
