import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { createLineDecoder } from '../../../../emulators/runner/line-decoder.ts'

function decode(...chunks: readonly (string | readonly number[])[]): string[] {
  const decoder = createLineDecoder()
  const lines = chunks.flatMap((chunk) =>
    decoder.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk)),
  )
  return [...lines, ...decoder.end()]
}

test.each([
  [['a\nb\r\nc\rd'], ['a', 'b', 'c', 'd']],
  [
    ['a\r', '\nb\n'],
    ['a', 'b'],
  ],
  [
    ['a\r', 'b\r'],
    ['a', 'b'],
  ],
  [['progress 10%\r::set-env name=A::b'], ['progress 10%', '::set-env name=A::b']],
  [['\n\n'], ['', '']],
  [['\r\r\n'], ['', '']],
  [['no end'], ['no end']],
  [[''], []],
  [['one', ' line', '\n'], ['one line']],
])('%j is the lines %j', (chunks, lines) => {
  expect(decode(...chunks)).toEqual(lines)
})

test('a character that is split over chunks is whole, an invalid byte is U+FFFD, a byte order mark goes', () => {
  expect(decode([0xe4, 0xbd], [0xa0, 0x0a])).toEqual(['你'])
  expect(decode([0x61, 0xff, 0x62])).toEqual(['a\ufffdb'])
  expect(decode([0xe4, 0xbd])).toEqual(['\ufffd'])
  expect(decode([0xef, 0xbb, 0xbf, 0x61])).toEqual(['a'])
})

test('a carriage return at the end of a chunk delays its line until the next chunk', () => {
  const decoder = createLineDecoder()
  expect(decoder.push(Buffer.from('a\r'))).toEqual([])
  expect(decoder.push(Buffer.from('b'))).toEqual(['a'])
  expect(decoder.end()).toEqual(['b'])
})

test('the cuts between chunks change nothing', () => {
  const text = fc.string({ unit: fc.constantFrom('\r', '\n', 'a', '你', ':') })
  fc.assert(
    fc.property(text, fc.array(fc.nat(40)), (whole, cuts) => {
      const bytes = Buffer.from(whole, 'utf8')
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length]
      const chunks = at.slice(1).map((end, index) => [...bytes.subarray(at[index], end)])
      expect(decode(...chunks)).toEqual(decode(whole))
    }),
  )
})
