import { describe, expect, test } from '@jest/globals'

import { cancelTask } from '../../../src/task-control/cancel-task.ts'
import { arrange, type CancelScenario } from '../../support/cancel-scenario.ts'

const task = { workflowKey: 'ship', taskId: 24 }
const timeouts = { readTimeout: 1_000, cancelTimeout: 1_000 }

describe('cancelling a task', () => {
  test.each<{ what: string; scenario: CancelScenario; confirmFor?: number; kind: string; calls: string[] }>([
    {
      what: 'that runs',
      scenario: { reads: ['running', 'cancelled'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    ...['passed', 'failed', 'timeout', 'reject', 'cancelled', 'skipped'].map((status) => ({
      what: `that is ${status} already`,
      scenario: { reads: [status] },
      kind: 'finished',
      calls: ['read'],
    })),
    {
      what: 'that is paused',
      scenario: { reads: ['pause', 'cancelled'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    {
      what: 'that cannot be read',
      scenario: { reads: ['unreadable', 'cancelled'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    {
      what: 'that passes at the same moment',
      scenario: { reads: ['running', 'passed'], cancels: ['refused'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    {
      what: 'whose cancel was not sent, sends it again once it is seen to run',
      scenario: { reads: ['running', 'unreadable', 'running', 'cancelled'], cancels: ['unsent', 'accepted'] },
      confirmFor: 10_000,
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read', 'read', 'cancel', 'read'],
    },
    {
      what: 'that stops a little later, reads until then and cancels once',
      scenario: { reads: ['running', 'running', 'running', 'cancelled'] },
      confirmFor: 10_000,
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read', 'read', 'read'],
    },
    {
      what: 'that keeps running, with one read only',
      scenario: { reads: ['running'] },
      kind: 'unconfirmed',
      calls: ['read', 'cancel', 'read'],
    },
  ])('$what', async ({ scenario, confirmFor = 0, kind, calls }) => {
    const setup = arrange(scenario)
    const cancelled = await setup.clock.runUntil(cancelTask({ task, ...timeouts, confirmFor }, setup))
    expect(cancelled.kind).toBe(kind)
    expect(setup.calls).toEqual(calls)
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
