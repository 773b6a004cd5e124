import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Core } from '../core.ts'
import { changeReply } from '../faults/change-reply.ts'
import type { FaultRegistry } from '../faults/fault-registry.ts'
import type { FaultAction } from '../faults/fault.ts'
import { authorise } from './gateway.ts'
import type { Scope } from '../run/scope.ts'
import type { Reply } from './reply.ts'
import { emptyReply, errorReply } from './reply.ts'
import type { RequestRecord } from './request-log.ts'
import type { Route } from './router.ts'
import { route } from './router.ts'
import { send } from './send.ts'

/** What the listener works with. */
export interface ListenerParts {
  readonly core: Core
  readonly routes: readonly Route[]
  readonly faults: FaultRegistry
  readonly requests: RequestRecord[]
  /** Answers the emulator's own endpoints; undefined for every other path. */
  readonly control: ((method: string, url: URL, body: string) => Reply | undefined) | undefined
  /** Timers of answers that are held back. */
  readonly timers: Scope
  /** Stops listening for so many milliseconds. */
  refuse(ms: number): void
}

/** Answers each request: fault, gateway, router, handler, reply. */
export function createListener(parts: ListenerParts): RequestListener {
  return (request, response) => {
    const url = new URL(`http://zadig${request.url ?? '/'}`)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => response.destroy())
    response.on('error', () => response.destroy())
    if (url.pathname.startsWith('/__emulator/')) {
      request.on('end', () => {
        const reply = parts.control?.(request.method ?? '', url, Buffer.concat(chunks).toString()) ?? emptyReply(404)
        send(response, reply, undefined, parts.core.clock)
      })
      return
    }
    const record = recordOf(request, url, parts.core.clock.now())
    parts.requests.push(record)
    const { socket } = request
    response.once('close', () => {
      // The client's own end shows as an end or an error of the socket; ours does not.
      record.aborted = !response.writableFinished && (socket.readableEnded || socket.errored !== null)
    })
    const fault = parts.faults.match(record.method, record.path)
    record.fault = fault?.kind
    if (fault?.kind === 'reset' || fault?.kind === 'refuse') {
      if (fault.kind === 'refuse') parts.refuse(fault.for)
      request.socket.resetAndDestroy()
      return
    }
    request.on('end', () => {
      record.body = Buffer.concat(chunks).toString()
      serve(parts, { record, url, fault, response })
    })
  }
}

interface Exchange {
  readonly record: RequestRecord
  readonly url: URL
  readonly fault: FaultAction | undefined
  readonly response: ServerResponse
}

function serve(parts: ListenerParts, exchange: Exchange): void {
  const { fault, response } = exchange
  switch (fault?.kind) {
    case 'delay': {
      const early = fault.handle === true ? handle(parts, exchange) : undefined
      const late = (): void => answer(parts, exchange, early)
      parts.timers.after(fault.for, () => parts.core.holds.whenFree([fault.until ?? ''], late))
      return
    }
    case 'hang':
      if (fault.handle === true) handle(parts, exchange)
      return
    case 'handle-then-reset':
      handle(parts, exchange)
      response.socket?.resetAndDestroy()
      return
    case 'answer':
      if (fault.handle === true) handle(parts, exchange)
      return sendReply(parts, exchange, changeReply(emptyReply(200), fault, parts.core.clock))
    case 'reset':
    case 'refuse':
    case 'truncate':
    case 'task-view':
    case 'events':
    case 'log':
    case undefined:
      answer(parts, exchange)
  }
}

/** Handles the request, unless that has been done, and sends what comes of it if the client is still there. */
function answer(parts: ListenerParts, exchange: Exchange, early?: Reply): void {
  const reply = changeReply(early ?? handle(parts, exchange), exchange.fault, parts.core.clock)
  if (!exchange.response.destroyed) sendReply(parts, exchange, reply)
}

function sendReply({ core }: ListenerParts, { record, response, fault }: Exchange, reply: Reply): void {
  record.status = reply.kind === 'body' ? reply.status : 200
  send(response, reply, fault, core.clock)
}

function handle({ core, routes }: ListenerParts, { record, url }: Exchange): Reply {
  const check = authorise(core, record.authorization === '' ? undefined : record.authorization, url.searchParams)
  if (!check.ok) return check.reply
  const routing = route(routes, record.method, record.path, url.search)
  if (routing.kind === 'answer') return routing.reply
  try {
    return routing.handler(core, {
      user: check.user,
      params: routing.params,
      query: url.searchParams,
      body: record.body,
    })
  } catch (error) {
    return errorReply(error)
  }
}

function recordOf(request: IncomingMessage, url: URL, time: number): RequestRecord {
  return {
    time,
    method: request.method ?? '',
    path: decodePath(url.pathname),
    url: request.url ?? '',
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    authorization: request.headers.authorization ?? '',
    body: '',
    status: undefined,
    aborted: false,
    fault: undefined,
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
