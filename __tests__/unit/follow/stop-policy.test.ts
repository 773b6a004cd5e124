import { describe, expect, test } from '@jest/globals'

import { applyStopPolicy } from '../../../src/follow/stop-policy.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import { aTask } from '../../support/a-task.ts'
import { zadigError } from '../../support/scripted-zadig.ts'
import { arrange, type Scene } from '../actions/cancel-scene.ts'

const task = { workflowKey: 'ship', taskId: 24 }

describe('settling', () => {
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
    scene: Scene
    phase: string | undefined
    cancels: number
    unanswered?: boolean
  }>([
    {
      what: 'a stop cancels',
      outcome: aborted,
      inputs: both,
      scene: { reads: ['running', 'cancelled'] },
      phase: 'done',
      cancels: 1,
    },
    {
      what: 'another commit cancels, whatever else may cancel',
      outcome: wrong,
      inputs: neither,
      scene: { reads: ['running', 'cancelled'] },
      phase: 'done',
      cancels: 1,
    },
    {
      what: 'another commit of a task that has ended',
      outcome: { ...wrong, task: aTask({ status: 'passed' }) },
      inputs: both,
      scene: { reads: ['passed'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a stop without leave to cancel',
      outcome: aborted,
      inputs: neither,
      scene: { reads: ['running'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a stop that is not confirmed leaves it to the post step',
      outcome: aborted,
      inputs: both,
      scene: { reads: ['running'] },
      phase: undefined,
      cancels: 1,
    },
    {
      what: 'a stop after the end',
      outcome: aborted,
      inputs: both,
      scene: { reads: ['failed'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a stop while a retry had no answer',
      outcome: aborted,
      inputs: both,
      scene: { reads: ['failed'] },
      phase: undefined,
      cancels: 0,
      unanswered: true,
    },
    {
      what: 'a budget that is used up',
      outcome: late,
      inputs: neither,
      scene: { reads: ['running'] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'one with leave to cancel',
      outcome: late,
      inputs: both,
      scene: { reads: ['running', 'cancelled'] },
      phase: 'done',
      cancels: 1,
    },
    {
      what: 'one whose cancel is not confirmed',
      outcome: late,
      inputs: both,
      scene: { reads: ['running'] },
      phase: 'cancelling',
      cancels: 1,
    },
    {
      what: 'a verdict of the server',
      outcome: { kind: 'failure', task: running },
      inputs: both,
      scene: { reads: [] },
      phase: 'done',
      cancels: 0,
    },
    {
      what: 'a server that cannot be reached',
      outcome: { kind: 'unreachable', error: zadigError('unreachable'), task: running },
      inputs: both,
      scene: { reads: [] },
      phase: 'done',
      cancels: 0,
    },
  ])('$what', async ({ outcome, inputs, scene, phase, cancels, unanswered = false }) => {
    const world = arrange(scene)
    const settled = await world.clock.runUntil(applyStopPolicy(outcome, task, inputs, world, unanswered))
    expect(settled.kind).toBe(outcome.kind)
    expect(world.runner.state['phase']).toBe(phase)
    expect(world.calls.filter((call) => call === 'cancel')).toHaveLength(cancels)
  })

  test.each([
    { what: 'the stop of a step that has seen its task', seen: running, within: 4_500 },
    { what: 'the stop of a step that has only just triggered it', seen: undefined, within: 3_500 },
  ])('$what takes $within ms at most, although Zadig hangs', async ({ seen, within }) => {
    const world = arrange({ reads: ['running'], slow: 60_000 })
    const startedAt = world.clock.now()
    await world.clock.runUntil(applyStopPolicy({ ...aborted, task: seen }, task, both, world))
    expect(world.clock.now() - startedAt).toBeLessThanOrEqual(within)
  })
})
