import { describe, expect, test } from '@jest/globals'

import { freestyleJob, stage as definedStage, workflow } from '../../../../emulators/zadig/definitions/documents.ts'
import { type JsonObject, objectsAt } from '../../../../emulators/zadig/json.ts'
import { buildInput, call, deployInput, detail, execute, start } from './emulator-client.ts'

describe('the task detail (contract §5)', () => {
  test.each([
    ['always', Infinity, [true, true]],
    ['for a while', 10_000, [true, false]],
    ['not', 0, [false, false]],
  ])('is that of a deleted task in place of a newer one of its id: %s', async (_what, staleFor, answers) => {
    const { zadig, clock } = await start({ '*': { duration: 100 } }, { version: '5.0', staleFor })
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

  test('omits zeros, shows secrets in clear once a job has started, and counts its seconds', async () => {
    const { zadig, clock } = await start({ '*': { duration: 10_000 } })
    const repo = { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'tools', branch: 'b' }
    await execute(zadig, 'hello', { script: { repo_info: [repo] } })
    const waiting = await detail(zadig, 'hello')
    const by = { task_creator: 'ci-bot', task_revoker: 'ci-bot' }
    expect(waiting).toMatchObject({ status: 'waiting', workflow_name: 'Hello', ...by })
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

  test('before 3.1 a stage has its approval, and the whole task waits for it under the old status', async () => {
    const { zadig, clock } = await start({}, { version: '3.0' })
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
    const { zadig, clock } = await start({})
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
  return objectsAt(stage ?? {}, 'jobs')[0] ?? {}
}
