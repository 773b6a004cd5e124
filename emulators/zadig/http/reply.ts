import { BindingFailure, BusinessError, HandlerPanic, NoPermission, PlainError } from '../errors.ts'
import type { Json, JsonObject } from '../json.ts'
import type { EventStream } from '../logs/event-stream.ts'
import type { StoredLog } from '../logs/store.ts'

/** What a handler answers: a finished body, a stored log to be written in pieces, or a live stream. */
export type Reply =
  | {
      readonly kind: 'body'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'log'; readonly log: StoredLog }
  | { readonly kind: 'events'; readonly stream: EventStream }

const jsonType = { 'Content-Type': 'application/json; charset=utf-8' }

/** A JSON body; Go escapes the characters that HTML gives a meaning. */
export function jsonReply(value: Json, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  const body = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return { kind: 'body', status, headers: { ...jsonType, ...headers }, body }
}

/** Plain text, as gin writes it. */
export function textReply(body: string, status = 200): Reply {
  return { kind: 'body', status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body }
}

/** Go's redirect: for GET with a page that holds the link, for other methods without a body. */
export function redirectReply(method: string, location: string): Reply {
  if (method !== 'GET') return emptyReply(307, { Location: location })
  const headers = { 'Content-Type': 'text/html; charset=utf-8', Location: location }
  const link = location.replaceAll('&', '&amp;').replaceAll("'", '&#39;')
  return { kind: 'body', status: 301, headers, body: `<a href="${link}">Moved Permanently</a>.\n\n` }
}

/** An answer without a body. */
export function emptyReply(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { kind: 'body', status, headers, body: '' }
}

/** What a handler without a result answers. */
export const success: JsonObject = { message: 'success' }

/** The wire form of everything that a handler can throw (contract §3.2); other errors are bugs and are thrown on. */
export function errorReply(error: unknown): Reply {
  if (error instanceof BusinessError)
    return jsonReply(
      { code: error.code, description: error.message, extra: {}, message: error.text, type: 'error' },
      400,
    )
  if (error instanceof PlainError)
    return jsonReply({ code: 500, description: error.message, message: 'Internal Error: ' }, 500)
  if (error instanceof NoPermission) return emptyReply(403)
  if (error instanceof BindingFailure) return emptyReply(400)
  if (error instanceof HandlerPanic) return emptyReply(500)
  throw error
}
