import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import { createManualClock } from '../../../../emulators/zadig/clock.ts'
import type { Json } from '../../../../emulators/zadig/json.ts'
import type { Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import { startZadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import type { Answer } from './emulator-client.ts'
import { call, detail, execute, picture } from './emulator-client.ts'

let zadig: Zadig
let clock: ManualClock
afterEach(() => zadig.close())

const start = async (jobs: Scenario['jobs'], version: ZadigVersion = '4.1'): Promise<void> => {
  clock = createManualClock()
  zadig = await startZadig({ clock, version, scenario: { name: 'test', description: '', jobs } })
}
const custom = '/openapi/workflows/custom'
const build = {
  registry: 'https://registry.example.com/demo',
  service_list: [{ service_name: 'web', service_module: 'web' }],
}
const deploy = { env_name: 'prod', service_list: [{ service_name: 'web', service_module: 'web' }] }
const cancel = (workflow: string, id: number | string = 1): Promise<Answer> =>
  call(zadig, 'DELETE', `${custom}/task?workflowKey=${workflow}&taskId=${id}`)
const retry = (workflow: string, id: number | string = 1): Promise<Answer> =>
  call(zadig, 'POST', `${custom}/${workflow}/task/${id}`)

describe('cancel (contract §8.1)', () => {
  test('the task says cancelled at once, its jobs a little later, later ones never', async () => {
    await start({ '*': { duration: 60_000 } })
    await execute(zadig, 'serial', { first: {}, second: {}, last: {} })
    clock.advance(3000)
    expect((await cancel('serial')).json).toEqual({ message: 'success' })
    expect(picture(zadig, 'serial')).toBe('cancelled | run:running first=running second= | after: last=')
    clock.advance(1000)
    expect(picture(zadig, 'serial')).toBe('cancelled | run:cancelled first=cancelled second= | after: last=')
    expect(zadig.lastTask().revoker).toBe('ci-bot')
  })

  test('a waiting task never runs and gets no end time', async () => {
    await start({})
    await execute(zadig, 'hello', { script: {} })
    await cancel('hello')
    clock.advance(10_000)
    expect(await detail(zadig, 'hello')).toMatchObject({ status: 'cancelled', stages: [{ status: '' }] })
    expect(await detail(zadig, 'hello')).not.toHaveProperty('end_time')
  })

  test('a failed task is rewritten, a passed one refuses, an unknown one is not found', async () => {
    await start({ '*': [{ outcome: 'failed' }] })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    expect((await cancel('hello')).status).toBe(200)
    expect(picture(zadig, 'hello')).toBe('cancelled | run:failed script=failed')
    zadig.setScenario({ name: 'passes', description: '', jobs: {} })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    expect(await cancel('hello', 2)).toMatchObject({
      status: 400,
      json: {
        type: 'error',
        code: 6163,
        message: '取消工作流任务失败',
        description: 'task: hello:2 is passed, cannot cancel',
      },
    })
    expect(await cancel('hello', 9)).toMatchObject({
      status: 400,
      json: { code: 6163, description: 'mongo: no documents in result' },
    })
    expect(await cancel('hello', 'x')).toMatchObject({ status: 400, text: '' })
  })

  test.each<[ZadigVersion, string]>([
    ['4.1', 'passed'],
    ['4.2', 'cancelled'],
  ])('on %s a run that ends at that moment leaves the task %s', async (version, status) => {
    await start({ '*': { duration: 1000 } }, version)
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3500)
    await cancel('hello')
    clock.advance(5000)
    expect(zadig.lastTask().status).toBe(status)
  })
})

describe('retry (contract §8.2)', () => {
  test('keeps the id and what has passed, resets the rest, and up to 4.3 keeps the old end', async () => {
    await start({ second: [{ outcome: 'failed' }, {}], '*': {} })
    await execute(zadig, 'serial', { first: {}, second: {}, last: {} })
    clock.advance(3000)
    expect(zadig.lastTask().status).toBe('failed')
    const { endTime } = zadig.lastTask()
    clock.advance(60_500)
    expect((await retry('serial')).json).toEqual({ message: 'success' })
    expect(picture(zadig, 'serial')).toBe('waiting | run: first=passed second= | after: last=')
    expect(await detail(zadig, 'serial')).toMatchObject({ end_time: endTime })
    clock.advance(3000)
    expect(picture(zadig, 'serial')).toBe('passed | run:passed first=passed second=passed | after:passed last=passed')
  })

  test('from 5.0 the old end is gone', async () => {
    await start({ '*': { outcome: 'failed' } }, '5.0')
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    await retry('hello')
    expect(await detail(zadig, 'hello')).not.toHaveProperty('end_time')
  })

  test('another status, an unknown task and a bad id are refused, each in its way', async () => {
    await start({})
    await execute(zadig, 'hello', { script: {} })
    expect(await retry('hello')).toMatchObject({
      status: 500,
      json: { code: 500, description: '工作流任务状态无法重试' },
    })
    expect(await retry('hello', 9)).toMatchObject({ status: 400, json: { code: 6161 } })
    expect(await retry('hello', 'x')).toMatchObject({
      status: 400,
      json: { code: 400, description: 'taksID is invalid' },
    })
  })
})

describe('approve (contract §8.3)', () => {
  const decide = (body: Record<string, Json>, user = 'ci-bot'): Promise<Answer> =>
    call(zadig, 'POST', `${custom}/task/approve`, { token: zadig.tokens.current(user), body })
  const gate = { workflow_key: 'gated', task_id: 1, stage_name: 'job-1-0-0-approve' }
  const reach = async (workflow = 'gated'): Promise<void> => {
    await start({})
    await execute(zadig, workflow, { build, approve: {}, script: {} })
    clock.advance(3000)
  }

  test("by the job task's name, and the gate looks once a second", async () => {
    await reach()
    expect(picture(zadig, 'gated')).toBe(
      'running | build:passed build-web-web=passed | gate:running approve=wait_for_approval',
    )
    expect((await decide({ ...gate, approve: true, comment: 'LGTM' })).json).toEqual({ message: 'success' })
    expect(zadig.lastTask().status).toBe('running')
    clock.advance(1000)
    expect(picture(zadig, 'gated')).toBe('passed | build:passed build-web-web=passed | gate:passed approve=passed')
    expect(await detail(zadig, 'gated')).toMatchObject({
      stages: [
        {},
        {
          jobs: [
            {
              spec: {
                native_approval: {
                  reject_or_approve: 'approve',
                  approve_users: [
                    { user_name: 'alice' },
                    { user_name: 'ci-bot', reject_or_approve: 'approve', comment: 'LGTM' },
                  ],
                },
              },
            },
          ],
        },
      ],
    })
  })

  test('without approve it rejects', async () => {
    await reach()
    await decide(gate)
    clock.advance(1000)
    expect(picture(zadig, 'gated')).toMatch(/^reject \| .*gate:reject approve=reject$/u)
  })

  test('time ends a gate after its own minutes, a cancellation with its own words', async () => {
    await reach()
    clock.advance(61 * 60_000)
    expect(zadig.lastTask().stages[1]?.jobs[0]).toMatchObject({ status: 'timeout', error: 'workflow timeout' })
    expect((await decide(gate)).object['description']).toBe('not found approval')
    await zadig.close()
    await reach()
    await cancel('gated')
    clock.advance(1000)
    expect(zadig.lastTask().stages[1]?.jobs[0]).toMatchObject({ status: 'cancelled', error: 'workflow was canceled' })
  })

  test('groups count as their members, and everybody decides once', async () => {
    await start({})
    await execute(zadig, 'two-approvers', { approve: {}, script: {} })
    clock.advance(3000)
    const body = { workflow_key: 'two-approvers', task_id: 1, stage_name: 'job-0-0-0-approve', approve: true }
    expect((await decide(body, 'bob')).status).toBe(200)
    expect((await decide(body, 'bob')).object['description']).toBe('bob have approve already')
    clock.advance(5000)
    expect(zadig.lastTask().status).toBe('running')
    await decide(body)
    clock.advance(1000)
    expect(zadig.lastTask().status).toBe('passed')
  })

  test.each<[Json, string, number, string]>([
    [{ ...gate, stage_name: 'gate', approve: true }, 'ci-bot', 400, 'not found approval'],
    [{ ...gate, approve: true }, 'admin', 400, 'user admin has no authority to Approve'],
    [
      { ...gate, task_id: 0 },
      'ci-bot',
      400,
      'can not find approved workflow: gated, taskID: 0,jobName: job-1-0-0-approve',
    ],
    ['{', 'ci-bot', 500, 'failed to unmarshal request data, error: unexpected end of JSON input'],
    [
      { ...gate, approve: 'true' },
      'ci-bot',
      500,
      'failed to unmarshal request data, error: json: cannot unmarshal string into Go struct field OpenAPIApproveRequest.approve of type bool',
    ],
  ])('%p by %s is refused', async (body, user, status, description) => {
    await reach()
    const token = zadig.tokens.current(user)
    const answer = await call(zadig, 'POST', `${custom}/task/approve`, { token, body })
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})

describe('manual execution (contract §8.4)', () => {
  const path = `${custom}/manual-stage/task/1/manual-exec?projectKey=demo`
  const reach = async (): Promise<void> => {
    await start({}, '5.0')
    await execute(zadig, 'manual-stage', { build, deploy, test: {} })
    clock.advance(3000)
  }

  test('tells who may, starts the stage, and regenerates it and what follows', async () => {
    await reach()
    expect((await call(zadig, 'GET', path)).json).toMatchObject({
      status: 'pause',
      stage_name: 'deploy',
      can_execute: true,
      executors: [
        { type: 'user', user_name: 'ci-bot' },
        { type: 'group', group_name: 'ops' },
      ],
    })
    expect((await call(zadig, 'POST', path, { body: { stage_name: 'deploy' } })).json).toEqual({ message: 'success' })
    expect(await detail(zadig, 'manual-stage')).toMatchObject({
      status: 'waiting',
      stages: [{ status: 'passed' }, { status: '', manual_exec: { excuted: true, manual_exector_name: 'ci-bot' } }, {}],
    })
    clock.advance(3000)
    expect(zadig.lastTask().status).toBe('passed')
  })

  test.each<[string, string, string, Json, number, string | undefined]>([
    ['GET', path.split('?')[0] ?? '', 'ci-bot', '', 400, 'projectKey is required'],
    ['POST', path, 'ci-bot', {}, 400, 'stage_name is required'],
    ['GET', path.replace('/1/', '/9/'), 'ci-bot', '', 400, 'mongo: no documents in result'],
    [
      'GET',
      path.replace('demo', 'other'),
      'admin',
      '',
      500,
      'workflow task project demo does not match projectKey other',
    ],
    ['POST', path, 'ci-bot', { stage_name: 'test' }, 500, 'stage test is not waiting for manual execution'],
    ['GET', path, 'carol', '', 403, undefined],
  ])('%s %s by %s is refused', async (method, url, user, body, status, description) => {
    await reach()
    const answer = await call(zadig, method, url, { token: zadig.tokens.current(user), body })
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })

  test('a task that is not parked is refused in Chinese', async () => {
    await start({}, '5.0')
    await execute(zadig, 'manual-stage', { build })
    expect(await call(zadig, 'GET', path)).toMatchObject({
      status: 500,
      json: { description: '工作流任务状态无法手动执行' },
    })
  })
})

describe('remark (contract §8.5)', () => {
  const put = (path: string, body: Json, user = 'ci-bot'): Promise<Answer> =>
    call(zadig, 'PUT', `${custom}/${path}`, { body, token: zadig.tokens.current(user) })

  test('is stored, and an empty one changes nothing', async () => {
    await start({})
    await execute(zadig, 'hello', { script: {} })
    await put('hello/task/1', { remark: 'why' })
    await put('hello/task/1', { remark: '' })
    expect(await detail(zadig, 'hello')).toMatchObject({ remark: 'why' })
  })

  test.each<[string, string, number, string | undefined]>([
    ['no/task/1', 'ci-bot', 400, '查询workflow失败: mongo: no documents in result'],
    ['hello/task/x', 'ci-bot', 400, 'invalid task id'],
    ['hello/task/x', 'carol', 403, undefined],
    ['hello/task/9', 'ci-bot', 500, 'cannot find workflow task, workflow name: hello, task id: 9'],
  ])('%s by %s is refused', async (path, user, status, description) => {
    await start({})
    const answer = await put(path, { remark: 'x' }, user)
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})
