// Which task is the step's own: over re-runs, among the legs of a matrix, and after a workflow was created again.
import { join } from 'node:path'

import { describe, expect, test } from '@jest/globals'

import type { JobContext } from '../../emulators/runner/job-context.ts'
import { startStep, type StepResult } from '../../emulators/runner/step.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import { recreateWorkflow } from '../support/recreate-workflow.ts'
import { until } from '../support/until.ts'

const BODY = {
  workflow_key: 'parameters',
  project_key: 'demo',
  parameters: [],
  inputs: [{ job_name: 'script', parameters: {} }],
}
const EXECUTE = '/openapi/workflows/custom/task'
const ends = (outcome: 'passed' | 'failed', duration = 100): Scenario => ({
  name: outcome,
  description: '',
  jobs: { '*': { duration, outcome } },
})

/** A step on workflow `parameters`, whose variable NOTES takes the marker. */
function step(
  zadig: Zadig,
  given: Readonly<Record<string, string>> = {},
  context: Partial<JobContext> = {},
): Promise<StepResult> {
  return startStep({
    actionPath: join(import.meta.dirname, '..', '..'),
    inputs: {
      url: zadig.url,
      'api-token': zadig.token,
      'project-key': 'demo',
      'workflow-key': 'parameters',
      inputs: 'script: {}',
      'correlation-parameter': 'NOTES',
      'poll-interval': '1s',
      logs: 'none',
      ...given,
    },
    context,
  }).done
}

const triggers = ({ requests }: Zadig): number =>
  requests.filter(({ method, path }) => method === 'POST' && path === EXECUTE).length

/** What a test looks at; the emulator is closed by then. */
async function on<Result>(options: ZadigOptions, work: (zadig: Zadig) => Promise<Result>): Promise<Result> {
  const zadig = await startZadig({ tickMs: 50, ...options })
  try {
    return await work(zadig)
  } finally {
    await zadig.close()
  }
}

describe('a re-run', () => {
  const rerun = on({ scenario: ends('passed', 4_000) }, async (zadig) => {
    const first = await step(zadig, { wait: 'false', 'on-rerun': 'attach' })
    zadig.execute(BODY, 'ci-bot')
    const second = await step(zadig, { 'on-rerun': 'attach' }, { runAttempt: '2' })
    return { first, second, zadig }
  })
  rerun.catch(() => undefined)

  test('attaches to the task of the first attempt, not to a newer one', async () => {
    const { first, second, zadig } = await rerun
    expect(first.outputs).toMatchObject({ 'task-id': '1', adopted: 'false' })
    expect(second).toMatchObject({ result: 'success', exitCode: 0 })
    expect(second.outputs).toMatchObject({ 'task-id': '1', adopted: 'true', conclusion: 'success' })
    expect(triggers(zadig)).toBe(1)
    expect(zadig.tasks).toHaveLength(2)
  })
})

describe('two legs of a matrix with the same payload', () => {
  const legs = on({ scenario: ends('passed', 500) }, async (zadig) => {
    zadig.faults.add({ method: 'POST', path: EXECUTE, times: 2, action: { kind: 'handle-then-reset' } })
    const results = await Promise.all(
      ['linux', 'windows'].map((os) => step(zadig, {}, { matrix: { os, versions: [1, 2] } })),
    )
    return { results, zadig }
  })
  legs.catch(() => undefined)

  test('each adopt their own task where both answers are lost', async () => {
    const { results, zadig } = await legs
    expect(triggers(zadig)).toBe(2)
    const markerOf = (id: string | undefined): unknown =>
      zadig.tasks.find((task) => String(task.id) === id)?.params.find(({ name }) => name === 'NOTES')?.['value']
    for (const { outputs, state, result } of results) {
      expect(result).toBe('success')
      expect(outputs).toMatchObject({ adopted: 'true', conclusion: 'success' })
      expect(markerOf(outputs['task-id'])).toBe(state['marker'])
    }
    expect(new Set(results.map(({ state }) => state['marker'])).size).toBe(2)
  })
})

describe('a workflow that was created again', () => {
  async function recreated(staleFor: number): Promise<StepResult> {
    return on({ scenario: ends('failed'), version: '5.0', staleFor }, async (zadig) => {
      zadig.execute(BODY, 'ci-bot')
      const old = zadig.lastTask()
      await until(() => old.endTime !== 0 && Date.now() / 1_000 > old.createTime + 1)
      await recreateWorkflow(zadig, 'parameters')
      zadig.setScenario(ends('passed'))
      return step(zadig)
    })
  }
  const passing = recreated(4_000)
  passing.catch(() => undefined)

  test('has its new task 1 followed, not the failed one that Zadig answers with for a while', async () => {
    const result = await passing
    expect(result.outputs).toMatchObject({ 'task-id': '1', status: 'passed', conclusion: 'success' })
    expect(result).toMatchObject({ result: 'success', exitCode: 0 })
  })
})
