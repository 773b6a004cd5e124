import { GithubError, type GithubCall } from '../ports/github-api.ts'
import type { Clock } from '../time/clock.ts'
import { withTimeLimit } from './time-limit.ts'

/** One call; a slow GitHub is no reason for a slow step. */
const CALL_LIMIT_MS = 8_000

/** Makes one call, within the time that a call may take. */
export type MakeCall = <Result>(work: (options: GithubCall) => Promise<Result>) => Promise<Result>

/** The calls of one step to GitHub. */
export interface GithubCalls {
  /**
   * Makes one call within 8 s. While a rate limit holds it sends nothing and throws the limit's error again: GitHub asks
   * for that, and may block a token that goes on (runner contract §8).
   */
  readonly call: MakeCall
  /** When the rate limit that was met last is over, unix ms; 0 for none. */
  limitedUntil(): number
  /** Aborted by `close`. */
  readonly signal: AbortSignal
  /** Gives up the calls that are under way. */
  close(): void
}

/** Makes calls that share what GitHub says of its rate limit. */
export function createGithubCalls(clock: Clock): GithubCalls {
  const closed = new AbortController()
  let limit: { readonly until: number; readonly error: GithubError } | undefined

  return {
    async call(work) {
      if (limit !== undefined && clock.now() < limit.until) throw limit.error
      try {
        return await withTimeLimit(CALL_LIMIT_MS, clock, (signal) =>
          work({ signal: AbortSignal.any([signal, closed.signal]) }),
        )
      } catch (thrown) {
        if (isRateLimited(thrown)) limit = { until: clock.now() + thrown.waitMs, error: thrown }
        throw thrown
      }
    },
    limitedUntil: () => limit?.until ?? 0,
    signal: closed.signal,
    close: () => closed.abort(new Error('there was no time left')),
  }
}

export function isRateLimited(thrown: unknown): thrown is GithubError {
  return thrown instanceof GithubError && thrown.kind === 'rate-limited'
}
