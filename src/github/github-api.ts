import type { getOctokit } from '@actions/github'
import { errorMessage } from '../errors.ts'
import { asMapping, type Mapping } from '../json.ts'
import {
  type Comment,
  COMMENTS_A_PAGE,
  type GithubApi,
  GithubError,
  type GithubErrorKind,
  isRateLimited,
} from '../ports/github-api.ts'
import { type Clock, systemClock } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'

/** The name of the marker in a deployment's payload. */
const MARKER = 'zadig-workflow-action'

export interface GithubApiOptions {
  readonly token: string
  /** `owner/name` */
  readonly repository: string
  /** Gives up the requests in progress. */
  readonly signal?: AbortSignal | undefined
  readonly clock?: Clock
}

/**
 * GitHub's API for one repository, on github.com, GitHub Enterprise Server, Gitea and Forgejo: the toolkit reads the
 * address from `GITHUB_API_URL` and the proxy from the environment. The first call loads the toolkit, since most steps
 * never make one.
 */
export function createGithubApi({ token, repository, signal, clock = systemClock }: GithubApiOptions): GithubApi {
  const [owner = '', repo = ''] = repository.split('/')
  const limit = createCallLimit(clock, signal)
  let loading: Promise<Octokit> | undefined

  const baseOf = (callSignal: AbortSignal) => ({ owner, repo, request: { signal: callSignal } })

  function ask<Result>(what: (octokit: Octokit, base: ReturnType<typeof baseOf>) => Promise<Result>): Promise<Result> {
    return limit(async (callSignal) => {
      const octokit = await (loading ??= loadOctokit(token))
      try {
        return await what(octokit, baseOf(callSignal))
      } catch (thrown) {
        throw readError(thrown)
      }
    })
  }

  return {
    async createCommitStatus({ sha, state, context, description, targetUrl }) {
      const status = { sha, state, context, description, target_url: targetUrl }
      await ask((octokit, base) => octokit.request('POST /repos/{owner}/{repo}/statuses/{sha}', { ...base, ...status }))
    },

    async createDeployment({ ref, environment, description, marker }) {
      const { status, data } = await ask((octokit, base) =>
        octokit.request('POST /repos/{owner}/{repo}/deployments', {
          ...base,
          ref,
          environment,
          description,
          payload: { [MARKER]: marker },
          // By default GitHub merges the base branch into the ref, and waits for every check of the commit, which include
          // the job of this step (runner contract §8).
          auto_merge: false,
          required_contexts: [],
        }),
      )
      if (status !== 201) throw new GithubError('conflict', `GitHub answered ${status} and made no deployment`)
      return Number(data.id)
    },

    async findDeployment({ ref, environment, marker }) {
      const { data } = await ask((octokit, base) =>
        octokit.request('GET /repos/{owner}/{repo}/deployments', { ...base, ref, environment }),
      )
      const found = data.find(({ payload }) => typeof payload === 'object' && payload[MARKER] === marker)
      return found === undefined ? undefined : Number(found.id)
    },

    async createDeploymentStatus({ deploymentId, state, description, logUrl, environmentUrl }) {
      await ask((octokit, base) =>
        octokit.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
          ...base,
          deployment_id: deploymentId,
          state,
          description,
          log_url: logUrl,
          ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
        }),
      )
    },

    async whoAmI() {
      // GitHub refuses `GET /user` to the token of an app, such as a job's token; this query works with every token.
      const query = '{ viewer { login } }'
      try {
        const { viewer } = await ask((octokit, { request }) =>
          octokit.graphql<{ readonly viewer: { readonly login: string } }>({ query, request }),
        )
        return viewer.login
      } catch (thrown) {
        // Gitea and Forgejo have no GraphQL, and answer `GET /user` to every token.
        if (!(thrown instanceof GithubError) || thrown.kind !== 'not-found') throw thrown
        const { data } = await ask((octokit, { request }) => octokit.request('GET /user', { request }))
        return data.login
      }
    },

    async pullRequestsOf(sha) {
      const { data } = await ask((octokit, base) =>
        octokit.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', { ...base, commit_sha: sha }),
      )
      return data.map(({ number }) => number)
    },

    async listComments(issue, page) {
      const { data } = await ask((octokit, base) =>
        octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...base,
          issue_number: issue,
          per_page: COMMENTS_A_PAGE,
          page,
        }),
      )
      return data.map(({ id, user, body }): Comment => ({
        id: Number(id),
        author: user?.login ?? '',
        body: body ?? '',
      }))
    },

    async createComment(issue, body) {
      const { data } = await ask((octokit, base) =>
        octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...base,
          issue_number: issue,
          body,
        }),
      )
      return Number(data.id)
    },

    async updateComment(id, body) {
      await ask((octokit, base) =>
        octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { ...base, comment_id: id, body }),
      )
    },
  }
}

type Octokit = ReturnType<typeof getOctokit>

async function loadOctokit(token: string): Promise<Octokit> {
  const { getOctokit } = await import('@actions/github')
  // By default the client writes to the console, where the runner reads commands.
  const ignore = (): void => undefined
  return getOctokit(token, { log: { debug: ignore, info: ignore, warn: ignore, error: ignore } })
}

const CALL_LIMIT_MS = 8_000

/**
 * Limits calls: each ends within 8 s. While a rate limit holds, a call is not made and fails as rate-limited: GitHub asks
 * for that, and may block a token that continues (runner contract §8).
 */
export function createCallLimit(clock: Clock, signal?: AbortSignal) {
  let limit: { readonly until: number; readonly error: GithubError } | undefined

  return async <Result>(call: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
    const waitMs = limit === undefined ? 0 : limit.until - clock.now()
    if (limit !== undefined && waitMs > 0) throw new GithubError('rate-limited', limit.error.message, { waitMs })
    const over = new AbortController()
    const timeout = clock.sleep(CALL_LIMIT_MS, over.signal).then(() => {
      throw new GithubError('timeout', `no answer within ${formatDuration(CALL_LIMIT_MS)}`)
    })
    try {
      return await Promise.race([
        call(AbortSignal.any(signal === undefined ? [over.signal] : [over.signal, signal])),
        timeout,
      ])
    } catch (thrown) {
      if (isRateLimited(thrown)) limit = { until: clock.now() + thrown.waitMs, error: thrown }
      throw thrown
    } finally {
      over.abort()
    }
  }
}

/** If GitHub doesn't say how long a limit lasts: its documentation asks for at least a minute. */
const DEFAULT_WAIT_MS = 60_000
/** The window of the hourly limit: no limit lasts longer. */
const LONGEST_WAIT_MS = 3_600_000

/** An error of the GitHub client as one of the kinds that a user can act on. */
export function readError(thrown: unknown): GithubError {
  // Some properties are inherited. The client's error class is not loaded here.
  const error = asMapping(thrown)
  const status = Number(error['status'] ?? 0)
  // An error of GraphQL comes with HTTP 200 and has the headers itself.
  const headers = asMapping(asMapping(error['response'])['headers'] ?? error['headers'])
  // The client appends the address of GitHub's manual.
  const text = errorMessage(thrown).replace(/ - https?:\/\/\S+$/, '')
  const kind = kindOf(status, headers, text)
  const message = status === 0 || status === 500 ? text : `GitHub answered ${status} (${text})`
  if (kind !== 'rate-limited') return new GithubError(kind, message, { cause: thrown })
  const waitMs = rateLimitWait(headers)
  return new GithubError(kind, `${message} and asks to wait ${formatDuration(waitMs)}`, { cause: thrown, waitMs })
}

function kindOf(status: number, headers: Mapping, message: string): GithubErrorKind {
  const isLimit = isSpent(headers) || headers['retry-after'] !== undefined || /rate limit/i.test(message)
  if (status === 429 || ((status === 403 || status === 0) && isLimit)) return 'rate-limited'
  return KINDS[status] ?? 'unreachable'
}

const KINDS: Readonly<Record<number, GithubErrorKind>> = {
  400: 'invalid',
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  405: 'not-found',
  409: 'conflict',
  410: 'not-found',
  422: 'invalid',
}

/** Milliseconds that GitHub's rate limit asks to wait, by the server's clock (runner contract §8). */
function rateLimitWait(headers: Mapping): number {
  const seconds = Number(headers['retry-after'])
  if (seconds > 0) return Math.min(seconds * 1_000, LONGEST_WAIT_MS)
  if (!isSpent(headers)) return DEFAULT_WAIT_MS
  const left = Number(headers['x-ratelimit-reset']) * 1_000 - Date.parse(String(headers['date']))
  // The reset is the last second of the limit.
  return Number.isNaN(left) ? DEFAULT_WAIT_MS : Math.min(Math.max(0, left) + 1_000, LONGEST_WAIT_MS)
}

function isSpent(headers: Mapping): boolean {
  return headers['x-ratelimit-remaining'] === '0'
}
