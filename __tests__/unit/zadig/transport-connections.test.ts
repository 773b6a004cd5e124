// What holds of a connection holds of each kind of call.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect } from 'node:net'

import type { Transport, TransportOptions } from '../../../src/zadig/http/transport.ts'
import { createIdentity, type Identity } from './certificates.ts'
import { createBench, listen, READ, sendJson, serveTcp, TOKEN, WRITE } from './set-up.ts'

let authority: Identity
let identity: Identity
beforeAll(() => {
  authority = createIdentity({ name: 'CA' })
  identity = createIdentity({ name: 'zadig', issuer: authority, hosts: ['zadig.test', '127.0.0.1'] })
})

const WAYS: readonly [string, (transport: Transport) => Promise<unknown>][] = [
  ['a read', (transport) => transport.send(READ)],
  ['a write', (transport) => transport.send(WRITE)],
  ['a live log', async (transport) => readWhole(await transport.open(READ, { live: true }))],
  ['a stored log', async (transport) => readWhole(await transport.open(READ, { live: false }))],
]

async function readWhole({ body }: { readonly body: AsyncIterable<readonly Buffer[]> }): Promise<string> {
  let text = ''
  for await (const buffers of body) text += Buffer.concat(buffers).toString()
  return text
}

function bench(url: string, options: Partial<TransportOptions> = {}) {
  const made = createBench(url, { outageTimeout: 0, ...options })
  return made
}

/** An HTTPS server, and a proxy that leads every name to it or forwards plain requests, which it answers itself. */
async function setUp() {
  const seen: string[] = []
  const note = ({ method = '', url = '', headers }: IncomingMessage): void => {
    seen.push(
      `${method} ${url} ${headers.host ?? ''} ${headers['proxy-authorization'] ?? '-'} ${headers.authorization ?? '-'}`,
    )
  }
  const server = createHttpsServer({ cert: identity.certificate, key: identity.key }, (request, response) => {
    note(request)
    sendJson(response, 200, { ok: true })
  })
  const { port } = await listen(server)
  const proxy = createHttpServer((request, response) => {
    note(request)
    sendJson(response, 200, { ok: true })
  })
  proxy.on('connect', (request, socket) => {
    note(request)
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    for (const end of [socket, upstream]) end.on('error', () => undefined)
  })
  const { port: proxyPort } = await listen(proxy)
  const proxyUrl = `http://me:p%40ss@127.0.0.1:${proxyPort}`
  return { seen, port, env: { httpsProxy: proxyUrl, httpProxy: proxyUrl, noProxy: '' } }
}

const CREDENTIALS = `Basic ${Buffer.from('me:p@ss').toString('base64')}`

describe.each(WAYS)('%s', (name, ask) => {
  const line = name === 'a write' ? 'POST /openapi/thing' : 'GET /openapi/thing?a=1'

  it('reaches a server with a private CA and sends the token', async () => {
    const { port, seen } = await setUp()
    const { end, transport } = bench(`https://127.0.0.1:${port}`, { ca: authority.certificate })
    await end(ask(transport))
    expect(seen).toEqual([`${line} 127.0.0.1:${port} - Bearer ${TOKEN}`])
  })

  it('reaches it through a tunnel; the proxy gets its own credentials only', async () => {
    const { env, seen } = await setUp()
    const { end, transport } = bench('https://zadig.test', { ca: authority.certificate, env })
    await end(ask(transport))
    expect(seen).toHaveLength(2)
    expect(seen[0]).toMatch(/^CONNECT zadig\.test:443 zadig\.test\S* Basic \S+ -$/)
    expect(seen[0]).toContain(CREDENTIALS)
    expect(seen[1]).toBe(`${line} zadig.test - Bearer ${TOKEN}`)
  })

  it('reaches a plain server through a proxy that forwards', async () => {
    const { env, seen } = await setUp()
    const { end, transport } = bench('http://zadig.test', { env })
    await end(ask(transport))
    const [method, path] = line.split(' ')
    expect(seen).toEqual([`${method} http://zadig.test${path} zadig.test ${CREDENTIALS} Bearer ${TOKEN}`])
  })

  it('does not trust an unknown CA, nor inside a tunnel', async () => {
    const { env, port, seen } = await setUp()
    for (const [url, options] of [
      [`https://127.0.0.1:${port}`, {}],
      ['https://zadig.test', { env }],
    ] as const) {
      const { failure, transport } = bench(url, options)
      expect(await failure(ask(transport))).toMatchObject({
        adviceId: 'certificate-untrusted',
        delivery: 'never',
      })
    }
    expect(seen.filter((request) => request.includes(TOKEN))).toEqual([])
  })

  it('does not wait for a server that accepts the connection and never completes the handshake', async () => {
    const silent = await serveTcp(() => undefined)
    const { failure, transport } = bench(`https://127.0.0.1:${silent.port}`, { requestTimeout: 100 })
    expect(await failure(ask(transport))).toMatchObject({ adviceId: 'timeout', delivery: 'never' })
  })
})

describe.each(WAYS.filter(([name]) => name !== 'a write'))('%s', (_name, ask) => {
  it('ends when the transport is closed', async () => {
    const silent = await serveTcp(() => undefined)
    const { failure, transport } = bench(silent.url)
    const asked = failure(ask(transport))
    setTimeout(() => void transport.close(), 50)
    expect(await asked).toMatchObject({ kind: 'unreachable' })
  })
})
