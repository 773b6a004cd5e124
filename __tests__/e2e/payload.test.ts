// What the user wrote, on its way through the built action: checked, shown, and sent.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'

import { gatedShipWorkflow } from '../../emulators/zadig/definitions/ship.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { opened } from '../unit/payload/event-cases.ts'
import { annotationsOf, scene, SHIP_INPUTS, type DistRun } from '../support/run-dist.ts'

/** Every job is over at once. */
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
      - service_name: web
        service_module: web
        inputs: { NODE_ENV: test }
  test: { testing_list: [{ testing_name: smoke, inputs: { SUITE: file } }] }
`,
)
afterAll(() => rmSync(workspace, { recursive: true }))

function methods({ requests }: DistRun): readonly string[] {
  return requests.map((request) => request.split(' ')[0] ?? '')
}

function sentBody({ zadig }: DistRun): unknown {
  return JSON.parse(zadig.requests.find(({ method }) => method === 'POST')?.body ?? 'null')
}

describe('`dry-run`', () => {
  const SECRET = 'npm_mySecretToken'
  const inputs = SHIP_INPUTS.replace('service_module: api }', `service_module: api, inputs: { NPM_TOKEN: ${SECRET} } }`)
  const run = scene({ zadig: { scenario: gated }, with: { 'dry-run': 'true', inputs: `${inputs}approve:\n` } })

  it('shows what would run, in the workflow’s order', async () => {
    const { log } = await run
    expect(log).toContain(
      [
        'Jobs that run (4):',
        '  ▸ build / build (zadig-build): web/web, api/api',
        '  ▸ gate / approve (approval)',
        '  ▸ deploy / deploy (zadig-deploy): web/web, api/api; environment staging',
        '  ▸ test / test (zadig-test): smoke',
        '  ⏸ gate / approve: the gate waits for approval',
      ].join('\n'),
    )
  })

  it('shows the body and sets it as an output, the same in both and with the credentials hidden', async () => {
    const { log, result } = await run
    const shown = /^The body that would be sent:\n(\{\n[\s\S]*?\n\})$/m.exec(log)?.[1] ?? ''
    const output: unknown = JSON.parse(result.outputs['payload'] ?? '')
    expect(JSON.parse(shown)).toEqual(output)
    expect(output).toMatchObject({ workflow_key: 'ship', project_key: 'demo' })
    expect(JSON.stringify(output)).toContain('{"key":"NPM_TOKEN","value":"***"}')
  })

  it('sends nothing but reads, and passes', async () => {
    const dry = await run
    expect(new Set(methods(dry))).toEqual(new Set(['GET']))
    expect(dry.tasks).toEqual([])
    expect(dry.log).toContain('Dry run: nothing was triggered.')
    expect(dry.result).toMatchObject({ result: 'success', exitCode: 0 })
  })

  it('writes no credential but for the runner to mask it', async () => {
    const dry = await run
    expect(dry.result.masks).toContain(SECRET)
    expect(JSON.stringify([dry.result.outputs, dry.result.summary, dry.result.annotations])).not.toContain(SECRET)
    const first = dry.result.rawLines.findIndex((line) => line.startsWith('Jobs that run'))
    expect(dry.result.rawLines.findIndex((line) => line.includes(SECRET))).toBeLessThan(first)
    expect(dry.result.rawLines.filter((line) => !line.startsWith('::add-mask::')).join('\n')).not.toContain(SECRET)
  })
})

describe('`payload-file`', () => {
  const run = scene({
    zadig: { scenario: instant },
    step: { workspace },
    with: {
      'payload-file': 'deploy/payload.yml',
      inputs: 'test: { testing_list: [{ testing_name: smoke, inputs: { SUITE: inline } }] }',
      parameters: '{"GITHUB_RUN": 1.10}',
      logs: 'none',
    },
  })

  it('is overridden by the inputs, job by job and variable by variable', async () => {
    expect(sentBody(await run)).toEqual({
      workflow_key: 'ship',
      project_key: 'demo',
      parameters: [{ name: 'GITHUB_RUN', type: 'string', value: '1.10' }],
      inputs: [
        {
          job_name: 'build',
          job_type: 'zadig-build',
          parameters: {
            registry: 'https://registry.example.com/demo',
            service_list: [
              { service_name: 'web', service_module: 'web', inputs: [{ key: 'NODE_ENV', value: 'test' }] },
            ],
          },
        },
        {
          job_name: 'test',
          job_type: 'zadig-test',
          parameters: { testing_list: [{ testing_name: 'smoke', inputs: [{ key: 'SUITE', value: 'inline' }] }] },
        },
      ],
    })
  })

  const outside = scene({ step: { workspace }, with: { 'payload-file': '../../etc/passwd', inputs: '' } })

  it('must be in the workspace', async () => {
    const { result, requests } = await outside
    expect(annotationsOf(result).join('\n')).toContain('payload-file: “../../etc/passwd”')
    expect(requests).toEqual([])
  })

  const broken = scene({
    step: { workspace },
    with: { 'payload-file': 'deploy/payload.yml', inputs: 'test: { suit: 1 }' },
  })

  it('and inputs are read before anything is triggered', async () => {
    const { log, requests } = await broken
    expect(log).toContain('inputs.test.suit: No job type has such a field.')
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([])
  })
})

describe('`from: github`', () => {
  const run = scene({
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

  it('fills in the pull request and its base branch from a pull_request event', async () => {
    const github = await run
    expect(sentBody(github)).toMatchObject({
      inputs: [
        {
          parameters: {
            service_list: [
              {
                repo_info: [
                  {
                    codehost_name: 'github-acme',
                    repo_namespace: 'acme',
                    repo_name: 'web',
                    branch: 'master',
                    prs: [2],
                  },
                ],
              },
            ],
          },
        },
      ],
    })
    expect(JSON.stringify(sentBody(github))).not.toMatch(/"(?:from|pr|enable_commit|commit_id)"/)
    expect(github.result.result).toBe('success')
  })
})
