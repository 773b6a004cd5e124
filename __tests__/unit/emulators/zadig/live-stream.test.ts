import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import type { JobScript, Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { call, deployInput, execute, listen, type Live, moment, startStill } from './emulator-client.ts'
import { until } from '../../../support/until.ts'

const lines: JobScript = { prepare: 1000, duration: 4000, log: { lines: ['a', 'b', 'c', 'd'] } }
let zadig: Zadig
let clock: ManualClock
let live: Live | undefined
afterEach(async () => {
  live?.close()
  await zadig.close()
})

async function start(jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> {
  const still = await startStill(jobs, { version: '4.2', ...options })
  zadig = still.zadig
  clock = still.clock
}

function stream(workflow: string, job: string, tail: number | string = 0): Live {
  live = listen(zadig, `/openapi/logs/sse/v4/workflow/${workflow}/1/${encodeURIComponent(job)}/${tail}`)
  return live
}

function events(...data: string[]): string {
  return data.map((text) => `event:message\ndata:${text}\n\n`).join('')
}

async function fullLog(workflow: string, job: string): Promise<string> {
  return (await call(zadig, 'GET', `/openapi/logs/log/v4/workflow/${workflow}/1/${encodeURIComponent(job)}`)).text
}

describe('the live stream of a pod (contract §7.2)', () => {
  test('withholds its headers until the first line, follows, and never ends', async () => {
    await start({ '*': lines })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    const log = stream('hello', 'job-0-0-0-script')
    await until(() => zadig.requests.length === 2)
    await moment()
    expect(log.status()).toBeUndefined()
    clock.advance(1000)
    await until(() => log.text() === events('a'))
    expect(log.contentType()).toBe('text/event-stream')
    clock.advance(2500)
    await until(() => log.text() === events('a', 'b', 'c'))
    clock.advance(60 * 60_000)
    await until(() => log.text() === events('a', 'b', 'c', 'd'))
    expect(zadig.lastTask().status).toBe('passed')
    await moment()
    expect(log.ended()).toBe(false)
    log.close()
    await until(() => zadig.requests.at(-1)?.aborted === true)
  })

  test.each<[number | string, readonly string[]]>([
    [0, ['a', 'b', 'c', 'd']],
    [-1, ['a', 'b', 'c', 'd']],
    [2, ['b', 'c', 'd']],
    ['all', ['a', 'b', 'c', 'd']],
    [999_999, ['a', 'b', 'c', 'd']],
  ])('opened in the middle with lines %p it sends %p', async (tail, expected) => {
    await start({ '*': lines })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(6500)
    const log = stream('hello', 'job-0-0-0-script', tail)
    await until(() => log.status() === 200)
    clock.advance(1000)
    await until(() => log.text() === events(...expected))
  })

  test('every silent error is a 200 without content type and without an event, that stays open', async () => {
    await start({ '*': { ...lines, duration: 60_000 } })
    await execute(zadig, 'everything', { script: {}, sql: { database_name: 'orders' } })
    clock.advance(5000)
    for (const [workflow, job] of [
      ['nothing', 'job-0-0-0-script'],
      ['everything', 'job-3-3-0-sql'],
      ['EVERYTHING', 'job-3-0-0-script'],
    ] as const) {
      const log = stream(workflow, job)
      await until(() => log.status() === 200)
      expect([log.contentType(), log.text(), log.ended()]).toEqual([undefined, '', false])
      log.close()
    }
  })

  test.each([
    ['a finished job', 'job-0-0-0-script'],
    ['an unknown job of a known task', 'job-9-9-9-x'],
  ])('%s keeps silent for five minutes and then for good', async (_, job) => {
    await start({ '*': lines })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(60_000)
    const log = stream('hello', job)
    await until(() => zadig.requests.length === 2)
    clock.advance(299_000)
    await moment()
    expect(log.status()).toBeUndefined()
    clock.advance(1000)
    await until(() => log.status() === 200)
    expect([log.contentType(), log.text(), log.ended()]).toEqual([undefined, '', false])
  })

  test('a job that has not begun gets the log of another task whose container has its name', async () => {
    await start({ '*': lines })
    await execute(zadig, 'serial', { first: {}, second: {} })
    await execute(zadig, 'hello', { script: {} })
    zadig.workflows.put({
      name: 'twin',
      project: 'demo',
      concurrency_limit: 0,
      stages: [{ name: 's', jobs: [{ name: 'first', type: 'freestyle', spec: {} }] }],
    })
    await execute(zadig, 'twin', { first: {} })
    clock.advance(4000)
    const log = stream('twin', 'job-0-0-0-first')
    await until(() => log.text() === events('a'))
    log.close()
    const other = stream('serial', 'job-0-1-0-second')
    await until(() => other.status() === 200)
    expect(other.contentType()).toBeUndefined()
  })

  test('a malformed task id is refused', async () => {
    await start({})
    const answer = await call(zadig, 'GET', '/openapi/logs/sse/v4/workflow/hello/x/j/0')
    expect(answer).toMatchObject({ status: 400, json: { code: 400, description: 'invalid task id' } })
  })
})

describe('logs of deployments (contract §7.2, §11)', () => {
  test('from 4.2 come once a second, each with its line end', async () => {
    await start({ deploy: { duration: 4000, log: { lines: ['  one', 'two', 'three', 'four'] } } })
    await execute(zadig, 'everything', { deploy: deployInput('dev') })
    clock.advance(3500)
    const log = stream('everything', 'job-1-0-0-deploy', 1)
    await until(() => log.text() === events('  one\ndata:'))
    clock.advance(500)
    await moment()
    expect(log.text()).toBe(events('  one\ndata:'))
    clock.advance(3000)
    await until(() => log.text() === events('  one\ndata:', 'two\ndata:', 'three\ndata:', 'four\ndata:'))
    expect(await fullLog('everything', 'job-1-0-0-deploy')).toBe('  one\ntwo\nthree\nfour\n')
  })

  test('4.1 has none', async () => {
    await start({ deploy: { duration: 4000, log: { lines: ['one'] } } }, { version: '4.1' })
    await execute(zadig, 'everything', { deploy: deployInput('dev') })
    clock.advance(3500)
    const log = stream('everything', 'job-1-0-0-deploy')
    await until(() => log.status() === 200)
    expect(log.contentType()).toBeUndefined()
    clock.advance(10_000)
    expect(await fullLog('everything', 'job-1-0-0-deploy')).toBe('')
  })
})
