import { Agent as HttpAgent, request as httpRequest, type ClientRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'

import { hostOf, proxyAuthorization, timedOut, tunnelAgent } from './tunnel.ts'
import type { DispatchedRequest, Dispatching } from './dispatching.ts'
import type { Trust } from './trust.ts'
import type { Dispatcher } from './undici-parts.ts'

export interface CallDispatcherOptions {
  readonly url: URL
  readonly proxy: URL | undefined
  readonly trust: Trust
  /** Milliseconds. */
  readonly connectTimeout: number
  /** Milliseconds that an idle connection is kept. */
  readonly keepAliveTimeout: number
}

/**
 * Requests over Node's own HTTP client, in undici's form. Every step begins with one, and undici takes longer to load than
 * all the rest of the action; for log streams, where it is several times as fast, it is loaded when the first one opens.
 */
export function createCallDispatcher(options: CallDispatcherOptions): Dispatching {
  const { url, proxy, trust, connectTimeout } = options
  const secure = url.protocol === 'https:'
  const underWay = new Set<ClientRequest>()
  const keeping = { keepAlive: true, timeout: options.keepAliveTimeout }
  const agent =
    secure && proxy !== undefined
      ? tunnelAgent(keeping, { ...options, proxy, underWay })
      : secure
        ? new HttpsAgent({ ...keeping, ...trust })
        : new HttpAgent(keeping)

  function open({ path, method, headers }: DispatchedRequest): ClientRequest {
    if (secure) return httpsRequest({ ...hostOf(url), method, path, headers, agent })
    if (proxy === undefined) return httpRequest({ ...hostOf(url), method, path, headers, agent })
    // A proxy gets plain requests whole, with the address in the first line.
    const request = proxy.protocol === 'https:' ? httpsRequest : httpRequest
    return request({
      ...hostOf(proxy),
      ...trust,
      method,
      path: url.origin + path,
      headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) },
      agent: false,
    })
  }

  return {
    dispatch(given, handler) {
      const request = open(given)
      underWay.add(request)
      request.once('close', () => underWay.delete(request))
      let over = false
      const fail = (error: Error): void => {
        if (over) return
        over = true
        handler.onResponseError?.(controller, error)
      }
      const controller: Dispatcher.DispatchController = {
        aborted: false,
        paused: false,
        reason: null,
        abort: (reason) => void request.destroy(reason),
        pause: () => undefined,
        resume: () => undefined,
      }
      request.on('error', fail)
      request.once('socket', (socket) => {
        whenConnected(socket, request, connectTimeout, () => {
          handler.onRequestStart?.(controller, {})
          // Not a byte before: a write that is given up while it connects was never sent.
          if (!request.destroyed) request.end(given.body ?? undefined)
        })
      })
      request.once('response', (response) => {
        const status = response.statusCode ?? 0
        if (status === 407 && proxy !== undefined && !secure) {
          fail(new Error('Proxy Authentication Required (407)'))
          request.destroy()
          return
        }
        controller.pause = () => void response.pause()
        controller.resume = () => void response.resume()
        response.on('error', fail)
        response.on('data', (chunk: Buffer) => handler.onResponseData?.(controller, chunk))
        response.once('end', () => {
          over = true
          handler.onResponseEnd?.(controller, {})
        })
        handler.onResponseStart?.(controller, status, response.headers)
      })
      return true
    },
    destroy() {
      for (const request of underWay) request.destroy(new Error('the connections are closed'))
      agent.destroy()
      return Promise.resolve()
    },
  }
}

/** Tells when there is a connection; gives the request up where there is none in time. */
function whenConnected(socket: Socket, request: ClientRequest, timeoutMs: number, tell: () => void): void {
  if (request.reusedSocket) return tell()
  const giveUp = (): void => void request.destroy(timedOut())
  socket.setTimeout(timeoutMs, giveUp)
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    socket.off('timeout', giveUp)
    socket.setTimeout(0)
    tell()
  })
}
