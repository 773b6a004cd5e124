import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import { createManualClock } from '../../../../emulators/zadig/clock.ts'
import { eventData, eventFrame } from '../../../../emulators/zadig/logs/frames.ts'
import type { JobScript, Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { startZadig } from '../../../../emulators/zadig/server.ts'
import type { Live } from './emulator-client.ts'
import { call, execute, listen, moment, until } from './emulator-client.ts'

let zadig: Zadig
let clock: ManualClock
let live: Live | undefined
afterEach(async () => {
  live?.close()
  await zadig.close()
})

const start = async (jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> => {
  clock = createManualClock()
  zadig = await startZadig({ clock, version: '4.2', scenario: { name: 'test', description: '', jobs }, ...options })
}
const lines: JobScript = { prepare: 1000, duration: 4000, log: { lines: ['a', 'b', 'c', 'd'] } }
const stream = (workflow: string, job: string, tail: number | string = 0): Live => {
  live = listen(zadig, `/openapi/logs/sse/v4/workflow/${workflow}/1/${encodeURIComponent(job)}/${tail}`)
  return live
}
const fullLog = async (workflow: string, job: string): Promise<string> =>
  (await call(zadig, 'GET', `/openapi/logs/log/v4/workflow/${workflow}/1/${encodeURIComponent(job)}`)).text
const events = (...data: string[]): string => data.map((text) => `event:message\ndata:${text}\n\n`).join('')
const deployInput = { env_name: 'dev', service_list: [{ service_name: 'web', service_module: 'web' }] }

describe('framing (contract §7.2)', () => {
  test.each<['container' | 'buffer', string, string]>([
    ['container', 'hello', 'event:message\ndata:hello\n\n'],
    ['container', '   indented\t ', 'event:message\ndata:indented\n\n'],
    ['container', '', 'event:message\ndata:\n\n'],
    ['container', 'text\r', 'event:message\ndata:text\\r\n\nevent:message\ndata:\ndata:\\r\n\n'],
    ['container', '10%\r20%', 'event:message\ndata:10%\\r\n\nevent:message\ndata:20%\ndata:\\r\n\n'],
    ['buffer', '  indented', 'event:message\ndata:  indented\ndata:\n\n'],
  ])('of %s line %p', (kind, line, bytes) => {
    expect(eventData(line, kind).map(eventFrame).join('')).toBe(bytes)
  })
})

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
      ['everything', 'job-9-9-9-x'],
      ['everything', 'job-3-3-0-sql'],
      ['EVERYTHING', 'job-3-0-0-script'],
    ] as const) {
      const log = stream(workflow, job)
      await until(() => log.status() === 200)
      expect([log.contentType(), log.text(), log.ended()]).toEqual([undefined, '', false])
      log.close()
    }
  })

  test('a finished job keeps silent for five minutes and then for good', async () => {
    await start({ '*': lines })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(60_000)
    const log = stream('hello', 'job-0-0-0-script')
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
    await execute(zadig, 'everything', { deploy: deployInput })
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
    await execute(zadig, 'everything', { deploy: deployInput })
    clock.advance(3500)
    const log = stream('everything', 'job-1-0-0-deploy')
    await until(() => log.status() === 200)
    expect(log.contentType()).toBeUndefined()
    clock.advance(10_000)
    expect(await fullLog('everything', 'job-1-0-0-deploy')).toBe('')
  })
})

describe('the full log (contract §7.3)', () => {
  test("is empty until the job has ended, and an earlier attempt's while it runs again", async () => {
    const attempt = (text: string, outcome: 'failed' | 'passed'): JobScript => ({
      duration: 2000,
      outcome,
      log: { lines: [text] },
    })
    await start({ '*': [attempt('first', 'failed'), attempt('second', 'passed')] })
    await execute(zadig, 'hello', { script: {} })
    const answer = await call(zadig, 'GET', '/openapi/logs/log/v4/workflow/hello/1/job-0-0-0-script')
    expect(answer).toMatchObject({ status: 200, text: '', headers: { 'content-type': 'text/plain; charset=utf-8' } })
    clock.advance(4000)
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe('')
    clock.advance(1000)
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe('first\n')
    await call(zadig, 'POST', '/openapi/workflows/custom/hello/task/1')
    clock.advance(4000)
    expect([zadig.lastTask().status, await fullLog('hello', 'job-0-0-0-script')]).toEqual(['running', 'first\n'])
    clock.advance(1000)
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe('second\n')
  })

  test("keeps indentation and blank lines, prefixes stamped lines in the server's zone", async () => {
    await start({ '*': { duration: 0, log: { stamped: true, lines: ['  a', ''] } } })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    const prefix = '[2025-06-15 10:00:03]   '
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe(`${prefix}  a\n${prefix}\n`)
  })

  test('is always empty for a key with capitals, under whichever case, but deployments are found', async () => {
    await start({ '*': { log: { lines: ['x'] } } })
    await execute(zadig, 'Mixed-Case-Key', { script: {} })
    clock.advance(3000)
    expect(zadig.lastTask().status).toBe('passed')
    expect(await fullLog('Mixed-Case-Key', 'job-0-0-0-script')).toBe('')
    expect(await fullLog('mixed-case-key', 'job-0-0-0-script')).toBe('')
    const job = { name: 'go', type: 'zadig-deploy', spec: {} }
    zadig.workflows.put({ name: 'Caps', project: 'demo', concurrency_limit: -1, stages: [{ name: 's', jobs: [job] }] })
    await execute(zadig, 'Caps', { go: deployInput })
    clock.advance(6000)
    expect(await fullLog('Caps', 'job-0-0-0-go')).toBe('x\n')
  })

  test('of a cancelled job has what there was', async () => {
    await start({ '*': lines })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(5500)
    await call(zadig, 'DELETE', '/openapi/workflows/custom/task?workflowKey=hello&taskId=1')
    clock.advance(1000)
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe('a\nb\nc\n')
  })

  test('generated lines agree with each other in stream and full log', async () => {
    await start({ '*': { duration: 1000, log: { generate: { count: 5000, interval: 0, size: 120 } } } })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    const log = stream('hello', 'job-0-0-0-script')
    await until(() => log.text().includes('line 0000004999'))
    clock.advance(1000)
    const text = await fullLog('hello', 'job-0-0-0-script')
    expect(text.split('\n')).toHaveLength(5001)
    expect(log.text()).toBe(events(...text.trimEnd().split('\n')))
  })
})
