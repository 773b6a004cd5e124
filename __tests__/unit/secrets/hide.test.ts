import { expect, test } from '@jest/globals'

import { credentialsIn, hideCredentials, hideSecrets } from '../../../src/secrets/hide.ts'

test.each([
  { what: 'a string that is a secret', value: 'hunter2', hidden: '***' },
  { what: 'a secret inside a string, each time', value: 'a hunter2 b hunter2', hidden: 'a *** b ***' },
  { what: 'a longer secret before one that it contains', value: 'x hunter2-longer', hidden: 'x ***' },
  { what: 'strings at any depth', value: { list: [{ deep: 'hunter2' }] }, hidden: { list: [{ deep: '***' }] } },
  { what: 'a short secret as a whole value only', value: ['pin', 'spinning'], hidden: ['***', 'spinning'] },
  { what: 'no key, number or null', value: { hunter2: 1, nothing: null }, hidden: { hunter2: 1, nothing: null } },
])('hides $what, and leaves the original as it is', ({ value, hidden }) => {
  const before = JSON.stringify(value)
  expect(hideSecrets<unknown>(value, ['hunter2', 'hunter2-longer', 'pin'])).toEqual(hidden)
  expect(JSON.stringify(value)).toBe(before)
})

test('hides and finds credentials by where they are, empty ones excepted', () => {
  const document = {
    repos: [{ oauth_token: 'abc', password: '' }],
    params: [
      { value: 'one', is_credential: true },
      { value: 'two', is_credential: 'true', default: 'three' },
      { value: 'open', is_credential: false },
    ],
  }
  expect(credentialsIn(document)).toEqual(['abc', 'one', 'two', 'three'])
  expect(hideCredentials(document)).toEqual({
    repos: [{ oauth_token: '***', password: '' }],
    params: [
      { value: '***', is_credential: true },
      { value: '***', is_credential: 'true', default: '***' },
      { value: 'open', is_credential: false },
    ],
  })
})
