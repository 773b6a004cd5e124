import type { AdviceId } from './advice.ts'
import { asMapping, isMapping, textAt } from '../../json.ts'

/**
 * Whether a retry can help. `known-server`: only if this server has answered before; at the first call the cause is a wrong
 * setting, which should fail at once.
 */
export type Again = 'yes' | 'no' | 'known-server'

export interface Explanation {
  /** What happened, in a few words and with the machine's own code. */
  readonly reason: string
  readonly advice: AdviceId
  readonly again: Again
}

type Row = Omit<Explanation, 'reason'> & { readonly words: string }

const NO_ROUTE: Row = { words: 'no route to the host', advice: 'no-route', again: 'yes' }
const TIMEOUT: Row = { words: 'no answer in time', advice: 'timeout', again: 'yes' }
const LOST: Row = { words: 'the connection broke off', advice: 'connection-lost', again: 'yes' }
const UNTRUSTED: Row = { words: 'the certificate is not trusted', advice: 'certificate-untrusted', again: 'no' }
const EXPIRED: Row = { words: 'the certificate is not valid now', advice: 'certificate-expired', again: 'no' }
const NOT_TLS: Row = { words: 'the server does not speak TLS', advice: 'not-tls', again: 'known-server' }

/** By the codes of Node's sockets, of OpenSSL's verification and of undici. */
const ROWS: Readonly<Record<string, Row>> = {
  ENOTFOUND: { words: 'the host name is not known', advice: 'name-not-found', again: 'known-server' },
  EAI_AGAIN: { words: 'the name server does not answer', advice: 'name-not-found', again: 'yes' },
  ECONNREFUSED: { words: 'the connection was refused', advice: 'connection-refused', again: 'yes' },
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ENETDOWN: NO_ROUTE,
  ETIMEDOUT: TIMEOUT,
  TimeoutError: TIMEOUT,
  UND_ERR_CONNECT_TIMEOUT: TIMEOUT,
  UND_ERR_HEADERS_TIMEOUT: TIMEOUT,
  UND_ERR_BODY_TIMEOUT: TIMEOUT,
  ECONNRESET: LOST,
  ECONNABORTED: LOST,
  EPIPE: LOST,
  UND_ERR_SOCKET: LOST,
  UND_ERR_INFO: LOST,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: LOST,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_UNTRUSTED: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  CERT_REJECTED: UNTRUSTED,
  CERT_REVOKED: UNTRUSTED,
  INVALID_CA: UNTRUSTED,
  CERT_HAS_EXPIRED: EXPIRED,
  CERT_NOT_YET_VALID: EXPIRED,
  ERR_TLS_CERT_ALTNAME_INVALID: { words: 'the certificate has another name', advice: 'certificate-name', again: 'no' },
  UND_ERR_PRX_TLS: { words: "the proxy's certificate has another name", advice: 'certificate-name', again: 'no' },
  UND_ERR_PRX_CONN: { words: 'the proxy closed the connection', advice: 'proxy-refused', again: 'yes' },
  HTTPParserError: { words: 'the answer is not HTTP', advice: 'not-http', again: 'known-server' },
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
  ERR_SSL_HTTP_REQUEST: NOT_TLS,
}

/** Explains an error of undici or Node for a request without an answer. */
export function explainFailure(cause: unknown): Explanation {
  const message = textAt(asMapping(cause), 'message')
  const proxyStatus = /^Proxy response \((\d+)\)|^Proxy Authentication Required \((407)\)/.exec(message)
  if (proxyStatus !== null) return explainProxy(Number(proxyStatus[1] ?? proxyStatus[2]))
  const code = findCode(cause)
  const row = Object.hasOwn(ROWS, code) ? ROWS[code] : guess(code)
  if (row === undefined) return { reason: `unexpected: ${message}`, advice: 'connection-lost', again: 'no' }
  return { reason: `${row.words} (${code})`, advice: row.advice, again: row.again }
}

function explainProxy(status: number): Explanation {
  const reason = `the proxy answered HTTP ${status} to the request for a connection`
  if (status === 407) return { reason, advice: 'proxy-authentication', again: 'no' }
  // 5xx: the proxy could not reach Zadig. 4xx: it refuses to connect.
  return { reason, advice: 'proxy-refused', again: status >= 500 ? 'yes' : 'no' }
}

/** Families of codes that are too large for the table. */
function guess(code: string): Row | undefined {
  if (code.startsWith('HPE_')) return ROWS['HTTPParserError']
  if (code.startsWith('CERT_') || code.startsWith('CRL_')) return UNTRUSTED
  if (/^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code))
    return { words: 'the TLS handshake failed', advice: 'tls-failed', again: 'yes' }
  return undefined
}

/**
 * The first code down the chain of causes that the table knows; an AggregateError has one failure an address. By shape,
 * not by `instanceof`: an error of Node's own can come from another realm.
 */
function findCode(error: unknown, depth = 0): string {
  const { code, name, cause, errors } = asMapping(error)
  const own = typeof code === 'string' ? code : typeof name === 'string' ? name : ''
  const inner: unknown = Array.isArray(errors) ? errors[0] : cause
  if (Object.hasOwn(ROWS, own) || !isMapping(inner) || depth > 5) return own
  return findCode(inner, depth + 1)
}
