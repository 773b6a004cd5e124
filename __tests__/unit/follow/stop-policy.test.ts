import { describe, expect, test } from '@jest/globals'

import { applyStopPolicy } from '../../../src/follow/stop-policy.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import { aTask } from '../../support/a-task.ts'
import { zadigError } from '../../support/scripted-zadig.ts'
import { arrange } from '../../support/cancel-scenario.ts'

const task = { workflowKey: 'ship', taskId: 24 }

describe('the stop policy', () => {
  const running = aTask({ status: 'running' })
  const aborted: Outcome = { kind: 'aborted', signal: 'SIGINT', task: running }
  const wrong: Outcome = { kind: 'wrong-commit', task: running, sources: [] }
  const late: Outcome = { kind: 'out-of-time', budget: 'timeout', limitMs: 1, task: running }
  const both = { cancelOnAbort: true, cancelOnTimeout: true }
  const neither = { cancelOnAbort: false, cancelOnTimeout: false }

  const ended = aTask({ status: 'passed' })
  const failure: Outcome = { kind: 'failure', task: ended }
  const unreachable: Outcome = { kind: 'unreachable', error: zadigError('unreachable'), task: running }
  const stops = ['running', 'cancelled']

  test.each<[string, Outcome, typeof both, reads: readonly string[], phase: string | undefined, cancels: number]>([
    ['a stop cancels', aborted, both, stops, 'done', 1],
    ['a stop with `cancel-on-abort: false`', aborted, neither, ['running'], 'done', 0],
    ['a stop that is not confirmed leaves it to the post step', aborted, both, ['running'], undefined, 1],
    ['a stop after the end', aborted, both, ['failed'], 'done', 0],
    ['another commit cancels, although the inputs allow no cancel', wrong, neither, stops, 'done', 1],
    ['another commit of a task that has ended', { ...wrong, task: ended }, both, ['passed'], 'done', 0],
    ['a budget that is used up', late, neither, ['running'], 'done', 0],
    ['a budget that is used up, with `cancel-on-timeout: true`', late, both, stops, 'done', 1],
    ['the same, and the cancel is not confirmed', late, both, ['running'], 'cancelling', 1],
    ['an end in Zadig', failure, both, [], 'done', 0],
    ['a server that cannot be reached', unreachable, both, [], 'done', 0],
  ])('%s', async (_, outcome, inputs, reads, phase, cancels) => {
    const setup = arrange({ reads })
    const after = await setup.clock.runUntil(applyStopPolicy(outcome, task, inputs, setup))
    expect(after.kind).toBe(outcome.kind)
    expect(setup.runner.state['phase']).toBe(phase)
    expect(setup.calls.filter((call) => call === 'cancel')).toHaveLength(cancels)
  })

  test('a stop while a retry had no answer leaves an ended task to the post step', async () => {
    const setup = arrange({ reads: ['failed'] })
    await setup.clock.runUntil(applyStopPolicy(aborted, task, both, setup, true))
    expect(setup.runner.state['phase']).toBeUndefined()
    expect(setup.calls).not.toContain('cancel')
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
