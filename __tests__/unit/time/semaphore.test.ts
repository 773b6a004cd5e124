import { describe, expect, test } from '@jest/globals'
import { setImmediate as nextTick } from 'node:timers/promises'

import { createSemaphore } from '../../../src/time/semaphore.ts'

describe('a semaphore', () => {
  test.each([1, 3])('of %d places serves its callers in order, and never more at a time', async (places) => {
    const acquire = createSemaphore(places)
    const order: number[] = []
    let current = 0
    let most = 0
    await Promise.all(
      [0, 1, 2, 3, 4].map(async (index) => {
        const release = await acquire()
        order.push(index)
        current += 1
        most = Math.max(most, current)
        await nextTick()
        current -= 1
        release()
      }),
    )
    expect({ order, most }).toEqual({ order: [0, 1, 2, 3, 4], most: places })
  })
})
