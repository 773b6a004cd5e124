import { request as httpRequest, type ClientRequest } from 'node:http'
import { Agent, request as httpsRequest, type AgentOptions } from 'node:https'
import { isIP } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'

import type { Trust } from './trust.ts'

export interface TunnelOptions {
  readonly url: URL
  readonly proxy: URL
  readonly trust: Trust
  /** Milliseconds. */
  readonly connectTimeout: number
  /** Requests to be destroyed with the connections. */
  readonly underWay: Set<ClientRequest>
}

/** An agent whose connections are tunnels through a proxy, with TLS to the server inside. */
export function tunnelAgent(keeping: AgentOptions, options: TunnelOptions): Agent {
  // Node's types leave out that it may call back later.
  return Object.assign(new Agent(keeping), {
    createConnection: (_given: unknown, done: Done): undefined => openTunnel(options, done),
  })
}

type Done = (error: Error | null, socket?: TLSSocket) => void

function openTunnel({ url, proxy, trust, connectTimeout, underWay }: TunnelOptions, done: Done): undefined {
  const target = hostOf(url)
  const authority = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`
  const open = proxy.protocol === 'https:' ? httpsRequest : httpRequest
  const request = open({
    ...hostOf(proxy),
    ...trust,
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...proxyAuthorization(proxy) },
    agent: false,
    timeout: connectTimeout,
  })
  underWay.add(request)
  request.once('close', () => underWay.delete(request))
  request.once('timeout', () => request.destroy(timedOut()))
  request.once('error', (error) => done(error))
  request.once('connect', ({ statusCode = 0 }, socket) => {
    underWay.delete(request)
    if (statusCode !== 200) {
      socket.destroy()
      return done(new Error(`Proxy response (${statusCode}) to the request for a connection`))
    }
    const servername = isIP(target.host) === 0 ? { servername: target.host } : {}
    done(null, connectTls({ socket, host: target.host, ...servername, ...trust, ALPNProtocols: ['http/1.1'] }))
  })
  request.end()
}

/** Name or address, without the brackets of an IPv6 address, and port. */
export function hostOf(url: URL): { readonly host: string; readonly port: string | number } {
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1')
  return { host, port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port }
}

/** The error for a connection that took too long, with the code that Node's own has. */
export function timedOut(): Error {
  return Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' })
}

/** The header with the credentials of the proxy's URL, where it has any. */
export function proxyAuthorization(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '' && proxy.password === '') return {}
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}
