import { afterEach, describe, expect, it } from '@jest/globals'

import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import { ZadigError } from '../../src/errors.ts'
import { systemClock } from '../../src/time/clock.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { createTransport } from '../../src/zadig/http/transport.ts'
import { linesOf } from '../../src/ports/line-batch.ts'
import { untilTask } from '../support/until.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

interface SetUp extends ZadigOptions {
  readonly user?: string
  readonly token?: (server: Zadig) => string
}

async function setUp({ user = 'ci-bot', token, ...options }: SetUp = {}) {
  const server = await startZadig({ tickMs: 20, cancelDelay: 20, ...options })
  const transport = createTransport({
    url: server.url,
    token: token?.(server) ?? server.tokens.current(user),
    clock: systemClock,
    requestTimeout: 60_000,
    outageTimeout: 0,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'test/1',
  })
  closing.push(
    () => transport.close(),
    () => server.close(),
  )
  return { server, zadig: createZadigClient(transport) }
}

async function failure(work: Promise<unknown>): Promise<ZadigError> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof ZadigError) return error
  throw error
}

const body = (workflowKey: string, jobs: readonly string[], extra: object = {}) => ({
  workflow_key: workflowKey,
  project_key: 'demo',
  parameters: [],
  inputs: jobs.map((name) => ({ job_name: name, parameters: {} })),
  ...extra,
})

const NEVER_ENDING = { name: 'never-ending', description: '', jobs: { '*': { duration: Infinity } } }

describe('triggering and following', () => {
  it('gives the task id, its keys and, in the end, a task that passed', async () => {
    const { server, zadig } = await setUp()
    const triggered = await zadig.executeWorkflow(body('hello', ['script']))
    expect(triggered).toEqual({
      taskId: 1,
      projectKey: 'demo',
      workflowKey: 'hello',
      serverTime: expect.any(Number) as unknown,
    })
    await untilTask(server, 'passed')
    const task = await zadig.getTask({ workflowKey: 'hello', taskId: 1 })
    expect(task).toMatchObject({ id: 1, workflowName: 'Hello', projectKey: 'demo', creator: 'ci-bot' })
    expect(task.stages[0]?.jobs[0]).toMatchObject({
      name: 'job-0-0-0-script',
      originName: 'script',
      type: 'freestyle',
      status: 'passed',
    })
    expect(task.createTime).toBeGreaterThan(1_600_000_000)
  })

  it.each([
    ['unknown', ['script'], {}, 'unknown-workflow'],
    ['ticketed', ['script'], {}, 'ticket-gated'],
    ['disabled', ['script'], {}, 'workflow-disabled'],
    ['broken-preset', ['script'], {}, 'preset-failed'],
    ['run-policies', ['plain'], {}, 'force-run'],
    ['hello', [], {}, 'nothing-to-run'],
    ['parameters', ['script'], { parameters: [{ name: 'REGION', value: 'mars' }] }, 'invalid-choice'],
    ['parameters', ['script'], { parameters: [{ name: 'NOPE', value: 'x' }] }, 'unknown-parameter'],
    ['ship', ['build'], {}, 'unknown-registry'],
  ] as const)('of %s with %j %j is refused with advice: %s', async (key, jobs, extra, advice) => {
    const { zadig, server } = await setUp()
    const error = await failure(zadig.executeWorkflow(body(key, jobs, extra)))
    expect(error).toMatchObject({ kind: 'refused', delivery: 'answered', adviceId: advice })
    expect(server.tasks).toHaveLength(0)
  })
})

describe('tasks', () => {
  it('are listed newest first, with the server’s clock', async () => {
    const { zadig, server } = await setUp({ scenario: NEVER_ENDING })
    for (let count = 0; count < 3; count++) server.execute(body('hello', ['script']), 'alice')
    const query = { projectKey: 'demo', workflowKey: 'hello', page: 1, pageSize: 2 }
    const page = await zadig.listTasks(query)
    expect(page.total).toBe(3)
    expect(page.tasks.map(({ taskId, creator }) => [taskId, creator])).toEqual([
      [3, 'alice'],
      [2, 'alice'],
    ])
    expect(Math.abs((page.serverTime ?? 0) - Date.now())).toBeLessThan(60_000)
    expect(await zadig.listTasks({ ...query, workflowKey: 'nothing' })).toMatchObject({ total: 0, tasks: [] })
  })

  it('get a remark', async () => {
    const { zadig } = await setUp()
    const { taskId } = await zadig.executeWorkflow(body('hello', ['script']))
    const ref = { workflowKey: 'hello', taskId }
    await zadig.setRemark({ ...ref, remark: 'GitHub 运行 7' })
    expect((await zadig.getTask(ref)).remark).toBe('GitHub 运行 7')
    expect(await failure(zadig.setRemark({ ...ref, taskId: 99, remark: 'x' }))).toMatchObject({
      adviceId: 'unknown-task',
    })
  })
})

describe('workflows', () => {
  it('are listed', async () => {
    const { zadig } = await setUp()
    const workflows = await zadig.listWorkflows({ projectKey: 'demo' })
    expect(workflows).toContainEqual(expect.objectContaining({ key: 'ship', name: '交付 Ship', type: 'custom' }))
    expect(await zadig.listWorkflows({ projectKey: 'nowhere' })).toEqual([])
    expect(await failure(zadig.listWorkflows({ projectKey: '' }))).toMatchObject({ status: 400, code: 400 })
  })

  it('are read', async () => {
    const { zadig } = await setUp()
    const ship = await zadig.getDefinition({ projectKey: 'demo', workflowKey: 'ship' })
    expect(ship).toMatchObject({ key: 'ship', name: '交付 Ship', projectKey: 'demo' })
    expect(ship.stages.map(({ name, jobs }) => [name, ...jobs.map(({ type }) => type)])).toEqual([
      ['build', 'zadig-build'],
      ['deploy', 'zadig-deploy'],
      ['test', 'zadig-test'],
    ])
    expect(ship.secrets).toContain('npm_emulatedSecret')
    const parameters = await zadig.getDefinition({ projectKey: 'demo', workflowKey: 'parameters' })
    expect(parameters.params.find(({ name }) => name === 'REGION')?.choices).toEqual(['cn-north', 'eu-west'])
    expect(parameters.params.find(({ name }) => name === 'SOURCE')?.repo?.name).toBe('web')
    const notifies = await zadig.getDefinition({ projectKey: 'demo', workflowKey: 'notifies' })
    expect(notifies.notificationTypes).toEqual(['feishu', 'mail'])
    const error = await failure(zadig.getDefinition({ projectKey: 'demo', workflowKey: 'nope' }))
    expect(error).toMatchObject({ status: 500, adviceId: 'unknown-workflow' })
  })
})

describe('a user', () => {
  it.each([
    ['carol', 'demo'],
    ['mallory', 'demo'],
  ])('%s has no permission to run in %s', async (user, projectKey) => {
    const { zadig } = await setUp({ user })
    const error = await failure(zadig.executeWorkflow({ ...body('hello', ['script']), project_key: projectKey }))
    expect(error).toMatchObject({
      kind: 'forbidden',
      status: 403,
      delivery: 'answered',
      adviceId: 'no-permission',
    })
  })

  it.each([
    ['token-malformed', () => 'nonsense'],
    ['token-login', (server) => server.tokens.login('alice')],
    ['token-expired', (server) => server.tokens.expired('alice')],
    ['token-refused', (server) => `${server.tokens.current('alice')}x`],
  ] as readonly (readonly [string, (server: Zadig) => string])[])('gets the advice %s', async (adviceId, token) => {
    const { zadig } = await setUp({ token })
    const error = await failure(zadig.listViews({ projectKey: 'demo' }))
    expect(error).toMatchObject({ kind: 'unauthorized', status: 401, tries: 1, adviceId })
  })
})

describe('the log of a job', () => {
  const lines = ['hello', '', '构建成功', '50%\r100%', 'done']
  const scenario = { name: 'logs', description: '', jobs: { '*': { duration: 50, log: { lines } } } }

  it('is streamed while the job runs, and stored when it has ended', async () => {
    const { zadig, server } = await setUp({ scenario })
    server.hold('script')
    const { taskId } = await zadig.executeWorkflow(body('hello', ['script']))
    const job = { workflowKey: 'hello', taskId, jobName: 'job-0-0-0-script', jobType: 'freestyle' }
    await untilTask(server, 'running')
    const stream = await zadig.openLogStream(job, { signal: new AbortController().signal })
    const seen: string[] = []
    for await (const batch of stream.lines) {
      seen.push(...linesOf(batch))
      if (seen.length >= lines.length) break
    }
    expect(seen).toEqual(lines)
    server.release('script')
    await untilTask(server, 'passed')
    let text = ''
    for await (const piece of zadig.getFullLog(job)) text += Buffer.from(piece).toString()
    expect(text).toContain('构建成功\n')
  })
})
