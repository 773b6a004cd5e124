import { describe, expect, test } from '@jest/globals'
import { type BudgetLimits, createTimeBudget, waitingFor } from '../../../src/task/time-budget.ts'
import { aTaskOf } from '../../support/a-task.ts'

const queued = aTaskOf('waiting', { web: '' })
const working = aTaskOf('running', { web: 'running' })
const gated = aTaskOf('running', { ok: 'wait_for_approval' })

test.each([
  ['queue', queued],
  ['work', working],
  ['human', gated],
  ['human', aTaskOf('pause', { web: '' })],
  ['work', aTaskOf('running', { ok: 'wait_for_approval', web: 'running' })],
])('a task waits for %s: case %#', (waiting, task) => expect(waitingFor(task)).toBe(waiting))

describe('a time budget', () => {
  const minute = 60_000
  const budgetOf = (limits: Partial<BudgetLimits>) =>
    createTimeBudget({ timeout: 10 * minute, 'queue-timeout': undefined, 'approval-timeout': undefined, ...limits }, 0)

  test('counts the queue and the work against timeout', () => {
    const budget = budgetOf({})
    budget.update(queued, 0)
    budget.update(working, 4 * minute)
    budget.update(working, 9 * minute)
    expect([budget.exhausted(), budget.left()]).toEqual([undefined, minute])
    budget.update(working, 10 * minute)
    expect(budget.exhausted()).toBe('timeout')
    expect(budget.spent()).toEqual({ queue: 4 * minute, human: 0, work: 6 * minute })
  })

  test('counts time at a gate against timeout without an approval-timeout', () => {
    const budget = budgetOf({})
    budget.update(gated, 0)
    budget.update(gated, 10 * minute)
    expect(budget.exhausted()).toBe('timeout')
  })

  test('counts time at a gate against approval-timeout alone', () => {
    const budget = budgetOf({ 'approval-timeout': 60 * minute })
    budget.update(gated, 0)
    budget.update(gated, 59 * minute)
    expect([budget.exhausted(), budget.left()]).toEqual([undefined, minute])
    budget.update(working, 59.5 * minute)
    expect(budget.left()).toBe(10 * minute)
    budget.update(gated, 60 * minute)
    budget.update(gated, 61 * minute)
    expect(budget.exhausted()).toBe('approval-timeout')
  })

  test('counts the queue against queue-timeout', () => {
    const budget = budgetOf({ 'queue-timeout': 5 * minute })
    budget.update(queued, 0)
    budget.update(queued, 5 * minute)
    expect(budget.exhausted()).toBe('queue-timeout')
  })
})
