import { describe, expect, it } from '@jest/globals'
import { createServer as createHttpServer } from 'node:http'

import type { TransportOptions } from '../../../src/zadig/http/transport.ts'
import { createBench, freePort, listen, READ, sendJson, serveTcp, WRITE } from './set-up.ts'

/** A proxy that answers each request, or refuses it with a status; `seen` counts them. */
async function startProxy(refuse?: number) {
  const proxy = { seen: 0 }
  const server = createHttpServer((_request, response) => {
    proxy.seen += 1
    if (refuse === undefined) sendJson(response, 200, { ok: true })
    else response.writeHead(refuse).end()
  })
  server.on('connect', (_request, socket) => {
    proxy.seen += 1
    socket.on('error', () => undefined)
    socket.end(`HTTP/1.1 ${refuse} No\r\nContent-Length: 0\r\n\r\n`)
  })
  return Object.assign(proxy, await listen(server))
}

function behind(proxy: string, url: string, options: Partial<TransportOptions> = {}) {
  const bench = createBench(url, { env: { httpsProxy: proxy, httpProxy: proxy, noProxy: '' }, ...options })
  return bench
}

describe('a proxy', () => {
  it.each([
    [407, 'proxy-authentication', 1],
    [403, 'proxy-refused', 1],
    [502, 'proxy-refused', 4],
  ] as const)('that answers a CONNECT with %i has not passed a write on', async (refuse, advice, tries) => {
    const proxy = await startProxy(refuse)
    const { failure, transport } = behind(`http://me:secret@127.0.0.1:${proxy.port}`, 'https://zadig.test', {
      outageTimeout: 4_000,
    })
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never', tries, adviceId: advice })
    expect(error.message).toContain(`zadig.test cannot be reached through the proxy 127.0.0.1:${proxy.port}`)
    expect(`${error.message}${error.advice}`).not.toContain('secret')
  })

  it('that forwards and wants a password says so', async () => {
    const proxy = await startProxy(407)
    const { failure, transport } = behind(proxy.url, 'http://zadig.test')
    expect(await failure(transport.send(READ))).toMatchObject({ tries: 1, adviceId: 'proxy-authentication' })
  })

  it('that never answers a CONNECT is not waited for, not even by a live log', async () => {
    const silent = await serveTcp(() => undefined)
    const { failure, transport } = behind(silent.url, 'https://zadig.test', { requestTimeout: 100 })
    const error = await failure(transport.open(READ, { live: true }))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never', adviceId: 'timeout' })
  })

  it('that cannot be reached is named in the error', async () => {
    const { failure, transport } = behind(`http://127.0.0.1:${await freePort()}`, 'https://zadig.test', {
      outageTimeout: 0,
    })
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never' })
    expect(error.message).toContain('through the proxy 127.0.0.1:')
  })

  it('is not used for hosts in NO_PROXY', async () => {
    const proxy = await startProxy()
    const env = { httpsProxy: proxy.url, httpProxy: proxy.url, noProxy: 'zadig.invalid' }
    const { failure, transport } = behind(proxy.url, 'http://zadig.invalid', { env, outageTimeout: 0 })
    expect((await failure(transport.send(READ))).message).not.toContain('proxy')
    expect(proxy.seen).toBe(0)
  })

  it.each(['socks5://127.0.0.1:1080', 'http://[', '::', 'http://user:100%@127.0.0.1:1080'])(
    '%s is refused before anything is sent',
    (proxy) => {
      expect(() => behind(proxy, 'https://zadig.test')).toThrow(/^The proxy of the environment/)
    },
  )
})
