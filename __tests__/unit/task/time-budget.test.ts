import { describe, expect, test } from '@jest/globals'
import { createTimeBudget, waitingFor } from '../../../src/task/time-budget.ts'
import { aTaskOf } from '../../support/a-task.ts'

const queued = aTaskOf('waiting', { web: '' })
const working = aTaskOf('running', { web: 'running' })
const gated = aTaskOf('running', { ok: 'wait_for_approval' })
const parked = aTaskOf('pause', { web: '' })
const gateBesideWork = aTaskOf('running', { ok: 'wait_for_approval', web: 'running' })

test.each([
  [queued, 'queue'],
  [working, 'work'],
  [gated, 'human'],
  [parked, 'human'],
  [gateBesideWork, 'work'],
])('what a task waits for: case %#', (task, waiting) => expect(waitingFor(task)).toBe(waiting))

describe('the account of the budgets', () => {
  const minute = 60_000

  test('timeout covers the queue and the work', () => {
    const timeBudget = createTimeBudget(
      { timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': undefined },
      0,
    )
    timeBudget.update(queued, 0)
    timeBudget.update(working, 4 * minute)
    timeBudget.update(working, 9 * minute)
    expect([timeBudget.exhausted(), timeBudget.left()]).toEqual([undefined, minute])
    timeBudget.update(working, 10 * minute)
    expect(timeBudget.exhausted()).toBe('timeout')
    expect(timeBudget.spent()).toEqual({ queue: 4 * minute, human: 0, work: 6 * minute })
  })

  test('time at a gate counts against timeout without an approval-timeout', () => {
    const timeBudget = createTimeBudget(
      { timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': undefined },
      0,
    )
    timeBudget.update(gated, 0)
    timeBudget.update(gated, 10 * minute)
    expect(timeBudget.exhausted()).toBe('timeout')
  })

  test('time at a gate counts against approval-timeout alone where there is one', () => {
    const timeBudget = createTimeBudget(
      { timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': 60 * minute },
      0,
    )
    timeBudget.update(gated, 0)
    timeBudget.update(gated, 59 * minute)
    expect([timeBudget.exhausted(), timeBudget.left()]).toEqual([undefined, minute])
    timeBudget.update(working, 59.5 * minute)
    expect(timeBudget.left()).toBe(10 * minute)
    timeBudget.update(gated, 60 * minute)
    timeBudget.update(gated, 61 * minute)
    expect(timeBudget.exhausted()).toBe('approval-timeout')
  })

  test('the queue has a budget of its own where the user set one', () => {
    const timeBudget = createTimeBudget(
      { timeout: 60 * minute, 'queue-timeout': 5 * minute, 'approval-timeout': undefined },
      0,
    )
    timeBudget.update(queued, 0)
    timeBudget.update(queued, 5 * minute)
    expect(timeBudget.exhausted()).toBe('queue-timeout')
  })
})
