import { ActionError } from '../../errors.ts'
import { ADVICE } from '../errors/advice.ts'
import { createTrust, type Trust } from './tls.ts'
import { Agent, connect, type Dispatcher, Pool, ProxyAgent } from './undici-parts.ts'

/**
 * The proxy that requests to `url` go through, or undefined for a direct connection.
 *
 * `NO_PROXY` is a list, by commas or white space, of `*`, `host`, `.suffix`, `*.suffix`, `host:port` and IP addresses
 * (`[::1]:443` with a port); a plain or dotted name covers its subdomains too, `*.suffix` only those. An `https` URL uses
 * `HTTPS_PROXY` alone and an `http` one `HTTP_PROXY`, as curl and the runner's toolkit do. Loopback addresses are never
 * proxied, as in the toolkit: a proxy would reach its own loopback.
 *
 * @returns the proxy's URL as it was given, with `http://` where it had no scheme
 */
export function chooseProxy(url: URL, environment: ConnectionOptions['env']): string | undefined {
  const given = (url.protocol === 'https:' ? environment.httpsProxy : environment.httpProxy).trim()
  const host = bareHost(url.hostname)
  if (given === '' || isLoopback(host)) return undefined
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  if (environment.noProxy.split(/[\s,]+/).some((entry) => entry !== '' && covers(entry, host, port))) return undefined
  return given.includes('://') ? given : `http://${given}`
}

function covers(entry: string, host: string, port: string): boolean {
  const withPort = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry)
  if (withPort !== null && withPort[2] !== port) return false
  const name = bareHost(withPort?.[1] ?? entry)
  if (name === '*') return true
  if (name.startsWith('*.')) return host.endsWith(name.slice(1))
  const suffix = name.replace(/^\./, '')
  return host === suffix || host.endsWith(`.${suffix}`)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

/** Lower case, without the brackets of an IPv6 address and without the dot that ends a full name. */
function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/\.$/, '')
}

/** Longer than the slowest poll, so that polling keeps one connection; shorter than the idle limits of usual gateways. */
const KEEP_ALIVE_MS = 30_000

export interface ConnectionOptions {
  /** PEM text of certificates to trust beside the ones that the machine trusts. */
  readonly ca?: string
  /** The values of HTTPS_PROXY, HTTP_PROXY and NO_PROXY; empty where unset. */
  readonly env: { readonly httpsProxy: string; readonly httpProxy: string; readonly noProxy: string }
  /** Milliseconds for one request: connecting, sending, headers and, except for logs, the whole body. */
  readonly requestTimeout: number
}

/** Makes what opens connections, directly or through a proxy, with the trusted certificates. */
export function createConnections(url: URL, { ca, env, requestTimeout }: ConnectionOptions) {
  const given = chooseProxy(url, env)
  const proxy = given === undefined ? undefined : parseProxy(given)
  const trust = createTrust(ca)
  const create = (): Dispatcher => createDispatcher(proxy, trust, requestTimeout)
  return {
    /** For reads: connections are kept and reused. */
    shared: create(),
    /**
     * For one write: its connection is new. The other side can close a kept connection while the request is being sent, and
     * then it is not known whether it arrived. To be destroyed after use.
     */
    fresh: create,
    /** Host and port of the proxy in use, for messages; empty without one. Never its credentials. */
    proxy: proxy?.host ?? '',
  }
}

function createDispatcher(proxy: URL | undefined, trust: Trust, connectTimeout: number): Dispatcher {
  // No HTTP/2: it shares one connection between requests and resends some by itself.
  const tls = { allowH2: false, ...trust }
  const pool = { connectTimeout, keepAliveTimeout: KEEP_ALIVE_MS, allowH2: false }
  if (proxy === undefined) return new Agent({ ...pool, connect: { ...tls, timeout: connectTimeout } })
  return new ProxyAgent({
    ...pool,
    uri: proxy.href,
    requestTls: tls,
    proxyTls: tls,
    clientFactory: (origin, given) =>
      // Without a limit here, undici waits five minutes for a proxy that never answers the CONNECT.
      Object.assign(new Pool(origin, { ...given, headersTimeout: connectTimeout }), { connect }),
  })
}

function parseProxy(proxy: string): URL {
  // The text may hold a password, so it is not part of the message.
  const fail = (problem: string): never => {
    throw new ActionError(`The proxy of the environment ${problem}.`, { advice: ADVICE['proxy-invalid'] })
  }
  if (!URL.canParse(proxy)) return fail('is not a URL')
  const url = new URL(proxy)
  if (!isEncoded(url.username) || !isEncoded(url.password))
    return fail('has a user name or a password that is not percent-encoded')
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : fail(`has the scheme ${url.protocol}//`)
}

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text).length >= 0
  } catch {
    return false
  }
}
