import { expect, test } from '@jest/globals'
import { readError } from '../../../src/github/github-api.ts'
import type { GithubErrorKind } from '../../../src/ports/github-api.ts'

const DATE = 'Thu, 01 Jan 2026 00:00:00 GMT'
const resetIn = (seconds: number): string => String(Date.parse(DATE) / 1_000 + seconds)
const spent = { date: DATE, 'x-ratelimit-remaining': '0' }
const left = { date: DATE, 'x-ratelimit-remaining': '4980', 'x-ratelimit-reset': resetIn(900) }

test.each<{
  status: number
  said?: string
  headers?: Readonly<Record<string, string>>
  is: GithubErrorKind
  wait?: number
}>([
  { status: 403, headers: { ...left, 'retry-after': '60' }, is: 'rate-limited', wait: 60_000 },
  { status: 429, headers: { ...left, 'retry-after': '5' }, is: 'rate-limited', wait: 5_000 },
  { status: 403, headers: { 'retry-after': '99999999999' }, is: 'rate-limited', wait: 3_600_000 },
  { status: 403, headers: { 'retry-after': '' }, is: 'rate-limited', wait: 60_000 },
  { status: 403, headers: { ...spent, 'x-ratelimit-reset': resetIn(30) }, is: 'rate-limited', wait: 31_000 },
  { status: 403, headers: { ...spent, 'x-ratelimit-reset': resetIn(-30) }, is: 'rate-limited', wait: 1_000 },
  { status: 403, headers: { ...spent, 'x-ratelimit-reset': 'soon' }, is: 'rate-limited', wait: 60_000 },
  { status: 429, is: 'rate-limited', wait: 60_000 },
  { status: 403, said: 'You have exceeded a secondary rate limit', headers: left, is: 'rate-limited', wait: 60_000 },
  { status: 0, said: 'API rate limit exceeded', headers: { 'retry-after': '9' }, is: 'rate-limited', wait: 9_000 },
  { status: 403, said: 'Resource not accessible by integration', headers: left, is: 'forbidden' },
  { status: 404, is: 'not-found' },
  { status: 405, is: 'not-found' },
  { status: 502, headers: spent, is: 'unreachable' },
])('$status with $headers is $is', ({ status, said = 'x', headers = {}, is, wait = 0 }) => {
  // GraphQL's errors have neither a status nor a response with headers.
  const shape = status === 0 ? { headers, response: { data: null } } : { status, response: { headers } }
  expect(readError(Object.assign(new Error(said), shape))).toMatchObject({ kind: is, waitMs: wait })
})
