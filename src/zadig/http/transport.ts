import { ActionError, type ZadigError } from '../../errors.ts'
import { ADVICE, type AdviceId } from '../errors/advice.ts'
import type { Clock } from '../../time/clock.ts'
import { retry } from '../../time/retry.ts'
import { type Answer, type OpenAnswer, openBody, readJson, readRefusal, redirectTarget } from './answer.ts'
import { AttemptFailure, type Limit, limitAttempt, lostAttempt } from './attempt.ts'
import type { Call } from './call.ts'
import { createConnections, type ProxyEnvironment } from './connections.ts'
import { type Attempt, redirectError } from '../errors/errors.ts'
import { type Exchange, exchange, ExchangeFailure } from './exchange.ts'
import { inspectToken } from './token.ts'

/** Where Zadig is. */
export interface BaseUrl {
  readonly url: URL
  /** The path in front of every endpoint: empty, or with a slash at its beginning and none at its end. */
  readonly prefix: string
}

/**
 * Reads the base URL: http or https, a path prefix and trailing slashes allowed, user name, query and fragment not. Throws
 * an ActionError that does not repeat the text, since it can hold a password.
 */
export function parseBaseUrl(text: string): BaseUrl {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  const problem = url === undefined ? 'is no URL' : fault(url)
  if (url === undefined || problem !== undefined) {
    throw new ActionError(`The address of Zadig ${problem}.`, { advice: ADVICE['url-invalid'] })
  }
  return { url, prefix: url.pathname.replace(/\/+$/, '') }
}

function fault(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `begins with ${url.protocol} instead of https:// or http://`
  if (url.username !== '' || url.password !== '') return 'has a user name or password in it'
  if (url.search !== '' || url.hash !== '') return 'has a query or a fragment'
  return undefined
}

/** Zadig redirects once, for a trailing slash (contract §1). */
const MAX_REDIRECTS = 3

export interface TransportOptions {
  /** The base URL; it may have a path prefix and trailing slashes. */
  readonly url: string
  readonly token: string
  readonly clock: Clock
  /** Milliseconds for one attempt: connecting, sending, headers and, except for logs, the whole body. */
  readonly requestTimeout: number
  /** Milliseconds from the first failure of a call during which it is tried again. */
  readonly outageTimeout: number
  /** PEM text of certificates to trust beside the machine's own. */
  readonly ca?: string
  /** Values of HTTPS_PROXY, HTTP_PROXY and NO_PROXY; empty where unset. */
  readonly env: ProxyEnvironment
  readonly userAgent: string
  /** In [0, 1), for the jitter of the waits. */
  readonly random?: () => number
  /** Told before each wait for a server that cannot be reached. */
  readonly onOutage?: (outage: Outage) => void
}

export interface Outage {
  /** What the last attempt died of. */
  readonly error: ZadigError
  readonly delayMs: number
  /** Milliseconds until it is given up. */
  readonly remainingMs: number
}

export interface Transport {
  /** One call with a JSON answer. Throws a ZadigError, or the signal's reason once that is aborted. */
  readonly send: (call: Call) => Promise<Answer>
  /**
   * One read whose body is handed on while it arrives. With `live` there is a single attempt, limited in connecting only,
   * since Zadig holds back even the headers until a job says something (contract §7.2). Otherwise opening is retried, and
   * the body may stand still for the request time-out.
   */
  readonly open: (call: Call, options: { readonly live: boolean }) => Promise<OpenAnswer>
  /** Closes all connections, also those in use. */
  readonly close: () => Promise<void>
}

/** How one kind of call is made. */
interface CallKind<T> {
  readonly accept: string
  readonly limit: Limit
  readonly read: (answer: Exchange, about: Attempt) => Promise<T>
}

const JSON_CALL: CallKind<Answer> = { accept: 'application/json', limit: 'everything', read: readJson }
const STORED_LOG: CallKind<OpenAnswer> = { accept: 'text/plain', limit: 'until-headers', read: openBody }
const LIVE_LOG: CallKind<OpenAnswer> = { accept: 'text/event-stream', limit: 'connecting', read: openBody }

/**
 * The one speaker of HTTP. It knows Zadig's ways of refusing (contract §2, §3) and when a request may be repeated: reads
 * for as long as the outage budget lasts, writes only when no connection came about. Opens nothing before the first call;
 * throws an ActionError for settings that cannot work.
 */
export function createTransport(options: TransportOptions): Transport {
  const { token, clock, random, onOutage } = options
  const { url, prefix } = parseBaseUrl(options.url)
  // Printable ASCII without a space: contract §2.1 counts the words, and nothing else may stand in a header.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ActionError('The API token cannot be sent.', { advice: ADVICE['token-invalid'] })
  }
  const connections = createConnections({
    url,
    ca: options.ca,
    environment: options.env,
    connectTimeout: options.requestTimeout,
  })
  /** Whether something that is Zadig has ever answered: until then a wrong setting is likelier than an outage. */
  let known = false

  function tokenAdvice(): AdviceId {
    const { kind } = inspectToken(token, clock.now())
    return kind === 'api' ? 'token-refused' : `token-${kind}`
  }

  /** Every request of the program goes through here: one exchange and its redirects. Throws an AttemptFailure. */
  async function attempt<T>(call: Call, number: number, kind: CallKind<T>): Promise<T> {
    const about: Attempt = { call, number, token, host: url.host, proxy: connections.proxy }
    const timeout = call.requestTimeout ?? options.requestTimeout
    const limit = limitAttempt(kind.limit, timeout)
    const reading = call.method === 'GET'
    const dispatcher = reading ? connections.shared : connections.fresh()
    const request = {
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
      signal: call.signal === undefined ? limit.signal : AbortSignal.any([call.signal, limit.signal]),
      idleTimeout: kind.limit === 'until-headers' ? timeout : 0,
    }
    try {
      let path = prefix + call.path
      for (let redirects = 0; ; redirects++) {
        const answer = await exchange(dispatcher, { ...request, path })
        limit.answered()
        if (answer.status < 300) return await kind.read(answer, about)
        const target = redirectTarget(answer.status, answer.headers, url.origin + path)
        if (target === undefined) throw await readRefusal(answer, about, tokenAdvice(), clock.now())
        answer.cancel()
        const elsewhere = target.origin !== url.origin
        if (elsewhere || !reading || redirects === MAX_REDIRECTS) {
          throw new AttemptFailure(redirectError(about, answer.status, target, elsewhere), 'no')
        }
        path = target.pathname + target.search
      }
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error
      call.signal?.throwIfAborted()
      throw lostAttempt(about, error)
    } finally {
      if (!reading) await dispatcher.destroy()
    }
  }

  async function repeat<T>(call: Call, kind: CallKind<T>, budgetMs: number): Promise<T> {
    try {
      call.signal?.throwIfAborted()
      const answer = await retry((number) => attempt(call, number, kind), {
        clock,
        budgetMs,
        shouldRetry(error) {
          if (!(error instanceof AttemptFailure)) return false
          if (error.again === 'no' || (error.again === 'known-server' && !known)) return false
          return error.afterMs === undefined ? {} : { afterMs: error.afterMs }
        },
        onWait({ error, delayMs, remainingMs }) {
          if (error instanceof AttemptFailure) onOutage?.({ error: error.error, delayMs, remainingMs })
        },
        ...(call.signal === undefined ? {} : { signal: call.signal }),
        ...(random === undefined ? {} : { random }),
      })
      known = true
      return answer
    } catch (error) {
      if (!(error instanceof AttemptFailure)) throw error
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
