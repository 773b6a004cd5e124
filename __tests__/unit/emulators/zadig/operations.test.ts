// What users do to a task: cancel, retry, approve, start a manual stage, remark (contract §8).
import { describe, expect, test } from '@jest/globals'

import { objectsAt, type Json } from '../../../../emulators/zadig/json.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { type Answer, buildInput, call, deployInput, detail, execute, start, statusesOf } from './emulator-client.ts'

const custom = '/openapi/workflows/custom'
const script = { script: {} }
const success = { message: 'success' }

const cancel = (zadig: Zadig, workflow: string): Promise<Answer> =>
  call(zadig, 'DELETE', `${custom}/task?workflowKey=${workflow}&taskId=1`)
const retry = (zadig: Zadig, workflow: string): Promise<Answer> => call(zadig, 'POST', `${custom}/${workflow}/task/1`)
const approve = (zadig: Zadig, body: Json, user = 'ci-bot'): Promise<Answer> =>
  call(zadig, 'POST', `${custom}/task/approve`, { token: zadig.tokens.current(user), body })

describe('cancel (contract §8.1)', () => {
  test('changes the task at once, its running jobs a little later, and no later job', async () => {
    const { zadig, clock } = await start({ '*': { duration: 60_000 } })
    await execute(zadig, 'serial', { first: {}, second: {}, last: {} })
    clock.advance(3000)
    expect((await cancel(zadig, 'serial')).json).toEqual(success)
    expect(statusesOf(zadig, 'serial')).toBe('cancelled | run:running first=running second= | after: last=')
    clock.advance(1000)
    expect(statusesOf(zadig, 'serial')).toBe('cancelled | run:cancelled first=cancelled second= | after: last=')
    expect(zadig.lastTask().revoker).toBe('ci-bot')
  })

  test('a waiting task never runs and gets no end time', async () => {
    const { zadig, clock } = await start()
    await execute(zadig, 'hello', script)
    await cancel(zadig, 'hello')
    clock.advance(10_000)
    expect(await detail(zadig, 'hello')).toMatchObject({ status: 'cancelled', stages: [{ status: '' }] })
    expect(await detail(zadig, 'hello')).not.toHaveProperty('end_time')
  })

  test('overwrites the status of a failed task', async () => {
    const { zadig, clock } = await start({ '*': { outcome: 'failed' } })
    await execute(zadig, 'hello', script)
    clock.advance(3000)
    expect((await cancel(zadig, 'hello')).status).toBe(200)
    expect(statusesOf(zadig, 'hello')).toBe('cancelled | run:failed script=failed')
  })

  test.each<[ZadigVersion, string]>([
    ['4.1', 'passed'],
    ['4.2', 'cancelled'],
  ])('on %s a run that ends at that moment leaves the task %s', async (version, status) => {
    const { zadig, clock } = await start({ '*': { duration: 1000 } }, { version })
    await execute(zadig, 'hello', script)
    clock.advance(3500)
    await cancel(zadig, 'hello')
    clock.advance(5000)
    expect(zadig.lastTask().status).toBe(status)
  })
})

describe('retry (contract §8.2)', () => {
  test.each<[ZadigVersion, boolean]>([
    ['4.3', true],
    ['5.0', false],
  ])('on %s keeps the id and passed jobs, resets the rest, keeps the end time: %p', async (version, keeps) => {
    const { zadig, clock } = await start({ second: [{ outcome: 'failed' }, {}], '*': {} }, { version })
    await execute(zadig, 'serial', { first: {}, second: {}, last: {} })
    clock.advance(3000)
    expect(zadig.lastTask().status).toBe('failed')
    clock.advance(60_500)
    expect((await retry(zadig, 'serial')).json).toEqual(success)
    expect(statusesOf(zadig, 'serial')).toBe('waiting | run: first=passed second= | after: last=')
    expect('end_time' in (await detail(zadig, 'serial'))).toBe(keeps)
    clock.advance(3000)
    expect(statusesOf(zadig, 'serial')).toBe(
      'passed | run:passed first=passed second=passed | after:passed last=passed',
    )
  })
})

/** A server whose workflow `gated` waits at its gate. */
async function atGate(): ReturnType<typeof start> {
  const server = await start()
  await execute(server.zadig, 'gated', { build: buildInput, approve: {} })
  server.clock.advance(3000)
  return server
}

describe('approve (contract §8.3)', () => {
  const gate = { workflow_key: 'gated', task_id: 1, stage_name: 'job-1-0-0-approve' }

  test("opens the gate of that job task within a second, and keeps the approver's comment", async () => {
    const { zadig, clock } = await atGate()
    expect(statusesOf(zadig, 'gated')).toMatch(/^running .* \| gate:running approve=wait_for_approval$/u)
    expect((await approve(zadig, { ...gate, approve: true, comment: 'LGTM' })).json).toEqual(success)
    expect(zadig.lastTask().status).toBe('running')
    clock.advance(1000)
    expect(statusesOf(zadig, 'gated')).toBe('passed | build:passed build-web-web=passed | gate:passed approve=passed')
    const users = [{ user_name: 'alice' }, { user_name: 'ci-bot', reject_or_approve: 'approve', comment: 'LGTM' }]
    expect(objectsAt(objectsAt(await detail(zadig, 'gated'), 'stages')[1] ?? {}, 'jobs')).toMatchObject([
      { spec: { native_approval: { reject_or_approve: '', approve_users: users } } },
    ])
  })

  test('without `approve` rejects', async () => {
    const { zadig, clock } = await atGate()
    await approve(zadig, gate)
    clock.advance(1000)
    expect(statusesOf(zadig, 'gated')).toMatch(/^reject \| .*gate:reject approve=reject$/u)
  })

  test('finds no gate whose time is over', async () => {
    const { zadig, clock } = await atGate()
    clock.advance(61 * 60_000)
    expect(zadig.lastTask().stages[1]?.jobs[0]).toMatchObject({ status: 'timeout', error: 'workflow timeout' })
    expect((await approve(zadig, gate)).object['description']).toBe('not found approval')
  })

  test('a gate of a cancelled task says so in its error', async () => {
    const { zadig, clock } = await atGate()
    await cancel(zadig, 'gated')
    clock.advance(1000)
    expect(zadig.lastTask().stages[1]?.jobs[0]).toMatchObject({ status: 'cancelled', error: 'workflow was canceled' })
  })

  test('groups count as their members, and each user decides once', async () => {
    const { zadig, clock } = await start()
    await execute(zadig, 'two-approvers', { approve: {}, script: {} })
    clock.advance(3000)
    const body = { workflow_key: 'two-approvers', task_id: 1, stage_name: 'job-0-0-0-approve', approve: true }
    expect((await approve(zadig, body, 'bob')).status).toBe(200)
    expect((await approve(zadig, body, 'bob')).object['description']).toBe('bob have approve already')
    clock.advance(5000)
    expect(zadig.lastTask().status).toBe('running')
    await approve(zadig, body)
    clock.advance(1000)
    expect(zadig.lastTask().status).toBe('passed')
  })

  const unreadable = 'failed to unmarshal request data, error: '
  const noTask = `can not find approved workflow: gated, taskID: 0,jobName: ${gate.stage_name}`
  const noFlag = 'json: cannot unmarshal string into Go struct field OpenAPIApproveRequest.approve of type bool'
  test.each<[Json, string, number, string]>([
    [{ ...gate, stage_name: 'gate' }, 'ci-bot', 400, 'not found approval'],
    [gate, 'admin', 400, 'user admin has no authority to Approve'],
    [{ ...gate, task_id: 0 }, 'ci-bot', 400, noTask],
    ['{', 'ci-bot', 500, `${unreadable}unexpected end of JSON input`],
    [{ ...gate, approve: 'true' }, 'ci-bot', 500, `${unreadable}${noFlag}`],
  ])('%p by %s is refused', async (body, user, status, description) => {
    const { zadig } = await atGate()
    expect(await approve(zadig, body, user)).toMatchObject({ status, json: { description } })
  })
})

describe('manual execution (contract §8.4)', () => {
  const path = `${custom}/manual-stage/task/1/manual-exec?projectKey=demo`

  /** A server whose workflow `manual-stage` is paused at its manual stage. */
  async function atManualStage(): ReturnType<typeof start> {
    const server = await start({}, { version: '5.0' })
    await execute(server.zadig, 'manual-stage', { build: buildInput, deploy: deployInput('prod'), test: {} })
    server.clock.advance(3000)
    return server
  }

  test('shows who may start the stage; a start generates it and the following stages again', async () => {
    const { zadig, clock } = await atManualStage()
    expect(await detail(zadig, 'manual-stage')).toMatchObject({
      status: 'pause',
      end_time: expect.any(Number),
      stages: [{}, { status: 'pause', manual_exec: { notification_sent: true } }, {}],
    })
    const user = { type: 'user', user_name: 'ci-bot' }
    const executors = [user, { type: 'group', group_name: 'ops' }]
    const paused = { status: 'pause', stage_name: 'deploy', can_execute: true, executors }
    expect((await call(zadig, 'GET', path)).json).toMatchObject(paused)
    expect((await call(zadig, 'POST', path, { body: { stage_name: 'deploy' } })).json).toEqual(success)
    const started = await detail(zadig, 'manual-stage')
    expect(started).toMatchObject({
      status: 'waiting',
      stages: [{ status: 'passed' }, { status: '', manual_exec: { excuted: true, manual_exector_name: 'ci-bot' } }, {}],
    })
    expect(started).not.toHaveProperty('end_time')
    clock.advance(3000)
    expect(zadig.lastTask().status).toBe('passed')
  })

  test.each<[string, string, Json, number, string | undefined]>([
    [`GET ${path.split('?')[0]}`, 'ci-bot', '', 400, 'projectKey is required'],
    [`POST ${path}`, 'ci-bot', {}, 400, 'stage_name is required'],
    [`GET ${path.replace('/1/', '/9/')}`, 'ci-bot', '', 400, 'mongo: no documents in result'],
    [`GET ${path.replace('demo', 'x')}`, 'admin', '', 500, 'workflow task project demo does not match projectKey x'],
    [`POST ${path}`, 'ci-bot', { stage_name: 'test' }, 500, 'stage test is not waiting for manual execution'],
    [`GET ${path}`, 'carol', '', 403, undefined],
  ])('%s by %s is refused', async (request, user, body, status, description) => {
    const { zadig } = await atManualStage()
    const [method = '', url = ''] = request.split(' ')
    const answer = await call(zadig, method, url, { token: zadig.tokens.current(user), body })
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})

describe('what is refused after task 1 of `hello` has passed', () => {
  const absent = 'mongo: no documents in result'
  test.each<[request: string, status: number, description: string | undefined]>([
    ['DELETE task?workflowKey=hello&taskId=1', 400, 'task: hello:1 is passed, cannot cancel'],
    ['DELETE task?workflowKey=hello&taskId=9', 400, absent],
    ['DELETE task?workflowKey=hello&taskId=x', 400, undefined],
    ['POST hello/task/1', 500, '工作流任务状态无法重试'],
    ['POST hello/task/9', 400, absent],
    ['POST hello/task/x', 400, 'taksID is invalid'],
    ['GET hello/task/1/manual-exec?projectKey=demo', 500, '工作流任务状态无法手动执行'],
    ['PUT no/task/1', 400, `查询workflow失败: ${absent}`],
    ['PUT hello/task/x', 400, 'invalid task id'],
    ['PUT hello/task/9', 500, 'cannot find workflow task, workflow name: hello, task id: 9'],
    ['GET task?workflowKey=hello&taskId=9', 500, absent],
    ['GET task?workflowKey=hello&taskId=x', 400, undefined],
  ])('%s', async (request, status, description) => {
    const { zadig, clock } = await start({}, { version: '5.0' })
    await execute(zadig, 'hello', script)
    clock.advance(3000)
    const [method = '', path = ''] = request.split(' ')
    const answer = await call(zadig, method, `${custom}/${path}`, method === 'PUT' ? { body: {} } : {})
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})

test('a remark is stored, and an empty one changes nothing (contract §8.5)', async () => {
  const { zadig } = await start()
  await execute(zadig, 'hello', script)
  for (const remark of ['why', '']) await call(zadig, 'PUT', `${custom}/hello/task/1`, { body: { remark } })
  expect(await detail(zadig, 'hello')).toMatchObject({ remark: 'why' })
})
