// wait, retry, cancel, logs, approve and resume as built: each error of the contract (§3.7, §7.3, §8.1 to §8.4) for the
// endpoints that they call, and what the tests in integration/sub-actions/ leave to the built action.
import type { Zadig } from '../../emulators/zadig/server.ts'
import {
  advice,
  answerLost,
  ENDLESS,
  FAILED,
  PASSED,
  refusedAt,
  refusedWith,
  RUNNING,
  type SubActionCase,
  TASK,
  testCases,
  unreadable,
} from '../support/sub-action-cases.ts'

const QUICK = { 'poll-interval': '1s' }
/** Failed jobs have annotations of their own; these tables are about the step's. */
const QUIET = { ...QUICK, annotations: 'false' }
const FAILING_ONCE = { script: [{ outcome: 'failed' as const, error: 'exit status 1' }, { duration: 20 }] }
const GATED_JOBS = ['build', 'approve', 'deploy']
const cancelled = (zadig: Zadig): void => zadig.cancel('hello', 1)

const wait = { action: 'wait', with: QUICK, jobs: ENDLESS, task: RUNNING }
const timedOut = { ...wait, with: { ...QUICK, timeout: '1s' }, fails: ['timeout'] }
const rejection = { approve: { decisions: [{ after: 20, by: 'alice', approve: false, comment: 'no' }] } }
const waits: readonly SubActionCase[] = [
  ...unreadable('wait', QUICK),
  { ...wait, what: 'a task that a user cancels', before: cancelled, fails: ['cancelled'] },
  {
    ...wait,
    what: 'a task that was rejected',
    with: QUIET,
    jobs: rejection,
    task: ['gated', GATED_JOBS, 'reject'],
    fails: ['was rejected by alice (“no”)'],
  },
  { ...timedOut, what: 'a task that takes too long' },
]

const RETRY = ['POST', '/openapi/workflows/custom/hello/task/1'] as const
const RETRIED = [RETRY.join(' ')]
const retry = { action: 'retry', with: QUICK, jobs: FAILING_ONCE, task: FAILED }
const retries: readonly SubActionCase[] = [
  ...unreadable('retry', QUICK),
  ...refusedAt(...RETRY, retry, RETRIED),
  ...refusedWith(RETRY, retry, [
    [500, '工作流任务状态无法重试', 'not-retryable'],
    [500, '工作流任务数据异常, 无法重试', 'task-damaged'],
    [6161, 'mongo: no documents in result', 'unknown-task'],
    [6160, 'queue is full', 'create-refused'],
  ]),
  answerLost(RETRY, { ...retry, passes: { conclusion: 'success' } }),
  {
    ...retry,
    what: 'a task that fails again',
    with: QUIET,
    jobs: { script: { outcome: 'failed', error: 'exit status 2' } },
    fails: ['Task 1 of Hello failed: script.'],
    writes: RETRIED,
  },
]

const CANCEL = ['DELETE', TASK] as const
const cancel = { action: 'cancel', with: { 'stop-timeout': '1s' }, jobs: ENDLESS, task: RUNNING }
const stopped = { ...cancel, passes: { cancelled: 'true', status: 'cancelled' }, writes: [CANCEL.join(' ')] }
const cancels: readonly SubActionCase[] = [
  ...unreadable('cancel', {}),
  ...refusedAt(...CANCEL, cancel, stopped.writes),
  ...refusedWith(CANCEL, cancel, [
    [6163, 'mongo: no documents in result', 'unknown-task'],
    [6163, 'failed to remove from queue', 'cancel-refused'],
  ]),
  answerLost(CANCEL, stopped),
  { ...stopped, what: 'a task that waits in the queue', task: ['never-runs', ['script'], 'waiting'] },
  {
    ...stopped,
    what: 'a task that waits for an approval',
    jobs: { approve: {} },
    task: ['gated', GATED_JOBS, 'wait_for_approval'],
  },
]

const LOG = '/openapi/logs/log/*'
const logs = { action: 'logs', with: {}, task: PASSED }
const strict = { ...logs, with: { 'if-missing': 'error' }, fails: ['0 of 1 logs', 'if-missing'] }
const forbidden = [{ path: LOG, action: { kind: 'answer', status: 403 } as const }]
const collects: readonly SubActionCase[] = [
  ...unreadable('logs', {}),
  { ...logs, what: 'a log that may not be read', faults: forbidden, passes: { missing: '["job-0-0-0-script"]' } },
  { ...strict, what: 'a log that may not be read, where none may be missing', faults: forbidden },
  { ...strict, what: 'a server before 3.4', versions: ['3.3'] },
  { ...strict, what: 'a workflow whose key has capitals', task: ['Mixed-Case-Key', ['script'], 'passed'] },
]

const APPROVE = ['POST', `${TASK}/approve`] as const
const approve = {
  action: 'approve',
  with: { ...QUICK, decision: 'approve' },
  jobs: { approve: {} },
  task: ['gated', GATED_JOBS, 'wait_for_approval'] as const,
}
const approved = { ...approve, passes: { 'gate-status': 'passed' }, writes: [APPROVE.join(' ')] }
const approves: readonly SubActionCase[] = [
  ...unreadable('approve', approve.with),
  ...refusedAt(...APPROVE, approve, approved.writes),
  ...refusedWith(APPROVE, approve, [
    [6169, 'can not find approved workflow: gated, taskID: 1,jobName: x', 'approve-refused'],
    [6169, 'ci-bot have approve already', 'already-decided'],
  ]),
  // The server may only be about to open the gate, so the action retries this answer.
  ...refusedWith(
    APPROVE,
    approve,
    [[6169, 'not found approval', 'no-gate-waits']],
    Array.from({ length: 5 }, () => APPROVE.join(' ')),
  ),
  answerLost(APPROVE, approved),
  // From 4.1 a gate is a job that the trigger lists; in 3.0 it belongs to a stage (contract §11).
  ...(['approve', 'reject'] as const).map((decision) => ({
    ...approved,
    what: `the gate of a stage: ${decision}`,
    versions: ['3.0'] as const,
    with: { ...QUICK, decision },
    task: ['gated', ['build', 'deploy'], 'waitforapprove'] as const,
    passes: { gate: 'deploy', 'gate-status': decision === 'approve' ? 'passed' : 'reject' },
  })),
]

const RESUME = ['POST', '/openapi/workflows/custom/manual-stage/task/1/manual-exec'] as const
const resume = {
  action: 'resume',
  with: { ...QUICK, 'project-key': 'demo' },
  versions: ['5.0'] as const,
  task: ['manual-stage', ['build', 'deploy', 'test'], 'pause'] as const,
}
const resumed = { ...resume, passes: { stage: 'deploy', resumed: 'true' }, writes: [RESUME.join(' ')] }
const inOther = { ...resume, with: { ...resume.with, 'project-key': 'other' } }
const resumes: readonly SubActionCase[] = [
  ...unreadable('resume', resume.with),
  ...refusedAt('GET', RESUME[1], resume).filter(({ what }) => !/400 without|untyped/.test(what)),
  ...refusedAt(...RESUME, resume, resumed.writes),
  ...refusedWith(RESUME, resume, [
    [500, '工作流任务状态无法手动执行', 'not-paused'],
    [500, 'workflow task has no stage waiting for manual execution', 'not-paused'],
    [500, 'stage deploy is not waiting for manual execution', 'wrong-stage'],
    [500, 'user u-1 is not allowed to manually execute stage deploy', 'not-an-executor'],
    [500, 'workflow task project x does not match projectKey demo', 'wrong-project'],
    [6161, 'mongo: no documents in result', 'unknown-task'],
    [6160, 'queue is full', 'create-refused'],
    [6542, 'mongo: no documents in result', 'unknown-workflow'],
  ]),
  answerLost(RESUME, resumed),
  { ...inOther, what: 'a project in which the user has no role', fails: [advice('no-permission')] },
  {
    ...resume,
    what: 'a user who may run but not start the stage',
    before: forAliceOnly,
    fails: ['may not start the stage deploy', 'Those may: alice'],
  },
]

function forAliceOnly(zadig: Zadig): void {
  const manual = zadig.lastTask('manual-stage').stages[1]
  const users = [{ type: 'user', user_id: 'u-alice', user_name: 'alice' }]
  if (manual !== undefined) manual.manualExec = { ...manual.manualExec, manual_exec_users: users }
}

testCases([...waits, ...retries, ...cancels, ...collects, ...approves, ...resumes])
