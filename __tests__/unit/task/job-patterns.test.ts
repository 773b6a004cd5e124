import { expect, test } from '@jest/globals'

import { jobFilter } from '../../../src/task/job-patterns.ts'

const JOBS = [
  { name: 'job-0-0-0-build', displayName: 'build-web', originName: 'build' },
  { name: 'job-0-0-1-build', displayName: 'build-api.v2', originName: 'build' },
  { name: 'job-1-0-0-测试', displayName: '测试', originName: '测试' },
  { name: 'job-2-0-0-a[b]', displayName: '', originName: '' },
]

test.each([
  [[], 4],
  [['build'], 2],
  [['build-*'], 2],
  [['build-???'], 1],
  [['*'], 4],
  [['测*'], 1],
  [['job-2-0-0-a[b]'], 1],
  [['build-api.v2'], 1],
  [['build-apiXv2'], 0],
  [['b*l*-w*b'], 1],
  [['*b*l*-*a*i*'], 1],
  [['b*?*b'], 1],
  [['build-web?'], 0],
  [['build-web*'], 1],
  [['!build'], 2],
  [['build*', '!*web'], 1],
  [['nope'], 0],
  [['Build'], 0],
])('%j matches %i jobs', (patterns, count) => {
  expect(JOBS.filter(jobFilter(patterns))).toHaveLength(count)
})

test('a long name does not slow a pattern with many stars', () => {
  // A backtracking expression takes the fifth power of the length, which is more than any limit of a test.
  const name = 'a'.repeat(100_000)
  expect(jobFilter(['*a*a*a*a*b'])({ name, displayName: '', originName: '' })).toBe(false)
})
