import { formatDuration } from '../time/duration.ts'
import type { Clock } from '../time/clock.ts'

/**
 * Gives some work at most `ms` milliseconds: then its signal is aborted and the result is an error, also where the work
 * doesn't listen to its signal.
 */
export async function withTimeLimit<Result>(
  ms: number,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController()
  const done = new AbortController()
  const limit = clock.sleep(ms, done.signal).then(
    () => {
      const error = new Error(`no answer within ${formatDuration(ms)}`)
      late.abort(error)
      throw error
    },
    () => undefined,
  )
  limit.catch(() => undefined)
  try {
    const result = work(late.signal)
    result.catch(() => undefined)
    const first = await Promise.race([result, limit.then(() => result)])
    return first
  } finally {
    done.abort()
  }
}
