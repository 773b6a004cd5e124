import type { ZadigError } from '../../errors.ts'
import { type Attempt, failureError } from '../errors/errors.ts'
import type { ExchangeFailure } from './exchange.ts'
import { type Again, explainFailure } from '../errors/network-errors.ts'

/** How an attempt failed, and whether another one may be made. Never leaves the transport. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure'
  readonly error: ZadigError
  readonly again: Again
  /** The least wait that the server asked for, in milliseconds. */
  readonly afterMs: number | undefined

  constructor(error: ZadigError, again: Again, afterMs?: number) {
    super(error.message, { cause: error })
    this.error = error
    this.again = again
    this.afterMs = afterMs
  }
}

/** An attempt without an answer, or with half of one. A write may only be repeated when not a byte of it was sent. */
export function lostAttempt(about: Attempt, failure: ExchangeFailure): AttemptFailure {
  const repeatable = about.call.method === 'GET' || !failure.sent
  return new AttemptFailure(failureError(about, failure), repeatable ? explainFailure(failure.cause).again : 'no')
}

/** What the request time-out covers; connecting is limited by the connections themselves. */
export type Limit = 'everything' | 'until-headers' | 'connecting'

/**
 * The time that one attempt may take. Sockets live in real time, so this does too; only the waits between attempts go by
 * the program's clock.
 */
export function limitAttempt(limit: Limit, ms: number): { readonly signal: AbortSignal; answered(): void } {
  const controller = new AbortController()
  if (limit === 'connecting') return { signal: controller.signal, answered: () => undefined }
  let over = false
  const timer = AbortSignal.timeout(ms)
  timer.addEventListener('abort', () => {
    if (!over) controller.abort(timer.reason)
  })
  return {
    signal: controller.signal,
    answered: () => {
      over ||= limit === 'until-headers'
    },
  }
}
