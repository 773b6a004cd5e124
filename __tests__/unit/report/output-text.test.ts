import { describe, expect, test } from '@jest/globals'

import { cutText, jsonLines } from '../../../src/report/output-text.ts'

const long = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `value ${index}`)

describe('JSON of an output', () => {
  test.each([
    [[], '[]'],
    [{}, '{}'],
    [['one'], '["one"]'],
    [['a\nb', 2, undefined], '["a\\nb",\n2,\nnull]'],
    [{ a: { b: 1 }, gone: undefined, c: [] }, '{"a":{"b":1},\n"c":[]}'],
    ['text', '"text"'],
  ])('of %j is %j', (value, text) => {
    expect(jsonLines(value)).toBe(text)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
  })

  test('breaks inside of elements that are long themselves, so that no line comes near 64 KiB', () => {
    const value = { jobs: [{ name: 'one', services: long(10_000) }], short: [1, 2] }
    const text = jsonLines(value)
    expect(JSON.parse(text)).toEqual(value)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(16_100)
    expect(text).toContain('"short":[1,2]')
  })
})

describe('a text that is too long', () => {
  test.each([
    [['a', 'b', 'c'], 12, '["a",\n"b"]'],
    [{ a: 1, b: 2 }, 9, '{"a":1}'],
    [['a'], 3, '[]'],
  ])('is %j within %d units the JSON %j', (value, max, text) => {
    const total = Object.keys(value).length
    const kept: unknown = JSON.parse(text)
    const cut = cutText(jsonLines(value), max)
    expect(cut).toEqual({ text, kept: Object.keys(kept ?? {}).length, total, unit: 'elements' })
  })

  test('of another kind has its first lines', () => {
    expect(cutText('one\ntwo\nthree', 12)).toEqual({ text: 'one\ntwo', kept: 2, total: 3, unit: 'lines' })
  })
})
