import type { Handler } from './call.ts'
import type { Reply } from './reply.ts'
import { redirectReply, textReply } from './reply.ts'

export interface Route {
  readonly method: string
  /** Segments that begin with `:` are parameters. */
  readonly path: string
  readonly handler: Handler
}

export type Routing =
  | { readonly kind: 'found'; readonly handler: Handler; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'answer'; readonly reply: Reply }

/**
 * Finds the handler as gin does (contract §1): on the decoded path, static segments before parameters; then the
 * redirect of a trailing slash, 405 for another method, 404 with the path in its text.
 */
export function route(routes: readonly Route[], method: string, path: string, search: string): Routing {
  const found = find(routes, method, path)
  if (found !== undefined) return found
  if (path.length > 1 && path.endsWith('/') && find(routes, method, path.slice(0, -1)) !== undefined) {
    const location = encodeURI(path.slice(0, -1)) + search
    return { kind: 'answer', reply: redirectReply(method, location) }
  }
  const other = routes.some((candidate) => candidate.method !== method && match(candidate.path, path) !== undefined)
  const reply = other
    ? textReply(`Method not allowed: ${method} ${path}`, 405)
    : textReply(`Invalid path: ${path}`, 404)
  return { kind: 'answer', reply }
}

function find(routes: readonly Route[], method: string, path: string): Routing | undefined {
  const matches = routes.flatMap((candidate) => {
    const params = candidate.method === method ? match(candidate.path, path) : undefined
    return params === undefined ? [] : [{ handler: candidate.handler, params }]
  })
  const best = matches.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0]
  return best === undefined ? undefined : { kind: 'found', ...best }
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    if (segment.startsWith(':') && value !== '') params[segment.slice(1)] = value
    else if (segment !== value) return undefined
  }
  return params
}
