// A Zadig that cannot be reached while a task runs: a short outage does not change the verdict, a long
// one leaves it open, and an answer of Zadig is not an outage.
import { describe, expect, test } from '@jest/globals'

import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { FaultAction } from '../../emulators/zadig/faults/fault.ts'
import { runInProcess } from '../support/run-in-process.ts'

const MINUTE = 60_000
const TASK = { method: 'GET', path: '/openapi/workflows/custom/task' } as const
const lasting = (duration: number) => ({
  scenario: { name: 'lasting', description: '', jobs: { '*': { prepare: 1_000, duration } } },
})

interface Outage {
  readonly what: string
  readonly action: FaultAction
  readonly conclusion?: string
  /** Milliseconds of real time. */
  readonly requestTimeout?: number
}

const OUTAGES: readonly Outage[] = [
  { what: 'connections that are reset', action: { kind: 'reset' } },
  { what: 'a gateway’s 502', action: answers.gatewayPage(502) },
  { what: 'a gateway’s 503', action: answers.gatewayPage(503) },
  { what: 'a gateway’s 504', action: answers.gatewayPage(504) },
  { what: 'an empty 500', action: answers.emptyError },
  { what: '503 with Retry-After', action: answers.retryLater(20, 503) },
  { what: '429 with Retry-After', action: answers.retryLater(20) },
  { what: 'silence', action: { kind: 'hang' }, requestTimeout: 1_000 },
  { what: 'answers that break off', action: { kind: 'truncate', ending: 'reset' } },
  { what: 'half of the JSON', action: { kind: 'truncate', ending: 'clean' }, conclusion: 'unknown' },
  { what: 'a login page', action: answers.loginPage, conclusion: 'unknown' },
]

describe('an outage of a task’s answers', () => {
  test.each(OUTAGES)(
    'of $what, shorter than `outage-timeout`, leaves the verdict to Zadig',
    async ({ action, requestTimeout }) => {
      const { verdict, runner, zadig } = await runInProcess({
        ...(requestTimeout === undefined ? {} : { requestTimeout }),
        with: { 'outage-timeout': '5m' },
        zadig: lasting(4 * MINUTE),
        faults: [{ ...TASK, after: 5, times: 3, action }],
      })
      expect(verdict.passed).toBe(true)
      expect(runner.outputs).toMatchObject({ conclusion: 'success', attempts: '1' })
      expect(zadig.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
    },
  )

  test.each(OUTAGES)(
    'of $what, longer than that, leaves it open',
    async ({ action, conclusion = 'unreachable', requestTimeout }) => {
      const { verdict, runner, elapsed, zadig } = await runInProcess({
        ...(requestTimeout === undefined ? {} : { requestTimeout }),
        with: { 'outage-timeout': '30s' },
        zadig: lasting(60 * MINUTE),
        faults: [{ ...TASK, after: 5, action }],
      })
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('The task may still run.') })
      expect(runner.outputs).toMatchObject({ conclusion, status: 'running', 'task-id': '1' })
      expect(runner.state).toMatchObject({ phase: 'done' })
      expect(elapsed).toBeGreaterThanOrEqual(30_000)
      expect(elapsed).toBeLessThan(2 * MINUTE)
      expect(zadig.lastTask().status).toBe('running')
      expect(zadig.requests.some(({ method }) => method === 'DELETE')).toBe(false)
    },
  )

  test('counts towards the remaining time in a heartbeat', async () => {
    const { runner } = await runInProcess({
      with: { timeout: '1h', 'outage-timeout': '10m' },
      zadig: lasting(4 * MINUTE),
      faults: [{ ...TASK, after: 5, times: 1, action: answers.retryLater(180, 503) }],
    })
    const signs = [...runner.text().matchAll(/\[(\d+)m[^\]]*\] … .*; (\d+)m[^;\n]* left/g)]
    const sums = signs.map(([, elapsed, left]) => Number(elapsed) + Number(left))
    expect(sums.length).toBeGreaterThanOrEqual(2)
    expect(sums.every((sum) => sum === 59 || sum === 60)).toBe(true)
  })

  test('ends with `timeout`, which is then the reason', async () => {
    const { runner, verdict, elapsed } = await runInProcess({
      with: { timeout: '1m', 'outage-timeout': '10m' },
      zadig: lasting(60 * MINUTE),
      faults: [{ ...TASK, after: 5, action: { kind: 'reset' } }],
    })
    expect(runner.outputs).toMatchObject({ conclusion: 'timed-out' })
    expect(verdict.sentence).toContain('`timeout` of 1m is used up')
    expect(elapsed).toBeLessThan(MINUTE + 2_000)
  })
})

describe('an answer of Zadig is not an outage', () => {
  test.each([
    { what: '401', action: { kind: 'answer', status: 401 } as const, advice: /token/i },
    { what: '403', action: { kind: 'answer', status: 403 } as const, advice: /permission/i },
    {
      what: '403 without MFA',
      action: { kind: 'answer', status: 403, body: '{"reason":"mfa_verification_required"}' } as const,
      advice: /MFA|factor/i,
    },
    { what: '500 with a reason', action: answers.untypedError('mongo: no documents in result'), advice: /./ },
  ])('$what in the middle of a run ends it at once, with its own advice', async ({ action, advice }) => {
    const { verdict, runner, elapsed } = await runInProcess({
      with: { 'outage-timeout': '5m' },
      zadig: lasting(10 * MINUTE),
      faults: [{ ...TASK, after: 5, action }],
    })
    expect(runner.outputs).toMatchObject({ conclusion: 'unknown', status: 'running', 'task-id': '1' })
    expect(verdict.sentence).toMatch(/^Cannot tell how task 1 of/)
    expect(verdict.advice).toMatch(/^The task may still run\. ./)
    expect(verdict.advice).toMatch(advice)
    expect(elapsed).toBeLessThan(MINUTE)
  })
})

describe('a task of the same number that is older than the trigger', () => {
  test.each([
    { what: 'a year', seconds: 31_536_000, conclusion: 'unknown' },
    { what: 'two minutes', seconds: 120, conclusion: 'unknown' },
    { what: 'as much as clocks may differ', seconds: 30, conclusion: 'success' },
  ])('by $what: $conclusion', async ({ seconds, conclusion }) => {
    const createTime = Date.parse('2026-01-01T00:00:00Z') / 1_000 - seconds
    const { runner } = await runInProcess({
      zadig: lasting(MINUTE),
      faults: [{ ...TASK, action: { kind: 'task-view', createTime } }],
    })
    expect(runner.outputs).toMatchObject({ conclusion, 'task-id': '1' })
  })
})
