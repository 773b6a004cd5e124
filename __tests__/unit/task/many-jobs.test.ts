// What takes the square of the number of jobs holds signals and time-outs up for as long.
import { expect, test } from '@jest/globals'

import { createFileNamer } from '../../../src/logs/file-names.ts'
import { jobsByKey } from '../../../src/task/changes.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'

const MANY = 100_000
const LIMIT_MS = 10_000

test('jobs of one name get keys of their own, also where they are many', () => {
  const jobs = Array.from({ length: MANY }, () => aJob({ name: 'a', displayName: 'b' }))
  const startedAt = performance.now()
  const keys = [...jobsByKey(aTask({ stages: [aStage({ jobs })] })).keys()]
  expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS)
  expect(new Set(keys).size).toBe(MANY)
  expect(keys.slice(0, 3)).toEqual(['a b', 'a b 2', 'a b 3'])
})

test('a job that is called as the second of another name has a key of its own', () => {
  const jobs = ['b', 'b 2', 'b', 'b 2'].map((displayName) => aJob({ name: 'a', displayName }))
  expect([...jobsByKey(aTask({ stages: [aStage({ jobs })] })).keys()]).toEqual(['a b', 'a b 2', 'a b 3', 'a b 2 2'])
})

test('logs of one name get files of their own, also where they are many', () => {
  const nameOf = createFileNamer()
  const startedAt = performance.now()
  const names = new Set(
    Array.from({ length: MANY }, (_, index) => nameOf(index % 2 === 0 ? 'a' : 'A', 1).toLowerCase()),
  )
  expect(performance.now() - startedAt).toBeLessThan(LIMIT_MS)
  expect(names.size).toBe(MANY)
})
