import { beforeEach, describe, expect, test } from '@jest/globals'
import { answers } from '../../../../emulators/zadig/faults/answers.ts'
import type { EventFault, Fault } from '../../../../emulators/zadig/faults/fault.ts'
import { type JsonObject, objectsAt } from '../../../../emulators/zadig/json.ts'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import { until, untilTask } from '../../../support/until.ts'
import { call, detail, execute, listen, moment, start, startServer } from './emulator-client.ts'

let zadig: Zadig
const list = '/openapi/workflows?projectKey=demo'
const script = { script: {} }
const inputs = [{ job_name: 'script', parameters: {} }]
const body: JsonObject = { workflow_key: 'hello', project_key: 'demo', inputs }

const frame = (line: string): string => Buffer.from(`event:message\ndata:${line}\n\n`).toString('latin1')

beforeEach(async () => {
  const jobs = { '*': { duration: Infinity, log: { lines: ['一', '二', '三'] } } }
  zadig = await startServer({ tickMs: 5, scenario: { name: 'f', description: '', jobs } })
})

describe('faults of the connection', () => {
  test.each<[Fault['action'], RegExp, number]>([
    [{ kind: 'reset' }, /ECONNRESET|socket hang up/u, 0],
    [{ kind: 'handle-then-reset' }, /ECONNRESET|socket hang up/u, 1],
  ])('%p: no answer, and so many tasks exist', async (action, error, tasks) => {
    zadig.faults.add({ method: 'POST', times: 1, action })
    await expect(call(zadig, 'POST', '/openapi/workflows/custom/task', { body })).rejects.toThrow(error)
    expect(zadig.tasks).toHaveLength(tasks)
    expect(zadig.requests.at(-1)).toMatchObject({ fault: action.kind, aborted: false })
    expect((await execute(zadig, 'hello', script)).status).toBe(200)
  })

  test('refuse: the port is closed for a while', async () => {
    const manual = await start()
    zadig = manual.zadig
    zadig.faults.add({ times: 1, action: { kind: 'refuse', for: 60 } })
    const status = (): Promise<number | undefined> =>
      call(zadig, 'GET', list).then(
        (answer) => answer.status,
        () => undefined,
      )
    await expect(call(zadig, 'GET', list)).rejects.toThrow(/ECONNRESET|hang up/u)
    await expect(call(zadig, 'GET', list)).rejects.toThrow(/ECONNREFUSED/u)
    manual.clock.advance(60)
    let seen = await status()
    // The port opens a moment later.
    while (seen === undefined) seen = await status()
    expect(seen).toBe(200)
  })

  test('hang: no answer until the client disconnects, which is recorded', async () => {
    zadig.faults.add({ path: '/openapi/workflows', times: 1, action: { kind: 'hang' } })
    const hanging = listen(zadig, list)
    await until(() => zadig.requests.length === 1)
    hanging.close()
    await until(() => zadig.requests[0]?.aborted === true)
    expect(zadig.requests[0]?.status).toBeUndefined()
  })

  test.each([true, false])(
    'delay: a client that disconnects does not stop the server (handled first: %p)',
    async (handle) => {
      const manual = await start()
      zadig = manual.zadig
      zadig.faults.add({ path: '/openapi/workflows/custom/task', action: { kind: 'delay', for: 500, handle } })
      const leaveAfter = until(() => (handle ? zadig.tasks : zadig.requests).length === 1)
      const aborted = call(zadig, 'POST', '/openapi/workflows/custom/task', { body, leaveAfter })
      await expect(aborted).rejects.toThrow('gave up')
      expect(zadig.tasks).toHaveLength(handle ? 1 : 0)
      manual.clock.advance(500)
      await until(() => zadig.tasks.length === 1)
    },
  )

  test('delay: an answer comes when its name is released', async () => {
    zadig.faults.add({ action: { kind: 'delay', for: 0, until: 'answer' } })
    zadig.hold('answer')
    let status: number | undefined
    const late = call(zadig, 'GET', list).then((answer) => (status = answer.status))
    await until(() => zadig.requests.length === 1)
    await moment()
    expect(status).toBeUndefined()
    zadig.release('answer')
    expect(await late).toBe(200)
  })

  test('delay, after and times count per fault; a removed one no longer applies', async () => {
    const remove = zadig.faults.add({ path: '/openapi/*', after: 1, times: 1, action: answers.emptyError })
    const statuses = []
    for (let count = 0; count < 3; count += 1) statuses.push((await call(zadig, 'GET', list)).status)
    expect(statuses).toEqual([200, 500, 200])
    remove()
    zadig.faults.add({ path: '/openapi/workflows/custom/:key/detail', action: { kind: 'delay', for: 20 } })
    expect((await call(zadig, 'GET', '/openapi/workflows/custom/ship/detail?projectKey=demo')).status).toBe(200)
  })

  test.each<[Fault['action'], number, RegExp]>([
    [answers.gatewayPage(), 502, /<h1>502/u],
    [answers.loginPage, 200, /^<!doctype html>/u],
    [answers.retryLater(3), 429, /^$/u],
    [answers.redirect('http://127.0.0.1:1/'), 302, /^$/u],
    [answers.untypedError('boom'), 500, /boom/u],
  ])('a gateway answers: %p', async (action, status, text) => {
    zadig.faults.add({ action })
    const answer = await call(zadig, 'GET', list)
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(text)
  })

  test('truncate: the client notices it if there is a length, and not if the ending is clean', async () => {
    zadig.faults.add({ times: 1, action: { kind: 'truncate' } })
    await expect(call(zadig, 'GET', list)).rejects.toThrow('aborted')
    zadig.faults.add({ times: 1, action: { kind: 'truncate', bytes: 10, ending: 'clean' } })
    expect((await call(zadig, 'GET', list)).text).toBe('{"workflow')
  })
})

describe('faults of the task detail', () => {
  test('changes one answer and not the next', async () => {
    await execute(zadig, 'serial', { first: {}, last: {} })
    const action = {
      kind: 'task-view',
      status: 'mystery',
      endTime: 5,
      dropJob: 'job-1-0-0-last',
      jobStatus: { 'job-0-0-0-first': 'odd' },
      dropFields: ['task_creator'],
    } as const
    zadig.faults.add({ path: '/openapi/workflows/custom/task', method: 'GET', times: 1, action })
    const task = await detail(zadig, 'serial')
    const stages = [{ jobs: [{ status: 'odd' }] }, { jobs: [] }]
    expect(task).toMatchObject({ status: 'mystery', end_time: 5, stages })
    expect(task).not.toHaveProperty('task_creator')
    expect(objectsAt(await detail(zadig, 'serial'), 'stages')[1]).toMatchObject({ jobs: [{ name: 'job-1-0-0-last' }] })
  })
})

describe('faults of the live stream', () => {
  const first = frame('一')
  const cutIn = (bytes: number): string => first + frame('二').slice(0, 'event:message\ndata:'.length + bytes)

  test.each<[Omit<EventFault, 'kind'>, string]>([
    [{ cut: { afterEvents: 2 } }, first + frame('二')],
    [{ cut: { afterEvents: 1, ending: 'clean' } }, first],
    [{ cut: { afterEvents: 1, inside: 'character' } }, cutIn(1)],
    [{ cut: { afterEvents: 0, inside: 20, ending: 'clean' } }, first.slice(0, 20)],
    [{ cut: { afterEvents: 1, inside: 'line' } }, cutIn(2)],
    [{ idleCut: { after: 30 } }, first + frame('二') + frame('三')],
  ])('%p ends it', async (fault, text) => {
    zadig.faults.add({ path: '/openapi/logs/sse/*', action: { kind: 'events', ...fault } })
    const live = await open()
    await until(live.ended)
    expect([live.text(), live.contentType()]).toEqual([text, 'text/event-stream'])
  })

  test.each<[Omit<EventFault, 'kind'>, string, string | undefined]>([
    [{ silent: true }, '', undefined],
    [{ contentType: 'text/html' }, first + frame('二') + frame('三'), 'text/html'],
    [{ lines: ['other'] }, frame('other'), 'text/event-stream'],
    [{ rotated: 2 }, frame('三'), 'text/event-stream'],
    [{ withhold: 30 }, first + frame('二') + frame('三'), 'text/event-stream'],
  ])('%p leaves it open', async (fault, text, type) => {
    zadig.faults.add({ path: '/openapi/logs/sse/*', action: { kind: 'events', ...fault } })
    const live = await open()
    await until(() => live.status() === 200 && live.text() === text)
    await moment()
    expect([live.ended(), live.contentType()]).toEqual([false, type])
    live.close()
  })
})

describe('faults of the full log', () => {
  test.each<[Fault['action'], string]>([
    [{ kind: 'log', late: 60_000 }, ''],
    [{ kind: 'log', empty: true }, ''],
    [{ kind: 'log', stale: 'old\n' }, 'old\n'],
    [{ kind: 'log', late: 0 }, 'x\n'],
  ])('%p', async (action, text) => {
    zadig.setScenario({ name: 'done', description: '', jobs: { '*': { log: { lines: ['x'] } } } })
    await execute(zadig, 'hello', script)
    await untilTask(zadig, 'passed')
    zadig.faults.add({ path: '/openapi/logs/log/*', action })
    expect((await call(zadig, 'GET', '/openapi/logs/log/v4/workflow/hello/1/job-0-0-0-script')).text).toBe(text)
  })
})

async function open(): Promise<ReturnType<typeof listen>> {
  await execute(zadig, 'hello', script)
  await untilTask(zadig, 'running')
  return listen(zadig, '/openapi/logs/sse/v4/workflow/hello/1/job-0-0-0-script/0')
}
