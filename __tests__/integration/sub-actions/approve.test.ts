// Approve, against the emulator: where the gate stands, who may decide, and what Zadig says to the rest.
import { describe, expect, test } from '@jest/globals'

import { approvalJob, freestyleJob, stage, workflow } from '../../../emulators/zadig/definitions/documents.ts'
import type { JsonObject } from '../../../emulators/zadig/json.ts'
import type { ZadigOptions } from '../../../emulators/zadig/server.ts'
import { approve } from '../../../src/actions/approve.ts'
import { readApproveInputs } from '../../../src/github/inputs/task.ts'
import { bodyOf, onBench } from '../../support/action-bench.ts'

const APPROVE = { read: readApproveInputs, main: approve }
const waiting = (status: string): boolean => status === 'wait_for_approval'
const failing = (status: string): boolean => status === 'failed'

const larkGate: JsonObject = {
  ...approvalJob('ask', ['alice']),
  spec: { type: 'lark', timeout: 60, lark_approval: {} },
}

/** Gates side by side, a gate in another app, and a gate behind a job. */
const workflows = [
  workflow('twins', 'Twins', [stage('gate', [approvalJob('one', ['ci-bot']), approvalJob('two', ['ci-bot'])])]),
  workflow('lark', 'Lark', [stage('first', [freestyleJob('script')]), stage('gate', [larkGate])]),
]

function options(jobs: Readonly<Record<string, object>> = {}, extra: ZadigOptions = {}): ZadigOptions {
  return {
    version: '4.1',
    scenario: { name: 'gates', description: '', workflows, jobs: { '*': { duration: 100 }, approve: {}, ...jobs } },
    ...extra,
  }
}

const GATED = ['build', 'approve', 'deploy']
const gated = (taskId: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'workflow-key': 'gated',
  'task-id': taskId,
  decision: 'approve',
  ...more,
})

describe('a gate that waits', () => {
  test.each([
    ['without a name, since it is the only one', ''],
    ["by the job's name", 'approve'],
    ["by the job task's name", 'job-1-0-0-approve'],
  ])('is approved %s, and the task goes on', async (_how, gate) => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('gated', GATED, waiting)
      const { verdict, runner } = await bench.act(APPROVE, gated(taskId, { gate, comment: '好' }))
      expect(verdict).toMatchObject({ passed: true, sentence: 'Approved the gate approve.' })
      expect(runner.outputs).toMatchObject({ 'task-id': taskId, gate: 'job-1-0-0-approve', 'gate-status': 'passed' })
      expect(JSON.parse(runner.outputs['approvers'] ?? '')).toContainEqual(
        expect.objectContaining({ name: 'ci-bot', decision: 'approve', comment: '好' }),
      )
      expect(runner.summary()).toContain('Approved the gate approve')
      expect(bench.server.lastTask().stages[1]?.jobs[0]?.status).toBe('passed')
    })
  })

  test('is rejected, and the result is read back', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('gated', GATED, waiting)
      const { verdict, runner } = await bench.act(APPROVE, gated(taskId, { decision: 'reject' }))
      expect(verdict).toMatchObject({ passed: true, sentence: 'Rejected the gate approve.' })
      expect(runner.outputs).toMatchObject({ 'gate-status': 'reject' })
    })
  })

  test('still waits where others have to approve as well', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('two-approvers', ['approve', 'script'], waiting)
      const inputs = { ...gated(taskId), 'workflow-key': 'two-approvers' }
      const first = await bench.act(APPROVE, inputs)
      expect(first.verdict).toMatchObject({
        passed: true,
        sentence: 'Approved the gate approve: 1 of 2 approvals, so it is still waiting.',
      })
      expect(first.runner.outputs['gate-status']).toBe('wait_for_approval')
      const second = await bench.act(APPROVE, inputs, 'alice')
      expect(second.runner.outputs['gate-status']).toBe('passed')
    })
  })

  test('is not asked a second time where this user has said the same before', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('two-approvers', ['approve', 'script'], waiting)
      const inputs = { ...gated(taskId), 'workflow-key': 'two-approvers' }
      await bench.act(APPROVE, inputs)
      const { verdict } = await bench.act(APPROVE, inputs)
      expect(verdict.passed).toBe(true)
      expect(bench.server.requests.filter(({ path }) => path.endsWith('/approve'))).toHaveLength(1)
    })
  })

  test('refuses a second decision of another kind', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('two-approvers', ['approve', 'script'], waiting)
      const inputs = { ...gated(taskId), 'workflow-key': 'two-approvers' }
      await bench.act(APPROVE, inputs)
      const { verdict } = await bench.act(APPROVE, { ...inputs, decision: 'reject' })
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('decided already') })
    })
  })

  test('refuses whoever is no approver, an administrator too', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('gated', GATED, waiting)
      const { verdict } = await bench.act(APPROVE, gated(taskId), 'admin')
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('not among the approvers') })
      expect(bench.server.requests.filter(({ path }) => path.endsWith('/approve'))).toHaveLength(1)
    })
  })

  test('is approved once, although the answer is lost', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('gated', GATED, waiting)
      bench.server.faults.add({ path: '*/approve', times: 1, action: { kind: 'handle-then-reset' } })
      const { verdict, runner } = await bench.act(APPROVE, gated(taskId))
      expect(verdict.passed).toBe(true)
      expect(runner.outputs['gate-status']).toBe('passed')
      expect(bench.server.requests.filter(({ path }) => path.endsWith('/approve'))).toHaveLength(1)
    })
  })
})

describe('a gate that lies ahead', () => {
  test('is waited for', async () => {
    await onBench(options({ build: { duration: 600_000 } }), async (bench) => {
      const taskId = await bench.start('gated', GATED, (status) => status === 'running')
      const startedAt = bench.clock.now()
      const { verdict } = await bench.act(APPROVE, gated(taskId))
      expect(verdict.passed).toBe(true)
      expect(bench.clock.now() - startedAt).toBeGreaterThan(500_000)
    })
  })

  test('is waited for up to `gate-timeout`', async () => {
    await onBench(options({ build: { duration: 3_600_000 } }), async (bench) => {
      const taskId = await bench.start('gated', GATED, (status) => status === 'running')
      const { verdict } = await bench.act(APPROVE, gated(taskId, { 'gate-timeout': '5m' }))
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('gate-timeout') })
      expect(verdict.sentence).toContain('`gate-timeout` of 5m is used up')
    })
  })

  test('is not waited for when the task ends before', async () => {
    await onBench(options({ build: { duration: 100, outcome: 'failed' } }), async (bench) => {
      const taskId = await bench.start('gated', GATED, failing)
      const { verdict } = await bench.act(APPROVE, gated(taskId))
      expect(verdict).toMatchObject({
        passed: false,
        sentence: expect.stringContaining('ended (failed) before a gate'),
      })
    })
  })
})

describe('what cannot be decided', () => {
  test('is a gate that somebody has decided: who and how is said', async () => {
    const byAlice = { approve: { decisions: [{ after: 100, by: 'alice', approve: true, comment: 'ok' }] } }
    await onBench(options(byAlice), async (bench) => {
      const taskId = await bench.start('gated', GATED, (status) => status === 'passed')
      await bench.clock.sleep(10_000)
      const { verdict } = await bench.act(APPROVE, gated(taskId))
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('passed (alice: approve ok)') })
    })
  })

  test('are several gates at once, without a name', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('twins', ['one', 'two'], waiting)
      await bench.clock.sleep(5_000)
      const inputs = { ...gated(taskId), 'workflow-key': 'twins' }
      const { verdict } = await bench.act(APPROVE, inputs)
      expect(verdict).toMatchObject({ passed: false, advice: 'Name one of them in `gate`.' })
      expect(verdict.sentence).toContain('job-0-0-0-one')
      expect((await bench.act(APPROVE, { ...inputs, gate: 'two' })).verdict.passed).toBe(true)
    })
  })

  test('is a gate of another app', async () => {
    await onBench(options({ script: { duration: 600_000 } }), async (bench) => {
      const taskId = await bench.start('lark', ['script', 'ask'], (status) => status === 'running')
      const { verdict } = await bench.act(APPROVE, { ...gated(taskId), 'workflow-key': 'lark' })
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('is decided in lark') })
    })
  })

  test.each([
    ['a task without a gate', '', 'Task 1 of Hello has no gate'],
    ['a name that no gate has', 'nope', 'Task 1 of Hello has no gate'],
  ])('is %s', async (_what, gate, said) => {
    await onBench(options(), async (bench) => {
      const taskId = String(bench.server.execute(bodyOf('hello', ['script']), 'ci-bot'))
      const { verdict } = await bench.act(APPROVE, { ...gated(taskId, { gate }), 'workflow-key': 'hello' })
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining(said) })
    })
  })

  test('is an unknown task', async () => {
    await onBench(options(), async (bench) => {
      const { verdict, runner } = await bench.act(APPROVE, gated('99'))
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('There is no such task') })
      expect(runner.outputs).toEqual({})
    })
  })
})

describe('Zadig 3.0', () => {
  test('has gates at stages: one is approved by the name of its stage', async () => {
    await onBench(options({}, { version: '3.0' }), async (bench) => {
      const taskId = await bench.start('gated', ['build', 'deploy'], (status) => status === 'waitforapprove')
      const { verdict, runner } = await bench.act(APPROVE, gated(taskId, { gate: 'deploy' }))
      expect(verdict).toMatchObject({ passed: true, sentence: 'Approved the gate deploy.' })
      expect(runner.outputs).toMatchObject({ gate: 'deploy', 'gate-status': 'passed' })
    })
  })
})
