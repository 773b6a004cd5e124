import { expect, test } from '@jest/globals'

import { textBlock } from '../../../src/report/text-block.ts'

test('a text of several lines keeps its lines and their indentation, and each goes through the door by itself', () => {
  expect(textBlock('build:\n  image: web\n    ##[error]no\u0007')).toBe('build:\n  image: web\n    ##[\\error]no')
})

test('each line is cut for itself', () => {
  expect(
    textBlock(`${'a'.repeat(30)}\n  ${'b'.repeat(30)}\nc`, 20)
      .split('\n')
      .map(({ length }) => length),
  ).toEqual([20, 22, 1])
})
