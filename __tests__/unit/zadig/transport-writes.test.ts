import { describe, expect, it } from '@jest/globals'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

import { ADVICE } from '../../../src/zadig/errors/advice.ts'
import { createBench, freePort, READ, readBody, sendJson, serveHttp, serveTcp, WRITE } from './set-up.ts'

async function setUp(listener: RequestListener) {
  let count = 0
  const server = await serveHttp((request, response) => {
    count++
    listener(request, response)
  })
  const bench = createBench(server.url)
  return { ...bench, server, requests: () => count }
}

describe('a write', () => {
  it('carries its body and the type of it', async () => {
    const seen: unknown[] = []
    const { end, transport } = await setUp((request, response) => {
      void readBody(request).then((body) => {
        seen.push(request.method, request.headers['content-type'], body)
        sendJson(response, 200, { task_id: 7 })
      })
    })
    expect((await end(transport.send(WRITE))).body).toEqual({ task_id: 7 })
    expect(seen).toEqual(['POST', 'application/json', '{"a":1}'])
  })

  it('may be answered with nothing', async () => {
    const { end, transport } = await setUp((_request, response) => response.writeHead(204).end())
    expect((await end(transport.send(WRITE))).body).toBeUndefined()
  })

  it.each<[string, RequestListener, string]>([
    [
      'a connection that breaks off after the request',
      (request) => request.resume().on('end', () => request.socket.destroy()),
      'unreachable',
    ],
    [
      'a connection that breaks off in the answer',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"task_id":')
        setImmediate(() => response.destroy())
      },
      'unreachable',
    ],
    ['502', (_request, response) => response.writeHead(502).end('Bad Gateway'), 'unreachable'],
    ['503', (_request, response) => response.writeHead(503, { 'retry-after': '1' }).end(), 'unreachable'],
    ['504', (_request, response) => response.writeHead(504).end('upstream request timeout'), 'unreachable'],
    ['a 500 without a body', (_request, response) => response.writeHead(500).end(), 'unreachable'],
    ['damaged JSON', (_request, response) => response.writeHead(200).end('{"task_id":'), 'protocol'],
    [
      'a web page',
      (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'protocol',
    ],
  ])('is sent once whatever happens: %s leaves its outcome unknown', async (_name, listener, kind) => {
    const { failure, transport, requests, outages } = await setUp(listener)
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind, delivery: 'unknown', tries: 1 })
    expect(error.advice).toContain(ADVICE['maybe-delivered'])
    expect([requests(), outages]).toEqual([1, []])
  })

  it('is sent once when the answer does not come in time', async () => {
    const { failure, transport, requests } = await setUp(() => undefined)
    expect(await failure(transport.send({ ...WRITE, requestTimeout: 500 }))).toMatchObject({
      kind: 'unreachable',
      delivery: 'unknown',
    })
    expect(requests()).toBe(1)
  })

  it.each([
    [
      400,
      '{"type":"error","message":"创建工作流任务失败","code":6160,"description":"workflow is disabled"}',
      'refused',
    ],
    [500, '{"message":"Internal Error: ","code":500,"description":"invalid choice value x for param y"}', 'refused'],
    [401, '', 'unauthorized'],
    [403, '', 'forbidden'],
    [404, 'Invalid path: /openapi/thing', 'no-endpoint'],
    [429, '', 'refused'],
  ])('that is answered with %i was delivered and not carried out', async (code, body, kind) => {
    const { failure, transport, requests } = await setUp((_request, response) => response.writeHead(code).end(body))
    expect(await failure(transport.send(WRITE))).toMatchObject({ kind, delivery: 'answered', status: code })
    expect(requests()).toBe(1)
  })

  it('never follows a redirect, not even to the same origin', async () => {
    const { failure, transport, requests } = await setUp((_request, response) =>
      response.writeHead(307, { location: '/openapi/thing/' }).end(),
    )
    expect(await failure(transport.send(WRITE))).toMatchObject({ kind: 'protocol', delivery: 'answered' })
    expect(requests()).toBe(1)
  })

  it('is sent again while no connection can be made', async () => {
    const port = await freePort()
    let bodies = 0
    let starting: Promise<unknown> = Promise.resolve()
    const { end, transport, outages } = createBench(`http://127.0.0.1:${port}`, {
      onOutage(outage) {
        outages.push(outage)
        if (outages.length !== 3) return
        starting = serveTcp((socket) => {
          socket.once('data', () => {
            bodies++
            socket.end('HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"task_id":7}')
          })
        }, port).then((server) => server)
      },
    })
    expect((await end(transport.send(WRITE))).body).toEqual({ task_id: 7 })
    await starting
    expect(outages.map(({ error }) => error.delivery)).toEqual(['never', 'never', 'never'])
    expect(bodies).toBe(1)
  })

  it('says that it was never sent when the budget ends without a connection', async () => {
    const { failure, transport } = createBench(`http://127.0.0.1:${await freePort()}`, { outageTimeout: 5_000 })
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never', adviceId: 'connection-refused' })
    expect(error.tries).toBeGreaterThan(1)
  })

  it('never uses a connection that was used before, which the server may be closing', async () => {
    const sockets: Socket[] = []
    const { end, transport } = await setUp((request, response) => {
      sockets.push(request.socket)
      sendJson(response, 200, {})
    })
    await end(transport.send(READ))
    await end(transport.send(READ))
    await end(transport.send(WRITE))
    await end(transport.send(WRITE))
    expect(sockets[1]).toBe(sockets[0])
    expect(new Set(sockets).size).toBe(3)
  })
})
