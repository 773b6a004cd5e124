import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../../src/errors.ts'
import { describeOutcome } from '../../../src/report/verdict.ts'
import { conclusionOf, type Outcome } from '../../../src/task/outcome.ts'
import type { Approver } from '../../../src/task/task.ts'
import { aJob, aRepo, aStage, aTask, aTaskOf } from '../../support/a-task.ts'

const ended = { startTime: 1_750_000_000, endTime: 1_750_000_125 }
const approver: Approver = { name: 'alice', decision: 'reject', comment: 'not on a Friday\n::error::x' }
const gate = { kind: 'native', description: '', neededApprovers: 1, approvers: [approver] }

const source = {
  key: '',
  job: aJob({ displayName: 'build-web' }),
  repo: aRepo({ branch: 'main\n::error::x' }),
  requested: 'a'.repeat(40),
  built: 'bbbbbbb',
} as const
const lost = { ...source, built: '', proof: 'missing' } as const

const CASES: readonly (readonly [Outcome, conclusion: string, sentence: string])[] = [
  [
    { kind: 'success', task: aTaskOf('passed', { web: 'passed' }, ended) },
    'success',
    'Task 24 of Ship it passed after 2m 5s.',
  ],
  [
    { kind: 'failure', task: aTaskOf('failed', { web: 'failed', api: 'timeout', cli: 'passed' }, ended) },
    'failure',
    'Task 24 of Ship it failed after 2m 5s: web, api.',
  ],
  [
    { kind: 'failure', task: aTask({ status: 'failed', error: 'no cluster' }) },
    'failure',
    'Task 24 of Ship it failed: no cluster.',
  ],
  [
    {
      kind: 'wrong-commit',
      task: aTask({ status: 'cancelled' }),
      sources: [{ ...source, built: '', proof: 'open' }],
    },
    'failure',
    'Task 24 of Ship it would not build the commit asked for: build-web takes what acme/web has on main ::error::x when it starts, which need not be aaaaaaaaaaaa.',
  ],
  [
    {
      kind: 'wrong-commit',
      task: aTask({ status: 'passed' }),
      sources: [{ ...source, proof: 'different' }, ...Array.from({ length: 6 }, () => lost)],
    },
    'failure',
    `Task 24 of Ship it did not build the commit asked for: build-web built acme/web at bbbbbbb on main ::error::x instead of aaaaaaaaaaaa, ${Array.from({ length: 4 }, () => 'nothing shows which commit of acme/web build-web built, aaaaaaaaaaaa was expected').join(', ')} and 2 more.`,
  ],
  [
    {
      kind: 'rejected',
      task: aTask({ status: 'reject', stages: [aStage({ jobs: [aJob({ status: 'reject', gate })] })] }),
    },
    'rejected',
    'Task 24 of Ship it was rejected by alice (“not on a Friday ::error::x”).',
  ],
  [
    { kind: 'cancelled', task: aTask({ status: 'cancelled', revoker: 'bob' }) },
    'cancelled',
    'Task 24 of Ship it was cancelled in Zadig by bob.',
  ],
  [
    { kind: 'cancelled', task: aTask({ status: 'cancelled', revoker: 'system' }) },
    'cancelled',
    'Task 24 of Ship it was cancelled in Zadig by the system (a restart of the server does that).',
  ],
  [
    { kind: 'timed-out', task: aTaskOf('timeout', { web: 'timeout' }, ended) },
    'timed-out',
    'Task 24 of Ship it timed out in Zadig after 2m 5s: web.',
  ],
  [
    { kind: 'out-of-time', budget: 'queue-timeout', limitMs: 300_000, task: aTaskOf('waiting', {}) },
    'timed-out',
    "Gave up waiting for task 24 of Ship it: `queue-timeout` of 5m is used up while it is waiting in Zadig's queue.",
  ],
  [
    {
      kind: 'out-of-time',
      budget: 'timeout',
      limitMs: 3_600_000,
      task: aTaskOf('running', { web: 'running', api: '' }),
    },
    'timed-out',
    'Gave up waiting for task 24 of Ship it: `timeout` of 1h is used up while it is running web.',
  ],
  [
    {
      kind: 'out-of-time',
      budget: 'queue-timeout',
      limitMs: 300_000,
      task: aTaskOf('cancelled', {}),
      beforeCancel: aTaskOf('waiting', {}),
      queuedBehind: [23, 22, 20, 19],
    },
    'timed-out',
    "Gave up waiting for task 24 of Ship it: `queue-timeout` of 5m is used up while it is waiting in Zadig's queue behind task 23, 22, 20 and 1 more.",
  ],
  [
    {
      kind: 'out-of-time',
      budget: 'approval-timeout',
      limitMs: 300_000,
      task: aTask({ status: 'cancelled' }),
      beforeCancel: aTask({
        stages: [
          aStage({
            jobs: [
              aJob({ status: 'running' }),
              aJob({ displayName: 'approve', status: 'wait_for_approval', gate: { ...gate, kind: 'lark' } }),
            ],
          }),
          aStage({ name: 'prod', status: 'pause' }),
        ],
      }),
    },
    'timed-out',
    'Gave up waiting for task 24 of Ship it: `approval-timeout` of 5m is used up while it is running build-web and waiting for approval at approve (1 of alice, in lark), someone to start stage prod.',
  ],
  [
    {
      kind: 'aborted',
      signal: 'SIGINT',
      task: aTaskOf('cancelled', { web: 'cancelled' }),
      beforeCancel: aTaskOf('running', { web: 'running' }),
    },
    'cancelled',
    'The step was stopped (SIGINT) while task 24 of Ship it was running web.',
  ],
  [
    { kind: 'aborted', signal: 'SIGINT', task: aTaskOf('cancelled', { web: 'cancelled' }) },
    'cancelled',
    'The step was stopped (SIGINT) before it read task 24 of Ship it.',
  ],
  [
    { kind: 'aborted', signal: 'SIGINT', task: aTask({ status: 'running' }) },
    'cancelled',
    'The step was stopped (SIGINT) while task 24 of Ship it was in status “running”.',
  ],
  [
    { kind: 'aborted', signal: 'SIGINT', task: undefined },
    'cancelled',
    'The step was stopped (SIGINT) while triggering the task.',
  ],
  [
    { kind: 'unreachable', error: new ActionError('no route'), task: aTask() },
    'unreachable',
    'Zadig could not be asked how task 24 of Ship it ends: no route',
  ],
  [
    { kind: 'unknown', error: new ActionError('401'), task: undefined },
    'unknown',
    'Cannot tell how the task ends: 401',
  ],
]

describe('describeOutcome', () => {
  test.each(CASES)('case %#', (outcome, conclusion, sentence) => {
    const verdict = describeOutcome(outcome)
    expect([conclusionOf(outcome), verdict.passed, verdict.sentence]).toEqual([
      conclusion,
      conclusion === 'success',
      sentence,
    ])
  })
})

test.each([
  ['running', 'Raise `timeout`, or set `cancel-on-timeout: true` to have the task cancelled then.'],
  ['cancelled', 'The task was cancelled. Raise `timeout` to wait longer.'],
  ['passed', 'Raise `timeout` to wait longer.'],
])('the advice when a budget is used up and the task is %s', (status, advice) => {
  const task = aTask({ status })
  expect(describeOutcome({ kind: 'out-of-time', budget: 'timeout', limitMs: 60_000, task }).advice).toBe(advice)
})

test.each([
  ['web', '$web_COMMIT_ID'],
  ['7-web.app', '$H_web_app_COMMIT_ID'],
])('the advice names the variable that Zadig makes of the repository %s', (name, variable) => {
  const sources = [{ ...source, repo: aRepo({ name }), proof: 'different' }] as const
  expect(describeOutcome({ kind: 'wrong-commit', task: aTask(), sources }).advice).toContain(`"${variable}"`)
})
