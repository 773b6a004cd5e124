// What is wrong with a payload, as the user of the built action reads it.
import { describe, expect, it } from '@jest/globals'

import { gatedShipWorkflow } from '../../emulators/zadig/definitions/ship.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { annotationsOf, scene, SHIP_INPUTS, type DistRun } from '../support/run-dist.ts'

/** Every job is over at once. */
const instant: Scenario = { name: 'instant', description: '', jobs: { '*': { duration: 20 } } }
const gated: Scenario = { ...instant, workflows: [gatedShipWorkflow()] }
const failing: Scenario = { ...instant, jobs: { '*': { duration: 20, outcome: 'failed', error: 'exit status 1' } } }

function methods({ requests }: DistRun): readonly string[] {
  return requests.map((request) => request.split(' ')[0] ?? '')
}

describe('the strict preflight', () => {
  const run = scene({
    zadig: { scenario: gated },
    with: { inputs: `${SHIP_INPUTS}tset:\n`, parameters: 'GITHUB_RUM: 7' },
  })

  it('tells everything that is wrong, with lines to add that can be copied as they stand', async () => {
    const { log } = await run
    expect(log).toContain(
      [
        '##[error]inputs.tset: The workflow has no job `tset`, and Zadig would silently ignore it. Did you mean `test`?',
        'inputs: The approval `approve` in stage `gate` is not listed, so the workflow would continue without it. To keep the gate, add:',
        '  approve: {}',
        "or, in the API's form:",
        '  - { job_name: approve, job_type: approval, parameters: {} }',
        'parameters.GITHUB_RUM: The workflow has no variable `GITHUB_RUM`: Zadig would refuse the whole run. Did you mean `GITHUB_RUN`?',
        'Nothing was triggered. With `preflight: warn` these are warnings only.',
      ].join('\n'),
    )
  })

  it('fails the step and triggers nothing', async () => {
    const strict = await run
    expect(new Set(methods(strict))).toEqual(new Set(['GET']))
    expect(strict.tasks).toEqual([])
    expect(strict.result).toMatchObject({ result: 'failure', exitCode: 1 })
  })
})

describe('`preflight: warn`', () => {
  const run = scene({
    zadig: { scenario: instant },
    with: { preflight: 'warn', inputs: 'test: { testing_list: [{ testing_name: smoek }] }', logs: 'none' },
  })

  it('warns and triggers', async () => {
    const warned = await run
    expect(annotationsOf(warned.result)).toEqual([
      'warning Zadig preflight: inputs.test.testing_list[0].testing_name: The job has no test `smoek`, and Zadig would silently ignore it. Did you mean `smoke`?',
    ])
    expect(warned.tasks).toHaveLength(1)
    expect(warned.result.result).toBe('success')
  })
})

describe('`preflight: off`', () => {
  const run = scene({ zadig: { scenario: instant }, with: { preflight: 'off', inputs: 'test:', logs: 'none' } })

  it('triggers without reading the definition', async () => {
    const { requests, result } = await run
    expect(requests.filter((request) => request.includes('/detail'))).toEqual([])
    expect(result.result).toBe('success')
  })
})

describe('a job that was asked for and that the task does not have', () => {
  const off = { preflight: 'off', inputs: 'test:\ntset:', logs: 'none' }
  const passing = scene({ zadig: { scenario: instant }, with: off })
  const failed = scene({ zadig: { scenario: failing }, with: off })
  const notWaiting = scene({ zadig: { scenario: instant }, with: { ...off, wait: 'false' } })
  const warned = scene({ zadig: { scenario: instant }, with: { ...off, preflight: 'warn' } })

  it.each([
    ['that passes', passing],
    ['that passes, after warnings', warned],
    ['that fails', failed],
    ['that is not waited for', notWaiting],
  ])('fails the step over a task %s, and is named', async (_, run) => {
    const { result, tasks } = await run
    expect(tasks).toHaveLength(1)
    expect(result.outputs).toMatchObject({ conclusion: 'failure', 'task-id': '1' })
    expect(
      annotationsOf(result)
        .filter((one) => one.startsWith('error'))
        .join('\n'),
    ).toContain('tset')
    expect(result).toMatchObject({ result: 'failure', exitCode: 1 })
  })
})

describe('a gate that is listed, on a server before 4.1', () => {
  const inputs = `${SHIP_INPUTS}approve:\n`
  const refused = scene({ zadig: { version: '4.0', scenario: gated }, with: { inputs } })
  const kept = scene({ zadig: { version: '4.1', scenario: gated }, with: { inputs, 'dry-run': 'true' } })

  it('fails with what the user can decide, and no task is created', async () => {
    const run = await refused
    expect(run.result).toMatchObject({ result: 'failure', exitCode: 1, state: { phase: 'done' } })
    expect(annotationsOf(run.result)).toEqual([
      expect.stringMatching(
        /^error: .*undefined job type of type:approval[^]*cannot keep an approval gate through its API, which needs Zadig 4\.1[^]*start the workflow in Zadig, upgrade Zadig, or leave the gate out on purpose[^]*runs without that approval\.$/,
      ),
    ])
    expect(methods(run).filter((method) => method !== 'GET')).toEqual(['POST'])
    expect(run.tasks).toEqual([])
  })

  it('is kept from 4.1 on', async () => {
    expect((await kept).result.result).toBe('success')
  })
})
