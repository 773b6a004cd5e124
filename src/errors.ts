/**
 * An end that the user can act on. The message says what failed, on which thing and what the server said; the advice
 * says what to do next. Anything thrown that is not an ActionError is a bug.
 */
export class ActionError extends Error {
  override readonly name: string = 'ActionError'
  /** What to do next, in one or two sentences; empty where there is nothing to say. */
  readonly advice: string

  constructor(message: string, options: { readonly advice?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.advice = options.advice ?? ''
  }
}

/** One mistake in what the user wrote: its place, what was found there, and the rule that it breaks. */
export interface Problem {
  /** An input name or a path such as `inputs.deploy.service_list[1].image_name`. */
  readonly path: string
  /** The rule, what was found, and if it helps the nearest valid value: a full sentence without the path. */
  readonly message: string
}

/** All mistakes in the inputs, reported together so that the user fixes them at once. */
export class InputError extends ActionError {
  override readonly name = 'InputError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], advice = '') {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'), { advice })
    this.problems = problems
  }
}

/** The text of anything that can be thrown. */
export function errorMessage(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** What kind of end a request to Zadig had. */
export type ZadigErrorKind =
  /** No answer, or a gateway's answer (502, 503, 504, an empty 500), until the outage budget was gone. */
  | 'unreachable'
  /** 401: always without a body (contract §2.2). */
  | 'unauthorized'
  /** 403: no permission, or MFA (then `description` has the server's reason). */
  | 'forbidden'
  /** 404 or 405: there is no such endpoint at this address. */
  | 'no-endpoint'
  /** The server understood and refused: a business error or an untyped one (contract §3.2). */
  | 'refused'
  /** The answer is not what the contract says: HTML, truncated JSON, a wrong shape, a redirect elsewhere. */
  | 'protocol'

/** Whether the server can have seen the request. A write is sent again only after `never`. */
export type Delivery = 'never' | 'unknown' | 'answered'

/** Every bad end of a request to Zadig. */
export class ZadigError extends ActionError {
  override readonly name = 'ZadigError'
  readonly kind: ZadigErrorKind
  readonly method: string
  /** Path and query, without origin. */
  readonly path: string
  readonly delivery: Delivery
  /** How often the request was sent, or tried to be sent. */
  readonly tries: number
  /** Of the advice, in `zadig/errors/advice.ts`; empty where there is none. */
  readonly adviceId: string
  readonly status: number | undefined
  /** The server's error code, such as 6160. */
  readonly code: number | undefined
  /** The server's fixed Chinese text: shown, never matched on. */
  readonly serverMessage: string | undefined
  /** The server's detail; a hint only, since it can belong to another request (contract §3.3). */
  readonly description: string | undefined

  constructor(message: string, fields: ZadigErrorFields) {
    super(message, { advice: fields.advice ?? '', cause: fields.cause })
    this.kind = fields.kind
    this.method = fields.method
    this.path = fields.path
    this.delivery = fields.delivery
    this.tries = fields.tries
    this.adviceId = fields.adviceId ?? ''
    this.status = fields.status
    this.code = fields.code
    this.serverMessage = fields.serverMessage
    this.description = fields.description
  }
}

/** What a ZadigError is made of. */
export type ZadigErrorFields = Pick<ZadigError, 'kind' | 'method' | 'path' | 'delivery' | 'tries'> &
  Partial<Pick<ZadigError, 'adviceId' | 'status' | 'code' | 'serverMessage' | 'description' | 'advice' | 'cause'>>

/** Whether Zadig's own router said that it has no such endpoint: an older Zadig. A gateway's 404 can pass. */
export function isMissingEndpoint(thrown: unknown): boolean {
  return thrown instanceof ZadigError && thrown.kind === 'no-endpoint' && thrown.adviceId !== 'wrong-url'
}
