/** The shortest pause between polls: the server's scheduler ticks every 3 s, and an answer is a whole task (contract §9.2). */
const FASTEST_MS = 1_000
/** How fast the pauses grow while nothing moves: 1 s, 1.6, 2.6, 4.1, 6.6, 10. */
const GROWTH = 1.6
/** ± this share of each pause, so that many waiting steps don't poll at the same time. */
const JITTER = 0.2

export type Cadence = ReturnType<typeof createCadence>

/**
 * How often to poll: a second after a change, more and more slowly while nothing moves, never slower than `slowestMs`.
 *
 * @param random a source of numbers in [0, 1), for the jitter
 */
export function createCadence(slowestMs: number, random: () => number) {
  const fastest = Math.min(FASTEST_MS, slowestMs)
  let pause = fastest
  return {
    /** The shortest pause between two polls, in milliseconds. */
    fastest,
    /** Milliseconds until the next poll; `moved` says whether the last answer had a change. */
    next(moved: boolean): number {
      if (moved) pause = fastest
      const jittered = pause * (1 + JITTER * (2 * random() - 1))
      pause = Math.min(slowestMs, pause * GROWTH)
      return jittered
    },
  }
}
