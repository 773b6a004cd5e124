import { expect, test } from '@jest/globals'

import { hideSecrets } from '../../../src/secrets/hide.ts'

test.each([
  { what: 'a string that is a secret', value: 'hunter2', hidden: '***' },
  { what: 'a secret inside a string, each time', value: 'a hunter2 b hunter2', hidden: 'a *** b ***' },
  { what: 'a longer secret before one that it contains', value: 'x hunter2-longer', hidden: 'x ***' },
  { what: 'strings at any depth', value: { list: [{ deep: 'hunter2' }] }, hidden: { list: [{ deep: '***' }] } },
  { what: 'a short secret as a whole value only', value: ['pin', 'spinning'], hidden: ['***', 'spinning'] },
  { what: 'no key, number or null', value: { hunter2: 1, nothing: null }, hidden: { hunter2: 1, nothing: null } },
])('hides $what', ({ value, hidden }) => {
  expect(hideSecrets(value, ['hunter2', 'hunter2-longer', 'pin'])).toEqual(hidden)
})

test('a copy without secrets has none at any depth, and the original stays as it is', () => {
  const data = { text: 'a hunter2', list: [{ deep: 'hunter2', count: 1, nothing: null }], hunter2: 'plain' }
  const before = structuredClone(data)
  expect(hideSecrets(data, ['hunter2'])).toEqual({
    text: 'a ***',
    list: [{ deep: '***', count: 1, nothing: null }],
    hunter2: 'plain',
  })
  expect(data).toEqual(before)
})
