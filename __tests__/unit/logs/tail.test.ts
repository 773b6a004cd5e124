import { describe, expect, test } from '@jest/globals'

import { batchOf, decode } from '../../../src/ports/line-batch.ts'
import { createTail } from '../../../src/logs/log-position.ts'

const numbered = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => `第 ${from + index} 行`)

describe('the tail of a log', () => {
  test.each([1, 7, 100, 5_000])('is its last lines, however it comes: in batches of %d', (size) => {
    const lines = numbered(0, 20_000)
    const tail = createTail()
    for (let at = 0; at < lines.length; at += size) tail.add(batchOf(lines.slice(at, at + size)))
    expect(tail.bytes(200).map(decode)).toEqual(lines.slice(-200))
    expect(tail.bytes(1).map(decode)).toEqual(lines.slice(-1))
  })

  test('is all of a log that is shorter', () => {
    const tail = createTail()
    expect(tail.bytes(10)).toEqual([])
    tail.add(batchOf(['a', '', 'c']))
    expect(tail.bytes(10)).toEqual(['a', '', 'c'])
    expect(tail.bytes(2)).toEqual(['', 'c'])
  })

  test('has fewer lines where they are long, and never a part of one', () => {
    const tail = createTail()
    const lines = Array.from({ length: 50 }, (_, index) => `${index} ${'x'.repeat(9_000)}`)
    for (const line of lines) tail.add(batchOf([line]))
    const kept = tail.bytes(200)
    expect(kept.length).toBeGreaterThan(10)
    expect(kept).toEqual(lines.slice(-kept.length))
  })

  test('has both ends of a line that is longer than itself, in whole characters', () => {
    const tail = createTail()
    tail.add(batchOf(['a', `first ${'字'.repeat(300_000)} last`]))
    expect(tail.bytes(3).map(decode)).toEqual(['a', expect.stringMatching(/^first 字{1332} … 字{1331} last$/)])
    tail.add(batchOf(['b']))
    expect(tail.bytes(1)).toEqual(['b'])
  })
})
