import { afterEach, describe, expect, it } from '@jest/globals'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect } from 'node:net'

import { ADVICE } from '../../../src/zadig/errors/advice.ts'
import type { TransportOptions } from '../../../src/zadig/http/transport.ts'
import { createIdentity } from './certificates.ts'
import { createBench, createCleanup, freePort, listen, READ, sendJson, serveTcp, TOKEN, WRITE } from './set-up.ts'

const cleanup = createCleanup()
afterEach(() => cleanup.run())

interface Seen {
  readonly line: string
  readonly proxyAuthorization: string | undefined
  readonly authorization: string | undefined
}

/** A proxy that leads every name to the given port of this machine, or answers CONNECT with a status of its own. */
async function startProxy(options: { port?: number; refuse?: number }) {
  const seen: Seen[] = []
  const note = (line: string, headers: NodeJS.Dict<string | string[]>): void => {
    seen.push({
      line,
      proxyAuthorization: headers['proxy-authorization']?.toString(),
      authorization: headers['authorization']?.toString(),
    })
  }
  const server = createHttpServer((request, response) => {
    note(`${request.method} ${request.url}`, request.headers)
    if (options.refuse !== undefined) response.writeHead(options.refuse).end()
    else sendJson(response, 200, { ok: true })
  })
  server.on('connect', (request, socket) => {
    note(`CONNECT ${request.url}`, request.headers)
    socket.on('error', () => undefined)
    if (options.refuse !== undefined) {
      socket.end(`HTTP/1.1 ${options.refuse} No\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const upstream = connect(options.port ?? 0, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
  })
  return { ...cleanup.track(await listen(server)), seen }
}

function behind(proxy: string, url: string, options: Partial<TransportOptions> = {}) {
  const bench = createBench(url, { env: { httpsProxy: proxy, httpProxy: proxy, noProxy: '' }, ...options })
  cleanup.track(bench.transport)
  return bench
}

/** A server with a certificate of a private CA, and a proxy that leads to it. */
async function setUp() {
  const authority = createIdentity({ name: 'CA' })
  const identity = createIdentity({ name: 'zadig', issuer: authority, hosts: ['zadig.test'] })
  const server = createHttpsServer({ cert: identity.certificate, key: identity.key }, (_request, response) =>
    sendJson(response, 200, { ok: true }),
  )
  const { port } = cleanup.track(await listen(server))
  return { proxy: await startProxy({ port }), ca: authority.certificate }
}

describe('an HTTPS server behind a proxy', () => {
  it("is reached through a tunnel, with the proxy's credentials and a private CA", async () => {
    const { proxy, ca } = await setUp()
    const { end, transport } = behind(`http://me:p%40ss@127.0.0.1:${proxy.port}`, 'https://zadig.test', { ca })
    expect((await end(transport.send(READ))).body).toEqual({ ok: true })
    expect((await end(transport.send(WRITE))).body).toEqual({ ok: true })
    expect(proxy.seen[0]).toEqual({
      line: 'CONNECT zadig.test:443',
      proxyAuthorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
      // The token is for Zadig alone.
      authorization: undefined,
    })
  })
})

describe('an HTTP server behind a proxy', () => {
  it('is reached by forwarding', async () => {
    const proxy = await startProxy({})
    const { end, transport } = behind(proxy.url, 'http://zadig.test/ci')
    expect((await end(transport.send(READ))).body).toEqual({ ok: true })
    expect(proxy.seen[0]).toMatchObject({
      line: 'GET http://zadig.test/ci/openapi/thing?a=1',
      authorization: `Bearer ${TOKEN}`,
    })
  })
})

describe('a proxy', () => {
  it.each([
    [407, 'proxy-authentication', 1],
    [403, 'proxy-refused', 1],
    [502, 'proxy-refused', 4],
  ] as const)('that answers a CONNECT with %i has not passed a write on', async (refuse, advice, tries) => {
    const proxy = await startProxy({ refuse })
    const { failure, transport } = behind(`http://me:secret@127.0.0.1:${proxy.port}`, 'https://zadig.test', {
      outageTimeout: 4_000,
    })
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never', tries, advice: ADVICE[advice] })
    expect(error.message).toContain(`zadig.test cannot be reached through the proxy 127.0.0.1:${proxy.port}`)
    expect(`${error.message}${error.advice}`).not.toContain('secret')
  })

  it('that forwards and wants a password says so', async () => {
    const proxy = await startProxy({ refuse: 407 })
    const { failure, transport } = behind(proxy.url, 'http://zadig.test')
    expect(await failure(transport.send(READ))).toMatchObject({ tries: 1, advice: ADVICE['proxy-authentication'] })
  })

  it('that never answers a CONNECT is not waited for, not even by a live log', async () => {
    const silent = cleanup.track(await serveTcp(() => undefined))
    const { failure, transport } = behind(silent.url, 'https://zadig.test', { requestTimeout: 100 })
    const error = await failure(transport.open(READ, { live: true }))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never', advice: ADVICE.timeout })
  })

  it('that is not there is told apart from Zadig', async () => {
    const { failure, transport } = behind(`http://127.0.0.1:${await freePort()}`, 'https://zadig.test', {
      outageTimeout: 0,
    })
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never' })
    expect(error.message).toContain('through the proxy 127.0.0.1:')
  })

  it('is left alone for what NO_PROXY names', async () => {
    const proxy = await startProxy({})
    const env = { httpsProxy: proxy.url, httpProxy: proxy.url, noProxy: 'zadig.invalid' }
    const { failure, transport } = behind(proxy.url, 'http://zadig.invalid', { env, outageTimeout: 0 })
    expect((await failure(transport.send(READ))).message).not.toContain('proxy')
    expect(proxy.seen).toEqual([])
  })

  it.each(['socks5://127.0.0.1:1080', 'http://[', '::', 'http://user:100%@127.0.0.1:1080'])(
    '%s is refused before anything is sent',
    (proxy) => {
      expect(() => behind(proxy, 'https://zadig.test')).toThrow(/^The proxy of the environment/)
    },
  )
})
