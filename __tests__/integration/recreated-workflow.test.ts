// A workflow that was deleted and created again: its tasks are numbered from 1, and for a while Zadig answers with the old
// task of a number (contract §5.7). The old task 1 has failed; the new one passes.
import { describe, expect, test } from '@jest/globals'

import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { retry } from '../../src/actions/retry.ts'
import { wait } from '../../src/actions/wait.ts'
import { readRetryInputs, readWaitInputs } from '../../src/github/inputs/task.ts'
import { runMarker } from '../../src/trigger/correlation.ts'
import { onBench, type Acted, type Bench } from '../support/action-bench.ts'
import type { FakeClock } from '../support/fake-clock.ts'
import { recreateWorkflow } from '../support/recreate-workflow.ts'
import { runInProcess, type InProcessOptions, type InProcessRun } from '../support/run-in-process.ts'

const ending = (outcome: 'passed' | 'failed', duration = 1_000): Scenario => ({
  name: outcome,
  description: '',
  jobs: { '*': { duration, outcome } },
})
const BODY = {
  workflow_key: 'parameters',
  project_key: 'demo',
  parameters: [],
  inputs: [{ job_name: 'script', parameters: {} }],
}
const EXECUTE = '/openapi/workflows/custom/task'

async function recreate({ zadig, clock }: { readonly zadig: Zadig; readonly clock: FakeClock }): Promise<void> {
  zadig.execute(BODY, 'ci-bot')
  // Less than what the clocks of Zadig's parts may differ by: only the definition's creation time separates the tasks.
  await clock.advance(20_000)
  await recreateWorkflow(zadig, 'parameters')
  zadig.setScenario(ending('passed', 5_000))
  await clock.advance(3_000)
}

function rootAction(staleFor: number, options: InProcessOptions = {}): Promise<InProcessRun> {
  return runInProcess({
    ...options,
    with: { 'workflow-key': 'parameters', inputs: 'script: {}', ...options.with },
    zadig: { version: '5.0', scenario: ending('failed'), staleFor },
    arrange: async (scene) => {
      await recreate(scene)
      await options.arrange?.(scene)
    },
  })
}

const triggers = ({ requests }: Zadig): number =>
  requests.filter(({ method, path }) => method === 'POST' && path === EXECUTE).length

describe('the root action', () => {
  test('follows its own task once Zadig answers with it', async () => {
    const { runner, zadig } = await rootAction(40_000)
    expect(runner.outputs).toMatchObject({ 'task-id': '1', conclusion: 'success' })
    expect(triggers(zadig)).toBe(1)
  })

  test('never takes the end of the old task for its own', async () => {
    const { runner, verdict } = await rootAction(Infinity)
    expect(runner.outputs).toMatchObject({ 'task-id': '1', conclusion: 'unknown' })
    expect(verdict.sentence).toContain('Zadig answered with an older task of the same number, 1')
  })

  test('adopts after a lost answer only a task of the new workflow', async () => {
    const { runner, zadig } = await rootAction(40_000, {
      faults: [{ method: 'POST', path: EXECUTE, times: 1, action: { kind: 'handle-then-reset' } }],
    })
    expect(runner.outputs).toMatchObject({ 'task-id': '1', conclusion: 'success', adopted: 'true' })
    expect(triggers(zadig)).toBe(1)
  })

  test('finds the task of an earlier attempt behind the old one, instead of starting a second', async () => {
    const identity = { repository: '', runId: '1', job: '', matrix: '', step: '', runAttempt: 1 }
    const parameters = [{ name: 'NOTES', value: runMarker(identity, BODY) }]
    const { runner, zadig } = await rootAction(40_000, {
      with: { 'correlation-parameter': 'NOTES', 'on-rerun': 'attach' },
      environment: { GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '2' },
      arrange: (scene) => void scene.zadig.execute({ ...BODY, parameters }, 'ci-bot'),
    })
    expect(runner.outputs).toMatchObject({ 'task-id': '1', conclusion: 'success', adopted: 'true' })
    expect(triggers(zadig)).toBe(0)
  })
})

describe('a sub-action on task 1', () => {
  const task = { 'workflow-key': 'parameters', 'task-id': '1' }
  const waits = (bench: Bench): Promise<Acted> => bench.act({ read: readWaitInputs, main: wait }, task)
  const retries = (bench: Bench): Promise<Acted> => bench.act({ read: readRetryInputs, main: retry }, task)

  test.each([
    ['waits for the new task', waits, 40_000, true, 'success', ''],
    ['does not report the old task', waits, Infinity, false, 'unknown', 'an older task'],
    ['does not retry the old task', retries, 40_000, false, undefined, 'cannot be retried'],
  ] as const)('%s', async (_what, act, staleFor, passed, conclusion, sentence) => {
    await onBench({ version: '5.0', scenario: ending('failed'), staleFor }, async (bench) => {
      await recreate({ zadig: bench.server, clock: bench.clock })
      bench.server.execute(BODY, 'ci-bot')
      const { verdict, runner } = await act(bench)
      expect(verdict.passed).toBe(passed)
      expect(verdict.sentence).toContain(sentence)
      expect(runner.outputs['conclusion']).toBe(conclusion)
      const sent = bench.server.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/task/1'))
      expect(sent).toEqual([])
    })
  })
})
