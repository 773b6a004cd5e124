// The root action where time is the matter: hours of waiting, silence, outages. Real client, real HTTP, one fake clock.
import { describe, expect, test } from '@jest/globals'

import { answers } from '../../emulators/zadig/faults/answers.ts'
import { recordingRunner } from '../support/recording-runner.ts'
import { runInProcess } from '../support/run-in-process.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TASK = '/openapi/workflows/custom/task'

const lasting = (duration: number) => ({
  scenario: { name: 'lasting', description: '', jobs: { '*': { prepare: 1_000, duration } } },
})

const gated = {
  'workflow-key': 'gated',
  inputs: [
    'build: { registry: https://registry.example.com/demo, service_list: [{ service_name: web, service_module: web }] }',
    'approve: {}',
    'deploy: { env_name: staging, service_list: [{ service_name: web, service_module: web }] }',
  ].join('\n'),
}
const slow = {
  version: '4.1' as const,
  scenario: { name: 'slow', description: '', jobs: { '*': { duration: 30_000 }, approve: {} } },
}

describe('budgets', () => {
  test('`timeout` of an hour ends the wait after an hour, and the task continues', async () => {
    const { verdict, runner, zadig, elapsed } = await runInProcess({
      with: { timeout: '1h' },
      zadig: lasting(2 * HOUR),
    })
    expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('`timeout` of 1h is used up') })
    expect(elapsed).toBeGreaterThanOrEqual(HOUR)
    expect(elapsed).toBeLessThan(HOUR + 2_000)
    expect(runner.outputs).toMatchObject({ conclusion: 'timed-out', status: 'running', 'duration-seconds': '3600' })
    expect(zadig.lastTask().status).toBe('running')
  })

  test('`timeout` does not wait for the logs of jobs that still run', async () => {
    const { elapsed, zadig } = await runInProcess({ with: { timeout: '5m', logs: 'stream' }, zadig: lasting(HOUR) })
    expect(elapsed).toBeLessThan(5 * MINUTE + 2_000)
    expect(zadig.requests.filter(({ path }) => path.startsWith('/openapi/logs/log/'))).toEqual([])
  })

  test('time at a gate does not count against `timeout` where `approval-timeout` is set', async () => {
    const approved = {
      ...slow,
      scenario: {
        ...slow.scenario,
        jobs: { ...slow.scenario.jobs, approve: { decisions: [{ after: 30 * MINUTE, by: 'alice', approve: true }] } },
      },
    }
    const { verdict, elapsed } = await runInProcess({
      with: { ...gated, timeout: '5m', 'approval-timeout': '1h' },
      zadig: approved,
    })
    expect(verdict).toMatchObject({ passed: true })
    expect(elapsed).toBeGreaterThan(30 * MINUTE)
  })
})

describe('asking', () => {
  test('is at most every ten seconds while nothing moves, and prompt after a change', async () => {
    const { polls, elapsed } = await runInProcess({ zadig: lasting(30 * MINUTE) })
    expect(polls.length).toBeLessThan(30 * 6 + 20)
    const gaps = polls.slice(1).map((at, index) => at - (polls[index] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(12)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.5)
    expect(elapsed).toBeLessThan(30 * MINUTE + 20_000)
  })

  test('prints a heartbeat at least every minute of silence, with progress', async () => {
    const { runner } = await runInProcess({ zadig: lasting(10 * MINUTE) })
    const beats = runner.text().match(/^\[.*\] … 0\/1 jobs done; .*\brunning\b.*$/gm) ?? []
    expect(beats.length).toBeGreaterThanOrEqual(9)
    expect(beats.length).toBeLessThanOrEqual(13)
  })
})

describe('answers of a server that is newer, or in trouble', () => {
  test('an unknown status counts as running and is named once', async () => {
    const { verdict, runner } = await runInProcess({
      zadig: lasting(5 * MINUTE),
      faults: [{ path: TASK, after: 3, times: 20, action: { kind: 'task-view', status: 'thinking' } }],
    })
    expect(verdict.passed).toBe(true)
    const warnings = runner.annotations.filter(({ level }) => level === 'warning')
    expect(warnings).toEqual([expect.objectContaining({ message: expect.stringContaining('“thinking”') })])
    expect(runner.text().match(/doesn't know/g)).toHaveLength(1)
  })

  test('a status that stays unknown ends by `timeout`', async () => {
    const { verdict } = await runInProcess({
      with: { timeout: '3m' },
      zadig: lasting(MINUTE),
      faults: [{ path: TASK, after: 1, action: { kind: 'task-view', status: 'thinking' } }],
    })
    expect(verdict.sentence).toContain('`timeout` of 3m is used up')
  })

  test('a job that is missing from one answer is no news and no end', async () => {
    const { verdict, runner } = await runInProcess({
      zadig: lasting(2 * MINUTE),
      faults: [{ path: TASK, after: 6, times: 1, action: { kind: 'task-view', dropJob: 'job-0-0-0-script' } }],
    })
    expect(verdict.passed).toBe(true)
    expect(runner.text().match(/job script.*: running/g)).toHaveLength(1)
    expect(JSON.parse(runner.outputs['jobs'] ?? '')).toHaveLength(1)
  })

  test('a server that cannot be reached before the trigger is concluded so, and nothing is triggered', async () => {
    const runner = recordingRunner()
    const running = runInProcess({ runner, with: { 'outage-timeout': '1m' }, faults: [{ action: { kind: 'reset' } }] })
    await expect(running).rejects.toThrow(/tried \d+ times/)
    expect(runner.outputs).toEqual({ conclusion: 'unreachable' })
    expect(runner.state).toEqual({})
  })

  test('a stored log that cannot be read delays a verdict by seconds, not by the outage budget', async () => {
    const { verdict, elapsed } = await runInProcess({
      with: { 'outage-timeout': '5m', logs: 'stream' },
      zadig: lasting(MINUTE),
      faults: [{ path: /^\/openapi\/logs\//, action: answers.gatewayPage(502) }],
    })
    expect(verdict.passed).toBe(true)
    expect(elapsed).toBeLessThan(2 * MINUTE)
  })
})

test('the summary shows how long each attempt took, and not when it ended', async () => {
  const failing = { prepare: 0, duration: 2 * MINUTE, outcome: 'failed' } as const
  const { runner, verdict } = await runInProcess({
    zadig: {
      tickMs: 50,
      scenario: {
        name: 'twice',
        description: '',
        jobs: { '*': [failing, failing, { ...failing, outcome: 'passed' }] },
      },
    },
    with: { retries: '2' },
  })
  expect(verdict.passed).toBe(true)
  expect(runner.summary().match(/Attempt \d: failure after 2m\d{0,2}s?/g)).toHaveLength(2)
})
