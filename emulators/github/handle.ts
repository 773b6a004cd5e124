// The endpoints of GitHub's API that the action uses, and what Gitea and Forgejo make of them: runner contract §8.
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

/** Whose API it is. Gitea's and Forgejo's looks like GitHub's and lacks some of it. */
export type Product = 'github' | 'gitea' | 'forgejo'

/** What GitHub keeps. */
export interface World {
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
  /** JSON; a text is sent as it is. */
  readonly body: unknown
}

/** Gitea's and Forgejo's router on a path that it doesn't have. */
const NO_ROUTE: Reply = { status: 404, body: '404 page not found\n' }

/** What GitHub does with one request, and its answer. */
export function handle(call: Asked, query: URLSearchParams, world: World): Reply {
  const { method, path, body } = call
  if (call.authorization === '') return { status: 401, body: { message: 'Requires authentication' } }
  const route = `${method} ${path.replace(/\/(?:\d+|[0-9a-f]{40})(?=\/|$)/g, '/*')}`
  const isGithub = world.product === 'github'
  if (!isGithub && /\/deployments|\/pulls$|graphql$/.test(route)) return NO_ROUTE
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
        body: (world.pullRequests[path.split('/')[2] ?? ''] ?? []).map((number) => ({ number })),
      }
    case 'GET /issues/*/comments': {
      // Gitea and Forgejo know neither parameter here: every page is the whole list.
      if (!isGithub) return { status: 200, body: world.comments.map(showComment) }
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
    case 'GET /user':
      // GitHub closes it to the tokens of apps, of which a job's token is one.
      return isGithub
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : { status: 200, body: { id: -2, login: world.login } }
    default:
      return isGithub ? { status: 404, body: { message: 'Not Found' } } : NO_ROUTE
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
