// Execute: matching, order and errors (contract §4.2 to §4.4, §4.7, §4.8), and the names of job tasks (§5.3).
import { describe, expect, test } from '@jest/globals'

import { type Json, type JsonObject, textAt } from '../../../../emulators/zadig/json.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { buildInput, call, deployInput, detail, execute, start as startManual } from './emulator-client.ts'

const path = '/openapi/workflows/custom/task'
const inDemo = { project_key: 'demo' }
const script = { script: {} }

/** A server on which no task begins. */
const start = async (version: ZadigVersion = '4.0'): Promise<Zadig> => (await startManual({}, { version })).zadig
const stagesOf = (zadig: Zadig): readonly string[] => zadig.lastTask().stages.map(({ name }) => name)

describe('execute', () => {
  test('answers the keys and an integer id', async () => {
    const answer = await execute(await start(), 'hello', script)
    expect(answer.json).toEqual({ project_name: 'demo', workflow_name: 'hello', task_id: 1 })
  })

  const wrongType = 'json: cannot unmarshal number into Go struct field'
  const noKey = `${wrongType} OpenAPICreateCustomWorkflowTaskArgs.workflow_key of type string`
  const noValue = `${wrongType} CreateCustomTaskParam.parameters.value of type string`
  const disabled = { workflow_key: 'disabled', ...inDemo, inputs: [{ job_name: 'script' }] }
  const unforced = { workflow_key: 'run-policies', ...inDemo, inputs: [{ job_name: 'plain' }] }
  const ticketed = 'workflow need approval ticket to run, which is not supported by openAPI right now.'
  const always = 'job always skipped, but the run policy is set to force run'
  test.each<[string, Json, JsonObject]>([
    ['no JSON', '{"workflow_key"', { code: 400, description: 'unexpected end of JSON input' }],
    ['a wrong type', { workflow_key: 1 }, { description: noKey }],
    ['a number as parameter', { ...inDemo, parameters: [{ name: 'A', value: 1 }] }, { description: noValue }],
    ['an unknown workflow', { workflow_key: 'no', ...inDemo }, { code: 6542, message: '查询workflow失败' }],
    ['one that needs a ticket', { workflow_key: 'ticketed', ...inDemo }, { code: 6160, description: ticketed }],
    ['a disabled one', disabled, { code: 6160, description: 'workflow is disabled' }],
    ['a failing preset', { workflow_key: 'broken-preset', ...inDemo }, { code: 6545, message: '预配置workflow失败' }],
    ['a failing lint', { workflow_key: 'broken-lint', ...inDemo }, { code: 6545, message: '校验workflow失败' }],
    ['a forced job that is not listed', unforced, { code: 6160, description: always }],
  ])('refuses %s', async (_, body, json) => {
    const zadig = await start()
    expect(await call(zadig, 'POST', path, { body })).toMatchObject({ status: 400, json })
    expect(zadig.tasks).toHaveLength(0)
  })

  test('a task without jobs is refused and uses up an id', async () => {
    const zadig = await start()
    const answer = await execute(zadig, 'hello', { typo: {} })
    expect(answer.object['description']).toBe('no stage found in workflow task: hello,taskID: 1')
    expect((await execute(zadig, 'hello', script)).object['task_id']).toBe(2)
  })

  test('the last of two equal job names wins, job_type is ignored, unlisted jobs are absent', async () => {
    const zadig = await start()
    const greeting = (value: string): JsonObject => ({ kv: [{ key: 'GREETING', value }] })
    const inputs = [
      { job_name: 'script', job_type: 'nacos', parameters: greeting('first') },
      { job_name: 'script', parameters: greeting('second') },
    ]
    await call(zadig, 'POST', path, { body: { workflow_key: 'hello', ...inDemo, inputs } })
    const job = { name: 'job-0-0-0-script', status: '', spec: { envs: [{ value: 'second' }] } }
    const stages = [{ name: 'run', status: '', jobs: [job] }]
    expect(await detail(zadig, 'hello')).toMatchObject({ status: 'waiting', stages })
    await execute(zadig, 'everything', { 'deploy-helm': { env_name: 'dev', service_list: [{ service_name: 'web' }] } })
    expect(await detail(zadig, 'everything')).toMatchObject({
      stages: [{ name: 'deploy', jobs: [{ name: 'job-1-1-0-deploy-helm' }] }],
    })
  })

  test.each<[ZadigVersion, readonly string[]]>([
    ['4.0', ['always']],
    ['4.1', ['always', 'optional']],
  ])('on %s a listed default_not_run job leaves %p', async (version, names) => {
    const zadig = await start(version)
    await execute(zadig, 'run-policies', { always: {}, optional: {} })
    const jobs = zadig.lastTask().stages.flatMap((stage) => stage.jobs)
    expect(jobs.map(({ originName }) => originName)).toEqual(names)
  })

  test('a gate can be listed from 4.1; unlisted, the workflow runs without it', async () => {
    const older = await start('4.0')
    const refused = await execute(older, 'gated', { build: buildInput, approve: {} })
    expect(refused).toMatchObject({ status: 500, json: { description: 'undefined job type of type:approval' } })
    await execute(older, 'gated', { build: buildInput })
    expect(stagesOf(older)).toEqual(['build'])
    const newer = await start('4.1')
    await execute(newer, 'gated', { build: buildInput, approve: null })
    expect(stagesOf(newer)).toEqual(['build', 'gate'])
  })

  test.each<[Json]>([
    [{ workflow_key: 'hello', ...inDemo, inputs: [null] }],
    [{ workflow_key: 'parameters', ...inDemo, parameters: [{ name: 'SOURCE' }] }],
  ])('%j crashes the handler: a 500 without a body', async (body) => {
    expect(await call(await start(), 'POST', path, { body })).toMatchObject({ status: 500, text: '' })
  })
})

describe('job tasks (contract §5.3)', () => {
  test('before 3.3 they are named after service, module and job', async () => {
    const zadig = await start('3.0')
    await execute(zadig, 'gated', { build: buildInput })
    expect(zadig.lastTask().stages[0]?.jobs[0]?.name).toBe('web-web-build')
  })

  test('a deployment from a build job shows a reference until the build has passed', async () => {
    const zadig = await start()
    await execute(zadig, 'gated', { build: buildInput, deploy: deployInput('staging') })
    const images = [{ image: '{{.job.build.web.web.output.IMAGE}}' }]
    expect(zadig.lastTask().stages[1]?.jobs[0]?.spec).toMatchObject({ service_and_images: images })
  })

  test('gray rollbacks of several targets all have sub index 0, so their names repeat', async () => {
    const zadig = await start()
    const targets = ['web', 'api'].map((name) => ({ workload_type: 'Deployment', workload_name: name }))
    const job = { name: 'back', type: 'k8s-gray-rollback', spec: { targets } }
    zadig.workflows.put({ name: 'twins', project: 'demo', concurrency_limit: -1, stages: [{ name: 's', jobs: [job] }] })
    await execute(zadig, 'twins', { back: { target_list: targets } })
    const jobs = zadig.lastTask().stages.flatMap((stage) => stage.jobs)
    const names = jobs.map(({ name, displayName }) => `${name} ${displayName}`)
    expect(names).toEqual(['job-0-0-0-back back-web', 'job-0-0-0-back back-api'])
  })
})

describe('workflow parameters (contract §4.4)', () => {
  const repo = { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'web', branch: 'topic', prs: [7] }
  const gitlab = { ...repo, codehost_name: 'gitlab-acme' }
  const send = (zadig: Zadig, parameter: JsonObject) =>
    execute(zadig, 'parameters', script, { parameters: [parameter] })

  test.each<[JsonObject, Json]>([
    [{ name: 'TITLE', type: 'choice', value: 'x' }, 'x'],
    [{ name: 'NOTES', value: 'a\nb' }, 'a\nb'],
    [{ name: 'REGION', value: 'eu-west' }, 'eu-west'],
    [{ name: 'TARGETS', value: 'b,c' }, ''],
    [{ name: 'BUNDLE', value: 'b' }, ''],
    [{ name: 'TITLE' }, ''],
  ])('%p ends as %p', async (parameter, value) => {
    const zadig = await start()
    expect((await send(zadig, parameter)).status).toBe(200)
    const stored = zadig.lastTask().params.find(({ name }) => name === textAt(parameter, 'name'))
    expect(stored?.['value']).toBe(value)
  })

  test.each<[ZadigVersion, JsonObject, string]>([
    ['4.0', { name: 'REGION', value: 'moon' }, 'invalid choice value moon for param REGION'],
    ['4.0', { name: 'NO', value: '' }, 'param NO not found in workflow parameters'],
    ['4.2', { name: 'NO', value: '' }, 'param NO not found in workflow'],
    ['4.2', { name: 'SOURCE', repo: { codehost_name: 'no' } }, 'failed to find code host with name:no'],
    ['4.2', { name: 'SOURCE', repo: gitlab }, 'codehost gitlab-acme (ID 2) not found in workflow'],
  ])('on %s %p is refused: %s', async (version, parameter, description) => {
    expect(await send(await start(version), parameter)).toMatchObject({ status: 500, json: { code: 500, description } })
  })

  test.each([
    ['web', { branch: 'topic', prs: [7] }],
    ['x', { branch: 'main' }],
  ])('a repository named %s becomes %j', async (repo_name, stored) => {
    const zadig = await start()
    await send(zadig, { name: 'SOURCE', repo: { ...repo, repo_name } })
    expect(zadig.lastTask().params[3]).toMatchObject({ repo: stored })
  })
})

describe('notify_inputs (contract §4.8)', () => {
  const send = (zadig: Zadig, notify_inputs: Json) => execute(zadig, 'notifies', script, { notify_inputs })

  test('are not read before 4.2', async () => {
    expect((await send(await start('4.1'), 'nonsense')).status).toBe(200)
  })

  test('from 4.2 apply to an equal type only, and a missing configuration crashes the handler', async () => {
    const zadig = await start('4.2')
    const config = { at_users: ['u'], is_at_all: true }
    const lark = { id: 0, type: 'feishu', enabled: false }
    expect((await send(zadig, [{ ...lark, lark_hook_notification_config: config }])).status).toBe(200)
    const sent = { enabled: false, lark_hook_notification_config: config }
    expect(zadig.lastTask().workflow.notifyCtls[0]).toMatchObject(sent)
    expect((await send(zadig, [{ ...lark, type: 'mail' }])).status).toBe(200)
    expect(zadig.lastTask().workflow.notifyCtls[0]).toMatchObject({ enabled: true })
    expect(await send(zadig, [lark])).toMatchObject({ status: 500, text: '' })
    expect(await send(zadig, 'nonsense')).toMatchObject({ status: 400 })
  })
})
