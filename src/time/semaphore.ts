/**
 * Waits until it is the caller's turn to make something of what has arrived, and gives back what ends the turn. So of many
 * logs only one is in memory as more than the bytes that came.
 */
export type Turn = () => Promise<() => void>

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
