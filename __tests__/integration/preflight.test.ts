import { describe, expect, it } from '@jest/globals'

import { freestyleJob, job, stage, variable, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { InputError, ZadigError } from '../../src/errors.ts'
import { recordingRunner } from '../support/recording-runner.ts'
import { runInProcess } from '../support/run-in-process.ts'

describe('the modes of the preflight', () => {
  const wrong = { 'workflow-key': 'parameters', inputs: 'script:\nscirpt:', parameters: 'TARGETS: b' }
  const problems = [
    expect.stringMatching(/^inputs\.scirpt: The workflow has no job/),
    expect.stringMatching(/^parameters\.TARGETS: It is of type `multi-select`/),
  ]

  /** The error of a run and the methods that it sent. */
  async function failed(given: Readonly<Record<string, string>>) {
    let server: Zadig | undefined
    const thrown: unknown = await runInProcess({
      with: given,
      zadig: { version: '5.0' },
      arrange: ({ zadig }) => void (server = zadig),
    }).catch((error: unknown) => error)
    return { thrown, methods: server?.requests.map(({ method }) => method) }
  }

  it('strict: every problem is in the error, and nothing is triggered', async () => {
    const { thrown, methods } = await failed(wrong)
    expect(thrown).toBeInstanceOf(InputError)
    expect(
      String(thrown instanceof Error && thrown.message)
        .split('\n')
        .slice(0, 2),
    ).toEqual(problems)
    expect(methods).toEqual(['GET'])
  })

  it('warn: each problem is a warning, and the task is created without the job', async () => {
    const { runner, zadig } = await runInProcess({ with: { ...wrong, preflight: 'warn' } })
    const warnings = runner.annotations.filter(({ title }) => title === 'Zadig preflight')
    expect(warnings.map(({ message }) => message)).toEqual(problems)
    expect(zadig.lastTask().stages.flatMap(({ jobs }) => jobs.map(({ name }) => name))).toHaveLength(1)
  })

  it('warn: a payload that cannot be read still fails the step, before any request', async () => {
    const { thrown, methods } = await failed({ inputs: 'script: { kv: 7 }', preflight: 'warn' })
    expect(thrown).toBeInstanceOf(InputError)
    expect(methods).toEqual([])
  })

  it('off: the definition is not read', async () => {
    const { runner, zadig } = await runInProcess({ with: { ...wrong, parameters: '', preflight: 'off' } })
    expect(zadig.requests.filter(({ path }) => path.endsWith('/detail'))).toEqual([])
    expect(runner.text()).not.toContain('Jobs that run')
    expect(zadig.lastTask('parameters').id).toBe(1)
  })

  it.each([
    ['disabled workflow', { 'workflow-key': 'disabled' }, 'disabled'],
    ['missing build', { 'workflow-key': 'broken-preset' }, 'could not prepare the workflow'],
    [
      'unknown registry',
      {
        inputs:
          'build: { registry: https://other.example.com/demo, service_list: [{ service_name: web, service_module: web }] }',
      },
      'Check `registry`',
    ],
    [
      'unknown environment',
      {
        inputs: 'deploy: { env_name: devv, service_list: [{ service_name: web, service_module: web, image_name: i }] }',
      },
      'Check `env_name`',
    ],
    ['unknown database', { inputs: 'sql: { sql: select 1, database_name: order }' }, 'Check `database_name`'],
    [
      'unknown package',
      { inputs: 'deploy-vm: { env_name: dev, service_list: [{ service_name: agent, file_name: gone.tgz }] }' },
      'Check `file_name`',
    ],
    [
      'unknown code host',
      {
        inputs:
          'script: { repo_info: [{ codehost_name: gitea, repo_namespace: acme, repo_name: tools, branch: main }] }',
      },
      'Check `codehost_name`',
    ],
  ])('cannot find what only the server knows, and its refusal of a %s has advice', async (_, given, advice) => {
    const inputs = 'inputs' in given ? `approve:\n${given.inputs}` : 'script:'
    const { thrown } = await failed({ 'workflow-key': 'everything', ...given, inputs })
    expect(thrown).toBeInstanceOf(ZadigError)
    expect(thrown).toMatchObject({ kind: 'refused', advice: expect.stringContaining(advice) })
  })

  it('before Zadig 4.1 a job that does not run by default stays skipped, and the plan notes it', async () => {
    const { runner, verdict, zadig } = await runInProcess({
      with: { 'workflow-key': 'run-policies', inputs: 'always:\noptional:' },
      zadig: { version: '4.0' },
    })
    expect(runner.text()).toContain('Note: Job `optional` does not run by default; before Zadig 4.1 it stays skipped')
    expect(zadig.lastTask().stages[0]?.jobs.map(({ originName }) => originName)).toEqual(['always'])
    expect(verdict.passed).toBe(false)
  })
})

it.each([
  ['passes', 'passed', {}],
  ['passes, after warnings', 'passed', { preflight: 'warn' }],
  ['fails', 'failed', {}],
  ['is not waited for', 'passed', { wait: 'false' }],
] as const)(
  'a job that is listed and not in the task fails the step over a task that %s',
  async (_, outcome, given) => {
    const { runner, verdict } = await runInProcess({
      with: { preflight: 'off', inputs: 'script:\nscirpt:', ...given },
      zadig: { scenario: { name: outcome, description: '', jobs: { '*': { duration: 20, outcome } } } },
    })
    expect(verdict.passed).toBe(false)
    expect([verdict.sentence, ...runner.annotations.map(({ message }) => message)].join('\n')).toContain('scirpt')
    expect(runner.outputs).toMatchObject({ conclusion: 'failure', 'task-id': '1' })
  },
)

describe('credentials of the payload and the definition', () => {
  const document = workflow(
    'secretive',
    'Secretive',
    [
      stage('run', [
        freestyleJob('script', [
          variable('NPM_TOKEN', 'stored-npm-token', { is_credential: true }),
          variable('PIN', '', { is_credential: true }),
          variable('KIND', 'a', { is_credential: true, type: 'choice', choice_option: ['a', 'b'] }),
        ]),
        job('plugin', 'plugin', { plugin: { inputs: [{ name: 'CONTENT', type: 'string' }] } }),
      ]),
    ],
    {
      params: [
        { name: 'API_KEY', type: 'string', value: 'stored-api-key', is_credential: true },
        { name: 'OPEN', type: 'string', value: '', is_credential: false },
      ],
    },
  )

  async function dryRun(given: Readonly<Record<string, string>>, runner = recordingRunner()) {
    const { zadig } = await runInProcess({
      runner,
      with: { 'workflow-key': 'secretive', 'dry-run': 'true', ...given },
      arrange: ({ zadig: server }) => void server.workflows.put(document),
    })
    return { runner, zadig, shown: JSON.stringify([runner.text(), runner.outputs, runner.annotations]) }
  }

  it('are masked, and a dry run shows none, however short', async () => {
    const { runner, zadig, shown } = await dryRun({
      parameters: 'API_KEY: my-api-key\nOPEN: readable',
      inputs: `
script: { kv: { NPM_TOKEN: my-npm-token, PIN: 42 } }
plugin: { kv: [{ key: CONTENT, value: marked-by-user, is_credential: true }] }`,
    })
    const secrets = ['my-api-key', 'my-npm-token', 'marked-by-user', 'stored-npm-token', 'stored-api-key']
    expect(runner.masks).toEqual(expect.arrayContaining(secrets))
    expect(runner.masks).not.toContain('readable')
    // A mask for it would hide parts of every later line of the job.
    expect(runner.masks).not.toContain('42')
    for (const secret of [...secrets, '42']) expect(shown).not.toContain(secret)
    expect(shown).toContain('readable')
    expect(runner.outputs['payload']).toContain('{"key":"PIN","value":"***"}')
    expect(zadig.requests.map(({ method }) => method)).toEqual(['GET'])
  })

  it('are masked before an error that shows them', async () => {
    const runner = recordingRunner()
    const failing = dryRun({ inputs: 'script: { kv: { KIND: wrong-secret } }' }, runner)
    await expect(failing).rejects.toThrow('`wrong-secret` is not one of the choices')
    expect(runner.masks).toContain('wrong-secret')
  })

  it('of several lines are masked line by line, without the brackets that every log has', async () => {
    const key = 'line one of a key\n{\n  "token": "s3cr3t-value"\n}'
    const { runner, shown } = await dryRun({
      parameters: JSON.stringify({ API_KEY: key }),
      inputs: 'script:\nplugin:',
    })
    expect(runner.masks).toEqual(expect.arrayContaining(['line one of a key', '"token": "s3cr3t-value"']))
    expect(runner.masks.filter((mask) => mask === '{' || mask.includes('\n'))).toEqual([])
    expect(shown).not.toContain('s3cr3t')
  })
})
