import { ActionError } from '../errors.ts'
import { ADVICE } from './advice.ts'
import { chooseProxy, type ProxyEnvironment } from './proxy.ts'
import { createCallDispatcher } from './call-dispatcher.ts'
import type { Dispatching } from './dispatching.ts'
import { createTrust } from './trust.ts'

/** Longer than the slowest poll, so that polling keeps one connection; shorter than the idle limits of usual gateways. */
const KEEP_ALIVE_MS = 30_000

export interface ConnectionOptions {
  readonly url: URL
  /** PEM text of certificates to trust beside the ones that the machine trusts. */
  readonly ca: string | undefined
  readonly environment: ProxyEnvironment
  /** Milliseconds. */
  readonly connectTimeout: number
}

export interface Connections {
  /** For reads: connections are kept and reused. */
  readonly shared: Dispatching
  /**
   * For one write: its connection is new. A kept connection can be closed by the other side while the request is on its
   * way, and then nobody knows whether it arrived. To be destroyed after use.
   */
  fresh(): Dispatching
  /** For reads of logs: as `shared`, over undici, which is loaded by the first call. */
  streams(): Promise<Dispatching>
  /** Closes all kept connections, also those in use. */
  destroy(): Promise<void>
  /** Host and port of the proxy in use, for messages; empty without one. Never its credentials. */
  readonly proxy: string
}

/** Where connections come from: directly or through a proxy, with the trusted certificates. Opens none by itself. */
export function createConnections(options: ConnectionOptions): Connections {
  const given = chooseProxy(options.url, options.environment)
  const proxy = given === undefined ? undefined : parseProxy(given)
  const trust = createTrust(options.ca)
  const settings = { ...options, proxy, trust, keepAliveTimeout: KEEP_ALIVE_MS }
  const shared = createCallDispatcher(settings)
  let streams: Promise<Dispatching> | undefined
  return {
    shared,
    fresh: () => createCallDispatcher(settings),
    streams: () =>
      (streams ??= import('./stream-dispatcher.ts').then(({ createStreamDispatcher }) =>
        createStreamDispatcher(settings),
      )),
    async destroy() {
      await shared.destroy()
      await (await streams)?.destroy()
    },
    proxy: proxy?.host ?? '',
  }
}

function parseProxy(proxy: string): URL {
  // The text may hold a password, so it is not part of the message.
  if (!URL.canParse(proxy))
    throw new ActionError('The proxy of the environment is no URL.', { advice: ADVICE['proxy-invalid'] })
  const url = new URL(proxy)
  if (!isEncoded(url.username) || !isEncoded(url.password))
    throw new ActionError('The proxy of the environment has a user name or a password that is not percent-encoded.', {
      advice: ADVICE['proxy-invalid'],
    })
  if (url.protocol === 'http:' || url.protocol === 'https:') return url
  throw new ActionError(`The proxy of the environment has the scheme ${url.protocol}//.`, {
    advice: ADVICE['proxy-invalid'],
  })
}

function isEncoded(text: string): boolean {
  try {
    return decodeURIComponent(text).length >= 0
  } catch {
    return false
  }
}
