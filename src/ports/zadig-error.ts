import { ActionError } from '../errors.ts'

/** What kind of end a request to Zadig had. */
export type ZadigErrorKind =
  /** No answer, or a gateway's answer (502, 503, 504, an empty 500), until the outage budget was gone. */
  | 'unreachable'
  /** 401: always without a body (contract §2.2). */
  | 'unauthorized'
  /** 403: no permission, or MFA (then `description` has the server's reason). */
  | 'forbidden'
  /** 404 or 405 in the router's own words: this server does not have the endpoint. */
  | 'no-endpoint'
  /** The server understood and refused: a business error or an untyped one (contract §3.2). */
  | 'refused'
  /** The answer is not what the contract says: HTML, truncated JSON, a wrong shape, a redirect elsewhere. */
  | 'protocol'

/** Whether the server can have seen the request: a write that was not surely `never` must not be sent again. */
export type Delivery = 'never' | 'unknown' | 'answered'

export interface ZadigErrorFields {
  readonly kind: ZadigErrorKind
  readonly method: string
  /** Path and query, without origin. */
  readonly path: string
  readonly delivery: Delivery
  readonly attempts: number
  readonly status?: number
  /** The server's error code, such as 6160. */
  readonly code?: number
  /** The server's fixed Chinese text: shown, never matched on. */
  readonly serverMessage?: string
  /** The server's detail; a hint only, since it can belong to another request (contract §3.3). */
  readonly description?: string
  readonly advice?: string
  readonly cause?: unknown
}

/** Every bad end of a request to Zadig. */
export class ZadigError extends ActionError {
  override readonly name = 'ZadigError'
  readonly kind: ZadigErrorKind
  readonly method: string
  readonly path: string
  readonly delivery: Delivery
  readonly attempts: number
  readonly status: number | undefined
  readonly code: number | undefined
  readonly serverMessage: string | undefined
  readonly description: string | undefined

  constructor(message: string, fields: ZadigErrorFields) {
    super(message, { advice: fields.advice ?? '', cause: fields.cause })
    this.kind = fields.kind
    this.method = fields.method
    this.path = fields.path
    this.delivery = fields.delivery
    this.attempts = fields.attempts
    this.status = fields.status
    this.code = fields.code
    this.serverMessage = fields.serverMessage
    this.description = fields.description
  }
}

/**
 * Whether the server itself said that it has no such endpoint, in its router's own words (contract §1): an older Zadig. A
 * gateway's 404 can be over in a moment and says nothing of the kind.
 */
export function isMissingEndpoint(thrown: unknown): boolean {
  if (!(thrown instanceof ZadigError) || thrown.kind !== 'no-endpoint') return false
  return /^(Invalid path|Method not allowed)/.test(thrown.description ?? '')
}
