import { afterEach } from '@jest/globals'
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'

import { ZadigError } from '../../../src/errors.ts'
import type { Call } from '../../../src/zadig/http/call.ts'
import {
  createTransport,
  type Outage,
  type Transport,
  type TransportOptions,
} from '../../../src/zadig/http/transport.ts'
import { FakeClock } from '../../support/fake-clock.ts'

export const TOKEN = 'aaaa.bbbb.cccc'

export const READ: Call = { operation: 'get-task', method: 'GET', path: '/openapi/thing?a=1' }
export const WRITE: Call = {
  operation: 'execute',
  method: 'POST',
  path: '/openapi/thing',
  body: { type: 'application/json', text: '{"a":1}' },
}

export interface TestServer {
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

/** Servers and transports of the current test, closed together after it. */
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()))
})

export async function serveHttp(listener: RequestListener): Promise<TestServer> {
  return listen(createHttpServer(listener))
}

/** A server that speaks whatever bytes the test wants. */
export async function serveTcp(onConnection: (socket: Socket, number: number) => void, port = 0): Promise<TestServer> {
  let count = 0
  return listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined)
      onConnection(socket, ++count)
    }),
    port,
  )
}

export async function listen(server: Server, port = 0): Promise<TestServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const listening = {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  open.push(listening)
  return listening
}

/** A port where nobody listens. */
export async function freePort(): Promise<number> {
  const server = await serveTcp(() => undefined)
  await server.close()
  return server.port
}

export interface Bench {
  readonly clock: FakeClock
  readonly transport: Transport
  readonly outages: Outage[]
  /** Lets a call come to its end, however much time it waits. */
  readonly end: <T>(work: Promise<T>) => Promise<T>
  /** The error that a call ends with. */
  readonly failure: (work: Promise<unknown>) => Promise<ZadigError>
}

/** A transport on a fake clock, against `url`. */
export function createBench(url: string, options: Partial<TransportOptions> = {}): Bench {
  const clock = new FakeClock()
  const outages: Outage[] = []
  const transport = createTransport({
    url,
    token: TOKEN,
    clock,
    requestTimeout: 60_000,
    outageTimeout: 60_000,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'test/1',
    random: () => 1,
    onOutage: (outage) => outages.push(outage),
    ...options,
  })
  open.push(transport)
  const end = <T>(work: Promise<T>): Promise<T> => clock.runUntil(work)
  return {
    clock,
    transport,
    outages,
    end,
    async failure(work) {
      const error: unknown = await end(work).then(
        () => new Error('it did not fail'),
        (reason: unknown) => reason,
      )
      if (error instanceof ZadigError) return error
      throw error
    },
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

export async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text
}
