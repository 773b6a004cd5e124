// Node checks no certificate where NODE_TLS_REJECT_UNAUTHORIZED is 0, which may be set for another tool.
import { describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'

import { ADVICE } from '../../../src/zadig/errors/advice.ts'
import { createIdentity } from './certificates.ts'
import { listen, sendJson } from './set-up.ts'

const TLS_PROBE = join(import.meta.dirname, '..', '..', 'support', 'tls-probe.ts')

/** A server that nobody has a reason to trust, and a proxy that leads to it. */
async function startStranger() {
  const { certificate, key } = createIdentity({ name: 'stranger', hosts: ['127.0.0.1', 'zadig.test'] })
  const paths: (string | undefined)[] = []
  const server = createHttpsServer({ cert: certificate, key }, (request, response) => {
    paths.push(request.url)
    sendJson(response, 200, { ok: true })
  })
  const { port } = await listen(server)
  const proxy = createHttpServer().on('connect', (_request, socket) => {
    socket.on('error', () => undefined)
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
  })
  return { port, paths, proxy: (await listen(proxy)).url }
}

async function threeCalls(url: string, proxy: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [TLS_PROBE, url, proxy], {
    env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let text = ''
  for await (const piece of child.stdout.setEncoding('utf8')) text += String(piece)
  return text.trimEnd().split('\n')
}

const REFUSED = Array.from({ length: 3 }, () => ADVICE['certificate-untrusted'])

describe('where the environment switches the check of certificates off', () => {
  it('the token is not sent to a server with an untrusted certificate', async () => {
    const { port, paths } = await startStranger()
    const ends = await threeCalls(`https://127.0.0.1:${port}`, '')
    expect(paths).toEqual([])
    expect(ends).toEqual(REFUSED)
  }, 20_000)

  it('nor through the tunnel of a proxy', async () => {
    const { proxy, paths } = await startStranger()
    const ends = await threeCalls('https://zadig.test', proxy)
    expect(paths).toEqual([])
    expect(ends).toEqual(REFUSED)
  }, 20_000)
})
