import type { Dispatcher } from './undici-parts.ts'

/** Reading from the socket pauses while the consumer has not taken so much. */
const HIGH_WATER_BYTES = 64 * 1024

export interface ExchangeRequest {
  readonly origin: string
  /** Path and query. */
  readonly path: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly signal: AbortSignal
  /** Milliseconds without a byte of the body; 0 for no limit. */
  readonly idleTimeout: number
}

export interface Exchange {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /**
   * The chunks that arrived since the last iteration, usually those of one socket read. To be iterated once or cancelled.
   * Leaving the loop closes the connection, unless the body has ended.
   */
  readonly body: AsyncIterable<readonly Buffer[]>
  cancel(): void
}

/** An exchange that failed. `cause` is undici's error or the signal's reason. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure'
  /** False proves that not a byte of the request was written. True means only that a connection was ready for it. */
  readonly sent: boolean
  /** Whether the answer's headers had arrived. */
  readonly answered: boolean

  constructor(cause: unknown, sent: boolean, answered: boolean) {
    super('the exchange failed', { cause })
    this.sent = sent
    this.answered = answered
  }
}

/**
 * One HTTP request and its answer, over undici's dispatcher interface, which shows whether a request was begun and passes
 * on body chunks without a stream object, which would cost a microsecond a log line.
 *
 * @returns as soon as the headers are there; rejects with an ExchangeFailure, as does the body's iteration
 */
export function exchange(dispatcher: Pick<Dispatcher, 'dispatch'>, request: ExchangeRequest): Promise<Exchange> {
  const { signal, idleTimeout, ...rest } = request
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    let answered = false
    let ended = false
    let failure: ExchangeFailure | undefined
    let chunks: Buffer[] = []
    let held = 0
    let wake: (() => void) | undefined

    function settle(): void {
      signal.removeEventListener('abort', onAbort)
      wake?.()
    }
    function fail(cause: unknown): void {
      if (ended || failure !== undefined) return
      failure = new ExchangeFailure(cause, controller !== undefined, answered)
      reject(failure)
      settle()
    }
    function onAbort(): void {
      // First, so that the signal's own reason is the one that stays.
      fail(signal.reason)
      controller?.abort(new Error('aborted'))
    }
    async function* read(): AsyncGenerator<readonly Buffer[], void> {
      try {
        for (;;) {
          if (chunks.length > 0) {
            const taken = chunks
            chunks = []
            held = 0
            controller?.resume()
            yield taken
          } else if (failure !== undefined) {
            throw failure
          } else if (ended) {
            return
          } else {
            await new Promise<void>((resolveWait) => {
              wake = resolveWait
            })
          }
        }
      } finally {
        cancel()
      }
    }
    function cancel(): void {
      if (ended || failure !== undefined) return
      controller?.abort(new Error('cancelled'))
    }

    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    dispatcher.dispatch(
      // undici's own limit for headers is off: the caller's signal covers connecting, sending and headers together.
      { ...rest, body: request.body ?? null, headersTimeout: 0, bodyTimeout: idleTimeout },
      {
        onRequestStart(started) {
          // Aborted while it waited for a connection: not a byte has been written, and none will be.
          if (failure !== undefined) return started.abort(failure)
          controller = started
        },
        onResponseStart(_controller, status, headers) {
          // 1xx is not the answer yet.
          if (status < 200) return
          answered = true
          resolve({ status, headers, body: { [Symbol.asyncIterator]: read }, cancel })
        },
        onResponseData(current, chunk) {
          chunks.push(chunk)
          held += chunk.length
          if (held > HIGH_WATER_BYTES) current.pause()
          wake?.()
          wake = undefined
        },
        onResponseEnd() {
          ended = true
          settle()
        },
        onResponseError(_controller, error) {
          fail(error)
        },
      },
    )
  })
}
