import { describe, expect, test } from '@jest/globals'
import { stageStatus, stopsRun, stopsStage, taskStatus } from '../../../../emulators/zadig/run/aggregate.ts'

describe('aggregation (contract §6.3)', () => {
  test.each<[readonly string[], string]>([
    [['passed', 'skipped'], 'passed'],
    [['unstable', 'skipped'], 'unstable'],
    [['passed', 'unstable'], 'passed'],
    [['skipped'], 'skipped'],
    [['reject', 'passed'], 'reject'],
    [['failed', 'pause'], 'failed'],
    [['timeout', 'failed'], 'timeout'],
    [['cancelled', 'timeout'], 'cancelled'],
    [['', ''], 'running'],
  ])('jobs %p make a stage %s', (jobs, status) => {
    expect(stageStatus(jobs)).toBe(status)
  })

  test.each<[readonly string[], string]>([
    [['passed', 'unstable'], 'passed'],
    [['unstable'], 'passed'],
    [['skipped', 'skipped'], 'skipped'],
    [['failed', 'timeout'], 'timeout'],
    [['timeout', 'cancelled'], 'cancelled'],
    [['cancelled', 'reject'], 'reject'],
    [['reject', 'pause'], 'pause'],
    [['passed', 'failed', ''], 'failed'],
  ])('stages %p make a task %s', (stages, status) => {
    expect(taskStatus(stages)).toBe(status)
  })

  test('a pause stops the run but no serial stage; an unstable job stops neither', () => {
    expect([stopsRun('pause'), stopsStage('pause'), stopsRun('unstable'), stopsStage('failed')]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})
