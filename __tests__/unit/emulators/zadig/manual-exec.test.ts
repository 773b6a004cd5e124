import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import type { Json } from '../../../../emulators/zadig/json.ts'
import type { Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { call, detail, execute, startStill, buildInput, deployInput } from './emulator-client.ts'

const custom = '/openapi/workflows/custom'
let zadig: Zadig
let clock: ManualClock
afterEach(() => zadig.close())

async function start(jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> {
  const still = await startStill(jobs, options)
  zadig = still.zadig
  clock = still.clock
}

/** Runs `manual-stage` up to its manual stage. */
async function reach(): Promise<void> {
  await start({}, { version: '5.0' })
  await execute(zadig, 'manual-stage', { build: buildInput, deploy: deployInput('prod'), test: {} })
  clock.advance(3000)
}

describe('manual execution (contract §8.4)', () => {
  const path = `${custom}/manual-stage/task/1/manual-exec?projectKey=demo`

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
    await start({}, { version: '5.0' })
    await execute(zadig, 'manual-stage', { build: buildInput })
    expect(await call(zadig, 'GET', path)).toMatchObject({
      status: 500,
      json: { description: '工作流任务状态无法手动执行' },
    })
  })
})
