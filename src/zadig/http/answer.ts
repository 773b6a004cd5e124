import { type Exchange, ExchangeFailure } from './exchange.ts'
import type { ZadigError } from '../../errors.ts'
import type { AdviceId } from '../errors/advice.ts'
import { AttemptFailure } from './attempt.ts'
import {
  type Attempt,
  contentError,
  endedError,
  failureError,
  isGatewayStatus,
  refusalError,
} from '../errors/errors.ts'
import { looksLikeHtml } from '../errors/error-rules.ts'
import type { Again } from '../errors/network-errors.ts'

export type Headers = Exchange['headers']

/** One header's first value, empty without it. Names are lower-case. */
export function header(headers: Headers, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** Unix milliseconds of the `Date` header: the other side's clock. */
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

/** Reads a body to its end or to the bound, where the connection is given up. */
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
  // A TextDecoder takes off a byte order mark, which JSON.parse would stumble over.
  const text = new TextDecoder().decode(Buffer.concat(parts, Math.min(length, maxBytes)))
  return { text, truncated: length > maxBytes }
}

/** Where an answer sends us: undefined when it is no redirect, or one that cannot be read. */
export function redirectTarget(status: number, headers: Headers, from: string): URL | undefined {
  const location = header(headers, 'location')
  if (![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, from)) return undefined
  return new URL(location, from)
}

/** An error's body is read up to here: far more than an envelope needs, and no server can fill our memory with it. */
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
  /** The error for an end that the contract does not have. */
  ended(): ZadigError
}

/** Reads an answer of success as JSON. Throws an AttemptFailure: only a read may be repeated, since a write was carried out. */
export async function readJson(answer: Exchange, about: Attempt): Promise<Answer> {
  const reading = about.call.method === 'GET'
  const { text, truncated } = await readText(answer, MAX_JSON_BYTES)
  const fail = (says: string, advice: AdviceId, again: Again, cause?: unknown): AttemptFailure =>
    new AttemptFailure(contentError(about, answer.status, says, advice, cause), reading ? again : 'no')

  if (truncated) throw fail('the answer is too long', 'unexpected-answer', 'no')
  if (text.trim() === '' && reading) throw fail('the answer is empty', 'broken-answer', 'yes')
  if (looksLikeHtml(header(answer.headers, 'content-type'), text)) {
    throw fail('the answer is a web page', 'not-zadig', 'known-server')
  }
  return {
    body: text.trim() === '' ? undefined : parse(text, fail),
    serverTime: serverTime(answer.headers),
    unexpected: (what) => contentError(about, answer.status, what, 'unexpected-answer'),
  }
}

function parse(
  text: string,
  fail: (says: string, advice: AdviceId, again: Again, cause: unknown) => AttemptFailure,
): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (/^\s*[[{]/.test(text)) throw fail('the answer is damaged JSON', 'broken-answer', 'yes', cause)
    throw fail('the answer is not JSON', 'not-zadig', 'known-server', cause)
  }
}

/** Hands an answer of success on while it arrives. */
export function openBody(answer: Exchange, about: Attempt): Promise<OpenAnswer> {
  const contentType = header(answer.headers, 'content-type')
  if (looksLikeHtml(contentType, '')) {
    answer.cancel()
    const error = contentError(about, answer.status, 'the answer is a web page', 'not-zadig')
    return Promise.reject(new AttemptFailure(error, 'known-server'))
  }
  return Promise.resolve({
    contentType,
    body: translateErrors(answer.body, about),
    cancel: () => answer.cancel(),
    ended: () => endedError(about, answer.status),
  })
}

async function* translateErrors<T>(items: AsyncIterable<T>, about: Attempt): AsyncGenerator<T, void> {
  try {
    yield* items
  } catch (error) {
    about.call.signal?.throwIfAborted()
    throw error instanceof ExchangeFailure ? failureError(about, error) : error
  }
}

/**
 * Reads an answer that is no success. A 500 with a body is an answer like any other, since many mistakes of users arrive
 * that way; an empty one can pass by itself (contract §3.2, §13.2).
 *
 * @param now unix milliseconds
 */
export async function readRefusal(
  answer: Exchange,
  about: Attempt,
  tokenAdvice: AdviceId,
  now: number,
): Promise<AttemptFailure> {
  const { status, headers } = answer
  const { text } = await readText(answer, MAX_ERROR_BYTES)
  const error = refusalError(about, { status, contentType: header(headers, 'content-type'), text }, tokenAdvice)
  const passing = isGatewayStatus(status) || status === 429 || (status === 500 && text.trim() === '')
  if (about.call.method !== 'GET' || !passing) return new AttemptFailure(error, 'no')
  return new AttemptFailure(error, 'yes', retryAfter(headers, now))
}
