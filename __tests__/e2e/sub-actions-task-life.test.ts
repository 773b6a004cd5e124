// wait, retry, cancel and logs as built: the happy path and each error of the contract (§3.7, §7.3, §8.1, §8.2) for the
// endpoints that they call. One table, so longer than other files.
import { refusal, refusedAt, advice, type SubActionCase, testCases } from '../support/sub-action-cases.ts'
import { ENDLESS, FAILED, PASSED, QUICK, RUNNING, TASK, unread } from '../support/task-cases.ts'

const RETRY = '/openapi/workflows/custom/hello/task/1'
const FAILING_ONCE = { script: [{ outcome: 'failed' as const, error: 'exit status 1' }, { duration: 20 }] }
const GATED = ['gated', ['build', 'approve', 'deploy'], 'wait_for_approval'] as const

/** Failed jobs have annotations of their own; these tables are about the step's. */
const QUIET = { ...QUICK, annotations: 'false' }

const waits: readonly SubActionCase[] = [
  ...unread('wait', QUICK),
  {
    what: 'a task that runs',
    action: 'wait',
    with: QUICK,
    jobs: { '*': { duration: 300 } },
    task: RUNNING,
    passes: { conclusion: 'success', status: 'passed' },
  },
  {
    what: 'a task that has passed',
    action: 'wait',
    with: QUICK,
    task: PASSED,
    passes: { conclusion: 'success', attempts: '1' },
  },
  {
    what: 'a task that has failed',
    action: 'wait',
    with: QUIET,
    jobs: FAILING_ONCE,
    task: FAILED,
    fails: ['Task 1 of Hello failed: script.'],
  },
  {
    what: 'a task that somebody has cancelled',
    action: 'wait',
    with: QUICK,
    jobs: ENDLESS,
    task: RUNNING,
    before: (zadig) => zadig.cancel('hello', 1),
    fails: ['cancelled'],
  },
  {
    what: 'a task that was rejected',
    action: 'wait',
    with: QUIET,
    jobs: { approve: { decisions: [{ after: 20, by: 'alice', approve: false, comment: 'no' }] } },
    task: ['gated', ['build', 'approve', 'deploy'], 'reject'],
    fails: ['was rejected by alice (“no”)'],
  },
  {
    what: 'a task that takes too long',
    action: 'wait',
    with: { ...QUICK, timeout: '1s' },
    jobs: ENDLESS,
    task: RUNNING,
    fails: ['timeout'],
  },
  {
    what: 'a task that takes too long and is cancelled for it',
    action: 'wait',
    with: { ...QUICK, timeout: '1s', 'cancel-on-timeout': 'true' },
    jobs: ENDLESS,
    task: RUNNING,
    fails: ['timeout'],
    writes: [`DELETE ${TASK}`],
  },
]

const retry = { action: 'retry', with: QUICK, jobs: FAILING_ONCE, task: FAILED }
const retries: readonly SubActionCase[] = [
  ...unread('retry', QUICK),
  ...refusedAt('POST', RETRY, retry, [`POST ${RETRY}`]),
  { ...retry, what: 'a failed task', passes: { conclusion: 'success', attempts: '1' }, writes: [`POST ${RETRY}`] },
  {
    ...retry,
    what: 'a failed task, without waiting',
    with: { wait: 'false' },
    passes: { 'task-id': '1' },
    writes: [`POST ${RETRY}`],
  },
  {
    ...retry,
    what: 'a cancelled task',
    jobs: { script: [{ duration: Infinity }, { duration: 20 }] },
    task: RUNNING,
    before: (zadig) => zadig.cancel('hello', 1),
    passes: { conclusion: 'success' },
    writes: [`POST ${RETRY}`],
  },
  {
    ...retry,
    what: 'a task that fails again',
    with: QUIET,
    jobs: { script: { outcome: 'failed', error: 'exit status 2' } },
    fails: ['Task 1 of Hello failed: script.'],
    writes: [`POST ${RETRY}`],
  },
  { ...retry, what: 'a task that runs', jobs: ENDLESS, task: RUNNING, fails: [advice('not-retryable')] },
  { ...retry, what: 'a task that has passed', jobs: {}, task: PASSED, fails: [advice('not-retryable')] },
  {
    ...retry,
    what: 'a task whose state changes meanwhile',
    faults: [{ method: 'POST', action: refusal(500, '工作流任务状态无法重试') }],
    fails: [advice('not-retryable')],
    writes: [`POST ${RETRY}`],
  },
  {
    ...retry,
    what: 'a task that is damaged',
    faults: [{ method: 'POST', action: refusal(500, '工作流任务数据异常, 无法重试') }],
    fails: [advice('task-damaged')],
    writes: [`POST ${RETRY}`],
  },
  {
    ...retry,
    what: 'a task that is deleted meanwhile',
    faults: [{ method: 'POST', action: refusal(6161, 'mongo: no documents in result') }],
    fails: [advice('unknown-task')],
    writes: [`POST ${RETRY}`],
  },
  {
    ...retry,
    what: 'a queue that takes nothing',
    faults: [{ method: 'POST', action: refusal(6160, 'queue is full') }],
    fails: [advice('create-refused')],
    writes: [`POST ${RETRY}`],
  },
  {
    ...retry,
    what: 'a lost answer',
    faults: [{ method: 'POST', action: { kind: 'handle-then-reset' } }],
    passes: { conclusion: 'success' },
    writes: [`POST ${RETRY}`],
  },
]

const cancel = { action: 'cancel', with: { 'stop-timeout': '1s' }, jobs: ENDLESS, task: RUNNING }
const cancels: readonly SubActionCase[] = [
  ...unread('cancel', {}),
  ...refusedAt('DELETE', TASK, cancel, [`DELETE ${TASK}`]),
  {
    ...cancel,
    what: 'a task that runs',
    with: {},
    passes: { cancelled: 'true', status: 'cancelled', 'previous-status': 'running' },
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'a task that runs, until its jobs have stopped',
    with: { 'wait-for-stop': 'true' },
    passes: { cancelled: 'true' },
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'jobs that do not stop',
    with: { 'wait-for-stop': 'true', 'stop-timeout': '1s' },
    server: { cancelDelay: 60_000 },
    fails: ['these jobs still run: script', 'stop-timeout'],
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'a task that waits',
    workflows: [],
    task: ['never-runs', ['script'], 'waiting'],
    passes: { cancelled: 'true', 'previous-status': 'waiting' },
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'a task that waits for an approval',
    jobs: { approve: {} },
    task: GATED,
    passes: { cancelled: 'true' },
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'a task that has passed',
    jobs: {},
    task: PASSED,
    passes: { cancelled: 'false', status: 'passed' },
  },
  {
    ...cancel,
    what: 'a task that has failed',
    jobs: FAILING_ONCE,
    task: FAILED,
    passes: { cancelled: 'false', status: 'failed' },
  },
  {
    ...cancel,
    what: 'a task that is deleted meanwhile',
    faults: [{ method: 'DELETE', action: refusal(6163, 'mongo: no documents in result') }],
    fails: [advice('unknown-task')],
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'trouble in the server',
    faults: [{ method: 'DELETE', action: refusal(6163, 'failed to remove from queue') }],
    fails: [advice('cancel-refused')],
    writes: [`DELETE ${TASK}`],
  },
  {
    ...cancel,
    what: 'a lost answer',
    faults: [{ method: 'DELETE', action: { kind: 'handle-then-reset' }, times: 1 }],
    passes: { cancelled: 'true' },
    writes: [`DELETE ${TASK}`],
  },
]

const LOG = '/openapi/logs/log/*'
const logs = { action: 'logs', with: {}, task: PASSED }
const strict = { ...logs, with: { 'if-missing': 'error' } }
const collects: readonly SubActionCase[] = [
  ...unread('logs', {}),
  {
    ...logs,
    what: 'the log of a task that has passed',
    passes: { missing: '[]', files: '["job-0-0-0-script.log",\n"index.json"]' },
  },
  {
    ...logs,
    what: 'the log of a task that has failed',
    jobs: { script: { outcome: 'failed', log: { lines: ['boom'] } } },
    task: FAILED,
    passes: { missing: '[]' },
  },
  { ...logs, what: 'the jobs of a pattern', with: { jobs: 'scr*' }, passes: { missing: '[]' } },
  {
    ...logs,
    what: 'a pattern that no job matches',
    with: { jobs: 'nope*' },
    fails: ['No job of', 'Its jobs are script'],
  },
  {
    ...logs,
    what: 'a job that has not ended',
    jobs: ENDLESS,
    task: RUNNING,
    passes: { missing: '["job-0-0-0-script"]', files: '["index.json"]' },
  },
  {
    ...strict,
    what: 'a job that has not ended, where none may be missing',
    jobs: ENDLESS,
    task: RUNNING,
    fails: ['0 of 1 logs', 'if-missing'],
  },
  {
    ...logs,
    what: 'a directory outside of the workspace',
    with: { directory: '../escape' },
    fails: ['outside of the workspace'],
  },
  {
    ...logs,
    what: 'a log that the server does not have',
    faults: [{ path: LOG, action: { kind: 'log', empty: true } }],
    passes: { missing: '["job-0-0-0-script"]' },
  },
  {
    ...logs,
    what: 'a log that the server may not give',
    faults: [{ path: LOG, action: { kind: 'answer', status: 403 } }],
    passes: { missing: '["job-0-0-0-script"]' },
  },
  {
    ...strict,
    what: 'a log that the server may not give, where none may be missing',
    faults: [{ path: LOG, action: { kind: 'answer', status: 403 } }],
    fails: ['0 of 1 logs'],
  },
  { ...strict, what: 'a server before 3.4', versions: ['3.3'], fails: ['0 of 1 logs'] },
  {
    ...strict,
    what: 'a workflow whose key has capitals',
    task: ['Mixed-Case-Key', ['script'], 'passed'],
    fails: ['0 of 1 logs'],
  },
]

testCases([...waits, ...retries, ...cancels, ...collects])
