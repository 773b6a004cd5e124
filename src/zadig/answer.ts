import type { ZadigError } from '../ports/zadig-error.ts'
import type { AdviceId } from './advice.ts'
import { AttemptFailure } from './attempt.ts'
import { type Attempt, contentError, endedError, failureError, isGatewayStatus, refusalError } from './errors.ts'
import { looksLikeHtml } from './envelope.ts'
import { type Exchange, ExchangeFailure } from './exchange.ts'
import type { Again } from './failures.ts'
import { header, readText, retryAfter, serverTime } from './http-answer.ts'

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
