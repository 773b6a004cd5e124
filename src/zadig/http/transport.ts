import { ActionError, type ZadigError } from '../../errors.ts'
import { ADVICE, type AdviceId } from '../errors/advice.ts'
import type { Clock } from '../../time/clock.ts'
import { retry } from '../../time/retry.ts'
import { type Answer, type OpenAnswer, openBody, readJson, readRefusal, redirectTarget } from './answer.ts'
import type { Call } from './call.ts'
import { type ConnectionOptions, createConnections } from './connections.ts'
import { redirectError, type RequestContext, RequestFailure, requestLost } from '../errors/errors.ts'
import { type Exchange, exchange, ExchangeFailure } from './exchange.ts'
import { inspectToken } from './token.ts'

/** Zadig redirects once, for a trailing slash (contract §1). */
const MAX_REDIRECTS = 3

export interface TransportOptions extends ConnectionOptions {
  /** A valid base URL; it may have a path prefix and trailing slashes. */
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** Milliseconds from the first failure of a call during which it is retried. */
  readonly outageTimeout: number
  readonly userAgent: string
  /** In [0, 1), for the jitter of the waits. */
  readonly random?: () => number
  /** Called before each wait for a server that cannot be reached. */
  readonly onOutage?: (outage: Outage) => void
}

export interface Outage {
  /** How the last request failed. */
  readonly error: ZadigError
  readonly delayMs: number
  /** What is left of the budget, in milliseconds. */
  readonly remainingMs: number
}

export interface Transport {
  /** One call with a JSON answer. Throws a ZadigError, or the signal's reason once that is aborted. */
  readonly send: (call: Call) => Promise<Answer>
  /**
   * One read whose body is passed on while it arrives. With `live` it is tried once, and only connecting has a time limit,
   * since Zadig holds back even the headers until a job prints a line (contract §7.2). Otherwise opening is retried, and
   * the request time-out limits the time without a byte.
   */
  readonly open: (call: Call, options: { readonly live: boolean }) => Promise<OpenAnswer>
  /** Closes all connections, also those in use. */
  readonly close: () => Promise<void>
}

/** How one kind of call is made. */
interface CallKind<T> {
  readonly accept: string
  /** What the request time-out covers; the connections themselves limit connecting. */
  readonly limit: 'everything' | 'until-headers' | 'connecting'
  readonly read: (answer: Exchange, context: RequestContext) => Promise<T>
}

const JSON_CALL: CallKind<Answer> = { accept: 'application/json', limit: 'everything', read: readJson }
const STORED_LOG: CallKind<OpenAnswer> = { accept: 'text/plain', limit: 'until-headers', read: openBody }
const LIVE_LOG: CallKind<OpenAnswer> = { accept: 'text/event-stream', limit: 'connecting', read: openBody }

/**
 * Makes the transport of all calls. It turns Zadig's refusals into errors (contract §2, §3) and repeats requests: reads
 * until the outage budget is used up, writes only if no connection was made. Opens no connection before the first call.
 * Throws an ActionError for settings that cannot work.
 */
export function createTransport(options: TransportOptions): Transport {
  const { token, clock, random, onOutage } = options
  const url = new URL(options.url)
  const prefix = url.pathname.replace(/\/+$/, '')
  // A header can hold printable ASCII only, and the gateway splits at the space (contract §2.1).
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ActionError('The API token cannot be sent.', { advice: ADVICE['token-invalid'] })
  }
  const connections = createConnections(url, options)
  /** Whether Zadig has answered before: until then a wrong setting is likelier than an outage. */
  let known = false

  function tokenAdvice(): AdviceId {
    const { kind } = inspectToken(token, clock.now())
    return kind === 'api' ? 'token-refused' : `token-${kind}`
  }

  /** One exchange and its redirects. Throws a RequestFailure. */
  async function request<T>(call: Call, tries: number, kind: CallKind<T>): Promise<T> {
    const context: RequestContext = { call, tries, token, host: url.host, proxy: connections.proxy }
    const timeout = call.requestTimeout ?? options.requestTimeout
    const late = new AbortController()
    let isLimited = kind.limit !== 'connecting'
    // Sockets live in real time, so this limit does too; only the waits use the clock.
    const timer = AbortSignal.timeout(timeout)
    timer.addEventListener('abort', () => {
      if (isLimited) late.abort(timer.reason)
    })
    const reading = call.method === 'GET'
    const dispatcher = reading ? connections.shared : connections.fresh()
    const parts = {
      origin: url.origin,
      method: call.method,
      headers: {
        // Two words, or Zadig's gateway refuses (contract §2.1).
        authorization: `Bearer ${token}`,
        accept: kind.accept,
        'accept-encoding': 'identity',
        'user-agent': options.userAgent,
        ...(call.body === undefined ? {} : { 'content-type': call.body.type }),
      },
      body: call.body?.text,
      signal: call.signal === undefined ? late.signal : AbortSignal.any([call.signal, late.signal]),
      idleTimeout: kind.limit === 'until-headers' ? timeout : 0,
    }
    try {
      let path = prefix + call.path
      for (let redirects = 0; ; redirects++) {
        const answer = await exchange(dispatcher, { ...parts, path })
        if (kind.limit === 'until-headers') isLimited = false
        if (answer.status < 300) return await kind.read(answer, context)
        const target = redirectTarget(answer.status, answer.headers, url.origin + path)
        if (target === undefined) throw await readRefusal(answer, context, tokenAdvice(), clock.now())
        answer.cancel()
        const elsewhere = target.origin !== url.origin
        if (elsewhere || !reading || redirects === MAX_REDIRECTS) {
          throw new RequestFailure(redirectError(context, answer.status, target, elsewhere), 'no')
        }
        path = target.pathname + target.search
      }
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error
      call.signal?.throwIfAborted()
      throw requestLost(context, error)
    } finally {
      if (!reading) await dispatcher.destroy()
    }
  }

  async function repeat<T>(call: Call, kind: CallKind<T>, budgetMs: number): Promise<T> {
    try {
      call.signal?.throwIfAborted()
      const answer = await retry((tries) => request(call, tries, kind), {
        clock,
        budgetMs,
        shouldRetry(error) {
          if (!(error instanceof RequestFailure)) return false
          if (error.again === 'no' || (error.again === 'known-server' && !known)) return false
          return { afterMs: error.afterMs }
        },
        onWait({ error, delayMs, remainingMs }) {
          if (error instanceof RequestFailure) onOutage?.({ error: error.error, delayMs, remainingMs })
        },
        signal: call.signal,
        random,
      })
      known = true
      return answer
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      known ||= error.error.kind === 'refused'
      throw error.error
    }
  }

  return {
    send: (call) => repeat(call, JSON_CALL, call.outageTimeout ?? options.outageTimeout),
    open: (call, { live }) =>
      live ? repeat(call, LIVE_LOG, 0) : repeat(call, STORED_LOG, call.outageTimeout ?? options.outageTimeout),
    close: () => connections.shared.destroy(),
  }
}
