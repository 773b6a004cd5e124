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

type Row = Omit<Explanation, 'reason'> & { readonly code: RegExp; readonly words: string }

/** By the codes of Node's sockets, of OpenSSL's verification and of undici; the first row that matches wins. */
const ROWS: readonly Row[] = [
  { code: /^ENOTFOUND$/, words: 'the host name is not known', advice: 'name-not-found', again: 'known-server' },
  { code: /^EAI_AGAIN$/, words: 'the name server does not answer', advice: 'name-not-found', again: 'yes' },
  { code: /^ECONNREFUSED$/, words: 'the connection was refused', advice: 'connection-refused', again: 'yes' },
  { code: /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, words: 'no route to the host', advice: 'no-route', again: 'yes' },
  {
    code: /^(ETIMEDOUT|TimeoutError|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/,
    words: 'no answer in time',
    advice: 'timeout',
    again: 'yes',
  },
  {
    code: /^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_(SOCKET|INFO|RES_CONTENT_LENGTH_MISMATCH))$/,
    words: 'the connection broke off',
    advice: 'connection-lost',
    again: 'yes',
  },
  {
    code: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    words: 'the certificate is not valid now',
    advice: 'certificate-expired',
    again: 'no',
  },
  {
    code: /^(CERT_|CRL_|INVALID_CA$|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF))/,
    words: 'the certificate is not trusted',
    advice: 'certificate-untrusted',
    again: 'no',
  },
  {
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    words: 'the certificate has another name',
    advice: 'certificate-name',
    again: 'no',
  },
  {
    code: /^UND_ERR_PRX_TLS$/,
    words: "the proxy's certificate has another name",
    advice: 'certificate-name',
    again: 'no',
  },
  { code: /^UND_ERR_PRX_CONN$/, words: 'the proxy closed the connection', advice: 'proxy-refused', again: 'yes' },
  { code: /^(HTTPParserError$|HPE_)/, words: 'the answer is not HTTP', advice: 'not-http', again: 'known-server' },
  {
    code: /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/,
    words: 'the server does not speak TLS',
    advice: 'not-tls',
    again: 'known-server',
  },
  { code: /^(ERR_SSL_|ERR_TLS_|EPROTO)/, words: 'the TLS handshake failed', advice: 'tls-failed', again: 'yes' },
]

/** Explains an error of undici or Node for a request without an answer. */
export function explainFailure(cause: unknown): Explanation {
  const message = textAt(asMapping(cause), 'message')
  const proxyStatus = /^Proxy response \((\d+)\)|^Proxy Authentication Required \((407)\)/.exec(message)
  if (proxyStatus !== null) return explainProxy(Number(proxyStatus[1] ?? proxyStatus[2]))
  const code = findCode(cause)
  const row = rowOf(code)
  if (row === undefined) return { reason: `unexpected: ${message}`, advice: 'connection-lost', again: 'no' }
  return { reason: `${row.words} (${code})`, advice: row.advice, again: row.again }
}

function explainProxy(status: number): Explanation {
  const reason = `the proxy answered HTTP ${status} to the request for a connection`
  if (status === 407) return { reason, advice: 'proxy-authentication', again: 'no' }
  // 5xx: the proxy could not reach Zadig. 4xx: it refuses to connect.
  return { reason, advice: 'proxy-refused', again: status >= 500 ? 'yes' : 'no' }
}

function rowOf(code: string): Row | undefined {
  return ROWS.find((row) => row.code.test(code))
}

/**
 * The first code down the chain of causes that the table knows; an AggregateError has one failure an address. By shape,
 * not by `instanceof`: an error of Node's own can come from another realm.
 */
function findCode(error: unknown, depth = 0): string {
  const { code, name, cause, errors } = asMapping(error)
  const own = typeof code === 'string' ? code : typeof name === 'string' ? name : ''
  const inner: unknown = Array.isArray(errors) ? errors[0] : cause
  if (rowOf(own) !== undefined || !isMapping(inner) || depth > 5) return own
  return findCode(inner, depth + 1)
}
