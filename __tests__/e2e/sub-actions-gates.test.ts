// approve and resume as built: the happy path and each error of the contract (§8.3, §8.4) for the endpoints that they call.
// One table, so longer than other files.
import { approvalJob, freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { advice, call, refusal, refusedAt, type SubActionCase, testCases } from '../support/sub-action-cases.ts'
import { ENDLESS, QUICK, RUNNING, TASK, UNKNOWN, unread } from '../support/task-cases.ts'

const APPROVE = `${TASK}/approve`
const RESUME = '/openapi/workflows/custom/manual-stage/task/1/manual-exec'
const GATED = ['gated', ['build', 'approve', 'deploy'], 'wait_for_approval'] as const
const PARKED = ['manual-stage', ['build', 'deploy', 'test'], 'pause'] as const

const twins = workflow('twins', 'Twins', [
  stage('gate', [approvalJob('one', ['ci-bot']), approvalJob('two', ['ci-bot'])]),
])
const lark = workflow('lark', 'Lark', [
  stage('first', [freestyleJob('script')]),
  stage('gate', [{ ...approvalJob('ask', ['alice']), spec: { type: 'lark', timeout: 60, lark_approval: {} } }]),
])
const approve = {
  action: 'approve',
  with: { ...QUICK, decision: 'approve' },
  workflows: [twins, lark],
  jobs: { approve: {}, one: {}, two: {}, ask: {} },
  task: GATED,
  server: {},
}
const SENT = { stage_name: 'job-1-0-0-approve', workflow_key: 'gated', task_id: 1, comment: '' }
const approves: readonly SubActionCase[] = [
  ...unread('approve', { ...QUICK, decision: 'approve' }),
  ...refusedAt('POST', APPROVE, approve, [`POST ${APPROVE}`]),
  {
    ...approve,
    what: 'the only gate',
    passes: { gate: 'job-1-0-0-approve', 'gate-status': 'passed' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'the gate of that name',
    with: { ...approve.with, gate: 'approve' },
    passes: { 'gate-status': 'passed' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a rejection',
    with: { ...approve.with, decision: 'reject', comment: '不行' },
    passes: { 'gate-status': 'reject' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a gate that wants two',
    task: ['two-approvers', ['approve', 'script'], 'wait_for_approval'],
    passes: { 'gate-status': 'wait_for_approval' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a user who is no approver, an administrator',
    user: 'admin',
    fails: [advice('not-an-approver')],
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a decision that this user has made',
    task: ['two-approvers', ['approve', 'script'], 'wait_for_approval'],
    before: (zadig) =>
      call(zadig, 'POST', APPROVE, {
        ...SENT,
        workflow_key: 'two-approvers',
        stage_name: 'job-0-0-0-approve',
        approve: true,
      }),
    passes: { 'gate-status': 'wait_for_approval' },
  },
  {
    ...approve,
    what: 'a second decision of another kind',
    with: { ...approve.with, decision: 'reject' },
    task: ['two-approvers', ['approve', 'script'], 'wait_for_approval'],
    before: (zadig) =>
      call(zadig, 'POST', APPROVE, {
        ...SENT,
        workflow_key: 'two-approvers',
        stage_name: 'job-0-0-0-approve',
        approve: true,
      }),
    fails: [advice('already-decided')],
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a gate that somebody has rejected',
    jobs: { approve: { decisions: [{ after: 10, by: 'alice', approve: false, comment: 'no' }] } },
    task: ['gated', ['build', 'approve', 'deploy'], 'reject'],
    fails: ['was decided already', 'alice', 'A decision is final'],
  },
  {
    ...approve,
    what: 'a gate that is not reached',
    jobs: ENDLESS,
    with: { ...approve.with, 'gate-timeout': '1s' },
    task: ['gated', ['build', 'approve', 'deploy'], 'running'],
    fails: ['`gate-timeout` of 1s is used up', 'Raise `gate-timeout`'],
  },
  {
    ...approve,
    what: 'a task that ended before its gate',
    jobs: { build: { outcome: 'failed' } },
    task: ['gated', ['build', 'approve', 'deploy'], 'failed'],
    fails: ['before a gate', 'There is nothing left to decide'],
  },
  { ...approve, what: 'a task without a gate', jobs: ENDLESS, task: RUNNING, fails: ['has no gate'] },
  {
    ...approve,
    what: 'a name that no gate has',
    with: { ...approve.with, gate: 'nope' },
    fails: ['has no gate nope', 'approve'],
  },
  {
    ...approve,
    what: 'two gates without a name',
    task: ['twins', ['one', 'two'], 'wait_for_approval'],
    before: untilBothWait,
    fails: ['Several gates', 'Name one of them in `gate`'],
  },
  {
    ...approve,
    what: 'a gate of another app',
    jobs: ENDLESS,
    task: ['lark', ['script', 'ask'], 'running'],
    fails: ['is decided in lark', 'Decide it in that app'],
  },
  {
    ...approve,
    what: 'a gate that is decided meanwhile',
    faults: [{ path: APPROVE, action: refusal(6169, 'not found approval') }],
    fails: [advice('no-gate-waits')],
    writes: Array.from({ length: 5 }, () => `POST ${APPROVE}`),
  },
  {
    ...approve,
    what: 'a name that the server does not know',
    faults: [{ path: APPROVE, action: refusal(6169, 'can not find approved workflow: gated, taskID: 1,jobName: x') }],
    fails: [advice('approve-refused')],
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a body that the server cannot read',
    faults: [{ path: APPROVE, action: refusal(500, 'failed to unmarshal request data, error: EOF') }],
    fails: ['failed to unmarshal'],
    writes: [`POST ${APPROVE}`],
  },
  {
    ...approve,
    what: 'a lost answer',
    faults: [{ path: APPROVE, action: { kind: 'handle-then-reset' } }],
    passes: { 'gate-status': 'passed' },
    writes: [`POST ${APPROVE}`],
  },
  { ...approve, what: 'a word that is no decision', with: { ...approve.with, decision: 'yes' }, fails: ['decision'] },
]

// The approval job appears where the trigger lists it from 4.1 on; before, it is there unlisted (contract §11).
const older = {
  ...approve,
  versions: ['3.0'] as const,
  task: ['gated', ['build', 'deploy'], 'waitforapprove'] as const,
}
const olderApproves: readonly SubActionCase[] = [
  {
    ...older,
    what: 'the gate of a stage',
    passes: { gate: 'deploy', 'gate-status': 'passed' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...older,
    what: "the gate of a stage by the stage's name",
    with: { ...approve.with, gate: 'deploy' },
    passes: { 'gate-status': 'passed' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...older,
    what: 'a rejection',
    with: { ...approve.with, decision: 'reject' },
    passes: { gate: 'deploy', 'gate-status': 'reject' },
    writes: [`POST ${APPROVE}`],
  },
  {
    ...older,
    what: 'a user who is no approver',
    user: 'admin',
    fails: [advice('not-an-approver')],
    writes: [`POST ${APPROVE}`],
  },
  { ...older, what: 'a name that no gate has', with: { ...approve.with, gate: 'nope' }, fails: ['has no gate nope'] },
  { ...older, what: 'a task without a gate', jobs: ENDLESS, task: RUNNING, fails: ['has no gate'] },
  {
    ...older,
    what: 'a gate that is decided meanwhile',
    faults: [{ path: APPROVE, action: refusal(6169, 'not found approval') }],
    fails: [advice('no-gate-waits')],
    writes: Array.from({ length: 5 }, () => `POST ${APPROVE}`),
  },
  {
    ...older,
    what: 'a second decision',
    faults: [{ path: APPROVE, action: refusal(6169, 'ci-bot have approve already') }],
    fails: [advice('already-decided')],
    writes: [`POST ${APPROVE}`],
  },
  {
    ...older,
    what: 'an unknown task',
    task: RUNNING,
    with: { ...approve.with, ...UNKNOWN },
    fails: [advice('unknown-task')],
  },
  ...refusedAt('POST', APPROVE, older, [`POST ${APPROVE}`]),
]

const NEW = { versions: ['5.0'] as const }
const resume = { action: 'resume', with: { ...QUICK, 'project-key': 'demo' }, task: PARKED, ...NEW }
const STARTED = [`POST ${RESUME}`]
const resumes: readonly SubActionCase[] = [
  ...unread('resume', { ...QUICK, 'project-key': 'demo' }),
  ...refusedAt('GET', RESUME, resume).filter(({ what }) => !/400 without|untyped/.test(what)),
  ...refusedAt('POST', RESUME, resume, STARTED),
  {
    ...resume,
    what: 'the stage that the task is parked at',
    passes: { stage: 'deploy', resumed: 'true' },
    writes: STARTED,
  },
  {
    ...resume,
    what: 'the stage of that name',
    with: { ...resume.with, stage: 'deploy' },
    passes: { resumed: 'true' },
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a stage that somebody has started',
    with: { ...resume.with, stage: 'deploy' },
    before: (zadig) => call(zadig, 'POST', `${RESUME}?projectKey=demo`, { stage_name: 'deploy' }, 'alice'),
    passes: { resumed: 'false' },
  },
  {
    ...resume,
    what: 'a server that has no manual stages to start',
    versions: ['4.0'],
    fails: [advice('needs-zadig-5.0')],
  },
  {
    ...resume,
    what: 'a task that is not parked in time',
    jobs: ENDLESS,
    with: { ...resume.with, 'stage-timeout': '1s' },
    task: ['manual-stage', ['build', 'deploy', 'test'], 'running'],
    fails: ['`stage-timeout` of 1s is used up', 'Raise `stage-timeout`'],
  },
  {
    ...resume,
    what: 'a task that has no manual stage',
    jobs: ENDLESS,
    task: RUNNING,
    fails: ['no manual stage lies ahead', 'There is nothing to resume'],
  },
  {
    ...resume,
    what: 'a stage that there is not',
    with: { ...resume.with, stage: 'nope' },
    fails: ['has no manual stage nope; it has deploy', 'Name one of them'],
  },
  {
    ...resume,
    what: 'a project that the user has no part in',
    with: { ...resume.with, 'project-key': 'other' },
    fails: [advice('no-permission')],
  },
  {
    ...resume,
    what: 'another project than that of the task',
    user: 'admin',
    with: { ...resume.with, 'project-key': 'other' },
    fails: ['belongs to project demo', 'Check `project-key`'],
  },
  { ...resume, what: 'a user without the permission', user: 'carol', fails: [advice('no-permission')] },
  {
    ...resume,
    what: 'a user who may run but not start the stage',
    before: forAliceOnly,
    fails: ['may not start the stage deploy', 'Those may: alice'],
  },
  {
    ...resume,
    what: 'a stage that is started meanwhile',
    faults: [{ method: 'POST', action: refusal(500, '工作流任务状态无法手动执行') }],
    fails: [advice('not-paused')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a task without a stage that waits',
    faults: [{ method: 'POST', action: refusal(500, 'workflow task has no stage waiting for manual execution') }],
    fails: [advice('not-paused')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'another stage meanwhile',
    faults: [{ method: 'POST', action: refusal(500, 'stage deploy is not waiting for manual execution') }],
    fails: [advice('wrong-stage')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a user who is taken off meanwhile',
    faults: [{ method: 'POST', action: refusal(500, 'user u-1 is not allowed to manually execute stage deploy') }],
    fails: [advice('not-an-executor')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a project that the server sees otherwise',
    faults: [{ method: 'POST', action: refusal(500, 'workflow task project x does not match projectKey demo') }],
    fails: [advice('wrong-project')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a task that is deleted meanwhile',
    faults: [{ method: 'POST', action: refusal(6161, 'mongo: no documents in result') }],
    fails: [advice('unknown-task')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a task that cannot be queued',
    faults: [{ method: 'POST', action: refusal(6160, 'queue is full') }],
    fails: [advice('create-refused')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a workflow that is deleted meanwhile',
    faults: [{ method: 'POST', action: refusal(6542, 'mongo: no documents in result') }],
    fails: [advice('unknown-workflow')],
    writes: STARTED,
  },
  {
    ...resume,
    what: 'a lost answer',
    faults: [{ method: 'POST', action: { kind: 'handle-then-reset' } }],
    passes: { resumed: 'true' },
    writes: STARTED,
  },
]

async function untilBothWait(zadig: Zadig): Promise<void> {
  while (zadig.lastTask('twins').stages[0]?.jobs.some(({ status }) => status !== 'wait_for_approval') === true)
    await new Promise((resolve) => setTimeout(resolve, 10))
}

function forAliceOnly(zadig: Zadig): void {
  const manual = zadig.lastTask('manual-stage').stages[1]
  const users = [{ type: 'user', user_id: 'u-alice', user_name: 'alice' }]
  if (manual !== undefined) manual.manualExec = { ...manual.manualExec, manual_exec_users: users }
}

testCases([...approves, ...olderApproves, ...resumes])
