// What a real server of 5.0 answers to requests that a client rarely sends (contract §2 to §8): the emulator must answer the same.
import { beforeEach, describe, expect, test } from '@jest/globals'

import { approvalJob, freestyleJob, job, stage, workflow } from '../../../../emulators/zadig/definitions/documents.ts'
import { type Json, type JsonObject, objectsAt } from '../../../../emulators/zadig/json.ts'
import { type Answer, call, execute, type ManualServer, start } from './emulator-client.ts'

const custom = '/openapi/workflows/custom'
const succeeded = { message: 'success' }
const absent = 'mongo: no documents in result'
const lint = (description: string): JsonObject => ({ code: 6545, message: '校验workflow失败', description })
const upsert = (description: string): JsonObject => ({ code: 6540, message: '新建或更新wokflow失败', description })
const malformed = (description: string): JsonObject => ({ code: 400, message: 'Bad Request', description })
const wrongType = (...lines: readonly string[]): JsonObject =>
  malformed(`yaml: unmarshal errors:\n  ${lines.join('\n  ')}`)

let server: ManualServer
beforeEach(async () => {
  server = await start({ '*': { duration: 5000 } }, { version: '5.0', professional: true })
})

function as(user: string, method: string, path: string, body?: Json): Promise<Answer> {
  const token = server.zadig.tokens.current(user)
  return call(server.zadig, method, path, body === undefined ? { token } : { token, body })
}

/** A definition with these jobs, in one stage. */
const withJobs = (...jobs: JsonObject[]): JsonObject => workflow('fresh', 'Fresh', [stage('run', jobs)])
const fresh = (extra: JsonObject = {}): JsonObject => ({ ...withJobs(freestyleJob('script')), ...extra })

describe('bodies of create and update', () => {
  const noToken = 'found character that cannot start any token'
  const noCharacter = 'yaml: found invalid Unicode character escape code'
  test.each<[what: string, method: string, body: string, answer: Json]>([
    ['an empty body', 'POST', '', lint('project should not be empty')],
    ['an empty object', 'POST', '{}', lint('project should not be empty')],
    ['an empty body', 'PUT', '', upsert('workflow v4 [] 展示名称在当前项目下重复!')],
    ['an open list', 'POST', 'a: [b', malformed("yaml: line 1: did not find expected ',' or ']'")],
    ['an open mapping', 'POST', '{"a": 1', malformed("yaml: line 1: did not find expected ',' or '}'")],
    ['indentation by tab', 'PUT', '\tx: 1', malformed(`yaml: ${noToken}`)],
    ['a tab in line 2', 'POST', 'a:\n\tb: 1', malformed(`yaml: line 2: ${noToken}`)],
    ['a surrogate pair', 'POST', '{"a": "\\ud83d\\ude80"}', malformed(noCharacter)],
    ['an escaped slash', 'POST', '{\n"a": "a\\/b"}', malformed('yaml: line 2: found unknown escape character')],
    ['a text', 'POST', 'hello', wrongType('line 1: cannot unmarshal !!str `hello` into models.WorkflowV4')],
    ['a list', 'PUT', '[]', wrongType('line 1: cannot unmarshal !!seq into models.WorkflowV4')],
    ['a list for a text', 'POST', '{"name": ["x"]}', wrongType('line 1: cannot unmarshal !!seq into string')],
    [
      'several wrong types',
      'POST',
      'concurrency_limit: unlimited, please\ndisabled: 1\nstages: {}\nparams: [a]',
      wrongType(
        'line 1: cannot unmarshal !!str `unlimit...` into int',
        'line 2: cannot unmarshal !!int `1` into bool',
        'line 3: cannot unmarshal !!map into []*models.WorkflowStage',
        'line 4: cannot unmarshal !!str `a` into models.Param',
      ),
    ],
  ])('%s: %s', async (_, method, body, json) => {
    const path = method === 'POST' ? custom : `${custom}/hello`
    expect(await as('admin', method, path, body)).toMatchObject({ status: 400, json })
  })

  test.each([
    ['POST', custom],
    ['PUT', `${custom}/task`],
  ])('an empty body of a member: %s %s', async (method, path) => {
    expect(await as('ci-bot', method, path, '')).toMatchObject({ status: 403, text: '' })
  })

  test('JSON with tabs and a bare emoji, numbers for texts, old booleans, anchors', async () => {
    const json = JSON.stringify(fresh({ description: 'rocket 🚀' }), null, '\t')
    expect((await as('admin', 'POST', custom, json)).json).toEqual(succeeded)
    const yaml =
      'name: fresh\ndisplay_name: 2025.10\nproject: &demo demo\ndescription: *demo\n' +
      'stages: [{name: "1", parallel: yes}]\nconcurrency_limit: -1\n'
    expect((await as('admin', 'PUT', `${custom}/fresh`, yaml)).json).toEqual(succeeded)
    expect(server.zadig.workflows.find('fresh')).toMatchObject({
      displayName: '2025.10',
      description: 'demo',
      stages: [{ parallel: true }],
    })
  })
})

describe('definitions', () => {
  const pattern = '^[a-z一-龥][a-z0-9一-龥-]{0,31}$'
  const wrongKey = lint('工作流标识支持大小写字母、数字和中划线')
  const wrongName = (name: string): JsonObject => lint(`job name [${name}] did not match ${pattern}`)
  const early = job('deploy', 'zadig-deploy', { source: 'fromjob', job_name: 'build' })

  test.each<[what: string, document: JsonObject, answer: Json]>([
    ['a key with a space', fresh({ name: 'with space' }), wrongKey],
    ['a key with an underscore', fresh({ name: 'a_b' }), wrongKey],
    ['a Chinese key', fresh({ name: '工作流' }), wrongKey],
    ['no key', fresh({ name: '' }), wrongKey],
    ['an unknown project', fresh({ project: 'nowhere' }), lint(absent)],
    ['a key that is taken', fresh({ name: 'hello' }), upsert('与项目 [demo] 中的工作流 [Hello] 标识相同')],
    ['two stages of a name', fresh({ stages: [stage('a', []), stage('a', [])] }), lint('duplicated stage name: a')],
    ['two jobs of a name', withJobs(freestyleJob('a'), freestyleJob('a')), lint('duplicated job name: a')],
    ...['Bad', '1a', 'a_b', 'a b', 'a'.repeat(33)].map((name): [string, JsonObject, Json] => [
      `a job named ${name}`,
      withJobs(freestyleJob(name)),
      wrongName(name),
    ]),
    ['an unknown job type', withJobs(job('a', 'nope', {})), lint('job type not supported')],
    [
      'a deployment of a later build',
      withJobs(early, job('build', 'zadig-build', {})),
      lint('can not quote job build in job deploy'),
    ],
  ])('create with %s is refused', async (_, document, json) => {
    expect(await as('admin', 'POST', custom, document)).toMatchObject({ status: 400, json })
  })

  test.each<[what: string, document: JsonObject]>([
    ['capitals and a dash at the end', fresh({ name: 'Fresh-' })],
    ['a display name that is taken', fresh({ display_name: 'Hello' })],
    ['no display name', fresh({ display_name: '' })],
    ['no stages', fresh({ stages: [] })],
    ['a stage without a name and jobs', fresh({ stages: [stage('', [])] })],
    ['a Chinese job', withJobs(freestyleJob('构建-1'))],
    ['a build without spec', withJobs({ name: 'a', type: 'zadig-build' })],
    ['a gate without approvers', withJobs(approvalJob('a', []))],
    ['a gate without spec', withJobs(job('a', 'approval', {}))],
    ['an unknown run policy', withJobs(freestyleJob('a', [], { run_policy: 'x' }))],
    ['concurrency -2', fresh({ concurrency_limit: -2 })],
    ['an unknown field', fresh({ colour: 'red' })],
  ])('create with %s is accepted', async (_, document) => {
    expect(await as('admin', 'POST', custom, document)).toMatchObject({ status: 200, json: succeeded })
  })

  test.each<[what: string, job: JsonObject]>([
    ['a general job without spec', { name: 'a', type: 'freestyle' }],
    ['a plugin job without plugin', job('a', 'plugin', {})],
  ])('create with %s crashes the handler', async (_, document) => {
    expect(await as('admin', 'POST', custom, withJobs(document))).toMatchObject({ status: 500, text: '' })
  })

  test('without a concurrency there is none', async () => {
    const { concurrency_limit: _none, ...document } = fresh()
    await as('admin', 'POST', custom, document)
    expect((await as('admin', 'GET', `${custom}/fresh/detail?projectKey=demo`)).object['concurrency_limit']).toBe(0)
  })

  test('a PUT with another name renames, one with a taken display name is refused', async () => {
    const renamed = fresh({ name: 'renamed', display_name: 'Hello' })
    await as('admin', 'POST', custom, fresh())
    const taken = await as('admin', 'PUT', `${custom}/fresh`, renamed)
    expect(taken.json).toMatchObject(upsert('workflow v4 [Hello] 展示名称在当前项目下重复!'))
    expect((await as('admin', 'PUT', `${custom}/fresh`, { ...renamed, display_name: 'New' })).json).toEqual(succeeded)
    expect((await as('admin', 'GET', `${custom}/renamed/detail?projectKey=demo`)).status).toBe(200)
    const gone = await as('admin', 'PUT', `${custom}/fresh`, fresh())
    expect(gone.json).toMatchObject({ code: 6542, description: absent })
  })

  test('a new workflow is stored with every field of its specs, an updated one as it was sent', async () => {
    const advanced = { timeout: 10, res_req_spec: {}, outputs: [] }
    const script = job('script', 'freestyle', { envs: [{ key: 'A' }], advanced_setting: advanced, properties: null })
    const gate = job('gate', 'approval', { native_approval: { approve_users: [{ user_id: 'u-bob' }] } })
    const specs = async (): Promise<Json[]> => {
      const { object } = await as('admin', 'GET', `${custom}/fresh/detail?projectKey=demo`)
      return objectsAt(objectsAt(object, 'stages')[0] ?? {}, 'jobs').map(({ spec }) => spec ?? null)
    }
    await as('admin', 'POST', custom, withJobs(script, gate))
    const [storedScript, storedGate] = await specs()
    const limits = { cpu_limit: 0, cpu_req: 0, memory_limit: 0, memory_req: 0, gpu_limit: '' }
    expect(storedScript).toMatchObject({
      repos: [],
      envs: [{ key: 'A', value: '', is_credential: false, description: '', source: '' }],
      script: '',
      advanced_setting: { timeout: 10, cluster_id: '', res_req_spec: limits, custom_labels: [] },
    })
    expect(storedScript).not.toHaveProperty('properties')
    const approval = { timeout: 0, needed_approvers: 0, approve_users: [{ type: '', user_id: 'u-bob' }] }
    expect(storedGate).toMatchObject({ timeout: 0, description: '', native_approval: approval })
    await as('admin', 'PUT', `${custom}/fresh`, withJobs(script, gate))
    expect(await specs()).toEqual([script['spec'], gate['spec']])
  })
})

describe('views, lists and tickets', () => {
  const views = '/openapi/workflows/view'

  test('a view with a slash can be created, but neither updated nor deleted; an update leaves no time', async () => {
    for (const name of ['a/b', 'plain']) await as('ci-bot', 'POST', views, { project_key: 'demo', name })
    for (const method of ['PUT', 'DELETE'])
      expect(await as('ci-bot', method, `${views}/a%2Fb?projectKey=demo`)).toMatchObject({
        status: 404,
        text: `Invalid path: ${views}/a/b`,
      })
    expect((await as('ci-bot', 'PUT', `${views}/plain?projectKey=demo`, {})).json).toEqual(succeeded)
    const listed = (await as('ci-bot', 'GET', `${views}?projectKey=demo`)).json
    expect(listed).toMatchObject([
      { name: 'a/b', update_time: Math.floor(server.clock.now() / 1000) },
      { name: 'plain', update_time: 0, update_by: 'ci-bot' },
    ])
  })

  test.each<[method: string, path: string, body: Json | undefined, status: number, answer: Json]>([
    ['GET', `${custom}/hello/tasks?projectKey=demo&pageNum=99999999999999999999`, undefined, 400, null],
    ['GET', `${custom}/hello/tasks?projectKey=demo&pageNum=9223372036854775807`, undefined, 200, {}],
    [
      'POST',
      '/openapi/ticket/approval',
      { project_key: 'nope', approval_id: 'x' },
      400,
      { code: 7100, description: `failed to find project: nope, error: ${absent}` },
    ],
  ])('%s %s', async (method, path, body, status, json) => {
    expect(await as('ci-bot', method, path, body)).toMatchObject({ status, json })
  })
})

describe('tasks', () => {
  test('a null in a list of variables only matters if the job has variables', async () => {
    const input = { kv: [null] }
    await as('admin', 'POST', custom, fresh())
    expect((await execute(server.zadig, 'fresh', { script: input })).object['task_id']).toBe(1)
    expect((await execute(server.zadig, 'hello', { script: input })).status).toBe(500)
  })
})
