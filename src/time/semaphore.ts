import type { Turn } from '../ports/zadig-api.ts'

/**
 * Makes a source of turns, in the order in which they were asked for.
 *
 * @param places how many turns there are at the same time
 */
export function createSemaphore(places = 1): Turn {
  let free = places
  const waiting: (() => void)[] = []

  function end(): void {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }

  return async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    let over = false
    return () => {
      if (!over) end()
      over = true
    }
  }
}
