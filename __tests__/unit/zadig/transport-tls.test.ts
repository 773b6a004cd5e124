import { beforeAll, describe, expect, it } from '@jest/globals'
import { createServer as createHttpsServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

import type { TransportOptions } from '../../../src/zadig/http/transport.ts'
import { createIdentity, type Identity } from './certificates.ts'
import { createBench, listen, READ, sendJson, serveHttp, serveTcp, WRITE } from './set-up.ts'

let authority: Identity
let stranger: Identity
beforeAll(() => {
  authority = createIdentity({ name: 'Private CA' })
  stranger = createIdentity({ name: 'Another CA' })
})

async function setUp(identity: Identity, options: Partial<TransportOptions> = {}) {
  let count = 0
  const server = createHttpsServer({ cert: identity.certificate, key: identity.key }, (_request, response) => {
    count++
    sendJson(response, 200, { ok: true })
  })
  const { port } = await listen(server)
  const bench = createBench(`https://127.0.0.1:${port}`, options)
  return { ...bench, requests: () => count }
}

const serverOf = (issuer: Identity, options: { hosts?: string[]; notAfter?: Date } = {}): Identity =>
  createIdentity({ name: 'zadig', issuer, hosts: ['127.0.0.1', 'localhost'], ...options })

describe('a server with a certificate of a private CA', () => {
  it('is reached with any of several CAs', async () => {
    const { end, transport } = await setUp(serverOf(authority), { ca: stranger.certificate + authority.certificate })
    expect((await end(transport.send(READ))).body).toEqual({ ok: true })
  })

  it('is reached when the machine trusts the CA, also where another one is given', async () => {
    const roots = getCACertificates('default')
    setDefaultCACertificates([...roots, authority.certificate])
    try {
      const { end, transport } = await setUp(serverOf(authority), { ca: stranger.certificate })
      expect((await end(transport.send(READ))).body).toEqual({ ok: true })
    } finally {
      setDefaultCACertificates(roots)
    }
  })

  it.each([
    ['is of another CA', () => serverOf(stranger), 'certificate-untrusted'],
    ['is self-signed', () => createIdentity({ name: 'self', hosts: ['127.0.0.1'] }), 'certificate-untrusted'],
    ['is for another host', () => serverOf(authority, { hosts: ['elsewhere'] }), 'certificate-name'],
    ['has expired', () => serverOf(authority, { notAfter: new Date('2024-01-01') }), 'certificate-expired'],
  ] as const)('that %s is refused at once', async (_name, identity, advice) => {
    const { failure, transport } = await setUp(identity(), { ca: authority.certificate })
    expect(await failure(transport.send(READ))).toMatchObject({ tries: 1, adviceId: advice })
  })
})

describe('a handshake', () => {
  it('with a server that speaks plain HTTP fails at once', async () => {
    const server = await serveHttp((_request, response) => sendJson(response, 200, {}))
    const { failure, transport } = createBench(server.url.replace('http:', 'https:'))
    expect(await failure(transport.send(READ))).toMatchObject({ tries: 1, adviceId: 'not-tls' })
  })

  it('that breaks off has not sent a write, which is therefore tried again', async () => {
    const server = await serveTcp((socket) => socket.once('data', () => socket.destroy()))
    const { failure, transport } = createBench(server.url.replace('http:', 'https:'), { outageTimeout: 3_000 })
    const error = await failure(transport.send(WRITE))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'never' })
    expect(error.tries).toBeGreaterThan(1)
  })
})

describe('a CA certificate that is none', () => {
  it.each([
    ['empty text', () => ''],
    ['a path', () => '/etc/ssl/ca.pem'],
    ['a damaged block', () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    [
      'a damaged second block',
      () => `${authority.certificate}-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----`,
    ],
  ])('is refused before anything is sent: %s', (_name, ca) => {
    expect(() => createBench('https://127.0.0.1', { ca: ca() })).toThrow(/CA certificate/)
  })
})
