// GitHub's API as far as the action uses it, for one repository, on 127.0.0.1: contract §8.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import { faultsOf } from './shapes.ts'

type Json = Readonly<Record<string, unknown>>

/** One request, in the order of arrival. */
export interface GithubCall {
  readonly method: string
  /** Without the repository's prefix: `/statuses/<sha>`. */
  readonly path: string
  readonly authorization: string
  readonly body: Json
  /** The status that was answered; 0 while there is no answer. */
  status: number
}

/** A comment on the pull request. */
export interface StoredComment {
  readonly id: number
  readonly author: string
  body: string
}

/** An answer in place of the real one, for requests that it names. */
export interface GithubFault {
  /** `METHOD /path` as a pattern. */
  readonly on: RegExp
  /** 0 never answers. */
  readonly status: number
  /** Whether GitHub does what it is asked all the same, and only the answer is lost. */
  readonly isHandled?: boolean
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
  /** How many requests it meets; default: all. */
  readonly times?: number
}

export interface GithubOptions {
  /** `owner/name` */
  readonly repository?: string
  /** Who the token is. */
  readonly login?: string
  /** Comments that are there already, oldest first. */
  readonly comments?: readonly { readonly author: string; readonly body: string }[]
  /** Pull requests by commit. */
  readonly pullRequests?: Readonly<Record<string, readonly number[]>>
  readonly faults?: readonly GithubFault[]
  /** Path under which the API lives; GitHub Enterprise Server has `/api/v3`. */
  readonly basePath?: string
}

export interface Github {
  /** What `GITHUB_API_URL` is. */
  readonly url: string
  readonly calls: readonly GithubCall[]
  readonly comments: readonly StoredComment[]
  close(): Promise<void>
}

/** Starts it on a free port. Answers 422 to a body that is not as GitHub describes it. */
export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const { repository = 'octo-org/octo-repo', basePath = '' } = options
  const calls: GithubCall[] = []
  const comments = (options.comments ?? []).map((comment, index): StoredComment => ({ id: 100 + index, ...comment }))
  const world: World = {
    login: options.login ?? 'github-actions[bot]',
    comments,
    deployments: [],
    options,
    nextId: 1_000,
  }
  const met = new Map<GithubFault, number>()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request)
    const url = new URL(request.url ?? '/', 'http://github.test')
    const prefix = `${basePath}/repos/${repository}`
    const call: GithubCall = {
      method: request.method ?? '',
      path: url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname,
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
    if (fault?.isHandled === true) handle(call, url.searchParams, world)
    if (fault?.status === 0) return
    const reply =
      fault === undefined
        ? handle(call, url.searchParams, world)
        : { status: fault.status, body: { message: fault.message ?? '' } }
    call.status = reply.status
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...fault?.headers })
    response.end(JSON.stringify(reply.body))
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

interface World {
  readonly login: string
  readonly comments: StoredComment[]
  readonly deployments: Json[]
  readonly options: GithubOptions
  nextId: number
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

function handle(call: GithubCall, query: URLSearchParams, world: World): Reply {
  const { method, path, body } = call
  if (call.authorization === '') return { status: 401, body: { message: 'Requires authentication' } }
  const route = `${method} ${path.replace(/\/(?:\d+|[0-9a-f]{40})(?=\/|$)/g, '/*')}`
  switch (route) {
    case 'POST /statuses/*':
      return checked(body, 'commitStatus', () => ({ status: 201, body: { id: (world.nextId += 1), ...body } }))
    case 'POST /deployments':
      return checked(body, 'deployment', () => createDeployment(body, world))
    case 'GET /deployments': {
      const fits = (deployment: Json): boolean =>
        ['ref', 'environment'].every((name) => !query.has(name) || query.get(name) === deployment[name])
      const size = Number(query.get('per_page') ?? '30')
      return { status: 200, body: world.deployments.filter(fits).toReversed().slice(0, size) }
    }
    case 'POST /deployments/*/statuses':
      return checked(body, 'deploymentStatus', () => ({ status: 201, body: { id: (world.nextId += 1), ...body } }))
    case 'GET /commits/*/pulls':
      return {
        status: 200,
        body: (world.options.pullRequests?.[path.split('/')[2] ?? ''] ?? []).map((number) => ({ number })),
      }
    case 'GET /issues/*/comments': {
      const size = Number(query.get('per_page') ?? '30')
      const from = (Number(query.get('page') ?? '1') - 1) * size
      return { status: 200, body: world.comments.slice(from, from + size).map(showComment) }
    }
    case 'POST /issues/*/comments':
      return checked(body, 'comment', () => {
        const comment = { id: (world.nextId += 1), author: world.login, body: String(body['body']) }
        world.comments.push(comment)
        return { status: 201, body: showComment(comment) }
      })
    case 'PATCH /issues/comments/*':
      return checked(body, 'comment', () => {
        const comment = world.comments.find(({ id }) => id === Number(path.split('/').at(-1)))
        if (comment === undefined) return { status: 404, body: { message: 'Not Found' } }
        comment.body = String(body['body'])
        return { status: 200, body: showComment(comment) }
      })
    case 'POST /graphql':
    case 'POST /api/graphql':
      return { status: 200, body: { data: { viewer: { login: world.login } } } }
    default:
      return { status: 404, body: { message: 'Not Found' } }
  }
}

/** Without these two fields GitHub merges the base branch, or waits for the very job that asks. */
function createDeployment(body: Json, world: World): Reply {
  if (body['auto_merge'] !== false)
    return { status: 202, body: { message: 'Auto-merged main into topic on deployment.' } }
  const required = body['required_contexts']
  if (!Array.isArray(required) || required.length > 0) {
    return { status: 409, body: { message: 'Conflict: Commit status checks failed for topic.' } }
  }
  const made = { id: (world.nextId += 1), ...body }
  world.deployments.push(made)
  return { status: 201, body: made }
}

function checked(body: Json, kind: Parameters<typeof faultsOf>[1], otherwise: () => Reply): Reply {
  const faults = faultsOf(body, kind)
  return faults.length === 0
    ? otherwise()
    : { status: 422, body: { message: `Validation Failed: ${faults.join('; ')}` } }
}

function showComment({ id, author, body }: StoredComment) {
  return { id, body, user: { login: author } }
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
