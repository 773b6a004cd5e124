import { describe, expect, it } from '@jest/globals'

import { inspectToken } from '../../../../src/zadig/http/token.ts'

const NOW = Date.parse('2026-01-01T00:00:00Z')
const YEAR = 8_760 * 3_600

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function token(claims: unknown): string {
  return `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`
}

describe('inspectToken', () => {
  it.each([
    ['an API token of a hundred years', { exp: NOW / 1_000 + 100 * YEAR }, 'api'],
    ['one with exactly a year left', { exp: NOW / 1_000 + YEAR }, 'api'],
    ['one with less than a year left', { exp: NOW / 1_000 + YEAR - 1 }, 'login'],
    ['one of a browser', { exp: NOW / 1_000 + 24 * 3_600 }, 'login'],
    ['one without an expiry', {}, 'login'],
    ['one that expires now', { exp: NOW / 1_000 }, 'expired'],
    ['one that is over', { exp: 1 }, 'expired'],
  ])('tells %s', (_name, claims, kind) => {
    expect(inspectToken(token({ name: 'CI 机器人', ...claims }), NOW)).toMatchObject({ kind, name: 'CI 机器人' })
  })

  it('says when it expires', () => {
    expect(inspectToken(token({ exp: 1_800_000_000 }), NOW).expiresAt).toBe(1_800_000_000_000)
    expect(inspectToken(token({}), NOW)).toMatchObject({ expiresAt: undefined, name: '' })
  })

  it.each([
    '',
    '   ',
    'abc',
    'abc def.ghi.jkl',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    `x.${Buffer.from('[1]').toString('base64url')}.y`,
    token('text'),
  ])('does not take %j for a token', (text) => {
    expect(inspectToken(text, NOW)).toMatchObject({ kind: 'malformed', name: '' })
  })

  it('removes white space around the token and a scheme word', () => {
    const bare = token({ exp: NOW })
    expect(inspectToken(`  Bearer ${bare}\n`, NOW).token).toBe(bare)
  })
})
