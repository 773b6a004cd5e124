import { describe, expect, test } from '@jest/globals'
import { array, assert, constantFrom, property } from 'fast-check'

import { diffLines } from '../../../src/definition/compare.ts'

const lines = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))

describe('diffLines', () => {
  test.each([
    ['says nothing where nothing changes', 'a b c', 'a b c', []],
    ['shows what is new', '', 'a b', ['+ a', '+ b']],
    ['shows what is gone', 'a b', '', ['- a', '- b']],
    ['shows a line in the place of another', 'a b c', 'a x c', ['  a', '- b', '+ x', '  c']],
    [
      'shows three lines around a change',
      '1 2 3 4 5 6 7 8 9',
      '1 2 3 4 x 6 7 8 9',
      ['@@', '  2', '  3', '  4', '- 5', '+ x', '  6', '  7', '  8'],
    ],
    [
      'marks what lies between two changes',
      'a 1 2 3 4 5 6 7 b',
      'x 1 2 3 4 5 6 7 y',
      ['- a', '+ x', '  1', '  2', '  3', '@@', '  5', '  6', '  7', '- b', '+ y'],
    ],
    ['finds a line that moved', 'a b c d', 'b c d a', ['- a', '  b', '  c', '  d', '+ a']],
  ])('%s', (_what, before, after, expected) => {
    expect(diffLines(lines(before), lines(after))).toEqual(expected)
  })

  test('has every removed and every added line, and nothing else, whatever the texts', () => {
    const text = array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
    assert(
      property(text, text, (before, after) => {
        const diff = diffLines(before, after)
        const count = (sign: string): number => diff.filter((line) => line.startsWith(sign)).length
        expect(before.length - count('- ')).toBe(after.length - count('+ '))
        expect(diff.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after))
        expect(diff.filter((line) => !/^([-+ ] [abcd]|@@)$/.test(line))).toEqual([])
      }),
    )
  })

  test('shows texts that are too different as all out and all in, without taking long', () => {
    const before = Array.from({ length: 5_000 }, (_, index) => `old ${index}`)
    const after = Array.from({ length: 5_000 }, (_, index) => `new ${index}`)
    expect(diffLines(before, after)).toHaveLength(10_000)
  })
})
