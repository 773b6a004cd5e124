// The endpoints of GitHub's API that the action uses, and how Gitea and Forgejo differ: runner contract §8.
import { faultsOf } from './shapes.ts'

export type Json = Readonly<Record<string, unknown>>

/** A comment on the pull request. */
export interface StoredComment {
  readonly id: number
  readonly author: string
  body: string
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly authorization: string
  readonly body: Json
}

/** The product behind the API. Gitea's and Forgejo's are a part of GitHub's. */
export type Product = 'github' | 'gitea' | 'forgejo'

/** The data of the repository. */
export interface RepositoryData {
  readonly product: Product
  readonly login: string
  readonly comments: StoredComment[]
  readonly deployments: Json[]
  /** Pull requests by commit. */
  readonly pullRequests: Readonly<Record<string, readonly number[]>>
  nextId: number
}

export interface Reply {
  readonly status: number
  /** Sent as JSON; a string is sent as it is. */
  readonly body: unknown
}

/** The response of Gitea and Forgejo to an unknown path. */
const NO_ROUTE: Reply = { status: 404, body: '404 page not found\n' }

/** Handles one request and returns the response. */
export function handle(call: Asked, query: URLSearchParams, data: RepositoryData): Reply {
  const { method, path, body } = call
  if (call.authorization === '') return { status: 401, body: { message: 'Requires authentication' } }
  const route = `${method} ${path.replace(/\/(?:\d+|[0-9a-f]{40})(?=\/|$)/g, '/*')}`
  const isGithub = data.product === 'github'
  if (!isGithub && /\/deployments|\/pulls$|graphql$/.test(route)) return NO_ROUTE
  switch (route) {
    case 'POST /statuses/*':
      return checked(body, 'commitStatus', () => ({ status: 201, body: { id: (data.nextId += 1), ...body } }))
    case 'POST /deployments':
      return checked(body, 'deployment', () => createDeployment(body, data))
    case 'GET /deployments': {
      const fits = (deployment: Json): boolean =>
        ['ref', 'environment'].every((name) => !query.has(name) || query.get(name) === deployment[name])
      const size = Number(query.get('per_page') ?? '30')
      return { status: 200, body: data.deployments.filter(fits).toReversed().slice(0, size) }
    }
    case 'POST /deployments/*/statuses':
      return checked(body, 'deploymentStatus', () => ({ status: 201, body: { id: (data.nextId += 1), ...body } }))
    case 'GET /commits/*/pulls':
      return {
        status: 200,
        body: (data.pullRequests[path.split('/')[2] ?? ''] ?? []).map((number) => ({ number })),
      }
    case 'GET /issues/*/comments': {
      // Gitea and Forgejo ignore both parameters: every page is the whole list.
      if (!isGithub) return { status: 200, body: data.comments.map(showComment) }
      const size = Number(query.get('per_page') ?? '30')
      const from = (Number(query.get('page') ?? '1') - 1) * size
      return { status: 200, body: data.comments.slice(from, from + size).map(showComment) }
    }
    case 'POST /issues/*/comments':
      return checked(body, 'comment', () => {
        const comment = { id: (data.nextId += 1), author: data.login, body: String(body['body']) }
        data.comments.push(comment)
        return { status: 201, body: showComment(comment) }
      })
    case 'PATCH /issues/comments/*':
      return checked(body, 'comment', () => {
        const comment = data.comments.find(({ id }) => id === Number(path.split('/').at(-1)))
        if (comment === undefined) return { status: 404, body: { message: 'Not Found' } }
        comment.body = String(body['body'])
        return { status: 200, body: showComment(comment) }
      })
    case 'POST /graphql':
    case 'POST /api/graphql':
      return { status: 200, body: { data: { viewer: { login: data.login } } } }
    case 'GET /user':
      // GitHub refuses it to the token of an app, such as a job's token.
      return isGithub
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : { status: 200, body: { id: -2, login: data.login } }
    default:
      return isGithub ? { status: 404, body: { message: 'Not Found' } } : NO_ROUTE
  }
}

/** Without these two fields GitHub merges the base branch, or waits for the job that sent the request. */
function createDeployment(body: Json, data: RepositoryData): Reply {
  if (body['auto_merge'] !== false)
    return { status: 202, body: { message: 'Auto-merged main into topic on deployment.' } }
  const required = body['required_contexts']
  if (!Array.isArray(required) || required.length > 0) {
    return { status: 409, body: { message: 'Conflict: Commit status checks failed for topic.' } }
  }
  const made = { id: (data.nextId += 1), ...body }
  data.deployments.push(made)
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
