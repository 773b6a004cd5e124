import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import type { Json } from '../../../../emulators/zadig/json.ts'
import { call, execute, startServer } from './emulator-client.ts'

let zadig: Zadig
beforeEach(async () => {
  zadig = await startServer({ version: '5.0' })
})

const business = (code: number, message: string, description: string): Json => {
  return { type: 'error', message, code, description, extra: {} }
}
const success = { message: 'success' }
const entry = (key: string, type = 'custom'): Json => ({ workflow_key: key, workflow_type: type, enabled: true })
const plain = (description: string): Json => ({ message: 'Internal Error: ', code: 500, description })

describe('reading definitions (contract §3.4, §3.5)', () => {
  test("the list has a project's workflows, product workflows last", async () => {
    const { json } = await call(zadig, 'GET', '/openapi/workflows?projectKey=other')
    const product = { workflow_key: 'old-release', type: 'product' }
    expect(json).toMatchObject({ workflows: [{ workflow_key: 'elsewhere', type: 'custom' }, product] })
  })

  test('an unknown project has none, a missing one is refused, an unknown view filters nothing', async () => {
    expect((await call(zadig, 'GET', '/openapi/workflows?projectKey=no')).json).toEqual({ workflows: [] })
    const missing = await call(zadig, 'GET', '/openapi/workflows')
    expect(missing.json).toEqual(business(400, 'Bad Request', 'projectKey is required'))
    const all = await call(zadig, 'GET', '/openapi/workflows?projectKey=other&viewName=none')
    expect(all.object['workflows']).toHaveLength(2)
  })

  test('the detail echoes the project, omits false and has no `updated_by`', async () => {
    const { object } = await call(zadig, 'GET', '/openapi/workflows/custom/gated/detail?projectKey=echo')
    expect(object).toMatchObject({ workflow_key: 'gated', project_key: 'echo', updated_by: '', concurrency_limit: -1 })
    expect(object['stages']).toMatchObject([{ name: 'build', parallel: true }, { name: 'gate' }, { name: 'deploy' }])
    expect(JSON.stringify(object['stages'])).not.toMatch(/"parallel":false|"approval":\{|manual_exec/u)
  })

  test('an unknown workflow is an untyped 500', async () => {
    const answer = await call(zadig, 'GET', '/openapi/workflows/custom/no/detail?projectKey=demo')
    expect(answer).toMatchObject({ status: 500, json: plain('mongo: no documents in result') })
  })
})

describe('writing definitions (contract §3.9)', () => {
  const yaml = 'name: fresh\ndisplay_name: Fresh\nproject: demo\nconcurrency_limit: 1\nstages: []\n'

  test('YAML creates, PUT updates, DELETE cancels the tasks and restarts their ids', async () => {
    expect((await call(zadig, 'POST', '/openapi/workflows/custom', { body: yaml })).json).toEqual(success)
    const stages = [{ name: 'run', jobs: [{ name: 'j', type: 'plugin', spec: { plugin: {} } }] }]
    const body = { name: 'fresh', display_name: 'Fresh', project: 'demo', concurrency_limit: 1, stages }
    expect((await call(zadig, 'PUT', '/openapi/workflows/custom/fresh', { body })).status).toBe(200)
    expect((await execute(zadig, 'fresh', { j: {} })).object['task_id']).toBe(1)
    expect((await execute(zadig, 'fresh', { j: {} })).object['task_id']).toBe(2)
    const removal = '/openapi/workflows/custom?workflowKey=fresh&projectKey=demo'
    expect((await call(zadig, 'DELETE', removal)).status).toBe(200)
    const cancelled = ['cancelled', 'system']
    expect(zadig.tasks.map(({ status, revoker }) => [status, revoker])).toEqual([cancelled, cancelled])
    const again = await call(zadig, 'DELETE', removal)
    expect(again.json).toEqual(business(6543, '删除workflow失败', 'mongo: no documents in result'))
    await call(zadig, 'PUT', '/api/aslan/workflow/v4/fresh', { body })
    await call(zadig, 'POST', '/api/aslan/workflow/v4', { body })
    expect((await execute(zadig, 'fresh', { j: {} })).object['task_id']).toBe(1)
    const tasks = await call(zadig, 'GET', '/openapi/workflows/custom/fresh/tasks?projectKey=demo')
    expect(tasks.object['total']).toBe(1)
  })
})

describe('views (contract §3.10)', () => {
  const path = '/openapi/workflows/view'
  const MINE = { project_key: 'demo', name: 'mine' }

  test('create, list, filter, update, delete', async () => {
    const body = { ...MINE, workflow_list: [entry('ship')] }
    expect((await call(zadig, 'POST', path, { body })).json).toEqual(success)
    expect((await call(zadig, 'POST', path, { body })).object['code']).toBe(6892)
    const listed = await call(zadig, 'GET', `${path}?projectKey=demo`)
    expect(listed.json).toMatchObject([{ name: 'mine', project_key: 'demo', update_by: 'ci-bot' }])
    const filtered = await call(zadig, 'GET', '/openapi/workflows?projectKey=demo&viewName=mine')
    expect(filtered.json).toMatchObject({ workflows: [{ workflow_key: 'ship' }] })
    const off = { workflow_key: 'ship', workflow_type: 'custom', enabled: false }
    const change = { workflow_list: [off, entry('hello')] }
    expect((await call(zadig, 'PUT', `${path}/mine?projectKey=demo`, { body: change })).status).toBe(200)
    const workflows = [{ workflow_key: 'hello', workflow_type: 'custom' }]
    expect((await call(zadig, 'GET', `${path}?projectKey=demo`)).json).toMatchObject([{ workflows }])
    expect((await call(zadig, 'DELETE', `${path}/mine?projectKey=demo`)).status).toBe(200)
  })

  const absent = 'find workflow view error: mongo: no documents in result'
  test.each<[request: string, body: Json, status: number, description: string | undefined]>([
    [`POST ${path}`, { name: 'v' }, 400, 'projectKey cannot be empty'],
    [`POST ${path}`, { project_key: 'demo' }, 400, 'view name cannot be empty'],
    [`POST ${path}`, { ...MINE, workflow_list: [entry('ship', 'x')] }, 400, 'workflow type must be custom or product'],
    [`POST ${path}`, '{', 400, undefined],
    [`PUT ${path}/no?projectKey=demo`, {}, 500, 'failed to find workflow view no for project demo'],
    [`DELETE ${path}/no?projectKey=demo`, '', 400, absent],
    [`GET ${path}`, '', 400, 'projectKey is required'],
  ])('%s %p is refused', async (request, body, status, description) => {
    const [method = '', url = ''] = request.split(' ')
    const answer = await call(zadig, method, url, { body })
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})

describe('pre-approval tickets (contract §8.6)', () => {
  const path = '/openapi/ticket/approval'

  test.each<[Json, number, Json]>([
    [{ project_key: 'demo' }, 400, { code: 400, description: 'approval_id cannot be empty' }],
    [{ approval_id: 'a' }, 400, { code: 400, description: 'project_key cannot be empty' }],
    [{ approval_id: 'a', project_key: 'demo', envs: 'dev' }, 400, null],
    [{ approval_id: 'a', project_key: 'demo', execution_window_start: 2, execution_window_end: 1 }, 400, { code: 400 }],
    [{ approval_id: 'a', project_key: 'demo' }, 400, { code: 7050 }],
  ])('%p is refused', async (body, status, json) => {
    expect(await call(zadig, 'POST', path, { body })).toMatchObject({ status, json })
  })

  test('with the licence a ticket is stored once', async () => {
    const licensed = await startServer({ professional: true })
    const body = { approval_id: 'a', project_key: 'demo', envs: ['dev'], execution_window_start: 5 }
    expect((await call(licensed, 'POST', path, { body })).json).toEqual(success)
    expect((await call(licensed, 'POST', path, { body })).object['code']).toBe(7100)
  })
})
