import { type Delivery, ZadigError, type ZadigErrorFields } from '../../errors.ts'
import { ADVICE, type AdviceId } from './advice.ts'
import type { Call } from '../http/call.ts'
import { diagnose, type Envelope, readEnvelope, type RefusedAnswer, visibleText } from './error-rules.ts'
import type { ExchangeFailure } from '../http/exchange.ts'
import { explainFailure } from './network-errors.ts'

/** What every error of one attempt has in common. */
export interface Attempt {
  readonly call: Call
  /** Its number, from 1. */
  readonly number: number
  /** Taken out of every remote text, should a server or a proxy echo it. */
  readonly token: string
  /** Host and port, for messages. */
  readonly host: string
  /** Host and port of the proxy in use; empty without one. */
  readonly proxy: string
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

/** The error for an attempt that got no answer, or lost it half way. */
export function failureError(attempt: Attempt, failure: ExchangeFailure): ZadigError {
  const { reason, advice } = explainFailure(failure.cause)
  const through = attempt.proxy === '' ? '' : ` through the proxy ${attempt.proxy}`
  const says = `${attempt.host} cannot be reached${through}: ${reason}`
  return create(attempt, {
    kind: 'unreachable',
    says,
    advice,
    delivery: failure.sent ? 'unknown' : 'never',
    cause: failure.cause,
  })
}

/** The error for an answer with a status of 3xx to 5xx; `tokenAdvice` is what looking into the token told. */
export function refusalError(attempt: Attempt, answer: RefusedAnswer, tokenAdvice: AdviceId): ZadigError {
  const { status, text } = answer
  const envelope = readEnvelope(text)
  const plain = envelope === undefined ? visibleText(answer) : ''
  const details = { status, ...envelope, ...(plain === '' ? {} : { description: plain }) }
  const answered = { ...details, delivery: 'answered' } as const

  if (status === 401) {
    return create(attempt, {
      ...answered,
      kind: 'unauthorized',
      says: 'the API token was refused',
      advice: tokenAdvice,
    })
  }
  if (status === 403) {
    return create(attempt, {
      ...answered,
      kind: 'forbidden',
      says: 'not allowed',
      advice: forbiddenAdvice(text, envelope),
    })
  }
  if (status === 429) {
    // Kept back by a gateway, so not carried out; a read that outlasted its budget could not reach the server.
    const kind = attempt.call.method === 'GET' ? 'unreachable' : 'refused'
    return create(attempt, { ...answered, kind, says: 'too many requests', advice: 'rate-limited' })
  }
  if (isGatewayStatus(status)) {
    return create(attempt, {
      ...details,
      kind: 'unreachable',
      says: 'a gateway answered in place of Zadig',
      advice: 'gateway-error',
      delivery: 'unknown',
    })
  }
  if (status === 500 && text.trim() === '') {
    return create(attempt, {
      ...details,
      kind: 'unreachable',
      says: 'an empty answer',
      advice: crashAdvice(attempt.call.operation),
      delivery: 'unknown',
    })
  }
  if (status < 400) {
    return create(attempt, { ...answered, kind: 'protocol', says: 'an answer without use', advice: 'not-zadig' })
  }
  if ((status === 404 || status === 405) && envelope === undefined) {
    const ours = /^(Invalid path|Method not allowed)/.test(text)
    const advice =
      ours && attempt.call.since !== undefined ? (`needs-zadig-${attempt.call.since}` as const) : 'wrong-url'
    return create(attempt, { ...answered, kind: 'no-endpoint', says: 'there is no such endpoint', advice })
  }
  if (envelope === undefined && text.trim() !== '') {
    // Somebody in between, who may have passed the request on before.
    return create(attempt, {
      ...details,
      kind: 'protocol',
      says: 'the answer is not from Zadig',
      advice: 'not-zadig',
      delivery: 'unknown',
    })
  }
  const { code, description = '' } = envelope ?? {}
  const advice = diagnose({ operation: attempt.call.operation, status, code, description })
  return create(attempt, { ...answered, kind: 'refused', says: 'Zadig refused', advice })
}

/** The error for an answer of success whose content is none: HTML, damaged JSON, or another shape. */
export function contentError(
  attempt: Attempt,
  status: number,
  says: string,
  advice: AdviceId,
  cause?: unknown,
): ZadigError {
  // The request may well have been carried out: only its result is lost.
  return create(attempt, { kind: 'protocol', says, advice, delivery: 'unknown', status, cause })
}

/** The error for a redirect that is not followed. Its query, which can hold a token, is not shown. */
export function redirectError(attempt: Attempt, status: number, target: URL, elsewhere: boolean): ZadigError {
  const to = `the server redirects to ${shorten(target.origin + target.pathname, attempt.token)}`
  const details = { kind: 'protocol', delivery: 'answered', status } as const
  return elsewhere
    ? create(attempt, { ...details, says: `${to}; the token was not sent there`, advice: 'other-origin' })
    : create(attempt, { ...details, says: to, advice: 'not-zadig' })
}

/** The error for a stream that the server ended, which only ever ends by us (contract §7.2). */
export function endedError(attempt: Attempt, status: number): ZadigError {
  const says = 'the server ended the stream'
  return create(attempt, { kind: 'unreachable', says, advice: 'connection-lost', delivery: 'answered', status })
}

/** 408 and the 5xx of gateways and CDNs: whether Zadig saw the request cannot be known. */
export function isGatewayStatus(status: number): boolean {
  return status === 408 || (status >= 502 && status <= 504) || (status >= 520 && status <= 530)
}

function create(attempt: Attempt, details: Details): ZadigError {
  const { call, token, number } = attempt
  const { says, advice, status, code, cause, kind, delivery } = details
  const description = shorten(details.description ?? '', token)
  const serverMessage = shorten(details.serverMessage ?? '', token)
  const path = shorten(call.path, token)
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(code === undefined || code === status ? [] : [`code ${code}`]),
    ...(serverMessage === '' ? [] : [serverMessage]),
    ...(number === 1 ? [] : [`${number} attempts`]),
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
    attempts: number,
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

/** A remote text as an error repeats it: without the token, should a server or a proxy echo it, and not for ever. */
export function shorten(text: string, token: string): string {
  // A shorter text is no token of Zadig's, and replacing it would garble every message.
  const clean = token.length < LEAST_TOKEN_LENGTH ? text : text.replaceAll(token, '***')
  if (clean.length <= MAX_REMOTE_TEXT) return clean
  // Between words where there is room for half of it: the runner's masks know a secret whole, and not its beginning.
  const words = clean.lastIndexOf(' ', MAX_REMOTE_TEXT)
  return `${clean.slice(0, words > MAX_REMOTE_TEXT / 2 ? words : MAX_REMOTE_TEXT)}…`
}
