import { describe, expect, test } from '@jest/globals'
import { createGateReminders } from '../../../src/follow/follow.ts'
import { aTaskOf } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { recordingRunner } from '../../support/recording-runner.ts'

/** Minutes at which a warning came for a gate that waits for two hours, looked at each minute. */
async function warnedAt(limit: number | undefined): Promise<readonly number[]> {
  const clock = new FakeClock()
  const runner = recordingRunner()
  const look = createGateReminders({ url: 'https://z.example/t', limit }, { runner, clock })
  const minutes: number[] = []
  for (let minute = 0; minute <= 120; minute += 1) {
    const before = runner.annotations.length
    look(aTaskOf('running', { web: 'running', approve: 'wait_for_approval' }))
    if (runner.annotations.length > before) minutes.push(minute)
    await clock.advance(60_000)
  }
  return minutes
}

describe('a gate that waits long', () => {
  test.each([
    ['half an hour', undefined, [30]],
    ['half of what it may wait', 1_200_000, [10]],
    ['half an hour also where it may wait a day', 86_400_000, [30]],
  ] as const)('is warned of once, after %s', async (_when, limit, minutes) => {
    expect(await warnedAt(limit)).toEqual(minutes)
  })

  test('starts to wait anew when it is reached again, and ten of them leave room for other warnings', async () => {
    const clock = new FakeClock()
    const runner = recordingRunner()
    const look = createGateReminders({ url: 'https://z.example/t', limit: undefined }, { runner, clock })
    const gates = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`gate ${index}`, 'wait_for_approval']))
    look(aTaskOf('running', gates))
    await clock.advance(1_700_000)
    look(aTaskOf('running', { ...gates, 'gate 0': 'running' }))
    await clock.advance(200_000)
    look(aTaskOf('running', gates))
    expect(runner.annotations.map(({ title }) => title)).toEqual(
      [1, 2, 3, 4].map((gate) => `Zadig waits for a person: gate ${gate}`),
    )
    // A log shows the message without its title.
    expect(runner.annotations[0]?.message).toMatch(/^gate 1 has waited for 31m 40s/)
  })
})
