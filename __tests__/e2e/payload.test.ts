// What the user wrote, on its way through the built action: checked, shown, and sent.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'

import { gatedShipWorkflow } from '../../emulators/zadig/definitions/ship.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { annotationsOf, scene, SHIP_INPUTS, type DistRun } from '../support/run-dist.ts'
import { opened } from '../unit/payload/event-cases.ts'

/** Every job passes at once. */
const instant: Scenario = { name: 'instant', description: '', jobs: { '*': { duration: 20 } } }
const gated: Scenario = { ...instant, workflows: [gatedShipWorkflow()] }

const workspace = mkdtempSync(join(tmpdir(), 'payload-test-'))
mkdirSync(join(workspace, 'deploy'))
writeFileSync(
  join(workspace, 'deploy', 'payload.yml'),
  `parameters:
  GITHUB_RUN: from the file
inputs:
  build:
    registry: https://registry.example.com/demo
    service_list:
      - { service_name: web, service_module: web, inputs: { NODE_ENV: test } }
  test: { testing_list: [{ testing_name: smoke, inputs: { SUITE: file } }] }
`,
)
afterAll(() => rmSync(workspace, { recursive: true }))

function methods({ requests }: DistRun): readonly string[] {
  return [...new Set(requests.map((request) => request.split(' ')[0] ?? ''))]
}

function sentBody({ zadig }: DistRun): unknown {
  return JSON.parse(zadig.requests.find(({ method }) => method === 'POST')?.body ?? 'null')
}

describe('`dry-run`', () => {
  const SECRET = 'npm_mySecretToken'
  const inputs = SHIP_INPUTS.replace('service_module: api }', `service_module: api, inputs: { NPM_TOKEN: ${SECRET} } }`)
  const run = scene({ zadig: { scenario: gated }, with: { 'dry-run': 'true', inputs: `${inputs}approve:\n` } })

  it('shows what would run, in the workflow’s order, and passes without a task', async () => {
    const dry = await run
    expect(dry.log).toContain(
      [
        'Jobs that run (4):',
        '  ▸ build / build (zadig-build): web/web, api/api',
        '  ▸ gate / approve (approval)',
        '  ▸ deploy / deploy (zadig-deploy): web/web, api/api; environment staging',
        '  ▸ test / test (zadig-test): smoke',
        '  ⏸ gate / approve: the gate waits for approval',
      ].join('\n'),
    )
    expect(dry.log).toContain('Dry run: nothing was triggered.')
    expect(methods(dry)).toEqual(['GET'])
    expect(dry.tasks).toEqual([])
    expect(dry.result).toMatchObject({ result: 'success', exitCode: 0 })
  })

  it('shows the body and sets it as an output, the same in both and with the credentials hidden', async () => {
    const { log, result } = await run
    const shown = /^The body that would be sent:\n(\{\n[\s\S]*?\n\})$/m.exec(log)?.[1] ?? ''
    const output: unknown = JSON.parse(result.outputs['payload'] ?? '')
    expect(JSON.parse(shown)).toEqual(output)
    expect(output).toMatchObject({ workflow_key: 'ship', project_key: 'demo' })
    expect(JSON.stringify(output)).toContain('{"key":"NPM_TOKEN","value":"***"}')
  })

  it('writes a credential only to mask it, before anything else', async () => {
    const { result } = await run
    expect(result.masks).toContain(SECRET)
    expect(JSON.stringify([result.outputs, result.summary, result.annotations])).not.toContain(SECRET)
    const first = result.rawLines.findIndex((line) => line.startsWith('Jobs that run'))
    expect(result.rawLines.findIndex((line) => line.includes(SECRET))).toBeLessThan(first)
    expect(result.rawLines.filter((line) => !line.startsWith('::add-mask::')).join('\n')).not.toContain(SECRET)
  })
})

it('`payload-file` is overridden by the inputs, job by job and variable by variable', async () => {
  const run = await scene({
    zadig: { scenario: instant },
    step: { workspace },
    with: {
      'payload-file': 'deploy/payload.yml',
      inputs: 'test: { testing_list: [{ testing_name: smoke, inputs: { SUITE: inline } }] }',
      parameters: '{"GITHUB_RUN": 1.10}',
      logs: 'none',
    },
  })
  const service = { service_name: 'web', service_module: 'web', inputs: [{ key: 'NODE_ENV', value: 'test' }] }
  const test = { testing_name: 'smoke', inputs: [{ key: 'SUITE', value: 'inline' }] }
  expect(sentBody(run)).toEqual({
    workflow_key: 'ship',
    project_key: 'demo',
    parameters: [{ name: 'GITHUB_RUN', type: 'string', value: '1.10' }],
    inputs: [
      {
        job_name: 'build',
        job_type: 'zadig-build',
        parameters: { registry: 'https://registry.example.com/demo', service_list: [service] },
      },
      { job_name: 'test', job_type: 'zadig-test', parameters: { testing_list: [test] } },
    ],
  })
})

it('`from: github` fills in the pull request and its base branch from a pull_request event', async () => {
  const run = await scene({
    zadig: { scenario: instant },
    step: {
      event: { name: 'pull_request', payload: opened },
      context: { repository: 'acme/web', ref: 'refs/pull/2/merge', sha: '2'.repeat(40) },
    },
    with: {
      logs: 'none',
      inputs: `
build:
  registry: https://registry.example.com/demo
  service_list:
    - service_name: web
      service_module: web
      repo_info: [{ codehost_name: github-acme, from: github }]
`,
    },
  })
  const names = { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'web' }
  const entry = { ...names, branch: 'master', prs: [2] }
  expect(sentBody(run)).toMatchObject({ inputs: [{ parameters: { service_list: [{ repo_info: [entry] }] } }] })
  expect(JSON.stringify(sentBody(run))).not.toMatch(/"(?:from|pr|enable_commit|commit_id)"/)
  expect(run.result.result).toBe('success')
})

it('the strict preflight fails with everything that is wrong and lines to add that can be copied', async () => {
  const run = await scene({
    zadig: { scenario: gated },
    with: { inputs: `${SHIP_INPUTS}tset:\n`, parameters: 'GITHUB_RUM: 7' },
  })
  expect(run.log).toContain(
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
  expect(methods(run)).toEqual(['GET'])
  expect(run.result).toMatchObject({ result: 'failure', exitCode: 1 })
})

describe('a gate that is listed', () => {
  const inputs = `${SHIP_INPUTS}approve:\n`

  it('fails before Zadig 4.1 with what the user can decide, and no task is created', async () => {
    const run = await scene({ zadig: { version: '4.0', scenario: gated }, with: { inputs } })
    expect(run.result).toMatchObject({ result: 'failure', exitCode: 1, state: { phase: 'done' } })
    expect(annotationsOf(run.result)).toEqual([
      expect.stringMatching(
        /^error: .*undefined job type of type:approval[^]*cannot keep an approval gate through its API, which needs Zadig 4\.1[^]*start the workflow in Zadig, upgrade Zadig, or leave the gate out on purpose[^]*runs without that approval\.$/,
      ),
    ])
    expect(run.requests.filter((request) => request.startsWith('POST '))).toHaveLength(1)
    expect(run.tasks).toEqual([])
  })
})
