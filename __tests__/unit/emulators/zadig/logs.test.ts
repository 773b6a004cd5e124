// The live stream and the full log of a job (contract §7.2, §7.3).
import { afterEach, describe, expect, test } from '@jest/globals'

import { eventData, eventFrame } from '../../../../emulators/zadig/logs/frames.ts'
import type { JobScript } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import { until } from '../../../support/until.ts'
import { call, deployInput, execute, listen, type Live, type ManualServer, moment, start } from './emulator-client.ts'

const lines: JobScript = { prepare: 1000, duration: 4000, log: { lines: ['a', 'b', 'c', 'd'] } }
const JOB = 'job-0-0-0-script'
const silent = { contentType: undefined, text: '', ended: false }
const live: Live[] = []
afterEach(() => {
  for (const log of live.splice(0)) log.close()
})

/** A server whose task of `hello` runs a job of these scripts, `ms` milliseconds after its creation. */
async function hello(ms: number, script: JobScript | readonly JobScript[] = lines): Promise<ManualServer> {
  const server = await start({ '*': script }, { version: '4.2' })
  await execute(server.zadig, 'hello', { script: {} })
  server.clock.advance(ms)
  return server
}

function stream(zadig: Zadig, workflow: string, job = JOB, tail: number | string = 0): Live {
  const log = listen(zadig, `/openapi/logs/sse/v4/workflow/${workflow}/1/${encodeURIComponent(job)}/${tail}`)
  live.push(log)
  return log
}

const stateOf = (log: Live) => ({ contentType: log.contentType(), text: log.text(), ended: log.ended() })
const events = (...data: readonly string[]): string => data.map((text) => `event:message\ndata:${text}\n\n`).join('')

async function fullLog(zadig: Zadig, workflow = 'hello', job = JOB): Promise<string> {
  return (await call(zadig, 'GET', `/openapi/logs/log/v4/workflow/${workflow}/1/${encodeURIComponent(job)}`)).text
}

test.each<['container' | 'buffer', string, string]>([
  ['container', 'hello', 'event:message\ndata:hello\n\n'],
  ['container', '   indented\t ', 'event:message\ndata:indented\n\n'],
  ['container', '', 'event:message\ndata:\n\n'],
  ['container', 'text\r', 'event:message\ndata:text\\r\n\nevent:message\ndata:\ndata:\\r\n\n'],
  ['container', '10%\r20%', 'event:message\ndata:10%\\r\n\nevent:message\ndata:20%\ndata:\\r\n\n'],
  ['buffer', '  indented', 'event:message\ndata:  indented\ndata:\n\n'],
])('the frames of %s line %p', (kind, line, bytes) => {
  expect(eventData(line, kind).map(eventFrame).join('')).toBe(bytes)
})

describe('the live stream of a pod', () => {
  test('withholds its headers until the first line, follows, and never ends', async () => {
    const { zadig, clock } = await hello(3000)
    const log = stream(zadig, 'hello')
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
    const { zadig, clock } = await hello(6500)
    const log = stream(zadig, 'hello', JOB, tail)
    await until(() => log.status() === 200)
    clock.advance(1000)
    await until(() => log.text() === events(...expected))
  })

  test.each([
    ['an unknown workflow', 'nothing', JOB],
    ['a job without a log', 'everything', 'job-3-3-0-sql'],
    ['a key in other case', 'EVERYTHING', 'job-3-0-0-script'],
  ])('%s is a 200 without content type and events that stays open', async (_, workflow, job) => {
    const { zadig, clock } = await start({ '*': { ...lines, duration: 60_000 } })
    await execute(zadig, 'everything', { script: {}, sql: { database_name: 'orders' } })
    clock.advance(5000)
    const log = stream(zadig, workflow, job)
    await until(() => log.status() === 200)
    expect(stateOf(log)).toEqual(silent)
  })

  test.each([
    ['a finished job', JOB],
    ['an unknown job of a known task', 'job-9-9-9-x'],
  ])('%s answers nothing for five minutes and then no events', async (_, job) => {
    const { zadig, clock } = await hello(60_000)
    const log = stream(zadig, 'hello', job)
    await until(() => zadig.requests.length === 2)
    clock.advance(299_000)
    await moment()
    expect(log.status()).toBeUndefined()
    clock.advance(1000)
    await until(() => log.status() === 200)
    expect(stateOf(log)).toEqual(silent)
  })

  test('a job that has not begun gets the log of another task whose container has its name', async () => {
    const { zadig, clock } = await start({ '*': lines })
    await execute(zadig, 'serial', { first: {}, second: {} })
    const stages = [{ name: 's', jobs: [{ name: 'first', type: 'freestyle', spec: {} }] }]
    zadig.workflows.put({ name: 'twin', project: 'demo', concurrency_limit: 0, stages })
    await execute(zadig, 'twin', { first: {} })
    clock.advance(4000)
    const log = stream(zadig, 'twin', 'job-0-0-0-first')
    await until(() => log.text() === events('a'))
    const other = stream(zadig, 'serial', 'job-0-1-0-second')
    await until(() => other.status() === 200)
    expect(other.contentType()).toBeUndefined()
  })

  test('a malformed task id is refused', async () => {
    const { zadig } = await start()
    const answer = await call(zadig, 'GET', '/openapi/logs/sse/v4/workflow/hello/x/j/0')
    expect(answer).toMatchObject({ status: 400, json: { code: 400, description: 'invalid task id' } })
  })
})

describe('logs of deployments (contract §7.2, §11)', () => {
  const deploy = { deploy: { duration: 4000, log: { lines: ['  one', 'two', 'three', 'four'] } } }

  test('from 4.2 come once a second, each with its line end', async () => {
    const { zadig, clock } = await start(deploy, { version: '4.2' })
    await execute(zadig, 'everything', { deploy: deployInput('dev') })
    clock.advance(3500)
    const log = stream(zadig, 'everything', 'job-1-0-0-deploy', 1)
    await until(() => log.text() === events('  one\ndata:'))
    clock.advance(500)
    await moment()
    expect(log.text()).toBe(events('  one\ndata:'))
    clock.advance(3000)
    await until(() => log.text() === events('  one\ndata:', 'two\ndata:', 'three\ndata:', 'four\ndata:'))
    expect(await fullLog(zadig, 'everything', 'job-1-0-0-deploy')).toBe('  one\ntwo\nthree\nfour\n')
  })

  test('4.1 has none', async () => {
    const { zadig, clock } = await start(deploy, { version: '4.1' })
    await execute(zadig, 'everything', { deploy: deployInput('dev') })
    clock.advance(3500)
    const log = stream(zadig, 'everything', 'job-1-0-0-deploy')
    await until(() => log.status() === 200)
    expect(log.contentType()).toBeUndefined()
    clock.advance(10_000)
    expect(await fullLog(zadig, 'everything', 'job-1-0-0-deploy')).toBe('')
  })
})

describe('the full log', () => {
  test("is empty until the job has ended, and an earlier attempt's while it runs again", async () => {
    const attempt = (outcome: 'failed' | 'passed') => ({ duration: 2000, outcome, log: { lines: [outcome] } })
    const { zadig, clock } = await hello(4000, [attempt('failed'), attempt('passed')])
    const empty = { status: 200, text: '', headers: { 'content-type': 'text/plain; charset=utf-8' } }
    expect(await call(zadig, 'GET', `/openapi/logs/log/v4/workflow/hello/1/${JOB}`)).toMatchObject(empty)
    clock.advance(1000)
    expect(await fullLog(zadig)).toBe('failed\n')
    await call(zadig, 'POST', '/openapi/workflows/custom/hello/task/1')
    clock.advance(2000)
    expect([zadig.lastTask().status, await fullLog(zadig)]).toEqual(['running', 'failed\n'])
    clock.advance(2000)
    expect(await fullLog(zadig)).toBe('passed\n')
  })

  test("keeps indentation and blank lines, and stamps lines in the server's time zone", async () => {
    const { zadig } = await hello(3000, { log: { stamped: true, lines: ['  a', ''] } })
    const prefix = '[2025-06-15 10:00:03]   '
    expect(await fullLog(zadig)).toBe(`${prefix}  a\n${prefix}\n`)
  })

  test('of a key with capitals is never found, except that of a deployment', async () => {
    const { zadig, clock } = await start({ '*': { log: { lines: ['x'] } } }, { version: '4.2' })
    await execute(zadig, 'Mixed-Case-Key', { script: {} })
    clock.advance(3000)
    expect(zadig.lastTask().status).toBe('passed')
    expect(await fullLog(zadig, 'Mixed-Case-Key')).toBe('')
    expect(await fullLog(zadig, 'mixed-case-key')).toBe('')
    const job = { name: 'go', type: 'zadig-deploy', spec: {} }
    zadig.workflows.put({ name: 'Caps', project: 'demo', concurrency_limit: -1, stages: [{ name: 's', jobs: [job] }] })
    await execute(zadig, 'Caps', { go: deployInput('dev') })
    clock.advance(6000)
    expect(await fullLog(zadig, 'Caps', 'job-0-0-0-go')).toBe('x\n')
  })

  test('of a cancelled job has the lines until then', async () => {
    const { zadig, clock } = await hello(5500)
    zadig.cancel('hello', 1)
    clock.advance(1000)
    expect(await fullLog(zadig)).toBe('a\nb\nc\n')
  })

  test('has the same generated lines as the stream', async () => {
    const log500 = { generate: { count: 500, interval: 0, size: 120 } }
    const { zadig, clock } = await hello(3000, { duration: 1000, log: log500 })
    const log = stream(zadig, 'hello')
    await until(() => log.text().includes('line 0000000499'))
    clock.advance(1000)
    const text = await fullLog(zadig)
    expect(text.split('\n')).toHaveLength(501)
    expect(log.text()).toBe(events(...text.trimEnd().split('\n')))
  })
})
