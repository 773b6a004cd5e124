import { expect, test } from '@jest/globals'

import { sanitizeBlock } from '../../../src/report/sanitize.ts'

test('a text of several lines keeps its lines and their indentation, and each goes through the door by itself', () => {
  expect(sanitizeBlock('build:\n  image: web\n    ##[error]no\u0007')).toBe('build:\n  image: web\n    ##[\\error]no')
})

test('each line is cut for itself', () => {
  expect(
    sanitizeBlock(`${'a'.repeat(30)}\n  ${'b'.repeat(30)}\nc`, 20)
      .split('\n')
      .map(({ length }) => length),
  ).toEqual([20, 22, 1])
})
