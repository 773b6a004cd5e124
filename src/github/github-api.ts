import type { getOctokit } from '@actions/github'
import { errorMessage } from '../errors.ts'
import {
  type Comment,
  COMMENTS_A_PAGE,
  type GithubApi,
  GithubError,
  type GithubErrorKind,
} from '../ports/github-api.ts'
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

/** The name of our marker in a deployment's payload. */
const MARKER = 'zadig-workflow-action'

export interface GithubApiOptions {
  readonly token: string
  /** `owner/name` */
  readonly repository: string
}

/**
 * GitHub's API for one repository, on github.com and on GitHub Enterprise Server: the toolkit takes the address from
 * `GITHUB_API_URL` and the proxy from the environment. It is only loaded by the first call, since most steps never make
 * one. Every method throws a GithubError.
 */
export function createGithubApi({ token, repository }: GithubApiOptions): GithubApi {
  const [owner = '', repo = ''] = repository.split('/')
  let loading: Promise<Octokit> | undefined

  async function ask<Result>(what: (octokit: Octokit) => Promise<Result>): Promise<Result> {
    loading ??= load(token)
    const octokit = await loading
    try {
      return await what(octokit)
    } catch (thrown) {
      throw readError(thrown)
    }
  }

  return {
    async createCommitStatus({ sha, state, context, description, targetUrl }, { signal }) {
      await ask((octokit) =>
        octokit.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
          owner,
          repo,
          sha,
          state,
          context,
          description,
          target_url: targetUrl,
          request: { signal },
        }),
      )
    },

    async createDeployment({ ref, environment, description, marker }, { signal }) {
      const { status, data } = await ask((octokit) =>
        octokit.request('POST /repos/{owner}/{repo}/deployments', {
          owner,
          repo,
          ref,
          environment,
          description,
          payload: { [MARKER]: marker },
          // By default GitHub merges the base branch into the ref, and waits for every check of the commit, of which
          // our own running job is one (runner contract §8).
          auto_merge: false,
          required_contexts: [],
          request: { signal },
        }),
      )
      if (status !== 201) throw new GithubError('conflict', `GitHub answered ${status} and made no deployment`)
      return Number(data.id)
    },

    async findDeployment({ ref, environment, marker }, { signal }) {
      const { data } = await ask((octokit) =>
        octokit.request('GET /repos/{owner}/{repo}/deployments', {
          owner,
          repo,
          ref,
          environment,
          request: { signal },
        }),
      )
      const found = data.find(({ payload }) => typeof payload === 'object' && payload[MARKER] === marker)
      return found === undefined ? undefined : Number(found.id)
    },

    async createDeploymentStatus({ deploymentId, state, description, logUrl, environmentUrl }, { signal }) {
      await ask((octokit) =>
        octokit.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
          owner,
          repo,
          deployment_id: deploymentId,
          state,
          description,
          log_url: logUrl,
          ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
          request: { signal },
        }),
      )
    },

    async whoAmI({ signal }) {
      // `GET /user` is closed to the tokens of apps, of which a job's token is one; this query is open to all.
      try {
        const answer = await ask((octokit) =>
          octokit.graphql<{ readonly viewer: { readonly login: string } }>({
            query: '{ viewer { login } }',
            request: { signal },
          }),
        )
        return answer.viewer.login
      } catch (thrown) {
        // Gitea and Forgejo have no GraphQL, and answer `GET /user` to every token.
        if (!(thrown instanceof GithubError) || thrown.kind !== 'not-found') throw thrown
        const { data } = await ask((octokit) => octokit.request('GET /user', { request: { signal } }))
        return data.login
      }
    },

    async pullRequestsOf(sha, { signal }) {
      const { data } = await ask((octokit) =>
        octokit.request('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
          owner,
          repo,
          commit_sha: sha,
          request: { signal },
        }),
      )
      return data.map(({ number }) => number)
    },

    async listComments(issue, page, { signal }) {
      const { data } = await ask((octokit) =>
        octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          owner,
          repo,
          issue_number: issue,
          per_page: COMMENTS_A_PAGE,
          page,
          request: { signal },
        }),
      )
      return data.map((comment): Comment => ({
        id: Number(comment.id),
        author: comment.user?.login ?? '',
        body: comment.body ?? '',
      }))
    },

    async createComment(issue, body, { signal }) {
      const { data } = await ask((octokit) =>
        octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          owner,
          repo,
          issue_number: issue,
          body,
          request: { signal },
        }),
      )
      return Number(data.id)
    },

    async updateComment(id, body, { signal }) {
      await ask((octokit) =>
        octokit.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
          owner,
          repo,
          comment_id: id,
          body,
          request: { signal },
        }),
      )
    },
  }
}

type Octokit = ReturnType<typeof getOctokit>

/** The client would write its remarks to the console, where the runner reads commands. */
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore }

function ignore(): undefined {
  return undefined
}

async function load(token: string): Promise<Octokit> {
  const toolkit = await import('@actions/github')
  return toolkit.getOctokit(token, { log: SILENT })
}
