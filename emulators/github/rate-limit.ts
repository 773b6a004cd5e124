// GitHub's rate limits as its documentation describes them: runner contract §8.
import type { Reply } from './handle.ts'

/** A limit that a request reaches: until it is over, every request is refused. */
export interface RateLimit {
  /** `METHOD /path BODY` of the requests that count, as a pattern; the body is JSON. */
  readonly on: RegExp
  /** Which of them reaches it; default: the first. */
  readonly nth?: number
  /**
   * `primary`: the hourly number of requests is used up. `secondary`: too many writes in a short time, with `retry-after`;
   * `secondary-without-hint`: the same without the header, which GitHub sometimes leaves out.
   */
  readonly kind: 'primary' | 'secondary' | 'secondary-without-hint'
  readonly seconds: number
  /** GitHub answers 403 or 429; default: 403. */
  readonly status?: 403 | 429
}

const HOUR_S = 3_600
/** The limit of a job's token. */
const REQUESTS_AN_HOUR = 1_000
const MANUAL = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api'

/** Counts requests and refuses them while a limit holds; `now` is unix ms. */
export class RateLimiter {
  private readonly limits: readonly RateLimit[]
  private readonly now: () => number
  private readonly met = new Map<RateLimit, number>()
  private holding: { readonly limit: RateLimit; readonly until: number } | undefined
  private used = 0

  constructor(limits: readonly RateLimit[], now: () => number) {
    this.limits = limits
    this.now = now
  }

  /** The refusal of a request; undefined if it is allowed. */
  refuse(request: string): Reply | undefined {
    this.used += 1
    if (this.holding === undefined || this.now() >= this.holding.until) this.holding = this.reachedBy(request)
    if (this.holding === undefined) return undefined
    const { limit } = this.holding
    const message =
      limit.kind === 'primary'
        ? 'API rate limit exceeded for installation ID 4242.'
        : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    const anchor = limit.kind === 'primary' ? '' : '#about-secondary-rate-limits'
    return { status: limit.status ?? 403, body: { message, documentation_url: MANUAL + anchor } }
  }

  /** The headers of every answer. */
  headers(): Readonly<Record<string, string>> {
    const { limit, until = 0 } = this.holding ?? {}
    const isSpent = limit?.kind === 'primary'
    const left = Math.max(1, Math.ceil((until - this.now()) / 1_000))
    return {
      date: new Date(this.now()).toUTCString(),
      'x-ratelimit-limit': String(REQUESTS_AN_HOUR),
      'x-ratelimit-used': String(isSpent ? REQUESTS_AN_HOUR : this.used),
      'x-ratelimit-remaining': String(isSpent ? 0 : REQUESTS_AN_HOUR - this.used),
      'x-ratelimit-reset': String(isSpent ? Math.ceil(until / 1_000) : Math.ceil(this.now() / 1_000) + HOUR_S),
      'x-ratelimit-resource': 'core',
      ...(limit?.kind === 'secondary' ? { 'retry-after': String(left) } : {}),
    }
  }

  private reachedBy(request: string): RateLimiter['holding'] {
    for (const limit of this.limits.filter(({ on }) => on.test(request))) {
      const count = (this.met.get(limit) ?? 0) + 1
      this.met.set(limit, count)
      if (count === (limit.nth ?? 1)) return { limit, until: this.now() + limit.seconds * 1_000 }
    }
    return undefined
  }
}
