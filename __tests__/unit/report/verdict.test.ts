import { expect, test } from '@jest/globals'
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

const running = aTaskOf('running', { web: 'running', api: '' })
const queued = aTaskOf('waiting', {})
const cancelled = aTaskOf('cancelled', { web: 'cancelled' })
const rejected = aTask({ status: 'reject', stages: [aStage({ jobs: [aJob({ status: 'reject', gate })] })] })
const inLark = aJob({ displayName: 'approve', status: 'wait_for_approval', gate: { ...gate, kind: 'lark' } })
const atGates = aTask({
  stages: [aStage({ jobs: [aJob({ status: 'running' }), inLark] }), aStage({ name: 'prod', status: 'pause' })],
})
const outOfTime = { kind: 'out-of-time', budget: 'queue-timeout', limitMs: 300_000 } as const
const stopped = { kind: 'aborted', signal: 'SIGINT' } as const
const noProof = 'nothing shows which commit of acme/web build-web built, aaaaaaaaaaaa was expected'

/** Outcomes with their sentences; `T` is “Task 24 of Ship it”. */
const CASES: readonly (readonly [Outcome, sentence: string])[] = [
  [{ kind: 'success', task: aTaskOf('passed', { web: 'passed' }, ended) }, 'T passed after 2m 5s.'],
  [
    { kind: 'failure', task: aTaskOf('failed', { web: 'failed', api: 'timeout', cli: 'passed' }, ended) },
    'T failed after 2m 5s: web, api.',
  ],
  [{ kind: 'failure', task: aTask({ status: 'failed', error: 'no cluster' }) }, 'T failed: no cluster.'],
  [
    { kind: 'wrong-commit', task: cancelled, sources: [{ ...source, built: '', proof: 'open' }] },
    'T would not build the commit asked for: build-web takes what acme/web has on main ::error::x when it starts, which need not be aaaaaaaaaaaa.',
  ],
  [
    { kind: 'wrong-commit', task: running, sources: [{ ...source, proof: 'different' }, lost, lost, lost, lost, lost] },
    `T did not build the commit asked for: build-web built acme/web at bbbbbbb on main ::error::x instead of aaaaaaaaaaaa, ${noProof}, ${noProof}, ${noProof}, ${noProof} and 1 more.`,
  ],
  [
    { kind: 'incomplete', task: running, missing: ['deploy', 'x\n::error::'] },
    'T runs without deploy, x ::error::: Zadig dropped what was asked for.',
  ],
  [{ kind: 'rejected', task: rejected }, 'T was rejected by alice (“not on a Friday ::error::x”).'],
  [{ kind: 'cancelled', task: aTask({ revoker: 'bob' }) }, 'T was cancelled in Zadig by bob.'],
  [
    { kind: 'cancelled', task: aTask({ revoker: 'system' }) },
    'T was cancelled in Zadig by the system (a restart of the server does that).',
  ],
  [
    { kind: 'timed-out', task: aTaskOf('timeout', { web: 'timeout' }, ended) },
    'T timed out in Zadig after 2m 5s: web.',
  ],
  [
    { ...outOfTime, task: queued },
    "Gave up waiting for T: `queue-timeout` of 5m is used up while it is waiting in Zadig's queue.",
  ],
  [
    { ...outOfTime, budget: 'timeout', task: running },
    'Gave up waiting for T: `timeout` of 5m is used up while it is running web.',
  ],
  [
    { ...outOfTime, task: cancelled, beforeCancel: queued, queuedBehind: [23, 22, 20, 19] },
    "Gave up waiting for T: `queue-timeout` of 5m is used up while it is waiting in Zadig's queue behind task 23, 22, 20 and 1 more.",
  ],
  [
    { ...outOfTime, budget: 'approval-timeout', task: cancelled, beforeCancel: atGates },
    'Gave up waiting for T: `approval-timeout` of 5m is used up while it is running build-web and waiting for approval at approve (1 of alice, in lark), someone to start stage prod.',
  ],
  [{ ...stopped, task: cancelled, beforeCancel: running }, 'The step was stopped (SIGINT) while T was running web.'],
  [{ ...stopped, task: cancelled }, 'The step was stopped (SIGINT) before it read T.'],
  [{ ...stopped, task: aTask() }, 'The step was stopped (SIGINT) while T was in status “running”.'],
  [{ ...stopped, task: undefined }, 'The step was stopped (SIGINT) while triggering the task.'],
  [
    { kind: 'unreachable', error: new ActionError('no route'), task: aTask() },
    'Zadig could not be asked how T ends: no route',
  ],
  [{ kind: 'unknown', error: new ActionError('401'), task: undefined }, 'Cannot tell how the task ends: 401'],
]

test.each(CASES)('the sentence of an outcome: case %#', (outcome, sentence) => {
  const verdict = describeOutcome(outcome)
  const name = sentence.startsWith('T ') ? 'Task 24 of Ship it' : 'task 24 of Ship it'
  expect([verdict.passed, verdict.sentence]).toEqual([outcome.kind === 'success', sentence.replace(/\bT\b/, name)])
})

test('each kind of outcome has its conclusion', () => {
  const conclusions = CASES.map(([outcome]) => [outcome.kind, conclusionOf(outcome)] as const)
  expect(Object.fromEntries(conclusions)).toEqual({
    success: 'success',
    failure: 'failure',
    incomplete: 'failure',
    'wrong-commit': 'failure',
    rejected: 'rejected',
    cancelled: 'cancelled',
    'timed-out': 'timed-out',
    'out-of-time': 'timed-out',
    aborted: 'cancelled',
    unreachable: 'unreachable',
    unknown: 'unknown',
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
