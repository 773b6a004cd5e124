import { expect, test } from '@jest/globals'

import { formatInstant, parseInstant } from '../../../src/time/duration.ts'

test.each([
  ['2026-01-31T18:00:00+08:00', '2026-01-31T10:00:00Z'],
  ['2026-01-31T18:00:00Z', '2026-01-31T18:00:00Z'],
  ['2026-01-31 18:00Z', '2026-01-31T18:00:00Z'],
  ['2026-01-31T18:00:00.250Z', '2026-01-31T18:00:00.250Z'],
  ['2026-01-31', '2026-01-31T00:00:00Z'],
  [' 1767225600 ', '2026-01-01T00:00:00Z'],
  ['0', '1970-01-01T00:00:00Z'],
])('%s is a moment', (text, same) => {
  expect(parseInstant(text)).toBe(Date.parse(same))
})

test.each(['', 'now', '2026-01-31T18:00:00', '2026-13-01', '31.01.2026', '1e9', '-5', '999999999999'])(
  '“%s” is none',
  (text) => {
    expect(parseInstant(text)).toBeUndefined()
  },
)

test('a moment is shown in UTC, and what a Date cannot hold is not shown', () => {
  expect(formatInstant(1_767_225_600_000)).toBe('2026-01-01 00:00:00 UTC')
  expect(formatInstant(1e20)).toBe('')
  expect(formatInstant(Number.NaN)).toBe('')
})
