// Waits that a user limits: which budget counts what, and what happens to the task when one is used up.
import { describe, expect, test } from '@jest/globals'

import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { bodyOf } from '../support/action-bench.ts'
import { runInProcess } from '../support/run-in-process.ts'

const MINUTE = 60_000
const scenario = (jobs: Readonly<Record<string, JobScript>>) => ({ name: 'waits', description: '', jobs })
const build =
  'build: { registry: https://registry.example.com/demo, service_list: [{ service_name: web, service_module: web }] }'
const deploy = 'deploy: { env_name: prod, service_list: [{ service_name: web, service_module: web }] }'

/** Every way in which a task waits for a person, and how the server shows it. */
const WAITS = [
  {
    what: 'an approval',
    with: { 'workflow-key': 'gated', inputs: `${build}\napprove: {}` },
    zadig: { version: '4.1' as const, scenario: scenario({ build: { duration: 20_000 }, approve: {} }) },
    ends: 'running',
    doing: 'waiting for approval at approve (1 of ',
  },
  {
    what: 'a manual stage, which shows an end time',
    with: { 'workflow-key': 'manual-stage', inputs: `${build}\n${deploy}` },
    zadig: { version: '5.0' as const, scenario: scenario({ '*': { duration: 20_000 } }) },
    ends: 'pause',
    doing: 'waiting for someone to start stage ',
  },
  {
    what: 'a decision on an error',
    with: { 'workflow-key': 'error-policies', inputs: 'checked: {}' },
    zadig: { scenario: scenario({ '*': { duration: 20_000, outcome: 'failed' as const } }) },
    ends: 'running',
    doing: 'waiting for manual action at checked (wait_for_manual_error_handling)',
  },
  {
    what: 'a breakpoint',
    with: {},
    zadig: {
      scenario: scenario({ '*': { duration: 20_000, breakpoint: { at: 'before' as const, for: 120 * MINUTE } } }),
    },
    ends: 'running',
    doing: 'waiting for manual action at script (debug_before)',
  },
]

describe('`approval-timeout`', () => {
  test.each(WAITS)('ends the wait at $what, and says so', async ({ with: inputs, zadig: server, ends, doing }) => {
    const { verdict, runner, elapsed, zadig } = await runInProcess({
      with: { ...inputs, 'approval-timeout': '20m', timeout: '2m' },
      zadig: server,
    })
    expect(verdict.sentence).toContain(`\`approval-timeout\` of 20m is used up while it is ${doing}`)
    expect(runner.outputs).toMatchObject({ conclusion: 'timed-out' })
    expect(elapsed).toBeGreaterThanOrEqual(20 * MINUTE)
    expect(elapsed).toBeLessThan(22 * MINUTE)
    expect(zadig.lastTask().status).toBe(ends)
    expect(runner.state).toMatchObject({ phase: 'done' })
  })

  test.each(WAITS)('left out, lets `timeout` count the wait at $what', async ({ with: inputs, zadig: server }) => {
    const { verdict, elapsed } = await runInProcess({ with: { ...inputs, timeout: '10m' }, zadig: server })
    expect(verdict.sentence).toContain('`timeout` of 10m is used up')
    expect(elapsed).toBeLessThan(10 * MINUTE + 2_000)
  })

  test.each(WAITS)('with `cancel-on-timeout` cancels the task that waits at $what', async (wait) => {
    const { runner, zadig, verdict } = await runInProcess({
      with: { ...wait.with, 'approval-timeout': '5m', 'cancel-on-timeout': 'true' },
      zadig: wait.zadig,
    })
    expect(verdict.sentence).toContain(`\`approval-timeout\` of 5m is used up while it is ${wait.doing}`)
    expect(zadig.lastTask().status).toBe('cancelled')
    expect(zadig.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
    expect(runner.outputs).toMatchObject({ conclusion: 'timed-out', status: 'cancelled' })
    expect(runner.state).toMatchObject({ phase: 'done' })
  })
})

describe('`queue-timeout`', () => {
  const inputs = { 'workflow-key': 'never-runs', 'queue-timeout': '10m' }

  test.each(['true', 'false'])(
    'names the older tasks that it waits behind (`cancel-on-timeout: %s`)',
    async (cancel) => {
      const { verdict, zadig } = await runInProcess({
        with: { ...inputs, 'cancel-on-timeout': cancel },
        arrange: ({ zadig: server }) => {
          for (let task = 0; task < 2; task += 1) server.execute(bodyOf('never-runs', ['script']), 'alice')
        },
      })
      expect(verdict.sentence).toMatch(
        /`queue-timeout` of 10m is used up while it is waiting in Zadig's queue behind task 2, 1\.$/,
      )
      expect(verdict.advice.includes('The task was cancelled.')).toBe(cancel === 'true')
      expect(zadig.tasks.map(({ status }) => status === 'cancelled')).toEqual([false, false, cancel === 'true'])
    },
  )

  test('does not count the time in which the task works', async () => {
    const { verdict } = await runInProcess({
      with: { 'queue-timeout': '1m' },
      zadig: { scenario: scenario({ '*': { duration: 30 * MINUTE } }) },
    })
    expect(verdict.passed).toBe(true)
  })

  test('is what a workflow needs whose concurrency limit is 0, and a warning says so', async () => {
    const { runner } = await runInProcess({ with: inputs })
    expect(runner.annotations).toContainEqual({
      level: 'warning',
      title: 'Zadig queue',
      message: expect.stringMatching(/concurrency limit of never-runs is 0.*`queue-timeout`/),
    })
  })
})
