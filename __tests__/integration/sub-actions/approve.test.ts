// Approve against the emulator: which gate, who may decide, and what happens with Zadig's other answers.
import { describe, expect, test } from '@jest/globals'

import { approvalJob, freestyleJob, stage, workflow } from '../../../emulators/zadig/definitions/documents.ts'
import type { ZadigOptions } from '../../../emulators/zadig/server.ts'
import { approve } from '../../../src/actions/approve.ts'
import { readApproveInputs } from '../../../src/github/inputs/task.ts'
import { type Acted, type Bench, onBench } from '../../support/action-bench.ts'

type Inputs = Readonly<Record<string, string>>

const larkGate = { ...approvalJob('ask', ['alice']), spec: { type: 'lark', timeout: 60, lark_approval: {} } }
const workflows = [
  workflow('twins', 'Twins', [stage('gate', [approvalJob('one', ['ci-bot']), approvalJob('two', ['ci-bot'])])]),
  workflow('lark', 'Lark', [stage('first', [freestyleJob('script')]), stage('gate', [larkGate])]),
]
const JOBS: Readonly<Record<string, readonly string[]>> = {
  gated: ['build', 'approve', 'deploy'],
  'two-approvers': ['approve', 'script'],
  twins: ['one', 'two'],
  lark: ['script', 'ask'],
  hello: ['script'],
}

interface Options extends ZadigOptions {
  readonly workflow?: string
  readonly jobs?: Readonly<Record<string, object>>
  /** The status that the task, a stage or a job must reach first. */
  readonly until?: string
}

type Approve = (inputs?: Inputs, user?: string) => Promise<Acted>

/** Starts a task, and gives the test an `approve` for it. */
async function withTask(options: Options, work: (approveTask: Approve, bench: Bench) => Promise<void>): Promise<void> {
  const { workflow: key = 'gated', jobs = {}, until = 'wait_for_approval', ...server } = options
  const scripts = { '*': { duration: 100 }, approve: {}, ...jobs }
  const scenario = { name: 'gates', description: '', workflows, jobs: scripts }
  await onBench({ version: '4.1', scenario, ...server }, async (bench) => {
    const taskId = await bench.start(key, JOBS[key] ?? [], (status) => status === until)
    const action = { read: readApproveInputs, main: approve }
    const common = { 'workflow-key': key, 'task-id': taskId, decision: 'approve' }
    await work((inputs, user) => bench.act(action, { ...common, ...inputs }, user), bench)
  })
}

const decisions = ({ server }: Bench): number => server.requests.filter(({ path }) => path.endsWith('/approve')).length

describe('a gate that waits', () => {
  test.each([
    ['without a name', ''],
    ["by the job's name", 'approve'],
  ])('is approved %s, and the task continues', async (_how, gate) => {
    await withTask({}, async (approveTask, bench) => {
      const { verdict, runner } = await approveTask({ gate, comment: '好' })
      expect(verdict).toMatchObject({ passed: true, sentence: 'Approved the gate approve.' })
      expect(runner.outputs).toMatchObject({ 'task-id': '1', gate: 'job-1-0-0-approve', 'gate-status': 'passed' })
      expect(JSON.parse(runner.outputs['approvers'] ?? '')).toContainEqual(
        expect.objectContaining({ name: 'ci-bot', decision: 'approve', comment: '好' }),
      )
      expect(runner.summary()).toContain('Approved the gate approve')
      expect(bench.server.lastTask().stages[1]?.jobs[0]?.status).toBe('passed')
    })
  })

  test('is rejected', async () => {
    await withTask({}, async (approveTask) => {
      const { verdict, runner } = await approveTask({ decision: 'reject' })
      expect(verdict).toMatchObject({ passed: true, sentence: 'Rejected the gate approve.' })
      expect(runner.outputs).toMatchObject({ 'gate-status': 'reject' })
    })
  })

  test('keeps waiting until there are enough approvals; a second one of this user is not sent', async () => {
    await withTask({ workflow: 'two-approvers' }, async (approveTask, bench) => {
      const first = await approveTask()
      const sentence = 'Approved the gate approve: 1 of 2 approvals, so it is still waiting.'
      expect(first.verdict).toMatchObject({ passed: true, sentence })
      expect(first.runner.outputs['gate-status']).toBe('wait_for_approval')
      expect((await approveTask()).verdict.passed).toBe(true)
      expect(decisions(bench)).toBe(1)
      const other = await approveTask({ decision: 'reject' })
      expect(other.verdict).toMatchObject({ passed: false, advice: expect.stringContaining('decided already') })
      const second = await approveTask({}, 'alice')
      expect(second.runner.outputs['gate-status']).toBe('passed')
    })
  })

  test('is not for a user who is not an approver, even an administrator', async () => {
    await withTask({}, async (approveTask, bench) => {
      const { verdict } = await approveTask({}, 'admin')
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('not among the approvers') })
      expect(decisions(bench)).toBe(1)
    })
  })
})

describe('a gate that is not reached', () => {
  test.each([
    { what: 'is waited for', build: 600_000, with: {}, said: 'Approved the gate approve.', waits: 500_000 },
    {
      what: 'is waited for up to `gate-timeout`',
      build: 3_600_000,
      with: { 'gate-timeout': '5m' },
      said: '`gate-timeout` of 5m is used up',
      waits: 300_000,
    },
  ])('$what', async ({ build, with: inputs, said, waits }) => {
    await withTask({ jobs: { build: { duration: build } }, until: 'running' }, async (approveTask, bench) => {
      const startedAt = bench.clock.now()
      expect((await approveTask(inputs)).verdict.sentence).toContain(said)
      expect(bench.clock.now() - startedAt).toBeGreaterThanOrEqual(waits)
    })
  })
})

describe('the step fails for', () => {
  test.each<readonly [what: string, options: Options, inputs: Inputs, said: string]>([
    [
      'a task that ended before its gate',
      { jobs: { build: { outcome: 'failed' } }, until: 'failed' },
      {},
      'ended (failed) before a gate',
    ],
    [
      'a gate that another user decided',
      {
        jobs: { approve: { decisions: [{ after: 100, by: 'alice', approve: true, comment: 'ok' }] } },
        until: 'passed',
      },
      {},
      'passed (alice: approve ok)',
    ],
    ['several gates without a name', { workflow: 'twins' }, {}, 'job-0-0-0-one'],
    [
      'a gate of another app',
      { workflow: 'lark', jobs: { script: { duration: 600_000 } }, until: 'running' },
      {},
      'is decided in lark',
    ],
    ['a task without a gate', { workflow: 'hello', until: 'passed' }, {}, 'Task 1 of Hello has no gate'],
    ['an unknown name', {}, { gate: 'nope' }, 'has no gate nope; it has approve'],
  ])('%s', async (_what, options, inputs, said) => {
    await withTask(options, async (approveTask, bench) => {
      await bench.clock.sleep(10_000)
      const { verdict } = await approveTask(inputs)
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining(said) })
    })
  })
})

test('on Zadig 3.0 a gate is approved by the name of its stage', async () => {
  await onBench({ version: '3.0' }, async (bench) => {
    const taskId = await bench.start('gated', ['build', 'deploy'], (status) => status === 'waitforapprove')
    const inputs = { 'workflow-key': 'gated', 'task-id': taskId, decision: 'approve', gate: 'deploy' }
    const { verdict, runner } = await bench.act({ read: readApproveInputs, main: approve }, inputs)
    expect(verdict).toMatchObject({ passed: true, sentence: 'Approved the gate deploy.' })
    expect(runner.outputs).toMatchObject({ gate: 'deploy', 'gate-status': 'passed' })
  })
})
