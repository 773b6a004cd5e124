import { type Delivery, ZadigError, type ZadigErrorFields } from '../../errors.ts'
import { ADVICE, type AdviceId } from './advice.ts'
import { type Call, SINCE } from '../http/call.ts'
import { diagnose, type Envelope, readEnvelope, type RefusedAnswer, visibleText } from './error-rules.ts'
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

interface Details extends Envelope {
  readonly kind: ZadigErrorFields['kind']
  readonly says: string
  readonly advice: AdviceId
  readonly delivery: Delivery
  readonly status?: number
  readonly cause?: unknown
}

/** The error for a request that got no answer, or only a part of it. */
export function failureError(context: RequestContext, { cause, sent }: ExchangeFailure): ZadigError {
  const { reason, advice } = explainFailure(cause)
  const through = context.proxy === '' ? '' : ` through the proxy ${context.proxy}`
  const says = `${context.host} cannot be reached${through}: ${reason}`
  return create(context, { kind: 'unreachable', says, advice, delivery: sent ? 'unknown' : 'never', cause })
}

/** The error for an answer with a status of 3xx to 5xx; `tokenAdvice` is for a 401. */
export function refusalError(context: RequestContext, answer: RefusedAnswer, tokenAdvice: AdviceId): ZadigError {
  const { status, text } = answer
  const { operation, method, path } = context.call
  const envelope = readEnvelope(text)
  const said = envelope ?? { description: visibleText(answer) }
  const isEmpty = text.trim() === ''

  function error(
    kind: ZadigErrorFields['kind'],
    says: string,
    advice: AdviceId,
    delivery: Delivery = 'answered',
  ): ZadigError {
    return create(context, { status, ...said, kind, says, advice, delivery })
  }

  if (status === 401) return error('unauthorized', 'the API token was refused', tokenAdvice)
  if (status === 403) return error('forbidden', 'not allowed', forbiddenAdvice(isEmpty, envelope))
  // The gateway did not pass the request on. A read that is refused until the end of its budget did not reach the server.
  if (status === 429) return error(method === 'GET' ? 'unreachable' : 'refused', 'too many requests', 'rate-limited')
  if (isGatewayStatus(status))
    return error('unreachable', 'a gateway answered in place of Zadig', 'gateway-error', 'unknown')
  if (status === 500 && isEmpty) return error('unreachable', 'an empty answer', crashAdvice(operation), 'unknown')
  if (status < 400) return error('protocol', 'an unusable answer', 'not-zadig')
  if ((status === 404 || status === 405) && envelope === undefined) {
    // How Zadig's router refuses a path or a method that it does not have (contract §1).
    const isOld = /^(Invalid path|Method not allowed)/.test(text) && path.startsWith('/openapi/')
    return error('no-endpoint', 'there is no such endpoint', isOld ? `needs-zadig-${SINCE[operation]}` : 'wrong-url')
  }
  // A gateway's answer. The gateway may have passed the request on before.
  if (envelope === undefined && !isEmpty)
    return error('protocol', 'the answer is not from Zadig', 'not-zadig', 'unknown')
  return error('refused', 'Zadig refused', diagnose(operation, status, envelope ?? {}))
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

function create({ call, token, tries }: RequestContext, details: Details): ZadigError {
  const { says, advice, status, code, cause, kind, delivery } = details
  const { method } = call
  const description = redact(details.description ?? '', token)
  const serverMessage = redact(details.serverMessage ?? '', token)
  const path = redact(call.path, token)
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(code === undefined || code === status ? [] : [`code ${code}`]),
    ...(serverMessage === '' ? [] : [serverMessage]),
    ...(tries === 1 ? [] : [`tried ${tries} times`]),
  ].join(', ')
  const message = `${method} ${path}: ${says}${facts && ` (${facts})`}${description && `: ${description}`}`
  const isDoubtful = delivery === 'unknown' && method !== 'GET'
  return new ZadigError(message, {
    kind,
    method,
    path,
    delivery,
    tries,
    status,
    code,
    cause,
    adviceId: advice,
    advice: isDoubtful ? `${ADVICE[advice]} ${ADVICE['maybe-delivered']}` : ADVICE[advice],
    serverMessage: serverMessage || undefined,
    description: description || undefined,
  })
}

function crashAdvice(operation: Call['operation']): AdviceId {
  if (operation === 'create-workflow' || operation === 'update-workflow') return 'definition-crash'
  return operation === 'execute' ? 'panic' : 'broke-down'
}

function forbiddenAdvice(isEmpty: boolean, envelope: Envelope | undefined): AdviceId {
  if (envelope?.description === 'mfa_enrollment_required') return 'mfa-enrollment'
  if (envelope?.description === 'mfa_verification_required') return 'mfa-verification'
  return isEmpty || envelope !== undefined ? 'no-permission' : 'gateway-forbidden'
}

/** Characters of a remote text that an error keeps: enough for Zadig's longest sentences, too few to fill a log. */
const MAX_REMOTE_TEXT = 500

const LEAST_TOKEN_LENGTH = 8

/** Hides the token in a remote text for an error and bounds its length. */
function redact(text: string, token: string): string {
  // A shorter text is not a token of Zadig's, and replacing it would garble every message.
  const clean = token.length < LEAST_TOKEN_LENGTH ? text : text.replaceAll(token, '***')
  if (clean.length <= MAX_REMOTE_TEXT) return clean
  // Cut between words if more than half is left: the runner masks a secret only where it is whole.
  const words = clean.lastIndexOf(' ', MAX_REMOTE_TEXT)
  return `${clean.slice(0, words > MAX_REMOTE_TEXT / 2 ? words : MAX_REMOTE_TEXT)}…`
}
