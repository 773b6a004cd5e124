import { describe, expect, it } from '@jest/globals'

import { exchange, ExchangeFailure } from '../../../../src/zadig/http/exchange.ts'
import type { Dispatcher } from '../../../../src/zadig/http/undici-parts.ts'

/** A dispatcher whose only request moves on when the test says so, and the controller that the request is given. */
function setUp(signal: AbortSignal) {
  const handlers: Dispatcher.DispatchHandler[] = []
  const calls: string[] = []
  const controller: Dispatcher.DispatchController = {
    aborted: false,
    paused: false,
    reason: null,
    abort: () => calls.push('abort'),
    pause: () => calls.push('pause'),
    resume: () => calls.push('resume'),
  }
  const dispatcher = {
    dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler) {
      handlers.push(handler)
      return true
    },
  }
  const request = {
    origin: 'http://zadig',
    path: '/',
    method: 'POST',
    headers: {},
    body: '{}',
    signal,
    idleTimeout: 0,
  } as const
  const work = exchange(dispatcher, request)
  const outcome = work.catch((error: unknown) => error)
  return { work, outcome, calls, controller, handler: () => handlers[0], count: () => handlers.length }
}

describe('exchange', () => {
  it('never writes a request that was aborted while it waited for a connection', async () => {
    const abort = new AbortController()
    const { outcome, calls, controller, handler } = setUp(abort.signal)
    abort.abort(new Error('too late'))
    const failure = await outcome
    expect(failure).toMatchObject({
      name: 'ExchangeFailure',
      sent: false,
      answered: false,
      cause: { message: 'too late' },
    })
    handler()?.onRequestStart?.(controller, null)
    expect(calls).toEqual(['abort'])
  })

  it('sends nothing if it was aborted before', async () => {
    const { outcome, count } = setUp(AbortSignal.abort(new Error('early')))
    expect(await outcome).toBeInstanceOf(ExchangeFailure)
    expect(count()).toBe(0)
  })

  it('reports what was sent and what was answered', async () => {
    const { work, controller, handler } = setUp(new AbortController().signal)
    handler()?.onRequestStart?.(controller, null)
    handler()?.onResponseStart?.(controller, 103, {})
    handler()?.onResponseStart?.(controller, 200, { a: 'b' })
    const answer = await work
    expect([answer.status, answer.headers]).toEqual([200, { a: 'b' }])
    handler()?.onResponseData?.(controller, Buffer.from('kept'))
    handler()?.onResponseError?.(controller, new Error('cut'))
    const chunks: string[] = []
    const reading = (async () => {
      for await (const batch of answer.body) chunks.push(...batch.map(String))
    })()
    await expect(reading).rejects.toMatchObject({ sent: true, answered: true, cause: { message: 'cut' } })
    expect(chunks).toEqual(['kept'])
  })

  it('stops reading when 64 KiB are held, and goes on when it is taken', async () => {
    const { work, calls, controller, handler } = setUp(new AbortController().signal)
    handler()?.onRequestStart?.(controller, null)
    handler()?.onResponseStart?.(controller, 200, {})
    const chunk = Buffer.alloc(32 * 1024, 'x')
    handler()?.onResponseData?.(controller, chunk)
    handler()?.onResponseData?.(controller, chunk)
    expect(calls).toEqual([])
    handler()?.onResponseData?.(controller, chunk)
    expect(calls).toEqual(['pause'])
    const batches = (await work).body[Symbol.asyncIterator]()
    const taken = await batches.next()
    expect(taken.done === true ? '' : Buffer.concat(taken.value).toString()).toBe('x'.repeat(96 * 1024))
    expect(calls).toEqual(['pause', 'resume'])
    await batches.return?.()
    expect(calls).toEqual(['pause', 'resume', 'abort'])
  })
})
