import { describe, expect, test } from '@jest/globals'
import { doubtAnnotations, failureAnnotations } from '../../../src/report/annotations.ts'
import { jobsByKey } from '../../../src/task/changes.ts'
import type { Job } from '../../../src/task/task.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'

const taskOf = (jobs: readonly Job[]) => aTask({ status: 'failed', stages: [aStage({ jobs })] })
const failing = (number: number): readonly Job[] =>
  Array.from({ length: number }, (_, index) =>
    aJob({ name: `job-${index}`, displayName: `job ${index}`, status: 'failed' }),
  )

describe('annotations of failed jobs', () => {
  test('have the job in the title and its reasons in the message', () => {
    const passed = aJob({ displayName: 'api', status: 'passed' })
    const task = taskOf([aJob({ status: 'failed', error: 'exit status 1' }), passed])
    const [key = ''] = jobsByKey(task).keys()
    expect(failureAnnotations(task, { tails: new Map([[key, ['fatal: no such ref', '====== End ======']]]) })).toEqual([
      { title: 'Zadig job build-web: failed', message: 'fatal: no such ref | exit status 1' },
    ])
  })

  test('name who rejected, with the comment', () => {
    const approvers = [{ name: 'alice', decision: 'reject', comment: 'not today\n::error::x' }]
    const gate = { kind: 'native', description: '', neededApprovers: 1, approvers }
    expect(failureAnnotations(taskOf([aJob({ status: 'reject', gate })]), { tails: new Map() })[0]?.message).toBe(
      'alice rejected it: “not today ::error::x”',
    )
  })

  test('are at most nine', () => {
    expect(failureAnnotations(taskOf(failing(9)), { tails: new Map() })).toHaveLength(9)
    const many = failureAnnotations(taskOf(failing(40)), { tails: new Map() })
    expect(many).toHaveLength(9)
    expect(many.at(-1)?.title).toBe('32 more Zadig jobs failed')
    expect(many.at(-1)?.message).toMatch(/^job 8, .* and 2 more$/)
  })
})

test('each log that may be incomplete has a warning, many logs have one', () => {
  const doubtsOf = (number: number) => {
    const task = taskOf(failing(10))
    const doubts = new Map(
      [...jobsByKey(task).keys()].slice(0, number).map((key) => [key, ['a line', 'may be missing']]),
    )
    return doubtAnnotations(task, { doubts })
  }
  expect(doubtsOf(0)).toEqual([])
  expect(doubtsOf(1)).toEqual([{ title: 'Zadig log of job 0 may be incomplete', message: 'a line may be missing' }])
  expect(doubtsOf(9)).toHaveLength(1)
})
