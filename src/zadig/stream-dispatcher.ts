import type { CallDispatcherOptions } from './call-dispatcher.ts'
import { Agent, connect, Pool, ProxyAgent, type Dispatcher } from './undici-parts.ts'

/** Requests over undici, which hands over a log's chunks several times as fast as Node's own client. */
export function createStreamDispatcher(options: CallDispatcherOptions): Dispatcher {
  // HTTP/2 shares one connection between requests and re-sends some by itself: neither is wanted here.
  const tls = { allowH2: false, ...options.trust }
  const { connectTimeout, keepAliveTimeout, proxy } = options
  const pool = { connectTimeout, keepAliveTimeout, allowH2: false }
  if (proxy === undefined) return new Agent({ ...pool, connect: { ...tls, timeout: connectTimeout } })
  return new ProxyAgent({
    ...pool,
    uri: proxy.href,
    requestTls: tls,
    proxyTls: tls,
    clientFactory: (origin, given) =>
      // Without its own limit, a proxy that never answers the CONNECT is waited for during undici's five minutes.
      Object.assign(new Pool(origin, { ...given, headersTimeout: connectTimeout }), { connect }),
  })
}
