import { describe, expect, test } from '@jest/globals'

import { cancelTask } from '../../../src/task-control/cancel-task.ts'
import { arrange, type Scene } from '../actions/cancel-scene.ts'

const task = { workflowKey: 'ship', taskId: 24 }
const timeouts = { readTimeout: 1_000, cancelTimeout: 1_000 }

describe('cancelling a task', () => {
  test.each<{ what: string; scene: Scene; confirmFor?: number; kind: string; calls: string[] }>([
    {
      what: 'that runs',
      scene: { reads: ['running', 'cancelled'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    ...['passed', 'failed', 'timeout', 'reject', 'cancelled', 'skipped'].map((status) => ({
      what: `that is ${status} already`,
      scene: { reads: [status] },
      kind: 'finished',
      calls: ['read'],
    })),
    {
      what: 'that is parked',
      scene: { reads: ['pause', 'cancelled'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    {
      what: 'that cannot be read',
      scene: { reads: ['unreadable', 'cancelled'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    {
      what: 'that passes in the very moment',
      scene: { reads: ['running', 'passed'], cancels: ['refused'] },
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read'],
    },
    {
      what: 'whose cancel was not heard, sends it again once it is seen to run',
      scene: { reads: ['running', 'unreadable', 'running', 'cancelled'], cancels: ['unheard', 'taken'] },
      confirmFor: 10_000,
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read', 'read', 'cancel', 'read'],
    },
    {
      what: 'that stops a little later, asks until then and cancels once',
      scene: { reads: ['running', 'running', 'running', 'cancelled'] },
      confirmFor: 10_000,
      kind: 'cancelled',
      calls: ['read', 'cancel', 'read', 'read', 'read'],
    },
    {
      what: 'that nobody can confirm, with one look only',
      scene: { reads: ['running'] },
      kind: 'unconfirmed',
      calls: ['read', 'cancel', 'read'],
    },
  ])('$what', async ({ scene, confirmFor = 0, kind, calls }) => {
    const world = arrange(scene)
    const cancelled = await world.clock.runUntil(cancelTask({ task, ...timeouts, confirmFor }, world))
    expect(cancelled.kind).toBe(kind)
    expect(world.calls).toEqual(calls)
  })

  test('gives up asking when it is told to stop', async () => {
    const world = arrange({ reads: ['running'] })
    const stop = new AbortController()
    const startedAt = world.clock.now()
    world.clock.after(5_000, () => stop.abort('SIGINT'))
    const options = { task, ...timeouts, confirmFor: 600_000, signal: stop.signal }
    expect(await world.clock.runUntil(cancelTask(options, world))).toEqual({ kind: 'unconfirmed' })
    expect(world.clock.now() - startedAt).toBe(5_000)
  })
})
