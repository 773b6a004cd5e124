import { ActionError } from '../errors.ts'

/**
 * The parts of GitHub's API that a use case needs, for the repository of the workflow (runner contract §8). Each call ends
 * within 8 s and throws a GithubError if it fails. While a rate limit holds, a call sends nothing and fails as rate-limited.
 */
export interface GithubApi {
  createCommitStatus(status: CommitStatus): Promise<void>
  /** @returns the deployment's id */
  createDeployment(deployment: Deployment): Promise<number>
  /** @returns the id of the newest deployment with the same ref, environment and marker; undefined if there is none */
  findDeployment(deployment: Deployment): Promise<number | undefined>
  createDeploymentStatus(status: DeploymentStatus): Promise<void>
  /** The login that is the author of this token's comments. */
  whoAmI(): Promise<string>
  /** Numbers of the pull requests that contain a commit. */
  pullRequestsOf(sha: string): Promise<readonly number[]>
  /** One page of the comments of an issue or pull request, oldest first: COMMENTS_A_PAGE, fewer on the last page. */
  listComments(issue: number, page: number): Promise<readonly Comment[]>
  /** @returns the comment's id */
  createComment(issue: number, body: string): Promise<number>
  updateComment(id: number, body: string): Promise<void>
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
  /** Unique to this deployment; GitHub stores it and doesn't show it. */
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

export const COMMENTS_A_PAGE = 100

export type GithubErrorKind =
  /** 401 or 403: the token lacks a permission. */
  | 'forbidden'
  /** 404 or 405: it doesn't exist, the token may not see it, or the server has no such API. */
  | 'not-found'
  | 'conflict'
  /** 422: GitHub does not accept the request's content. */
  | 'invalid'
  | 'rate-limited'
  /** No connection, or a gateway's response. */
  | 'unreachable'
  /** No response in time. */
  | 'timeout'

/** Why a call to GitHub's API failed. */
export class GithubError extends ActionError {
  override readonly name = 'GithubError'
  readonly kind: GithubErrorKind
  /** Milliseconds until the next request is allowed; 0 for every kind but `rate-limited`. */
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

export function isRateLimited(thrown: unknown): thrown is GithubError {
  return thrown instanceof GithubError && thrown.kind === 'rate-limited'
}
