import { errorMessage } from '../errors.ts'
import { GithubError, type GithubErrorKind } from '../ports/github-api.ts'
import { formatDuration } from '../time/duration.ts'

/** Where GitHub doesn't say how long: its documentation asks for at least a minute. */
const DEFAULT_WAIT_MS = 60_000
/** The window of the hourly limit: no limit asks for more. */
const LONGEST_WAIT_MS = 3_600_000

/** What the GitHub client threw, as one of the kinds that a user can act on. */
export function readError(thrown: unknown): GithubError {
  const given = valueOf(thrown, 'status')
  const status = typeof given === 'number' ? given : 0
  // An error of GraphQL comes with status 200 and carries the headers itself.
  const headers = valueOf(valueOf(thrown, 'response'), 'headers') ?? valueOf(thrown, 'headers')
  const kind = kindOf(status, headers, errorMessage(thrown))
  // The client's message ends with the address of GitHub's manual, which helps nobody here.
  const said = errorMessage(thrown).replace(/ - https?:\/\/\S+$/, '')
  const message = status === 0 || status === 500 ? said : `GitHub answered ${status} (${said})`
  if (kind !== 'rate-limited') return new GithubError(kind, message, { cause: thrown })
  const wait = waitMs(headers)
  return new GithubError(kind, `${message} and asks to wait ${formatDuration(wait)}`, { cause: thrown, waitMs: wait })
}

/** Milliseconds that GitHub's rate limit asks to wait, by the server's own clock (runner contract §8). */
function waitMs(headers: unknown): number {
  const seconds = Number(valueOf(headers, 'retry-after'))
  if (seconds > 0) return Math.min(seconds * 1_000, LONGEST_WAIT_MS)
  if (!isSpent(headers)) return DEFAULT_WAIT_MS
  const left = Number(valueOf(headers, 'x-ratelimit-reset')) * 1_000 - Date.parse(String(valueOf(headers, 'date')))
  // The reset is the last second of the limit.
  return Number.isNaN(left) ? DEFAULT_WAIT_MS : Math.min(Math.max(0, left) + 1_000, LONGEST_WAIT_MS)
}

function isSpent(headers: unknown): boolean {
  return valueOf(headers, 'x-ratelimit-remaining') === '0'
}

function kindOf(status: number, headers: unknown, message: string): GithubErrorKind {
  const isLimit = isSpent(headers) || valueOf(headers, 'retry-after') !== undefined || /rate limit/i.test(message)
  if (status === 429 || ((status === 403 || status === 0) && isLimit)) return 'rate-limited'
  switch (status) {
    case 401:
    case 403:
      return 'forbidden'
    case 404:
    case 405:
    case 410:
      return 'not-found'
    case 409:
      return 'conflict'
    case 400:
    case 422:
      return 'invalid'
    default:
      return 'unreachable'
  }
}

/** What an error has at a key, an own one or not; the toolkit's class isn't loaded here. */
function valueOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !(key in value)) return undefined
  const found: unknown = Reflect.get(value, key)
  return found
}
