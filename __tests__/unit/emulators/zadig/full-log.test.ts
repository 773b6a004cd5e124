import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import type { JobScript, Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { call, deployInput, execute, listen, type Live, startStill } from './emulator-client.ts'
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

function attempt(text: string, outcome: 'failed' | 'passed'): JobScript {
  return { duration: 2000, outcome, log: { lines: [text] } }
}

describe('the full log (contract §7.3)', () => {
  test("is empty until the job has ended, and an earlier attempt's while it runs again", async () => {
    await start({ '*': [attempt('first', 'failed'), attempt('second', 'passed')] })
    await execute(zadig, 'hello', { script: {} })
    const answer = await call(zadig, 'GET', '/openapi/logs/log/v4/workflow/hello/1/job-0-0-0-script')
    expect(answer).toMatchObject({ status: 200, text: '', headers: { 'content-type': 'text/plain; charset=utf-8' } })
    clock.advance(4000)
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe('')
    clock.advance(1000)
    expect(await fullLog('hello', 'job-0-0-0-script')).toBe('first\n')
    await call(zadig, 'POST', '/openapi/workflows/custom/hello/task/1')
    clock.advance(2000)
    expect([zadig.lastTask().status, await fullLog('hello', 'job-0-0-0-script')]).toEqual(['running', 'first\n'])
    clock.advance(2000)
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
    await execute(zadig, 'Caps', { go: deployInput('dev') })
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
    await start({ '*': { duration: 1000, log: { generate: { count: 500, interval: 0, size: 120 } } } })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3000)
    const log = stream('hello', 'job-0-0-0-script')
    await until(() => log.text().includes('line 0000000499'))
    clock.advance(1000)
    const text = await fullLog('hello', 'job-0-0-0-script')
    expect(text.split('\n')).toHaveLength(501)
    expect(log.text()).toBe(events(...text.trimEnd().split('\n')))
  })
})
