import { describe, expect, test } from '@jest/globals'
import { ActionError, ZadigError } from '../../../src/errors.ts'
import { createTimeBudget } from '../../../src/task/time-budget.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import type { Task } from '../../../src/task/task.ts'
import { watch } from '../../../src/task/watch.ts'
import { createCadence } from '../../../src/time/cadence.ts'
import { createInterruptibleSleep } from '../../../src/time/clock.ts'
import { aTaskOf } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'

/** Watches a task whose state depends on the second since the start. */
function watchTimeline(timeline: (second: number) => Task, options: { timeout?: number; stopAt?: number } = {}) {
  const clock = new FakeClock()
  const startedAt = clock.now()
  const stop = new AbortController()
  const interruptibleSleep = createInterruptibleSleep(clock)
  const reads: number[] = []
  const limits = { timeout: options.timeout ?? 3_600_000, 'queue-timeout': undefined, 'approval-timeout': undefined }
  if (options.stopAt !== undefined) clock.after(options.stopAt * 1_000, () => stop.abort('SIGINT'))
  async function collect(): Promise<Outcome> {
    const observations = watch({
      clock,
      limits,
      interruptibleSleep,
      signal: stop.signal,
      timeBudget: createTimeBudget(limits, startedAt),
      cadence: createCadence(10_000, () => 0.5),
      read() {
        const second = (clock.now() - startedAt) / 1_000
        reads.push(second)
        return Promise.resolve().then(() => timeline(second))
      },
    })
    for await (const observation of observations) if (observation.kind === 'ended') return observation.outcome
    throw new Error('no end')
  }
  return { clock, reads, interruptibleSleep, startedAt, outcome: clock.runUntil(collect()) }
}

const passesAt = (end: number) => (second: number) =>
  aTaskOf(second < end ? 'running' : 'passed', { web: second < end ? 'running' : 'passed' })

describe('watch', () => {
  test.each([
    ['passed', 'success'],
    ['skipped', 'success'],
    ['failed', 'failure'],
    ['reject', 'rejected'],
    ['timeout', 'timed-out'],
    ['cancelled', 'cancelled'],
  ])('%s ends it as %s', async (status, kind) => {
    expect(await watchTimeline((second) => aTaskOf(second < 5 ? 'running' : status, {})).outcome).toMatchObject({
      kind,
    })
  })

  test('polls at once, then more slowly, and fast again after a change', async () => {
    const { reads, outcome } = watchTimeline((second) =>
      aTaskOf(second < 60 ? 'running' : 'passed', { web: second < 30 ? 'prepare' : 'running' }),
    )
    await outcome
    const gaps = reads.slice(1).map((second, index) => second - (reads[index] ?? 0))
    expect(reads[0]).toBe(0)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10)
    const afterChange = reads.findIndex((second) => second >= 30)
    expect(gaps[afterChange]).toBeCloseTo(1)
  })

  test('a pause with an end time is not the end', async () => {
    const { outcome } = watchTimeline((second) =>
      aTaskOf(second < 100 ? 'pause' : 'passed', {}, { endTime: 1_750_000_100 }),
    )
    expect((await outcome).kind).toBe('success')
  })

  test('an unknown status counts as running until the budget is used up', async () => {
    const { outcome, clock, startedAt } = watchTimeline(() => aTaskOf('levitating', {}), { timeout: 600_000 })
    expect(await outcome).toMatchObject({ kind: 'out-of-time', budget: 'timeout', limitMs: 600_000 })
    expect(clock.now() - startedAt).toBe(600_000)
  })

  test('polls once more at the end of the budget', async () => {
    expect((await watchTimeline(passesAt(60), { timeout: 60_000 }).outcome).kind).toBe('success')
  })

  test('a stop signal ends it at once with the last snapshot', async () => {
    const { outcome, clock, startedAt } = watchTimeline(passesAt(1_000), { stopAt: 33 })
    expect(await outcome).toMatchObject({ kind: 'aborted', signal: 'SIGINT', task: { status: 'running' } })
    expect(clock.now() - startedAt).toBe(33_000)
  })

  test('an outage is unreachable, a refusal is unknown, and neither is a failure', async () => {
    const error = (kind: 'unreachable' | 'unauthorized') =>
      new ZadigError('no', { kind, method: 'GET', path: '/', delivery: 'unknown', tries: 1 })
    for (const [kind, end] of [
      ['unreachable', 'unreachable'],
      ['unauthorized', 'unknown'],
    ] as const) {
      const { outcome } = watchTimeline((second) => {
        if (second > 10) throw error(kind)
        return aTaskOf('running', {})
      })
      expect(await outcome).toMatchObject({
        kind: end,
        task: { status: 'running' },
        error: expect.any(ActionError) as unknown,
      })
    }
  })

  test('any other error is thrown', async () => {
    const { outcome } = watchTimeline(() => {
      throw new TypeError('a bug')
    })
    await expect(outcome).rejects.toThrow('a bug')
  })

  test('can be woken, but polls at most twice in the fastest interval', async () => {
    const timeline = watchTimeline(passesAt(40))
    for (let ms = 20_000; ms < 21_000; ms += 100) timeline.clock.after(ms, () => timeline.interruptibleSleep.wake())
    await timeline.outcome
    const inThatSecond = timeline.reads.filter((second) => second >= 20 && second < 21)
    expect(inThatSecond.length).toBeGreaterThanOrEqual(1)
    expect(inThatSecond.length).toBeLessThanOrEqual(3)
  })
})
