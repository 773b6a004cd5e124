import { afterEach, describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../../../emulators/zadig/json.ts'
import { textAt } from '../../../../emulators/zadig/json.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import { startZadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { call, detail, execute } from './emulator-client.ts'

let zadig: Zadig
const start = async (version: ZadigVersion = '4.0'): Promise<void> => {
  zadig = await startZadig({ version, tickMs: 60_000 })
}
afterEach(() => zadig.close())

const path = '/openapi/workflows/custom/task'
const build = {
  registry: 'https://registry.example.com/demo',
  service_list: [{ service_name: 'web', service_module: 'web' }],
}

describe('execute: matching and order (contract §4.2, §4.3, §4.7)', () => {
  test('the answer has the keys and an integer id', async () => {
    await start()
    expect((await execute(zadig, 'hello', { script: {} })).json).toEqual({
      project_name: 'demo',
      workflow_name: 'hello',
      task_id: 1,
    })
  })

  test.each<[string, Json, number, JsonObject]>([
    ['no JSON', '{"workflow_key"', 400, { code: 400, description: 'unexpected end of JSON input' }],
    [
      'a wrong type',
      { workflow_key: 1 },
      400,
      {
        code: 400,
        description:
          'json: cannot unmarshal number into Go struct field OpenAPICreateCustomWorkflowTaskArgs.workflow_key of type string',
      },
    ],
    [
      'a parameter that is a number',
      { project_key: 'demo', parameters: [{ name: 'A', value: 1 }] },
      400,
      {
        description:
          'json: cannot unmarshal number into Go struct field CreateCustomTaskParam.parameters.value of type string',
      },
    ],
    [
      'an unknown workflow',
      { workflow_key: 'no', project_key: 'demo' },
      400,
      { code: 6542, message: '查询workflow失败' },
    ],
    [
      'a ticket-gated one',
      { workflow_key: 'ticketed', project_key: 'demo' },
      400,
      { code: 6160, description: 'workflow need approval ticket to run, which is not supported by openAPI right now.' },
    ],
    [
      'a disabled one',
      { workflow_key: 'disabled', project_key: 'demo', inputs: [{ job_name: 'script' }] },
      400,
      { code: 6160, description: 'workflow is disabled' },
    ],
    [
      'a failing preset',
      { workflow_key: 'broken-preset', project_key: 'demo' },
      400,
      { code: 6545, message: '预配置workflow失败' },
    ],
    [
      'a failing lint',
      { workflow_key: 'broken-lint', project_key: 'demo' },
      400,
      { code: 6545, message: '校验workflow失败' },
    ],
    [
      'a forced job that is left out',
      { workflow_key: 'run-policies', project_key: 'demo', inputs: [{ job_name: 'plain' }] },
      400,
      { code: 6160, description: 'job always skipped, but the run policy is set to force run' },
    ],
  ])('%s is refused', async (_, body, status, json) => {
    await start()
    expect(await call(zadig, 'POST', path, { body })).toMatchObject({ status, json })
    expect(zadig.tasks).toHaveLength(0)
  })

  test('nothing to run burns an id', async () => {
    await start()
    const answer = await execute(zadig, 'hello', { typo: {} })
    expect(answer.object['description']).toBe('no stage found in workflow task: hello,taskID: 1')
    expect((await execute(zadig, 'hello', { script: {} })).object['task_id']).toBe(2)
  })

  test('the last of two equal job names wins, job_type is ignored, unlisted jobs are absent', async () => {
    await start()
    const kv = (value: string): Json => ({ kv: [{ key: 'GREETING', value }] })
    const inputs = [
      { job_name: 'script', job_type: 'nacos', parameters: kv('first') },
      { job_name: 'script', parameters: kv('second') },
    ]
    await call(zadig, 'POST', path, { body: { workflow_key: 'hello', project_key: 'demo', inputs } })
    expect(await detail(zadig, 'hello')).toMatchObject({
      status: 'waiting',
      stages: [
        {
          name: 'run',
          status: '',
          jobs: [{ name: 'job-0-0-0-script', status: '', spec: { envs: [{ value: 'second' }] } }],
        },
      ],
    })
    await execute(zadig, 'everything', { 'deploy-helm': { env_name: 'dev', service_list: [{ service_name: 'web' }] } })
    expect(await detail(zadig, 'everything')).toMatchObject({
      stages: [{ name: 'deploy', jobs: [{ name: 'job-1-1-0-deploy-helm' }] }],
    })
  })

  test.each<[ZadigVersion, readonly string[]]>([
    ['4.0', ['always']],
    ['4.1', ['always', 'optional']],
  ])('on %s a listed default_not_run job leaves %p', async (version, names) => {
    await start(version)
    await execute(zadig, 'run-policies', { always: {}, optional: {} })
    expect(
      zadig
        .lastTask()
        .stages.flatMap(({ jobs }) => jobs)
        .map(({ originName }) => originName),
    ).toEqual(names)
  })

  test('an approval gate can be listed from 4.1; left out, the workflow runs without it', async () => {
    await start('4.0')
    const refused = await execute(zadig, 'gated', { build, approve: {} })
    expect(refused).toMatchObject({ status: 500, json: { description: 'undefined job type of type:approval' } })
    await execute(zadig, 'gated', { build })
    expect(zadig.lastTask().stages.map(({ name }) => name)).toEqual(['build'])
    await zadig.close()
    await start('4.1')
    await execute(zadig, 'gated', { build, approve: null })
    expect(zadig.lastTask().stages.map(({ name }) => name)).toEqual(['build', 'gate'])
  })

  test('an untyped error, a panic and a typed error differ in status and body', async () => {
    await start('4.0')
    expect(await execute(zadig, 'parameters', {}, { parameters: [{ name: 'SOURCE' }] })).toMatchObject({
      status: 500,
      text: '',
    })
    expect(
      await call(zadig, 'POST', path, { body: { workflow_key: 'hello', project_key: 'demo', inputs: [null] } }),
    ).toMatchObject({ status: 500, text: '' })
  })
})

describe('workflow parameters (contract §4.4)', () => {
  const repo = { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'web', branch: 'topic', prs: [7] }
  const valueOf = (name: string): Json | undefined =>
    zadig.lastTask().params.find((param) => param['name'] === name)?.['value']

  test.each<[JsonObject, Json]>([
    [{ name: 'TITLE', type: 'choice', value: 'x' }, 'x'],
    [{ name: 'NOTES', value: 'a\nb' }, 'a\nb'],
    [{ name: 'REGION', value: 'eu-west' }, 'eu-west'],
    [{ name: 'TARGETS', value: 'b,c' }, ''],
    [{ name: 'BUNDLE', value: 'b' }, ''],
    [{ name: 'TITLE' }, ''],
  ])('%p ends as %p', async (parameter, value) => {
    await start()
    expect((await execute(zadig, 'parameters', { script: {} }, { parameters: [parameter] })).status).toBe(200)
    expect(valueOf(textAt(parameter, 'name'))).toBe(value)
  })

  test.each<[ZadigVersion, JsonObject, string]>([
    ['4.0', { name: 'REGION', value: 'moon' }, 'invalid choice value moon for param REGION'],
    ['4.0', { name: 'NO', value: '' }, 'param NO not found in workflow parameters'],
    ['4.2', { name: 'NO', value: '' }, 'param NO not found in workflow'],
    ['4.2', { name: 'SOURCE', repo: { codehost_name: 'no' } }, 'failed to find code host with name:no'],
    [
      '4.2',
      { name: 'SOURCE', repo: { ...repo, codehost_name: 'gitlab-acme' } },
      'codehost gitlab-acme (ID 2) not found in workflow',
    ],
  ])('on %s %p is refused: %s', async (version, parameter, description) => {
    await start(version)
    const answer = await execute(zadig, 'parameters', { script: {} }, { parameters: [parameter] })
    expect(answer).toMatchObject({ status: 500, json: { code: 500, description } })
  })

  test('a repository takes branch and pull requests; another name is silently ignored', async () => {
    await start()
    await execute(zadig, 'parameters', { script: {} }, { parameters: [{ name: 'SOURCE', repo }] })
    expect(zadig.lastTask().params[3]).toMatchObject({ repo: { branch: 'topic', prs: [7] } })
    await execute(
      zadig,
      'parameters',
      { script: {} },
      { parameters: [{ name: 'SOURCE', repo: { ...repo, repo_name: 'x' } }] },
    )
    expect(zadig.lastTask().params[3]).toMatchObject({ repo: { branch: 'main' } })
  })
})

describe('notify_inputs (contract §4.8)', () => {
  const send = (inputs: Json): Promise<{ status: number; text: string }> =>
    execute(zadig, 'notifies', { script: {} }, { notify_inputs: inputs })

  test('before 4.2 they are not read at all', async () => {
    await start('4.1')
    expect((await send('nonsense')).status).toBe(200)
  })

  test('from 4.2 an equal type applies, another one does not, and a missing configuration panics', async () => {
    await start('4.2')
    const config = { at_users: ['u'], is_at_all: true }
    expect(
      (await send([{ id: 0, type: 'feishu', enabled: false, lark_hook_notification_config: config }])).status,
    ).toBe(200)
    expect(zadig.lastTask().workflow.notifyCtls[0]).toMatchObject({
      enabled: false,
      lark_hook_notification_config: config,
    })
    expect((await send([{ id: 0, type: 'mail', enabled: false }])).status).toBe(200)
    expect(zadig.lastTask().workflow.notifyCtls[0]).toMatchObject({ enabled: true })
    expect(await send([{ id: 0, type: 'feishu', enabled: false }])).toMatchObject({ status: 500, text: '' })
    expect(await send('nonsense')).toMatchObject({ status: 400 })
  })
})
