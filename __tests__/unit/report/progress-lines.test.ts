import { describe, expect, test } from '@jest/globals'
import { heartbeatLine, describeEvent } from '../../../src/report/progress-lines.ts'
import type { TaskEvent } from '../../../src/task/changes.ts'
import type { Job } from '../../../src/task/task.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../support/a-task.ts'

const URL = 'https://zadig.example.com/t/24'
const gate = {
  kind: 'native',
  description: '',
  neededApprovers: 1,
  approvers: [
    { name: 'alice', decision: '', comment: '' },
    { name: '::error::bob', decision: '', comment: '' },
  ],
}

const timed = (status: string, endTime: number, error = ''): TaskEvent => ({
  kind: 'job-status',
  key: 'k',
  job: aJob({ status, startTime: 100, endTime, error }),
  from: 'running',
})
const reached = (status: string, fields: Partial<Job> = {}): TaskEvent => ({
  kind: 'gate-reached',
  key: 'k',
  job: aJob({ status, ...fields }),
})
const manual = { enabled: true, executed: false, executors: ['ops'], executedBy: '' }

const CASES: readonly (readonly [TaskEvent, line: string])[] = [
  [{ kind: 'task-status', task: aTask({ status: 'waiting' }), from: '' }, '[12s] ◌ task 24: waiting'],
  [{ kind: 'stage-status', stage: aStage({ status: 'failed' }), from: 'running' }, '[12s] ✗ stage build: failed'],
  [{ kind: 'job-status', key: 'k', job: aJob({ status: 'prepare' }), from: '' }, '[12s]   ▸ job build-web: prepare'],
  [timed('failed', 165, 'exit code 2'), '[12s]   ✗ job build-web: failed in 1m 5s (exit code 2)'],
  // Zadig counts whole seconds.
  [timed('passed', 100), '[12s]   ✓ job build-web: passed in 1s'],
  [{ kind: 'job-restarted', key: 'k', job: aJob() }, '[12s]   ↻ job build-web runs again'],
  [
    reached('wait_for_approval', { displayName: 'approve', gate }),
    `[12s]   ⏸ approve is waiting for approval (1 of alice, \\::error::bob): ${URL}`,
  ],
  [
    reached('wait_for_approval', { gate: { ...gate, kind: 'lark', approvers: [] } }),
    `[12s]   ⏸ build-web is waiting for approval (in lark): ${URL}`,
  ],
  [
    reached('wait_for_manual_error_handling'),
    `[12s]   ⏸ build-web is waiting for manual action (wait_for_manual_error_handling): ${URL}`,
  ],
  [
    { kind: 'stage-parked', stage: aStage({ name: 'deploy', status: 'pause', manual }) },
    `[12s] ⏸ Stage deploy is waiting for someone to start it (ops): ${URL}`,
  ],
]

describe('describeEvent', () => {
  test.each(CASES)('case %#', (event, line) => expect(describeEvent(event, 12_000, URL).line).toBe(line))

  test('has a notice where a person has to act', () => {
    for (const [event] of CASES) {
      expect(describeEvent(event, 0, URL).notice !== undefined).toBe(
        event.kind === 'gate-reached' || event.kind === 'stage-parked',
      )
    }
  })

  test('has a warning for an unknown status', () => {
    const text = describeEvent({ kind: 'unknown-status', thing: 'job x', status: 'levitating' }, 0, URL)
    expect(text.warning).toContain('job x is “levitating”. It counts as still running.')
  })
})

test('the heartbeat shows progress, activity and the time left', () => {
  const task = aTaskOf('running', { web: 'passed', api: 'running', approve: 'wait_for_approval', deploy: '' })
  expect(heartbeatLine(task, 125_000)).toBe('[2m 5s] … 1/4 jobs done; running api; waiting for approval at approve')
  expect(heartbeatLine(task, 125_000, 600_000)).toMatch(/ approve; 10m left$/)
  expect(heartbeatLine(aTaskOf('waiting', { web: '' }), 60_000)).toBe('[1m] … 0/1 jobs done; waiting')
})

test('the heartbeat before the first read shows the time', () => {
  expect(heartbeatLine(undefined, 60_000, 600_000)).toBe('[1m] … Zadig has not shown the task yet; 10m left')
})
