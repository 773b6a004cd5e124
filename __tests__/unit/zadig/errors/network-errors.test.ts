import { describe, expect, it } from '@jest/globals'

import type { AdviceId } from '../../../../src/zadig/errors/advice.ts'
import { type Again, explainFailure } from '../../../../src/zadig/errors/network-errors.ts'
import { retryAfter, serverTime } from '../../../../src/zadig/http/answer.ts'

const withCode = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code })

describe('explainFailure', () => {
  it.each<[string, AdviceId, Again]>([
    ['ENOTFOUND', 'name-not-found', 'known-server'],
    ['EAI_AGAIN', 'name-not-found', 'yes'],
    ['ECONNREFUSED', 'connection-refused', 'yes'],
    ['EHOSTUNREACH', 'no-route', 'yes'],
    ['ENETUNREACH', 'no-route', 'yes'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'yes'],
    ['ECONNRESET', 'connection-lost', 'yes'],
    ['UND_ERR_SOCKET', 'connection-lost', 'yes'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-untrusted', 'no'],
    ['CERT_CHAIN_TOO_LONG', 'certificate-untrusted', 'no'],
    ['CERT_HAS_EXPIRED', 'certificate-expired', 'no'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name', 'no'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-tls', 'known-server'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tls-failed', 'yes'],
    ['EPROTO', 'tls-failed', 'yes'],
    ['HPE_INVALID_CONSTANT', 'not-http', 'known-server'],
    ['UND_ERR_INVALID_ARG', 'connection-lost', 'no'],
    ['toString', 'connection-lost', 'no'],
  ])('%s', (code, advice, again) => {
    expect(explainFailure(withCode(code))).toMatchObject({ advice, again })
  })

  it('looks through wrappers and into the attempts at several addresses', () => {
    const attempts = new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')], 'all failed')
    expect(explainFailure(new Error('wrapped', { cause: attempts })).reason).toBe(
      'the connection was refused (ECONNREFUSED)',
    )
  })

  it('survives causes in a circle, and things that are no errors', () => {
    const circle = new Error('a')
    circle.cause = circle
    expect(explainFailure(circle).again).toBe('no')
    for (const thrown of [undefined, null, 'text', 7]) expect(explainFailure(thrown).again).toBe('no')
  })
})

describe('retryAfter', () => {
  const now = Date.parse('2026-01-01T12:00:00Z')

  it.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': 'Thu, 01 Jan 2026 12:00:30 GMT' }, 30_000],
    // The server's clock is an hour ahead: the difference counts, not the moment.
    [{ 'retry-after': 'Thu, 01 Jan 2026 13:00:30 GMT', date: 'Thu, 01 Jan 2026 13:00:00 GMT' }, 30_000],
    [{ 'retry-after': 'Thu, 01 Jan 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '' }, undefined],
    [{}, undefined],
    [{ 'retry-after': ['5', '9'] }, 5_000],
  ])('%j → %p ms', (headers, ms) => {
    expect(retryAfter(headers, now)).toBe(ms)
  })
})

describe('serverTime', () => {
  it('is unknown without a readable Date header', () => {
    expect(serverTime({})).toBeUndefined()
    expect(serverTime({ date: 'yesterday' })).toBeUndefined()
    expect(serverTime({ date: 'Thu, 01 Jan 2026 12:00:00 GMT' })).toBe(Date.parse('2026-01-01T12:00:00Z'))
  })
})
