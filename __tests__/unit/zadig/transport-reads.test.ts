import { describe, expect, it } from '@jest/globals'
import type { RequestListener } from 'node:http'

import { ADVICE } from '../../../src/zadig/errors/advice.ts'
import { createBench, freePort, READ, sendJson, serveHttp, serveTcp, TOKEN } from './set-up.ts'

/** A transport against a server that answers each request with the next listener, the last one for ever. */
async function setUp(...answers: readonly RequestListener[]) {
  let count = 0
  const server = await serveHttp((request, response) => {
    const answer = answers[Math.min(count++, answers.length - 1)]
    answer?.(request, response)
  })
  const bench = createBench(server.url)
  return { ...bench, server, requests: () => count }
}

const good: RequestListener = (_request, response) => sendJson(response, 200, { ok: true })
const status =
  (code: number, body = '', headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(code, headers).end(body)
const html: RequestListener = status(200, '<!doctype html><title>Log in</title>', { 'content-type': 'text/html' })

describe('a request', () => {
  it('has the token in exactly two words, and a user agent', async () => {
    let seen: Record<string, unknown> = {}
    const { end, transport } = await setUp((request, response) => {
      seen = { url: request.url, method: request.method, ...request.headers }
      sendJson(response, 200, {})
    })
    await end(transport.send(READ))
    expect(seen).toMatchObject({
      url: '/openapi/thing?a=1',
      method: 'GET',
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/json',
      'user-agent': 'test/1',
    })
    expect(seen).not.toHaveProperty('content-type')
  })

  it('goes below the path prefix of the base URL', async () => {
    const paths: (string | undefined)[] = []
    const server = await serveHttp((request, response) => {
      paths.push(request.url)
      sendJson(response, 200, {})
    })
    const { end, transport } = createBench(`${server.url}/ci//`)
    await end(transport.send(READ))
    expect(paths).toEqual(['/ci/openapi/thing?a=1'])
  })

  it("returns the server's clock", async () => {
    const { end, transport } = await setUp((_request, response) => {
      response.setHeader('date', 'Thu, 01 Jan 2026 10:00:00 GMT')
      sendJson(response, 200, [1])
    })
    const answer = await end(transport.send(READ))
    expect(answer.body).toEqual([1])
    expect(answer.serverTime).toBe(Date.parse('2026-01-01T10:00:00Z'))
  })
})

describe('a read is repeated', () => {
  it.each<[string, RequestListener]>([
    ['after 502', status(502, 'Bad Gateway')],
    ['after 503 in HTML', status(503, '<html><title>maintenance</title></html>', { 'content-type': 'text/html' })],
    ['after 504', status(504)],
    ['after 429', status(429, '{"message":"slow down"}')],
    ['after a 500 without a body', status(500)],
    ['after an empty answer', status(200)],
    ['after damaged JSON', status(200, '{"task_id":', { 'content-type': 'application/json' })],
    [
      'after a broken body',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"a":')
        setImmediate(() => response.destroy())
      },
    ],
    ['after a connection that breaks off', (request) => request.socket.destroy()],
  ])('%s', async (_name, bad) => {
    const { end, transport, requests, outages } = await setUp(bad, bad, good)
    expect((await end(transport.send(READ))).body).toEqual({ ok: true })
    expect(requests()).toBe(3)
    expect(outages.map(({ delayMs, remainingMs }) => [delayMs, remainingMs])).toEqual([
      [1_000, 60_000],
      [2_000, 59_000],
    ])
  })

  it('until the outage budget is used up, and then names the last failure', async () => {
    const { failure, transport, clock } = await setUp(status(503))
    const start = clock.now()
    const error = await failure(transport.send(READ))
    expect(clock.now() - start).toBe(60_000)
    expect(error).toMatchObject({ kind: 'unreachable', status: 503, tries: 8, adviceId: 'gateway-error' })
    expect(error.message).toBe('GET /openapi/thing?a=1: a gateway answered in place of Zadig (HTTP 503, tried 8 times)')
  })

  it('while the server refuses connections', async () => {
    const port = await freePort()
    const { end, transport, outages } = createBench(`http://127.0.0.1:${port}`, {
      onOutage: (outage) => {
        outages.push(outage)
        if (outages.length === 2) starting = serveHttpAt(port)
      },
    })
    let starting: Promise<unknown> = Promise.resolve()
    expect((await end(transport.send(READ))).body).toEqual({ ok: true })
    await starting
    expect(outages[0]?.error).toMatchObject({ kind: 'unreachable', delivery: 'never' })
    expect(outages[0]?.error.message).toBe(
      `GET /openapi/thing?a=1: 127.0.0.1:${port} cannot be reached: the connection was refused (ECONNREFUSED)`,
    )
  })

  it('not before the time that Retry-After names', async () => {
    const { end, transport, outages } = await setUp(
      status(503, '', { 'retry-after': '7' }),
      status(429, '', { date: 'Thu, 01 Jan 2026 10:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 10:00:20 GMT' }),
      status(503, '', { 'retry-after': '3600' }),
      good,
    )
    await end(transport.send(READ))
    expect(outages.map(({ delayMs }) => delayMs)).toEqual([7_000, 20_000, 33_000])
  })

  it('after a time-out of one attempt', async () => {
    const { end, transport, outages } = await setUp(() => undefined, good)
    expect((await end(transport.send({ ...READ, requestTimeout: 500 }))).body).toEqual({ ok: true })
    expect(outages[0]?.error.message).toMatch(/no answer in time \(TimeoutError\)/)
    expect(outages[0]?.error.advice).toBe(ADVICE.timeout)
  })

  it('after a body that stalls', async () => {
    const { end, transport } = await setUp((_request, response) => {
      response.writeHead(200).write('{"a":')
    }, good)
    expect((await end(transport.send({ ...READ, requestTimeout: 500 }))).body).toEqual({ ok: true })
  })

  it("within the call's own budget, where it has one", async () => {
    const { failure, transport, requests } = await setUp(status(503))
    await failure(transport.send({ ...READ, outageTimeout: 0 }))
    expect(requests()).toBe(1)
  })

  it('after a web page only when Zadig has answered there before', async () => {
    const first = await setUp(html)
    const error = await first.failure(first.transport.send(READ))
    expect(error).toMatchObject({ kind: 'protocol', tries: 1, adviceId: 'not-zadig' })

    const later = await setUp(good, html, html, good)
    await later.end(later.transport.send(READ))
    expect((await later.end(later.transport.send(READ))).body).toEqual({ ok: true })
    expect(later.requests()).toBe(4)
  })

  it('after text that is not JSON only when Zadig has answered there before', async () => {
    const refused = status(400, '{"code":6542,"description":"mongo: no documents in result"}')
    const { failure, transport, requests } = await setUp(status(200, 'hello'), refused, status(200, 'hello'))
    expect(await failure(transport.send(READ))).toMatchObject({ kind: 'protocol', tries: 1 })
    await failure(transport.send(READ))
    expect(await failure(transport.send(READ))).toMatchObject({ kind: 'protocol', tries: 8 })
    expect(requests()).toBe(10)
  })
})

describe('a read is not repeated', () => {
  it.each([
    [500, '{"message":"Internal Error: ","code":500,"description":"mongo: no documents in result"}', 'refused'],
    [400, '{"type":"error","message":"取消","code":6163,"description":"x"}', 'refused'],
    [400, '', 'refused'],
    [401, '', 'unauthorized'],
    [403, '', 'forbidden'],
    [404, 'Invalid path: /openapi/thing', 'no-endpoint'],
    [405, 'Method not allowed: GET /openapi/thing', 'no-endpoint'],
    [304, '', 'protocol'],
    [500, '<html>proxy</html>', 'protocol'],
  ])('after %i with %j', async (code, body, kind) => {
    const { failure, transport, requests } = await setUp(status(code, body))
    expect(await failure(transport.send(READ))).toMatchObject({ kind, tries: 1, status: code })
    expect(requests()).toBe(1)
  })

  it('when the name is not known at the very first call', async () => {
    const { failure, transport, outages } = createBench('http://zadig.invalid')
    const error = await failure(transport.send(READ))
    // Some resolvers say EAI_AGAIN without a network; that one can pass.
    if (error.message.includes('ENOTFOUND')) expect(outages).toHaveLength(0)
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never', adviceId: 'name-not-found' })
  })

  it('when what answers is not HTTP', async () => {
    const server = await serveTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'))
    const { failure, transport } = createBench(server.url)
    expect(await failure(transport.send(READ))).toMatchObject({ tries: 1, adviceId: 'not-http' })
  })

  it('when the answer is endless', async () => {
    const { failure, transport } = await setUp((_request, response) => {
      response.writeHead(200)
      const block = Buffer.alloc(4 * 1024 * 1024, 0x20)
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      }
      response.on('drain', more)
      more()
    })
    const error = await failure(transport.send({ ...READ, requestTimeout: 25_000 }))
    expect(error).toMatchObject({ kind: 'protocol', tries: 1 })
    expect(error.message).toContain('too long')
  })
})

describe('an error', () => {
  it('keeps no more of a remote text than a few lines, and reads no more than 64 KiB of it', async () => {
    const { failure, transport } = await setUp((_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json' })
      response.write('{"code":500,"description":"')
      const block = 'x'.repeat(1024 * 1024)
      const more = (): void => {
        while (!response.destroyed && response.write(block));
      }
      response.on('drain', more)
      more()
    })
    const error = await failure(transport.send(READ))
    expect(error.status).toBe(500)
    expect(error.message.length).toBeLessThan(700)
  })

  it('never has the token, even when the server echoes it', async () => {
    const { failure, transport } = await setUp(
      status(500, JSON.stringify({ message: TOKEN, code: 500, description: `bad token ${TOKEN}` })),
    )
    const error = await failure(transport.send(READ))
    expect(error.description).toBe('bad token ***')
    expect(JSON.stringify([error.message, error.serverMessage, error.path])).not.toContain(TOKEN)
  })
})

describe('a redirect', () => {
  it('to the same origin is followed', async () => {
    const { end, transport } = await setUp(status(301, '', { location: '/openapi/thing/?a=1' }), (request, response) =>
      sendJson(response, 200, { url: request.url, auth: request.headers.authorization }),
    )
    expect((await end(transport.send(READ))).body).toEqual({ url: '/openapi/thing/?a=1', auth: `Bearer ${TOKEN}` })
  })

  it('to another origin is not, and the token does not go there', async () => {
    let visited = false
    const other = await serveHttp((_request, response) => {
      visited = true
      sendJson(response, 200, {})
    })
    const { failure, transport, requests } = await setUp(
      status(302, '', { location: `${other.url}/login?token=secret` }),
    )
    const error = await failure(transport.send(READ))
    expect(error).toMatchObject({ kind: 'protocol', status: 302, delivery: 'answered', adviceId: 'other-origin' })
    expect(error.message).toContain(`redirects to ${other.url}/login; the token was not sent there`)
    expect(error.message).not.toContain('secret')
    expect([visited, requests()]).toEqual([false, 1])
  })

  it('in a circle ends', async () => {
    const { failure, transport, requests } = await setUp(status(302, '', { location: '/openapi/thing?a=1' }))
    expect(await failure(transport.send(READ))).toMatchObject({ kind: 'protocol', adviceId: 'not-zadig' })
    expect(requests()).toBe(4)
  })
})

describe('an abort', () => {
  it('ends a call with its own reason, also during a wait', async () => {
    const controller = new AbortController()
    const { clock, transport } = await setUp(status(503))
    clock.after(500, () => controller.abort(new Error('the step was cancelled')))
    await expect(clock.runUntil(transport.send({ ...READ, signal: controller.signal }))).rejects.toThrow(
      'the step was cancelled',
    )
  })

  it('ends an attempt in flight', async () => {
    const controller = new AbortController()
    const { end, transport } = await setUp(() => controller.abort(new Error('now')))
    await expect(end(transport.send({ ...READ, signal: controller.signal }))).rejects.toThrow('now')
  })

  it('that came before sends no request', async () => {
    const { end, transport, requests } = await setUp(good)
    await expect(end(transport.send({ ...READ, signal: AbortSignal.abort(new Error('early')) }))).rejects.toThrow(
      'early',
    )
    expect(requests()).toBe(0)
  })
})

async function serveHttpAt(port: number): Promise<void> {
  await serveTcp((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"ok":true}'))
  }, port)
}
