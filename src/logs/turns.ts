import type { Turn } from '../ports/zadig-api.ts'

/** Makes a source of turns: one at a time, in the order in which they were asked for. */
export function createTurns(): Turn {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    await before
    return resolve
  }
}
