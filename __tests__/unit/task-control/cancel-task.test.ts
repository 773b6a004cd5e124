import { describe, expect, test } from '@jest/globals'

import { cancelTask } from '../../../src/task-control/cancel-task.ts'
import { arrange, type CancelScenario } from '../../support/cancel-scenario.ts'

const task = { workflowKey: 'ship', taskId: 24 }
const timeouts = { readTimeout: 1_000, cancelTimeout: 1_000 }

describe('cancelling a task', () => {
  const once = ['read', 'cancel', 'read']
  test.each<[string, CancelScenario, kind: string, calls: readonly string[]]>([
    ['that runs', { reads: ['running', 'cancelled'] }, 'cancelled', once],
    ['that is paused', { reads: ['pause', 'cancelled'] }, 'cancelled', once],
    ['that cannot be read', { reads: ['unreadable', 'cancelled'] }, 'cancelled', once],
    ['that passes at the same moment', { reads: ['running', 'passed'], cancels: ['refused'] }, 'cancelled', once],
    ...['passed', 'failed', 'timeout', 'reject', 'cancelled', 'skipped'].map(
      (status): [string, CancelScenario, string, string[]] => [
        `that is ${status} already`,
        { reads: [status] },
        'finished',
        ['read'],
      ],
    ),
    [
      'whose cancel was not sent, sends it again once it is seen to run',
      { reads: ['running', 'unreadable', 'running', 'cancelled'], cancels: ['unsent', 'accepted'] },
      'cancelled',
      [...once, 'read', 'cancel', 'read'],
    ],
    [
      'that stops a little later, reads until then and cancels once',
      { reads: ['running', 'running', 'running', 'cancelled'] },
      'cancelled',
      [...once, 'read', 'read'],
    ],
  ])('%s', async (_, scenario, kind, calls) => {
    const setup = arrange(scenario)
    const cancelled = await setup.clock.runUntil(cancelTask({ task, ...timeouts, confirmFor: 10_000 }, setup))
    expect(cancelled.kind).toBe(kind)
    expect(setup.calls).toEqual(calls)
  })

  test('that keeps running is read back once where there is no time', async () => {
    const setup = arrange({ reads: ['running'] })
    const cancelled = await setup.clock.runUntil(cancelTask({ task, ...timeouts, confirmFor: 0 }, setup))
    expect(cancelled.kind).toBe('unconfirmed')
    expect(setup.calls).toEqual(once)
  })

  test('stops reading when its signal is aborted', async () => {
    const setup = arrange({ reads: ['running'] })
    const stop = new AbortController()
    const startedAt = setup.clock.now()
    setup.clock.after(5_000, () => stop.abort('SIGINT'))
    const options = { task, ...timeouts, confirmFor: 600_000, signal: stop.signal }
    expect(await setup.clock.runUntil(cancelTask(options, setup))).toEqual({ kind: 'unconfirmed' })
    expect(setup.clock.now() - startedAt).toBe(5_000)
  })
})
