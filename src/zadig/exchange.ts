import type { Dispatching } from './dispatching.ts'
import type { Dispatcher } from './undici-parts.ts'

/** A consumer that is slower than the server is waited for when this much is held for it. */
const HIGH_WATER_BYTES = 64 * 1024

/** What one turn's bytes are copied into: as much as can come until a pause takes effect, so that it need not grow. */
const BLOCK_BYTES = 144 * 1024

export interface ExchangeRequest {
  readonly origin: string
  /** Path and query. */
  readonly path: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  readonly signal: AbortSignal
  /** Milliseconds that the body may stand still; 0 for no limit. */
  readonly idleTimeout: number
}

export interface Exchange {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /**
   * What arrived since the last turn, usually one socket read's worth of HTTP chunks. The bytes are good until the next
   * turn: whoever keeps them copies them. To be iterated once or cancelled. Leaving the loop closes the connection, unless the body has ended.
   */
  readonly body: AsyncIterable<readonly Buffer[]>
  cancel(): void
}

/** One exchange that did not come to its end. `cause` is what undici or the signal said. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure'
  /** Whether a connection was there and the request's first byte was about to be written: false is a proof, true is not. */
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
 * One HTTP request and its answer, over undici's dispatcher interface: it tells exactly whether a request was begun, and
 * it hands over body chunks without a stream object in between, which costs a microsecond a log line.
 *
 * @returns as soon as the headers are there; rejects with an ExchangeFailure, as does the body's iteration
 */
export function exchange(dispatcher: Pick<Dispatching, 'dispatch'>, request: ExchangeRequest): Promise<Exchange> {
  const { signal, idleTimeout, ...rest } = request
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    let answered = false
    let ended = false
    let failure: ExchangeFailure | undefined
    const inbox = createInbox()
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
          if (inbox.length() > 0) {
            const taken = inbox.take()
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
      controller?.abort(new Error('the rest is not wanted'))
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
          // 1xx is no answer yet.
          if (status < 200) return
          answered = true
          resolve({ status, headers, body: { [Symbol.asyncIterator]: read }, cancel })
        },
        onResponseData(current, chunk) {
          inbox.add(chunk)
          if (inbox.length() > HIGH_WATER_BYTES) current.pause()
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

interface Inbox {
  add(chunk: Buffer): void
  /** Bytes that wait. */
  length(): number
  /** What waits; good until the next one is taken. */
  take(): readonly Buffer[]
}

/**
 * Collects what arrives in one turn. Zadig makes an HTTP chunk of each log line, so that a socket read comes as hundreds of
 * tiny buffers: copied together at once they are gone before the garbage collector would have to move them. Two blocks take
 * turns, one being filled while the other is read.
 */
function createInbox(): Inbox {
  /** The only chunk so far: most turns of an ordinary answer have one, which need not be copied. */
  let single: Buffer | undefined
  let filling: Buffer | undefined
  let lent: Buffer | undefined
  let length = 0

  function append(chunk: Buffer): void {
    if (filling === undefined || length + chunk.length > filling.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, 2 * (length + chunk.length)))
      filling?.copy(larger, 0, 0, length)
      filling = larger
    }
    filling.set(chunk, length)
    length += chunk.length
  }

  return {
    length: () => length,
    add(chunk) {
      if (length === 0) {
        single = chunk
        length = chunk.length
        return
      }
      if (single !== undefined) {
        const first = single
        single = undefined
        length = 0
        append(first)
      }
      append(chunk)
    },
    take() {
      const taken = single ?? filling?.subarray(0, length)
      if (single === undefined) [filling, lent] = [lent, filling]
      single = undefined
      length = 0
      return taken === undefined ? [] : [taken]
    },
  }
}
