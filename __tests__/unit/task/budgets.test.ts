import { describe, expect, test } from '@jest/globals'
import { openAccount, waitingFor } from '../../../src/task/budgets.ts'
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
    const account = openAccount({ timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': undefined }, 0)
    account.book(queued, 0)
    account.book(working, 4 * minute)
    account.book(working, 9 * minute)
    expect([account.exhausted(), account.left()]).toEqual([undefined, minute])
    account.book(working, 10 * minute)
    expect(account.exhausted()).toBe('timeout')
    expect(account.spent()).toEqual({ queue: 4 * minute, human: 0, work: 6 * minute })
  })

  test('time at a gate counts against timeout without an approval-timeout', () => {
    const account = openAccount({ timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': undefined }, 0)
    account.book(gated, 0)
    account.book(gated, 10 * minute)
    expect(account.exhausted()).toBe('timeout')
  })

  test('time at a gate counts against approval-timeout alone where there is one', () => {
    const account = openAccount(
      { timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': 60 * minute },
      0,
    )
    account.book(gated, 0)
    account.book(gated, 59 * minute)
    expect([account.exhausted(), account.left()]).toEqual([undefined, minute])
    account.book(working, 59.5 * minute)
    expect(account.left()).toBe(10 * minute)
    account.book(gated, 60 * minute)
    account.book(gated, 61 * minute)
    expect(account.exhausted()).toBe('approval-timeout')
  })

  test('the queue has a budget of its own where the user set one', () => {
    const account = openAccount({ timeout: 60 * minute, 'queue-timeout': 5 * minute, 'approval-timeout': undefined }, 0)
    account.book(queued, 0)
    account.book(queued, 5 * minute)
    expect(account.exhausted()).toBe('queue-timeout')
  })
})
