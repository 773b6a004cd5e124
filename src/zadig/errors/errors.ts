import { type Delivery, ZadigError, type ZadigErrorFields } from '../../errors.ts'
import { ADVICE, type AdviceId } from './advice.ts'
import { type Call, SINCE } from '../http/call.ts'
import {
  diagnose,
  type Envelope,
  isUnknownToRouter,
  readEnvelope,
  type RefusedAnswer,
  visibleText,
} from './error-rules.ts'
import type { ExchangeFailure } from '../http/exchange.ts'
import { type Again, explainFailure } from './network-errors.ts'

/** What every error of one request has in common. */
export interface RequestContext {
  readonly call: Call
  /** How often the call has been tried, this time included. */
  readonly tries: number
  /** Removed from every remote text: a server or a proxy can echo it. */
  readonly token: string
  /** Host and port, for messages. */
  readonly host: string
  /** Host and port of the proxy in use; empty without one. */
  readonly proxy: string
}

/** How one request failed, and whether it may be sent again. Never leaves the transport. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure'
  readonly error: ZadigError
  readonly again: Again
  /** The least wait that the server asked for, in milliseconds. */
  readonly afterMs: number | undefined

  constructor(error: ZadigError, again: Again, afterMs?: number) {
    super(error.message, { cause: error })
    this.error = error
    this.again = again
    this.afterMs = afterMs
  }
}

/** The failure of a request without a whole answer. A write may only be sent again if not a byte of it was sent. */
export function requestLost(context: RequestContext, failure: ExchangeFailure): RequestFailure {
  const repeatable = context.call.method === 'GET' || !failure.sent
  return new RequestFailure(failureError(context, failure), repeatable ? explainFailure(failure.cause).again : 'no')
}

interface Details {
  readonly kind: ZadigErrorFields['kind']
  readonly says: string
  readonly advice: AdviceId
  readonly delivery: Delivery
  readonly status?: number
  readonly code?: number
  readonly serverMessage?: string
  readonly description?: string
  readonly cause?: unknown
}

/** The error for a request that got no answer, or only a part of it. */
export function failureError(context: RequestContext, failure: ExchangeFailure): ZadigError {
  const { reason, advice } = explainFailure(failure.cause)
  const through = context.proxy === '' ? '' : ` through the proxy ${context.proxy}`
  const says = `${context.host} cannot be reached${through}: ${reason}`
  return create(context, {
    kind: 'unreachable',
    says,
    advice,
    delivery: failure.sent ? 'unknown' : 'never',
    cause: failure.cause,
  })
}

/** The error for an answer with a status of 3xx to 5xx; `tokenAdvice` is for a 401. */
export function refusalError(context: RequestContext, answer: RefusedAnswer, tokenAdvice: AdviceId): ZadigError {
  const { status, text } = answer
  const envelope = readEnvelope(text)
  const plain = envelope === undefined ? visibleText(answer) : ''
  const details = { status, ...envelope, ...(plain === '' ? {} : { description: plain }) }
  const answered = { ...details, delivery: 'answered' } as const

  if (status === 401) {
    return create(context, {
      ...answered,
      kind: 'unauthorized',
      says: 'the API token was refused',
      advice: tokenAdvice,
    })
  }
  if (status === 403) {
    return create(context, {
      ...answered,
      kind: 'forbidden',
      says: 'not allowed',
      advice: forbiddenAdvice(text, envelope),
    })
  }
  if (status === 429) {
    // The gateway did not pass the request on. A read that is refused until the end of its budget did not reach the server.
    const kind = context.call.method === 'GET' ? 'unreachable' : 'refused'
    return create(context, { ...answered, kind, says: 'too many requests', advice: 'rate-limited' })
  }
  if (isGatewayStatus(status)) {
    return create(context, {
      ...details,
      kind: 'unreachable',
      says: 'a gateway answered in place of Zadig',
      advice: 'gateway-error',
      delivery: 'unknown',
    })
  }
  if (status === 500 && text.trim() === '') {
    return create(context, {
      ...details,
      kind: 'unreachable',
      says: 'an empty answer',
      advice: crashAdvice(context.call.operation),
      delivery: 'unknown',
    })
  }
  if (status < 400) {
    return create(context, { ...answered, kind: 'protocol', says: 'an answer without use', advice: 'not-zadig' })
  }
  if ((status === 404 || status === 405) && envelope === undefined) {
    const isOld = isUnknownToRouter(text) && context.call.path.startsWith('/openapi/')
    const advice = isOld ? (`needs-zadig-${SINCE[context.call.operation]}` as const) : 'wrong-url'
    return create(context, { ...answered, kind: 'no-endpoint', says: 'there is no such endpoint', advice })
  }
  if (envelope === undefined && text.trim() !== '') {
    // A gateway's answer. The gateway may have passed the request on before.
    return create(context, {
      ...details,
      kind: 'protocol',
      says: 'the answer is not from Zadig',
      advice: 'not-zadig',
      delivery: 'unknown',
    })
  }
  const { code, description = '' } = envelope ?? {}
  const advice = diagnose({ operation: context.call.operation, status, code, description })
  return create(context, { ...answered, kind: 'refused', says: 'Zadig refused', advice })
}

/** The error for an answer of success with unusable content: HTML, damaged JSON, or another shape. */
export function contentError(
  context: RequestContext,
  status: number,
  says: string,
  advice: AdviceId,
  cause?: unknown,
): ZadigError {
  // The request may well have been carried out: only its result is lost.
  return create(context, { kind: 'protocol', says, advice, delivery: 'unknown', status, cause })
}

/** The error for a redirect that is not followed. Its query, which can hold a token, is not shown. */
export function redirectError(context: RequestContext, status: number, target: URL, elsewhere: boolean): ZadigError {
  const to = `the server redirects to ${redact(target.origin + target.pathname, context.token)}`
  const details = { kind: 'protocol', delivery: 'answered', status } as const
  return elsewhere
    ? create(context, { ...details, says: `${to}; the token was not sent there`, advice: 'other-origin' })
    : create(context, { ...details, says: to, advice: 'not-zadig' })
}

/** The error for a stream that the server ended: only the client ends one (contract §7.2). */
export function endedError(context: RequestContext, status: number): ZadigError {
  const says = 'the server ended the stream'
  return create(context, { kind: 'unreachable', says, advice: 'connection-lost', delivery: 'answered', status })
}

/** 408 and the 5xx of gateways and CDNs: whether Zadig saw the request cannot be known. */
export function isGatewayStatus(status: number): boolean {
  return status === 408 || (status >= 502 && status <= 504) || (status >= 520 && status <= 530)
}

function create(context: RequestContext, details: Details): ZadigError {
  const { call, token, tries } = context
  const { says, advice, status, code, cause, kind, delivery } = details
  const description = redact(details.description ?? '', token)
  const serverMessage = redact(details.serverMessage ?? '', token)
  const path = redact(call.path, token)
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(code === undefined || code === status ? [] : [`code ${code}`]),
    ...(serverMessage === '' ? [] : [serverMessage]),
    ...(tries === 1 ? [] : [`tried ${tries} times`]),
  ]
  const message = [
    `${call.method} ${path}: ${says}`,
    facts.length === 0 ? '' : ` (${facts.join(', ')})`,
    description === '' ? '' : `: ${description}`,
  ].join('')
  const doubtful = delivery === 'unknown' && call.method !== 'GET'
  return new ZadigError(message, {
    kind,
    method: call.method,
    path,
    delivery,
    tries,
    adviceId: advice,
    advice: doubtful ? `${ADVICE[advice]} ${ADVICE['maybe-delivered']}` : ADVICE[advice],
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(serverMessage === '' ? {} : { serverMessage }),
    ...(description === '' ? {} : { description }),
    ...(cause === undefined ? {} : { cause }),
  })
}

function crashAdvice(operation: Call['operation']): AdviceId {
  if (operation === 'create-workflow' || operation === 'update-workflow') return 'definition-crash'
  return operation === 'execute' ? 'panic' : 'broke-down'
}

function forbiddenAdvice(text: string, envelope: Envelope | undefined): AdviceId {
  if (envelope?.description === 'mfa_enrollment_required') return 'mfa-enrollment'
  if (envelope?.description === 'mfa_verification_required') return 'mfa-verification'
  return text.trim() === '' || envelope !== undefined ? 'no-permission' : 'gateway-forbidden'
}

/** Characters of a remote text that an error keeps: enough for Zadig's longest sentences, too few to fill a log. */
const MAX_REMOTE_TEXT = 500

const LEAST_TOKEN_LENGTH = 8

/** A remote text for an error: without the token, which a server or a proxy can echo, and of bounded length. */
function redact(text: string, token: string): string {
  // A shorter text is not a token of Zadig's, and replacing it would garble every message.
  const clean = token.length < LEAST_TOKEN_LENGTH ? text : text.replaceAll(token, '***')
  if (clean.length <= MAX_REMOTE_TEXT) return clean
  // Cut between words if more than half is left: the runner masks a secret only where it is whole.
  const words = clean.lastIndexOf(' ', MAX_REMOTE_TEXT)
  return `${clean.slice(0, words > MAX_REMOTE_TEXT / 2 ? words : MAX_REMOTE_TEXT)}…`
}
