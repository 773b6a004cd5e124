// The part of GitHub's, Gitea's or Forgejo's API that the action uses, for one repository, on 127.0.0.1: runner contract §8.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import { handle, type Json, type Product, type Reply, type StoredComment, type RepositoryData } from './handle.ts'
import { type RateLimit, RateLimiter } from './rate-limit.ts'

/** One request, in the order of arrival. */
export interface GithubCall {
  readonly method: string
  /** Without the repository's prefix: `/statuses/<sha>`. */
  readonly path: string
  readonly authorization: string
  readonly body: Json
  /** The status of the response; 0 without one. */
  status: number
}

/** A response that replaces the real one for some requests. */
export interface GithubFault {
  /** `METHOD /path` as a pattern. */
  readonly on: RegExp
  /** 0 never answers. */
  readonly status: number
  /** Whether GitHub handles the request, and only the response is lost. */
  readonly isHandled?: boolean
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
  /** How many requests it affects; default: all. */
  readonly times?: number
}

export interface GithubOptions {
  /** `owner/name` */
  readonly repository?: string
  /** Default: `github`. */
  readonly product?: Product
  /** Who the token is; default: the user of the product's own job token. */
  readonly login?: string
  /** Existing comments, oldest first. */
  readonly comments?: readonly { readonly author: string; readonly body: string }[]
  /** Pull requests by commit. */
  readonly pullRequests?: Readonly<Record<string, readonly number[]>>
  readonly faults?: readonly GithubFault[]
  /** Rate limits in the order of their evaluation; entries can be added later. */
  readonly limits?: readonly RateLimit[]
  /** Unix ms, for rate limits; default: the system clock. */
  readonly now?: () => number
  /** Path under which the API lives; GitHub Enterprise Server has `/api/v3`, Gitea and Forgejo `/api/v1`. */
  readonly basePath?: string
}

export interface Github {
  /** The value of `GITHUB_API_URL`. */
  readonly url: string
  readonly calls: readonly GithubCall[]
  readonly comments: readonly StoredComment[]
  close(): Promise<void>
}

const JOB_USERS: Readonly<Record<Product, string>> = {
  github: 'github-actions[bot]',
  gitea: 'gitea-actions',
  forgejo: 'forgejo-actions',
}

/** Starts the server on a free port. It responds with 422 to a body that GitHub's API description does not allow. */
export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const { repository = 'octo-org/octo-repo', product = 'github' } = options
  const basePath = options.basePath ?? (product === 'github' ? '' : '/api/v1')
  const limiter = new RateLimiter(options.limits ?? [], options.now ?? Date.now)
  const calls: GithubCall[] = []
  const comments = (options.comments ?? []).map((comment, index): StoredComment => ({ id: 100 + index, ...comment }))
  const data: RepositoryData = {
    product,
    login: options.login ?? JOB_USERS[product],
    comments,
    deployments: [],
    pullRequests: options.pullRequests ?? {},
    nextId: 1_000,
  }
  const met = new Map<GithubFault, number>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request)
    const url = new URL(request.url ?? '/', 'http://github.test')
    const prefix = `${basePath}/repos/${repository}`
    const call: GithubCall = {
      method: request.method ?? '',
      path: [prefix, basePath].reduce(
        (path, start) => (path.startsWith(start) ? path.slice(start.length) : path),
        url.pathname,
      ),
      authorization: request.headers.authorization ?? '',
      body: readBody(text),
      status: 0,
    }
    calls.push(call)
    const fault = options.faults?.find(
      (candidate) =>
        candidate.on.test(`${call.method} ${call.path}`) && (met.get(candidate) ?? 0) < (candidate.times ?? Infinity),
    )
    if (fault !== undefined) met.set(fault, (met.get(fault) ?? 0) + 1)
    if (fault?.isHandled === true) handle(call, url.searchParams, data)
    if (fault?.status === 0) return
    const reply: Reply =
      fault === undefined
        ? (limiter.refuse(`${call.method} ${call.path} ${text}`) ?? handle(call, url.searchParams, data))
        : { status: fault.status, body: { message: fault.message ?? '' } }
    call.status = reply.status
    const isText = typeof reply.body === 'string'
    response.writeHead(reply.status, {
      'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
      ...(product === 'github' ? limiter.headers() : {}),
      ...fault?.headers,
    })
    response.end(isText ? reply.body : JSON.stringify(reply.body))
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}${basePath}`,
    calls,
    comments,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString()))
    request.on('error', reject)
  })
}

function readBody(text: string): Json {
  const value: unknown = text === '' ? {} : JSON.parse(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
