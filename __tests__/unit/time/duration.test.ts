import { describe, expect, test } from '@jest/globals'
import { formatDuration, parseDuration } from '../../../src/time/duration.ts'

describe('parseDuration', () => {
  test.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1h1m1s', 3_661_000],
    ['45', 45_000],
    [' 5m ', 300_000],
    ['0s', 0],
  ])('reads %j', (text, ms) => expect(parseDuration(text)).toBe(ms))

  test.each(['', '1.5h', '5 m', 'm', '-3s', '1m1h', '1s1s', 'soon', '10ms', '1d', '٣s'])('refuses %j', (text) =>
    expect(parseDuration(text)).toBeUndefined(),
  )
})

test.each([
  [0, '0ms'],
  [850, '850ms'],
  [42_000, '42s'],
  [59_600, '1m'],
  [185_000, '3m 5s'],
  [3_600_000, '1h'],
  [3_720_000, '1h 2m'],
])('formatDuration says %d as %j', (ms, text) => expect(formatDuration(ms)).toBe(text))
