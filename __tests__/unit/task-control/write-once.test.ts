import { describe, expect, test } from '@jest/globals'

import { withGracePeriod, writeOnce } from '../../../src/task-control/write-once.ts'
import type { Delivery } from '../../../src/errors.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { zadigError } from '../../support/scripted-zadig.ts'

test.each<[what: string, Delivery | undefined, isDone: boolean, reads: number, fails: boolean]>([
  ['an answer', undefined, false, 0, false],
  ['a refusal', 'answered', true, 0, true],
  ['a request that was never sent', 'never', true, 0, true],
  ['a lost answer to a write that took effect', 'unknown', true, 1, false],
  ['a lost answer to a write without effect', 'unknown', false, 1, true],
])('a write is sent once: %s', async (_, delivery, isDone, reads, fails) => {
  const calls: string[] = []
  const work = writeOnce(
    () => {
      calls.push('write')
      return delivery === undefined ? Promise.resolve() : Promise.reject(zadigError('unreachable', delivery))
    },
    () => Promise.resolve((calls.push('read'), isDone)),
  )
  await (fails ? expect(work).rejects.toThrow('it is unreachable') : expect(work).resolves.toBeUndefined())
  expect(calls).toEqual(['write', ...Array<string>(reads).fill('read')])
})

/** A write that is answered after `answerAt` milliseconds, by a step that is stopped after `stopAt`. */
async function write(answerAt: number, stopAt: number) {
  const clock = new FakeClock()
  const startedAt = clock.now()
  const stop = new AbortController()
  if (Number.isFinite(stopAt)) clock.after(stopAt, () => stop.abort('SIGINT'))
  let over = 'pending'
  let overAt = 0
  async function send(giveUp: AbortSignal): Promise<string> {
    try {
      await clock.sleep(answerAt, giveUp)
      over = 'answered'
      return 'answered'
    } catch (reason) {
      over = `given up (${String(reason)})`
      throw reason
    } finally {
      overAt = clock.now() - startedAt
    }
  }
  const result = await clock.runUntil(withGracePeriod(send, 'stopped', { clock, signal: stop.signal }))
  const resultAt = clock.now() - startedAt
  await clock.advance(60_000)
  return { result, resultAt, over, overAt }
}

describe('waiting for the answer to a write', () => {
  test.each([
    { what: 'no stop', answerAt: 30_000, stopAt: Infinity, ends: ['answered', 30_000, 'answered', 30_000] },
    {
      what: 'a stop, and an answer soon after',
      answerAt: 2_500,
      stopAt: 1_000,
      ends: ['answered', 2_500, 'answered', 2_500],
    },
    { what: 'a stop, and a late answer', answerAt: 5_000, stopAt: 1_000, ends: ['stopped', 3_000, 'answered', 5_000] },
    { what: 'a stop, and none', answerAt: 60_000, stopAt: 1_000, ends: ['stopped', 3_000, 'given up (SIGINT)', 6_000] },
  ])('with $what', async ({ answerAt, stopAt, ends }) => {
    const { result, resultAt, over, overAt } = await write(answerAt, stopAt)
    expect([result, resultAt, over, overAt]).toEqual(ends)
  })

  test('passes a failure on', async () => {
    const clock = new FakeClock()
    const failing = withGracePeriod(() => Promise.reject(new Error('refused')), 'stopped', {
      clock,
      signal: new AbortController().signal,
    })
    await expect(failing).rejects.toThrow('refused')
  })
})

test('once the answer is there, a stop sets no time going any more', async () => {
  const clock = new FakeClock()
  const stop = new AbortController()
  const slept: number[] = []
  const watched = {
    now: () => clock.now(),
    sleep(ms: number, signal?: AbortSignal) {
      if (signal?.aborted !== true) slept.push(ms)
      return clock.sleep(ms, signal)
    },
  }
  const answer = withGracePeriod(() => Promise.resolve('answered'), 'stopped', { clock: watched, signal: stop.signal })
  expect(await answer).toBe('answered')
  stop.abort('SIGINT')
  await clock.settle()
  expect(slept).toEqual([])
})
