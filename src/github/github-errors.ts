import { errorMessage } from '../errors.ts'
import { GithubError, type GithubErrorKind } from '../ports/github-api.ts'

/** What the GitHub client threw, as one of the kinds that a user can act on. */
export function readError(thrown: unknown): GithubError {
  const given = valueOf(thrown, 'status')
  const status = typeof given === 'number' ? given : 0
  const headers = valueOf(valueOf(thrown, 'response'), 'headers')
  const kind = kindOf(status, headers, errorMessage(thrown))
  // The client's message ends with the address of GitHub's manual, which helps nobody here.
  const said = errorMessage(thrown).replace(/ - https?:\/\/\S+$/, '')
  const message = status === 0 || status === 500 ? said : `GitHub answered ${status} (${said})`
  return new GithubError(kind, message, thrown)
}

function kindOf(status: number, headers: unknown, message: string): GithubErrorKind {
  const spent = valueOf(headers, 'x-ratelimit-remaining') === '0' || valueOf(headers, 'retry-after') !== undefined
  if (status === 429 || (status === 403 && (spent || /rate limit/i.test(message)))) return 'rate-limited'
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
