import { describe, expect, test } from '@jest/globals'
import { setImmediate as turnOfLoop } from 'node:timers/promises'

import { createSemaphore } from '../../../src/time/semaphore.ts'

/** Asks for five turns at once and ends each a moment later; gives back the order and how many there were at a time. */
async function take(places: number | undefined) {
  const turn = createSemaphore(places)
  const order: number[] = []
  let now = 0
  let most = 0
  await Promise.all(
    [0, 1, 2, 3, 4].map(async (index) => {
      const over = await turn()
      order.push(index)
      now += 1
      most = Math.max(most, now)
      await turnOfLoop()
      now -= 1
      over()
      over()
    }),
  )
  return { order, most }
}

describe('turns', () => {
  test.each([
    [undefined, 1],
    [1, 1],
    [3, 3],
  ])('are had in order, with %s places as many at a time', async (places, most) => {
    expect(await take(places)).toEqual({ order: [0, 1, 2, 3, 4], most })
  })
})
