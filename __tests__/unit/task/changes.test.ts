import { describe, expect, test } from '@jest/globals'
import { changes, jobsByKey, mergeSnapshots } from '../../../src/task/changes.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../support/a-task.ts'

const told = (...snapshots: Parameters<typeof changes>): readonly string[] =>
  changes(...snapshots).map((event) => {
    switch (event.kind) {
      case 'task-status':
        return `task ${event.from}→${event.task.status}`
      case 'stage-status':
        return `stage ${event.stage.name} ${event.from}→${event.stage.status}`
      case 'stage-parked':
        return `stage ${event.stage.name} parked`
      case 'job-status':
        return `job ${event.job.displayName} ${event.from}→${event.job.status}`
      case 'job-restarted':
      case 'gate-reached':
        return `${event.kind} ${event.job.displayName}`
      case 'unknown-status':
        return `unknown ${event.thing} ${event.status}`
    }
  })

describe('changes between two snapshots', () => {
  test('the first snapshot tells what stands, and nothing of what has not started', () => {
    expect(told(undefined, aTaskOf('running', { web: 'running', api: '' }))).toEqual([
      'task →running',
      'stage build →running',
      'job web →running',
    ])
  })

  test('what ends is told from the job up to the task', () => {
    expect(told(aTaskOf('running', { web: 'running' }), aTaskOf('passed', { web: 'passed' }))).toEqual([
      'job web running→passed',
      'stage build running→passed',
      'task running→passed',
    ])
  })

  test('equal snapshots tell nothing', () => {
    const task = aTaskOf('running', { web: 'running' })
    expect(changes(task, structuredClone(task))).toEqual([])
  })

  test('a job that waits for a person is a gate', () => {
    expect(told(aTaskOf('running', { ok: 'running' }), aTaskOf('running', { ok: 'wait_for_approval' }))).toEqual([
      'job ok running→wait_for_approval',
      'gate-reached ok',
    ])
  })

  test('a parked stage is told beside the task', () => {
    expect(told(aTaskOf('running', {}), aTaskOf('pause', {}))).toEqual([
      'task running→pause',
      'stage build running→pause',
      'stage build parked',
    ])
  })

  test('a job that gets its first start time is not told as running again', () => {
    const before = aTask({ stages: [aStage({ jobs: [aJob({ status: 'waiting', startTime: 0 })] })] })
    const after = aTask({ stages: [aStage({ jobs: [aJob({ status: 'running', startTime: 100 })] })] })
    expect(told(before, after)).toEqual(['job build-web waiting→running'])
  })

  test('a job that starts over is told as running again', () => {
    expect(told(aTaskOf('failed', { web: 'failed' }), aTaskOf('waiting', { web: '' }))).toContain('job-restarted web')
    const before = aTask({ stages: [aStage({ jobs: [aJob({ retryCount: 0 })] })] })
    const after = aTask({ stages: [aStage({ jobs: [aJob({ retryCount: 1 })] })] })
    expect(told(before, after)).toEqual(['job-restarted build-web'])
  })

  test('a status that we do not know is named once', () => {
    const odd = aTaskOf('running', { web: 'levitating' })
    expect(told(aTaskOf('running', { web: 'running' }), odd)).toEqual([
      'job web running→levitating',
      'unknown job job-0-0-0-web levitating',
    ])
    expect(told(odd, odd)).toEqual([])
  })

  test('jobs of one name in one task are told apart', () => {
    const twins = (first: string, second: string) =>
      aTask({ stages: [aStage({ jobs: [aJob({ status: first }), aJob({ status: second })] })] })
    expect(jobsByKey(twins('', '')).size).toBe(2)
    expect(told(twins('running', 'running'), twins('running', 'passed'))).toEqual(['job build-web running→passed'])
  })

  test('a job that is missing from one answer is neither ended nor started again', () => {
    const first = aTaskOf('running', { web: 'running', api: 'running' })
    const without = aTaskOf('running', { web: 'running' })
    expect(told(first, without)).toEqual([])
    expect(told(mergeSnapshots(first, without), first)).toEqual([])
  })

  test('stages that a manual execution replaced are taken as they are', () => {
    const before = aTaskOf('pause', { web: '', api: '' })
    const after = aTask({ stages: [aStage({ name: 'other', jobs: [aJob()] })] })
    expect(mergeSnapshots(before, after)).toEqual(after)
  })
})
