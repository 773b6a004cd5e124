import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import { asObject, type JsonObject, objectsAt } from '../../../../emulators/zadig/json.ts'
import { freestyleJob, stage as definedStage, workflow } from '../../../../emulators/zadig/definitions/documents.ts'
import type { Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { buildInput, call, deployInput, detail, execute, startStill } from './emulator-client.ts'

let zadig: Zadig
let clock: ManualClock
afterEach(() => zadig.close())

async function start(jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> {
  const still = await startStill(jobs, options)
  zadig = still.zadig
  clock = still.clock
}
describe('the task detail (contract §5)', () => {
  test.each([
    ['for ever', Infinity, [true, true]],
    ['for a while', 10_000, [true, false]],
    ['not', 0, [false, false]],
  ])('is that of a deleted task in place of a newer one of its id: %s', async (_what, staleFor, answers) => {
    await start({ '*': { duration: 100 } }, { version: '5.0', staleFor })
    zadig.workflows.put(workflow('again', '', [definedStage('run', [freestyleJob('script')])]))
    await execute(zadig, 'again', { script: {} })
    const old = (await detail(zadig, 'again'))['create_time']
    clock.advance(5_000)
    await call(zadig, 'DELETE', '/openapi/workflows/custom?workflowKey=again&projectKey=demo')
    expect((await detail(zadig, 'again'))['create_time']).toBe(old)
    zadig.workflows.put(workflow('again', '', [definedStage('run', [freestyleJob('script')])]))
    await execute(zadig, 'again', { script: {} })
    const isOld = async (): Promise<boolean> => (await detail(zadig, 'again'))['create_time'] === old
    const first = await isOld()
    clock.advance(10_000)
    expect([first, await isOld()]).toEqual(answers)
  })

  test('omits zeros, shows secrets in clear once a job has started, and grows its cost', async () => {
    await start({ '*': { duration: 10_000 } })
    await execute(zadig, 'hello', {
      script: {
        repo_info: [{ codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'tools', branch: 'b' }],
      },
    })
    const waiting = await detail(zadig, 'hello')
    expect(waiting).toMatchObject({
      status: 'waiting',
      workflow_name: 'Hello',
      task_creator: 'ci-bot',
      task_revoker: 'ci-bot',
    })
    expect(waiting).not.toHaveProperty('end_time')
    const before = jobOf(waiting)
    expect(before).toMatchObject({ status: '', cost_seconds: 0, spec: { repos: [{ oauth_token: '' }] } })
    expect(before).not.toHaveProperty('start_time')
    clock.advance(8000)
    expect(jobOf(await detail(zadig, 'hello'))).toMatchObject({
      cost_seconds: 5,
      origin_name: 'script',
      job_info: { job_name: 'script' },
      spec: { repos: [{ oauth_token: 'gho_emulatedCodeHostToken0001' }] },
    })
  })

  test('not found is a 500, a malformed id an empty 400', async () => {
    await start({})
    const path = '/openapi/workflows/custom/task?workflowKey=hello'
    expect(await call(zadig, 'GET', `${path}&taskId=9`)).toMatchObject({
      status: 500,
      json: { message: 'Internal Error: ', description: 'mongo: no documents in result' },
    })
    expect(await call(zadig, 'GET', `${path}&taskId=x`)).toMatchObject({ status: 400, text: '' })
  })

  test('before 3.1 a stage has its approval, and the whole task waits for it under the old word', async () => {
    await start({}, { version: '3.0' })
    await execute(zadig, 'gated', { build: buildInput, deploy: deployInput('staging') })
    clock.advance(3000)
    const task = await detail(zadig, 'gated')
    expect(task['status']).toBe('waitforapprove')
    expect(objectsAt(task, 'stages')[1]).toMatchObject({ status: 'waitforapprove', approval: { enabled: true } })
    expect(jobOf(task)).not.toHaveProperty('origin_name')
    const body = { workflow_key: 'gated', task_id: 1, stage_name: 'deploy', approve: true }
    expect((await call(zadig, 'POST', '/openapi/workflows/custom/task/approve', { body })).status).toBe(200)
    clock.advance(2000)
    expect(zadig.lastTask().status).toBe('passed')
  })
})

describe('the task list (contract §3.6)', () => {
  const path = '/openapi/workflows/custom/hello/tasks'
  test.each<[string, number, readonly number[]]>([
    ['?projectKey=demo', 12, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]],
    ['?projectKey=demo&pageNum=2&pageSize=5', 12, [7, 6, 5, 4, 3]],
    ['?projectKey=demo&pageSize=0', 12, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]],
    ['?projectKey=demo&pageNum=0', 12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['', 0, []],
    ['?projectKey=other', 0, []],
  ])('%s has %d', async (query, total, ids) => {
    await start({})
    for (let count = 0; count < 12; count += 1) {
      zadig.execute({ workflow_key: 'hello', project_key: 'demo', inputs: [{ job_name: 'script', parameters: {} }] })
      clock.advance(1000)
    }
    const { object } = await call(zadig, 'GET', path + query)
    expect([object['total'], objectsAt(object, 'workflow_tasks').map((task) => task['task_id'])]).toEqual([total, ids])
  })
})

function jobOf(task: JsonObject): JsonObject {
  const [stage] = objectsAt(task, 'stages')
  return asObject(objectsAt(stage ?? {}, 'jobs')[0]) ?? {}
}
