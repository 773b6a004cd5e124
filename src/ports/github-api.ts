import { ActionError } from '../errors.ts'

/** What a use case may ask of GitHub's API, for the repository that the workflow runs in (runner contract §8). */
export interface GithubApi {
  createCommitStatus(status: CommitStatus, call: GithubCall): Promise<void>
  /** @returns the deployment's id */
  createDeployment(deployment: Deployment, call: GithubCall): Promise<number>
  /** @returns the id of the newest deployment that is this one by ref, environment and marker; undefined where there is none */
  findDeployment(deployment: Deployment, call: GithubCall): Promise<number | undefined>
  createDeploymentStatus(status: DeploymentStatus, call: GithubCall): Promise<void>
  /** The login that our own comments have as their author. */
  whoAmI(call: GithubCall): Promise<string>
  /** Numbers of the pull requests that a commit belongs to. */
  pullRequestsOf(sha: string, call: GithubCall): Promise<readonly number[]>
  /** A hundred comments of an issue or pull request, oldest first; fewer on the last page. */
  listComments(issue: number, page: number, call: GithubCall): Promise<readonly Comment[]>
  /** @returns the comment's id */
  createComment(issue: number, body: string, call: GithubCall): Promise<number>
  updateComment(id: number, body: string, call: GithubCall): Promise<void>
}

export interface GithubCall {
  /** Aborted when the call has taken too long. */
  readonly signal: AbortSignal
}

export interface CommitStatus {
  readonly sha: string
  readonly state: 'pending' | 'success' | 'failure' | 'error'
  readonly context: string
  /** At most 140 characters. */
  readonly description: string
  readonly targetUrl: string
}

export interface Deployment {
  /** A commit, branch or tag. */
  readonly ref: string
  readonly environment: string
  readonly description: string
  /** Tells it from every other deployment; GitHub keeps it and doesn't show it. */
  readonly marker: string
}

export interface DeploymentStatus {
  readonly deploymentId: number
  readonly state: 'queued' | 'pending' | 'in_progress' | 'success' | 'failure' | 'error'
  /** At most 140 characters. */
  readonly description: string
  readonly logUrl: string
  readonly environmentUrl: string | undefined
}

export interface Comment {
  readonly id: number
  readonly author: string
  readonly body: string
}

/** Comments on one page of the list. */
export const COMMENTS_A_PAGE = 100

/** What kind of end a request to GitHub had. */
export type GithubErrorKind =
  /** 401 or 403: the token lacks a permission. */
  | 'forbidden'
  /** 404 or 405: it isn't there, the token may not see it, or the server has no such API. */
  | 'not-found'
  | 'conflict'
  /** 422: GitHub understood and does not accept it. */
  | 'invalid'
  | 'rate-limited'
  /** No answer, one of a gateway, or one that came too late. */
  | 'unreachable'

/** Every bad end of a request to GitHub. */
export class GithubError extends ActionError {
  override readonly name = 'GithubError'
  readonly kind: GithubErrorKind
  /** Milliseconds from the answer until the next request is allowed; 0 for every kind but `rate-limited`. */
  readonly waitMs: number

  constructor(
    kind: GithubErrorKind,
    message: string,
    options: { readonly cause?: unknown; readonly waitMs?: number } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.waitMs = options.waitMs ?? 0
  }
}
