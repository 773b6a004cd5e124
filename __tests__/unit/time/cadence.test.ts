import { describe, expect, test } from '@jest/globals'
import { createCadence } from '../../../src/time/cadence.ts'

const noJitter = (): number => 0.5

describe('the cadence of polls', () => {
  test('slows down from a second to the slowest pace while nothing changes', () => {
    const cadence = createCadence(10_000, noJitter)
    const pauses = [true, false, false, false, false, false, false, false].map((moved) =>
      Math.round(cadence.next(moved)),
    )
    expect(pauses).toEqual([1_000, 1_600, 2_560, 4_096, 6_554, 10_000, 10_000, 10_000])
  })

  test('is back at a second after a change', () => {
    const cadence = createCadence(10_000, noJitter)
    for (let asked = 0; asked < 8; asked += 1) cadence.next(false)
    expect(cadence.next(true)).toBe(1_000)
  })

  test('spreads each pause by a fifth to both sides', () => {
    const pauses = [0, 0.999].map((number) => createCadence(10_000, () => number).next(true))
    expect(pauses[0]).toBeCloseTo(800)
    expect(pauses[1]).toBeCloseTo(1_199.6)
  })

  test('polls at most eight times a minute when nothing changes', () => {
    const cadence = createCadence(10_000, () => 0)
    for (let asked = 0; asked < 8; asked += 1) cadence.next(false)
    expect(60_000 / cadence.next(false)).toBeLessThanOrEqual(8)
  })
})
