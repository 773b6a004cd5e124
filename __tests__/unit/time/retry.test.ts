import { describe, expect, it } from '@jest/globals'

import { retry, type Wait } from '../../../src/time/retry.ts'
import { FakeClock } from '../../support/fake-clock.ts'

function setUp(budgetMs: number, options: { random?: number; afterMs?: number; signal?: AbortSignal } = {}) {
  const clock = new FakeClock(0)
  const waits: Wait[] = []
  const times: number[] = []
  const run = (attempt: (number: number) => Promise<string>) =>
    retry(
      (number) => {
        times.push(clock.now())
        return attempt(number)
      },
      {
        clock,
        budgetMs,
        shouldRetry: (error) =>
          error instanceof Error && error.message === 'passing'
            ? options.afterMs === undefined
              ? {}
              : { afterMs: options.afterMs }
            : false,
        random: () => options.random ?? 1,
        onWait: (wait) => waits.push(wait),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
    )
  return { clock, waits, times, run }
}

const failing = () => Promise.reject(new Error('passing'))

describe('retry', () => {
  it('returns the first success and the number of the attempt', async () => {
    const { clock, run, waits } = setUp(60_000)
    const work = run((number) => (number < 3 ? failing() : Promise.resolve(`attempt ${number}`)))
    expect(await clock.runUntil(work)).toBe('attempt 3')
    expect(waits.map(({ delayMs, remainingMs }) => [delayMs, remainingMs])).toEqual([
      [1_000, 60_000],
      [2_000, 59_000],
    ])
  })

  it('doubles the waits up to 15 s and makes its last attempt when the budget ends', async () => {
    const { clock, run, times } = setUp(60_000)
    await expect(clock.runUntil(run(failing))).rejects.toThrow('passing')
    expect(times).toEqual([0, 1_000, 3_000, 7_000, 15_000, 30_000, 45_000, 60_000])
  })

  it('waits at least half as long whatever the jitter', async () => {
    const { clock, run, waits } = setUp(10_000, { random: 0 })
    await expect(clock.runUntil(run(failing))).rejects.toThrow('passing')
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([500, 1_000, 2_000, 4_000, 2_500])
  })

  it('counts the budget from the first failure, not from the start', async () => {
    const { clock, run, times } = setUp(1_000)
    const work = run(async (number) => {
      if (number === 1) await clock.sleep(50_000)
      return failing()
    })
    await expect(clock.runUntil(work)).rejects.toThrow('passing')
    expect(times).toEqual([0, 51_000])
  })

  it('makes one attempt without a budget', async () => {
    const { clock, run, times } = setUp(0)
    await expect(clock.runUntil(run(failing))).rejects.toThrow('passing')
    expect(times).toHaveLength(1)
  })

  it.each([
    [5_000, [5_000, 5_000]],
    [10, [1_000, 2_000, 4_000, 3_000]],
    [999_999, [10_000]],
  ])(
    'waits %i ms when the other side asks for it, but neither too short nor past the budget',
    async (afterMs, delays) => {
      const { clock, run, waits } = setUp(10_000, { afterMs })
      await expect(clock.runUntil(run(failing))).rejects.toThrow('passing')
      expect(waits.map(({ delayMs }) => delayMs)).toEqual(delays)
    },
  )

  it('throws a permanent failure at once', async () => {
    const { clock, run, times } = setUp(60_000)
    await expect(clock.runUntil(run(() => Promise.reject(new Error('final'))))).rejects.toThrow('final')
    expect(times).toHaveLength(1)
  })

  it('ends a wait with the reason of the abort', async () => {
    const controller = new AbortController()
    const { clock, run, times } = setUp(60_000, { signal: controller.signal })
    clock.after(400, () => controller.abort(new Error('enough')))
    await expect(clock.runUntil(run(failing))).rejects.toThrow('enough')
    expect(clock.now()).toBe(400)
    expect(times).toHaveLength(1)
  })
})
