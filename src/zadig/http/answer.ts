import { type Exchange, ExchangeFailure } from './exchange.ts'
import type { ZadigError } from '../../errors.ts'
import type { AdviceId } from '../errors/advice.ts'
import {
  contentError,
  endedError,
  failureError,
  isGatewayStatus,
  refusalError,
  type RequestContext,
  RequestFailure,
} from '../errors/errors.ts'
import { looksLikeHtml } from '../errors/error-rules.ts'
import type { Again } from '../errors/network-errors.ts'

export type Headers = Exchange['headers']

/** One header's first value, empty without it. Names are lower-case. */
export function header(headers: Headers, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** The server's clock: unix milliseconds of its `Date` header. */
export function serverTime(headers: Headers): number | undefined {
  const time = Date.parse(header(headers, 'date'))
  return Number.isNaN(time) ? undefined : time
}

/**
 * Milliseconds that `Retry-After` asks to wait: seconds, or an HTTP date, which is measured on the clock of the side that
 * wrote it where that is known.
 *
 * @param now unix milliseconds
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = header(headers, 'retry-after').trim()
  if (/^\d+$/.test(value)) return Number(value) * 1_000
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : Math.max(0, time - (serverTime(headers) ?? now))
}

/** Reads a body to its end or to the bound, where it closes the connection. */
export async function readText(answer: Exchange, maxBytes: number): Promise<{ text: string; truncated: boolean }> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunks of answer.body) {
    for (const chunk of chunks) {
      parts.push(chunk)
      length += chunk.length
    }
    if (length > maxBytes) break
  }
  // A TextDecoder removes a byte order mark, which JSON.parse refuses.
  const text = new TextDecoder().decode(Buffer.concat(parts, Math.min(length, maxBytes)))
  return { text, truncated: length > maxBytes }
}

/** The target of a redirect; undefined for any other answer, and for a target that cannot be read. */
export function redirectTarget(status: number, headers: Headers, from: string): URL | undefined {
  const location = header(headers, 'location')
  if (![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, from)) return undefined
  return new URL(location, from)
}

/** Bytes of an error's body that are read: far more than an envelope has. */
const MAX_ERROR_BYTES = 64 * 1024
/** Task details of hundreds of jobs stay under 10 MB; the smallest values take thirty times their text in memory. */
const MAX_JSON_BYTES = 32 * 1024 * 1024

export interface Answer {
  /** The parsed JSON; `undefined` for the empty answer of a write. */
  readonly body: unknown
  /** The server's clock, unix milliseconds, from its `Date` header. */
  readonly serverTime: number | undefined
  /** The error for a body of another shape than the caller needs. */
  unexpected(what: string): ZadigError
}

export interface OpenAnswer {
  readonly contentType: string
  /** Throws a ZadigError when it breaks off, or the signal's reason. To be iterated once or cancelled. */
  readonly body: AsyncIterable<readonly Buffer[]>
  cancel(): void
  /** The error for an orderly end of a stream, which Zadig never makes. */
  ended(): ZadigError
}

/** Reads an answer of success as JSON. Throws a RequestFailure: only a read may be repeated, since a write was carried out. */
export async function readJson(answer: Exchange, context: RequestContext): Promise<Answer> {
  const reading = context.call.method === 'GET'
  const { text, truncated } = await readText(answer, MAX_JSON_BYTES)
  const fail = (says: string, advice: AdviceId, again: Again, cause?: unknown): RequestFailure =>
    new RequestFailure(contentError(context, answer.status, says, advice, cause), reading ? again : 'no')

  if (truncated) throw fail('the answer is too long', 'unexpected-answer', 'no')
  if (text.trim() === '' && reading) throw fail('the answer is empty', 'broken-answer', 'yes')
  if (looksLikeHtml(header(answer.headers, 'content-type'), text)) {
    throw fail('the answer is a web page', 'not-zadig', 'known-server')
  }
  let body: unknown
  try {
    if (text.trim() !== '') body = JSON.parse(text)
  } catch (cause) {
    if (/^\s*[[{]/.test(text)) throw fail('the answer is damaged JSON', 'broken-answer', 'yes', cause)
    throw fail('the answer is not JSON', 'not-zadig', 'known-server', cause)
  }
  return {
    body,
    serverTime: serverTime(answer.headers),
    unexpected: (what) => contentError(context, answer.status, what, 'unexpected-answer'),
  }
}

/** Passes on an answer of success while it arrives. Rejects with a RequestFailure for a web page. */
export function openBody(answer: Exchange, context: RequestContext): Promise<OpenAnswer> {
  const contentType = header(answer.headers, 'content-type')
  if (looksLikeHtml(contentType, '')) {
    answer.cancel()
    const error = contentError(context, answer.status, 'the answer is a web page', 'not-zadig')
    return Promise.reject(new RequestFailure(error, 'known-server'))
  }
  return Promise.resolve({
    contentType,
    body: translateErrors(answer.body, context),
    cancel: () => answer.cancel(),
    ended: () => endedError(context, answer.status),
  })
}

async function* translateErrors<T>(items: AsyncIterable<T>, context: RequestContext): AsyncGenerator<T, void> {
  try {
    yield* items
  } catch (error) {
    context.call.signal?.throwIfAborted()
    throw error instanceof ExchangeFailure ? failureError(context, error) : error
  }
}

/**
 * Reads an answer that is not a success. A 500 with a body is an answer, since Zadig reports many mistakes of users that
 * way; an empty one can be an outage (contract §3.2, §13.2).
 *
 * @param now unix milliseconds
 */
export async function readRefusal(
  answer: Exchange,
  context: RequestContext,
  tokenAdvice: AdviceId,
  now: number,
): Promise<RequestFailure> {
  const { status, headers } = answer
  const { text } = await readText(answer, MAX_ERROR_BYTES)
  const error = refusalError(context, { status, contentType: header(headers, 'content-type'), text }, tokenAdvice)
  const passing = isGatewayStatus(status) || status === 429 || (status === 500 && text.trim() === '')
  if (context.call.method !== 'GET' || !passing) return new RequestFailure(error, 'no')
  return new RequestFailure(error, 'yes', retryAfter(headers, now))
}
