import { afterEach, describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '../../../../emulators/zadig/json.ts'
import { startZadig, type Zadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { buildInput, call, detail, execute } from './emulator-client.ts'

const path = '/openapi/workflows/custom/task'
let zadig: Zadig
afterEach(() => zadig.close())

async function start(version: ZadigVersion = '4.0'): Promise<void> {
  zadig = await startZadig({ version, tickMs: 60_000 })
}

function kv(value: string): Json {
  return { kv: [{ key: 'GREETING', value }] }
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
    const refused = await execute(zadig, 'gated', { build: buildInput, approve: {} })
    expect(refused).toMatchObject({ status: 500, json: { description: 'undefined job type of type:approval' } })
    await execute(zadig, 'gated', { build: buildInput })
    expect(zadig.lastTask().stages.map(({ name }) => name)).toEqual(['build'])
    await zadig.close()
    await start('4.1')
    await execute(zadig, 'gated', { build: buildInput, approve: null })
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
