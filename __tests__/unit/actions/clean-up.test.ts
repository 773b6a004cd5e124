import { describe, expect, test } from '@jest/globals'

import { cleanUp, type SavedState } from '../../../src/actions/clean-up.ts'
import { arrange } from './cancel-scene.ts'

describe('the post step', () => {
  const inputs = { projectKey: 'demo', workflowKey: 'ship', correlationParameter: '', cancelOnAbort: true }
  const state: SavedState = {
    phase: 'following',
    taskId: 24,
    sentAt: 0,
    marker: '',
    asked: { jobs: [], parameters: {} },
  }

  test.each<{ what: string; state: Partial<SavedState>; cancelOnAbort?: boolean; cancels: number }>([
    { what: 'nothing was triggered', state: { phase: '' }, cancels: 0 },
    { what: 'all was said', state: { phase: 'done' }, cancels: 0 },
    { what: 'the main step was killed', state: {}, cancels: 1 },
    { what: 'it was killed and may not cancel', state: {}, cancelOnAbort: false, cancels: 0 },
    {
      what: 'it was killed while it cancelled for want of time',
      state: { phase: 'cancelling' },
      cancelOnAbort: false,
      cancels: 1,
    },
  ])('where $what, sends $cancels cancels', async ({ state: given, cancelOnAbort = true, cancels }) => {
    const world = arrange({ reads: ['running', 'cancelled'] })
    await world.clock.runUntil(cleanUp({ ...inputs, cancelOnAbort }, { ...state, ...given }, world))
    expect(world.calls.filter((call) => call === 'cancel')).toHaveLength(cancels)
  })

  test.each([
    { what: 'a task that is known', given: {} },
    { what: 'a task that must be looked for', given: { phase: 'triggering', taskId: undefined } },
  ])('takes 90 s at most for $what, although Zadig hangs, and warns', async ({ given }) => {
    const world = arrange({ reads: ['running'], slow: 600_000 })
    const startedAt = world.clock.now()
    await world.clock.runUntil(cleanUp(inputs, { ...state, ...given }, world))
    expect(world.clock.now() - startedAt).toBeLessThanOrEqual(90_000)
    expect(world.runner.annotations).toEqual([expect.objectContaining({ level: 'warning' })])
  })
})
