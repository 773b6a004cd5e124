import { describe, expect, test } from '@jest/globals'
import { changes, jobsByKey, mergeSnapshots } from '../../../src/task/changes.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../support/a-task.ts'

const eventsOf = (...snapshots: Parameters<typeof changes>): readonly string[] =>
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
  test('without an earlier snapshot, all that has begun is an event', () => {
    expect(eventsOf(undefined, aTaskOf('running', { web: 'running', api: '' }))).toEqual([
      'task →running',
      'stage build →running',
      'job web →running',
    ])
  })

  test('what ends is in the order job, stage, task', () => {
    expect(eventsOf(aTaskOf('running', { web: 'running' }), aTaskOf('passed', { web: 'passed' }))).toEqual([
      'job web running→passed',
      'stage build running→passed',
      'task running→passed',
    ])
  })

  test('equal snapshots have no events', () => {
    const task = aTaskOf('running', { web: 'running' })
    expect(changes(task, structuredClone(task))).toEqual([])
  })

  test('a job that waits for approval is a gate', () => {
    expect(eventsOf(aTaskOf('running', { ok: 'running' }), aTaskOf('running', { ok: 'wait_for_approval' }))).toEqual([
      'job ok running→wait_for_approval',
      'gate-reached ok',
    ])
  })

  test('a stage that waits to be started is parked', () => {
    expect(eventsOf(aTaskOf('running', {}), aTaskOf('pause', {}))).toEqual([
      'task running→pause',
      'stage build running→pause',
      'stage build parked',
    ])
  })

  test('a first start time is no restart', () => {
    const before = aTask({ stages: [aStage({ jobs: [aJob({ status: 'waiting', startTime: 0 })] })] })
    const after = aTask({ stages: [aStage({ jobs: [aJob({ status: 'running', startTime: 100 })] })] })
    expect(eventsOf(before, after)).toEqual(['job build-web waiting→running'])
  })

  test('a reset or a retry is a restart', () => {
    expect(eventsOf(aTaskOf('failed', { web: 'failed' }), aTaskOf('waiting', { web: '' }))).toContain(
      'job-restarted web',
    )
    const before = aTask({ stages: [aStage({ jobs: [aJob({ retryCount: 0 })] })] })
    const after = aTask({ stages: [aStage({ jobs: [aJob({ retryCount: 1 })] })] })
    expect(eventsOf(before, after)).toEqual(['job-restarted build-web'])
  })

  test('an unknown status is one event', () => {
    const odd = aTaskOf('running', { web: 'levitating' })
    expect(eventsOf(aTaskOf('running', { web: 'running' }), odd)).toEqual([
      'job web running→levitating',
      'unknown job job-0-0-0-web levitating',
    ])
    expect(eventsOf(odd, odd)).toEqual([])
  })

  test('jobs of one name have different keys', () => {
    const twins = (first: string, second: string) =>
      aTask({ stages: [aStage({ jobs: [aJob({ status: first }), aJob({ status: second })] })] })
    expect([...jobsByKey(twins('', '')).keys()]).toEqual(['job-0-0-0-build build-web 1', 'job-0-0-0-build build-web 2'])
    expect(eventsOf(twins('running', 'running'), twins('running', 'passed'))).toEqual(['job build-web running→passed'])
  })

  test('a job that is missing from one answer causes no event', () => {
    const first = aTaskOf('running', { web: 'running', api: 'running' })
    const without = aTaskOf('running', { web: 'running' })
    expect(eventsOf(first, without)).toEqual([])
    expect(eventsOf(mergeSnapshots(first, without), first)).toEqual([])
  })

  test('stages that a manual execution replaced are not merged', () => {
    const before = aTaskOf('pause', { web: '', api: '' })
    const after = aTask({ stages: [aStage({ name: 'other', jobs: [aJob()] })] })
    expect(mergeSnapshots(before, after)).toEqual(after)
  })
})
