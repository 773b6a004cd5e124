/** Waits for a free place and takes it. Returns the function that gives the place back; to be called once. */
export type Semaphore = () => Promise<() => void>

/**
 * Makes a semaphore that serves its callers in the order in which they asked.
 *
 * @param places how many callers hold a place at the same time
 */
export function createSemaphore(places: number): Semaphore {
  let free = places
  const waiting: (() => void)[] = []

  function release(): void {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }

  return async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return release
  }
}
