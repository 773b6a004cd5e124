import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import type { Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { type Answer, call, detail, execute, picture, startStill } from './emulator-client.ts'

const custom = '/openapi/workflows/custom'
let zadig: Zadig
let clock: ManualClock
afterEach(() => zadig.close())

async function start(jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> {
  const still = await startStill(jobs, options)
  zadig = still.zadig
  clock = still.clock
}

function cancel(workflow: string, id: number | string = 1): Promise<Answer> {
  return call(zadig, 'DELETE', `${custom}/task?workflowKey=${workflow}&taskId=${id}`)
}

function retry(workflow: string, id: number | string = 1): Promise<Answer> {
  return call(zadig, 'POST', `${custom}/${workflow}/task/${id}`)
}

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
    await start({ '*': { duration: 1000 } }, { version })
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
    await start({ '*': { outcome: 'failed' } }, { version: '5.0' })
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
