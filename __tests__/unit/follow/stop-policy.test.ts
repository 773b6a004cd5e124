import { describe, expect, test } from '@jest/globals'

import { applyStopPolicy } from '../../../src/follow/stop-policy.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import { aTask } from '../../support/a-task.ts'
import { zadigError } from '../../support/scripted-zadig.ts'
import { arrange, type CancelScenario } from '../../support/cancel-scenario.ts'

const task = { workflowKey: 'ship', taskId: 24 }

describe('the stop policy', () => {
  const running = aTask({ status: 'running' })
  const aborted: Outcome = { kind: 'aborted', signal: 'SIGINT', task: running }
  const wrong: Outcome = { kind: 'wrong-commit', task: running, sources: [] }
  const late: Outcome = { kind: 'out-of-time', budget: 'timeout', limitMs: 1, task: running }
  const both = { cancelOnAbort: true, cancelOnTimeout: true }
  const neither = { cancelOnAbort: false, cancelOnTimeout: false }

  test.each<{
    what: string
    outcome: Outcome
    inputs: typeof both
    scenario: CancelScenario
    phase: string | undefined
    cancels: number
    unanswered?: boolean
  }>([
    {
      what: 'a stop cancels',
      outcome: aborted,
      inputs: both,
      scenario: { reads: ['running', 'cancelled'] },
      phase: 'done',
      cancels: 1,
    },
    {
      what: 'another commit cancels, although the inputs allow no cancel',
      outcome: wrong,
      inputs: neither,
      scenario: { reads: ['running', 'cancelled'] },
      phase: 'done',
      cancels: 1,
    },
    {
      what: 'another commit of a task that has ended',
      outcome: { ...wrong, task: aTask({ status: 'passed' }) },
      inputs: both,
      scenario: { reads: ['passed'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a stop with `cancel-on-abort: false`',
      outcome: aborted,
      inputs: neither,
      scenario: { reads: ['running'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a stop that is not confirmed leaves it to the post step',
      outcome: aborted,
      inputs: both,
      scenario: { reads: ['running'] },
      phase: undefined,
      cancels: 1,
    },
    {
      what: 'a stop after the end',
      outcome: aborted,
      inputs: both,
      scenario: { reads: ['failed'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a stop while a retry had no answer',
      outcome: aborted,
      inputs: both,
      scenario: { reads: ['failed'] },
      phase: undefined,
      cancels: 0,
      unanswered: true,
    },
    {
      what: 'a budget that is used up',
      outcome: late,
      inputs: neither,
      scenario: { reads: ['running'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a budget that is used up, with `cancel-on-timeout: true`',
      outcome: late,
      inputs: both,
      scenario: { reads: ['running', 'cancelled'] },
      phase: 'done',
      cancels: 1,
    },
    {
      what: 'the same, and the cancel is not confirmed',
      outcome: late,
      inputs: both,
      scenario: { reads: ['running'] },
      phase: 'cancelling',
      cancels: 1,
    },
    {
      what: 'an end in Zadig',
      outcome: { kind: 'failure', task: running },
      inputs: both,
      scenario: { reads: [] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a server that cannot be reached',
      outcome: { kind: 'unreachable', error: zadigError('unreachable'), task: running },
      inputs: both,
      scenario: { reads: [] },
      phase: 'done',
      cancels: 0,
    },
  ])('$what', async ({ outcome, inputs, scenario, phase, cancels, unanswered = false }) => {
    const setup = arrange(scenario)
    const settled = await setup.clock.runUntil(applyStopPolicy(outcome, task, inputs, setup, unanswered))
    expect(settled.kind).toBe(outcome.kind)
    expect(setup.runner.state['phase']).toBe(phase)
    expect(setup.calls.filter((call) => call === 'cancel')).toHaveLength(cancels)
  })

  test.each([
    { what: 'the stop of a step that has seen its task', seen: running, within: 4_500 },
    { what: 'the stop of a step that has just triggered it', seen: undefined, within: 3_500 },
  ])('$what takes $within ms at most, although Zadig hangs', async ({ seen, within }) => {
    const setup = arrange({ reads: ['running'], slow: 60_000 })
    const startedAt = setup.clock.now()
    await setup.clock.runUntil(applyStopPolicy({ ...aborted, task: seen }, task, both, setup))
    expect(setup.clock.now() - startedAt).toBeLessThanOrEqual(within)
  })
})
