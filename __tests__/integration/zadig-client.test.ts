import { linesOf } from '../../src/ports/line-batch.ts'
import { afterEach, describe, expect, it } from '@jest/globals'

import { startZadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import type { ZadigApi } from '../../src/ports/zadig-api.ts'
import { ZadigError } from '../../src/errors.ts'
import { systemClock } from '../../src/time/clock.ts'
import { ADVICE } from '../../src/zadig/errors/advice.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { createTransport, type TransportOptions } from '../../src/zadig/http/transport.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

interface SetUp extends ZadigOptions {
  readonly user?: string
  readonly token?: string
  readonly transport?: Partial<TransportOptions>
}

async function setUp({ user = 'ci-bot', token, transport: transportOptions, ...options }: SetUp = {}) {
  const server = await startZadig({ tickMs: 20, cancelDelay: 20, ...options })
  const transport = createTransport({
    url: server.url,
    token: token ?? server.tokens.current(user),
    clock: systemClock,
    requestTimeout: 5_000,
    outageTimeout: 0,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'test/1',
    ...transportOptions,
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

async function until<T>(look: () => Promise<T>, enough: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await look()
    if (enough(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const body = (workflowKey: string, jobs: readonly string[], extra: object = {}) => ({
  workflow_key: workflowKey,
  project_key: 'demo',
  parameters: [],
  inputs: jobs.map((name) => ({ job_name: name, parameters: {} })),
  ...extra,
})

/** Triggers `hello` and follows it to its end. */
async function runHello(zadig: ZadigApi, status = 'passed') {
  const { taskId } = await zadig.executeWorkflow(body('hello', ['script']))
  const ref = { workflowKey: 'hello', taskId }
  const task = await until(
    () => zadig.getTask(ref),
    (seen) => seen.status === status,
  )
  return { ref, task }
}

const NEVER_ENDING = { name: 'never-ending', description: '', jobs: { '*': { duration: Infinity } } }
const GATED_INPUTS = ['approve']

/** A task that waits at its gate, as seen by one of the users. */
async function atTheGate(user: string) {
  const { zadig, server } = await setUp({ version: '4.1', user })
  const taskId = server.execute(body('gated', GATED_INPUTS), 'ci-bot')
  const task = await until(
    () => zadig.getTask({ workflowKey: 'gated', taskId }),
    (seen) => seen.stages[0]?.jobs[0]?.status === 'wait_for_approval',
  )
  const job = task.stages[0]?.jobs[0]
  return {
    zadig,
    job,
    decision: { workflowKey: 'gated', taskId, jobName: job?.name ?? '', approve: true, comment: '好' },
  }
}

function definition(name: string, displayName: string): string {
  const job = { name: 'a', type: 'freestyle', spec: { advanced_setting: {} } }
  const stages = [{ name: 'run', jobs: [job] }]
  return JSON.stringify({ name, display_name: displayName, project: 'demo', concurrency_limit: 1, stages })
}

/** Reads a live log until that many lines have come, or until it ends by an error. */
async function read(zadig: ZadigApi, count: number, seen: string[] = []): Promise<string[]> {
  const job = { workflowKey: 'hello', taskId: 1, jobName: 'job-0-0-0-script', jobType: 'freestyle' }
  const stream = await zadig.openLogStream(job, { signal: new AbortController().signal })
  expect(stream.isEventStream).toBe(true)
  for await (const batch of stream.lines) {
    seen.push(...linesOf(batch))
    if (seen.length >= count) break
  }
  return seen
}

describe('triggering and following', () => {
  it('gives the task id, its keys and, in the end, a task that passed', async () => {
    const { zadig } = await setUp()
    const triggered = await zadig.executeWorkflow(body('hello', ['script']))
    expect(triggered).toEqual({
      taskId: 1,
      projectKey: 'demo',
      workflowKey: 'hello',
      serverTime: expect.any(Number) as unknown,
    })
    const task = await until(
      () => zadig.getTask({ workflowKey: 'hello', taskId: 1 }),
      (seen) => seen.status === 'passed',
    )
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
    expect(error).toMatchObject({ kind: 'refused', delivery: 'answered', advice: ADVICE[advice] })
    expect(server.tasks).toHaveLength(0)
  })

  it('tells a panic of the server apart: nobody knows what it has done', async () => {
    const { zadig } = await setUp()
    const parameters = [{ name: 'SOURCE', type: 'repo' }]
    const error = await failure(zadig.executeWorkflow(body('parameters', ['script'], { parameters })))
    expect(error).toMatchObject({ kind: 'unreachable', status: 500, delivery: 'unknown' })
    expect(error.advice).toContain(ADVICE.panic)
  })

  it('collects what must be masked', async () => {
    const { zadig } = await setUp()
    await zadig.executeWorkflow(
      body('ship', [], {
        inputs: [
          {
            job_name: 'build',
            parameters: {
              registry: 'https://registry.example.com/demo',
              service_list: [{ service_name: 'api', service_module: 'api', repo_info: [], inputs: [] }],
            },
          },
        ],
      }),
    )
    const task = await until(
      () => zadig.getTask({ workflowKey: 'ship', taskId: 1 }),
      (seen) => seen.status === 'passed',
    )
    expect(task.secrets).toEqual(expect.arrayContaining(['npm_emulatedSecret', 'gho_emulatedCodeHostToken0001']))
    expect(task.stages[0]?.jobs[0]?.images[0]?.image).toMatch(/api/)
  })
})

describe('a lost answer', () => {
  it('leaves the outcome of the trigger unknown, and the request is not sent again', async () => {
    const { zadig, server } = await setUp({ transport: { outageTimeout: 60_000 } })
    server.faults.add({ method: 'POST', action: { kind: 'handle-then-reset' } })
    const error = await failure(zadig.executeWorkflow(body('hello', ['script'])))
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'unknown', tries: 1 })
    expect(error.advice).toContain(ADVICE['maybe-delivered'])
    expect(server.tasks).toHaveLength(1)
  })

  it('of a read is asked for again', async () => {
    const { zadig, server } = await setUp({ transport: { outageTimeout: 60_000, random: () => 0 } })
    server.faults.add({ method: 'GET', times: 1, action: { kind: 'truncate' } })
    expect(await zadig.listViews({ projectKey: 'demo' })).toEqual([])
    expect(server.requests).toHaveLength(2)
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

  it('are cancelled, unless they have passed or are not there', async () => {
    const { zadig, server } = await setUp({ scenario: NEVER_ENDING })
    const { taskId } = await zadig.executeWorkflow(body('hello', ['script']))
    await zadig.cancelTask({ workflowKey: 'hello', taskId })
    expect(await zadig.getTask({ workflowKey: 'hello', taskId })).toMatchObject({
      status: 'cancelled',
      revoker: 'ci-bot',
    })
    expect(await failure(zadig.cancelTask({ workflowKey: 'hello', taskId: 99 }))).toMatchObject({
      code: 6163,
      advice: ADVICE['unknown-task'],
    })

    server.setScenario('instant')
    const { ref } = await runHello(zadig)
    expect(await failure(zadig.cancelTask(ref))).toMatchObject({ code: 6163, advice: ADVICE['already-passed'] })
  })

  it('are retried, unless they have passed', async () => {
    const jobs = { '*': [{ outcome: 'failed' as const }, {}] }
    const { zadig, server } = await setUp({ scenario: { name: 'second-try', description: '', jobs } })
    const { ref } = await runHello(zadig, 'failed')
    await zadig.retryTask({ ...ref, projectKey: 'demo' })
    await until(
      () => zadig.getTask(ref),
      (seen) => seen.status === 'passed',
    )
    expect(server.tasks).toHaveLength(1)
    const error = await failure(zadig.retryTask({ ...ref, projectKey: 'demo' }))
    expect(error).toMatchObject({ status: 500, description: '工作流任务状态无法重试', advice: ADVICE['not-retryable'] })
    expect(await failure(zadig.retryTask({ ...ref, taskId: 99, projectKey: 'demo' }))).toMatchObject({
      code: 6161,
      advice: ADVICE['unknown-task'],
    })
  })

  it('get a remark', async () => {
    const { zadig } = await setUp()
    const { ref } = await runHello(zadig)
    await zadig.setRemark({ ...ref, remark: 'GitHub 运行 7' })
    expect((await zadig.getTask(ref)).remark).toBe('GitHub 运行 7')
    expect(await failure(zadig.setRemark({ ...ref, taskId: 99, remark: 'x' }))).toMatchObject({
      advice: ADVICE['unknown-task'],
    })
  })
})

describe('a gate', () => {
  it('is decided by its job name', async () => {
    const { zadig, job, decision } = await atTheGate('ci-bot')
    expect(job?.gate).toMatchObject({ kind: 'native', neededApprovers: 1 })
    expect(job?.gate?.approvers.map(({ name }) => name)).toEqual(['alice', 'ci-bot'])
    await zadig.approveTask(decision)
    const task = await until(
      () => zadig.getTask(decision),
      (seen) => seen.status === 'passed',
    )
    expect(task.stages[0]?.jobs[0]?.gate?.approvers[1]).toMatchObject({ decision: 'approve', comment: '好' })
    expect(await failure(zadig.approveTask(decision))).toMatchObject({ code: 6169, advice: ADVICE['no-gate-waits'] })
  })

  it('is not for everybody', async () => {
    const { zadig, decision } = await atTheGate('bob')
    expect(await failure(zadig.approveTask(decision))).toMatchObject({ code: 6169, advice: ADVICE['not-an-approver'] })
  })
})

describe('a manual stage', () => {
  const REF = { workflowKey: 'manual-stage', taskId: 1, projectKey: 'demo' }
  const INPUTS = [
    {
      job_name: 'deploy',
      parameters: { env_name: 'prod', service_list: [{ service_name: 'web', service_module: 'web', image_name: 'i' }] },
    },
  ]

  it('is looked at and started', async () => {
    const { zadig } = await setUp({ version: '5.0' })
    await zadig.executeWorkflow(body('manual-stage', [], { inputs: INPUTS }))
    const task = await until(
      () => zadig.getTask(REF),
      (seen) => seen.status === 'pause',
    )
    expect(task.stages[0]?.manual).toMatchObject({ enabled: true, executed: false, executors: ['ci-bot', 'ops'] })
    expect(await zadig.getManualStage(REF)).toEqual({
      status: 'pause',
      stageName: 'deploy',
      canExecute: true,
      executors: ['ci-bot', 'ops'],
    })
    expect(await failure(zadig.executeManualStage({ ...REF, stageName: 'test' }))).toMatchObject({
      advice: ADVICE['wrong-stage'],
    })
    await zadig.executeManualStage({ ...REF, stageName: 'deploy' })
    const done = await until(
      () => zadig.getTask(REF),
      (seen) => seen.status === 'passed',
    )
    expect(done.stages[0]?.manual).toMatchObject({ executed: true, executedBy: 'ci-bot' })
    expect(await failure(zadig.getManualStage(REF))).toMatchObject({ status: 500, advice: ADVICE['not-paused'] })
  })

  it('needs Zadig 5.0', async () => {
    const { zadig } = await setUp({ version: '4.3' })
    const error = await failure(zadig.getManualStage(REF))
    expect(error).toMatchObject({ kind: 'no-endpoint', status: 404, advice: ADVICE['needs-zadig-5.0'] })
    expect(await failure(zadig.executeManualStage({ ...REF, stageName: 's' }))).toMatchObject({ kind: 'no-endpoint' })
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
    expect(error).toMatchObject({ status: 500, advice: ADVICE['unknown-workflow'] })
  })

  it.each([
    ['openapi', '5.0'],
    ['aslan', '4.0'],
  ] as const)('are created, updated and deleted through %s', async (api, version) => {
    const { zadig } = await setUp({ version })
    const write = { api, projectKey: 'demo' }
    await zadig.createWorkflow(definition('fresh', 'One'), write)
    expect((await zadig.getDefinition({ projectKey: 'demo', workflowKey: 'fresh' })).name).toBe('One')
    expect(await failure(zadig.createWorkflow(definition('fresh', 'Two'), write))).toMatchObject({
      code: 6540,
      advice: ADVICE['workflow-refused'],
    })
    await zadig.updateWorkflow('fresh', definition('fresh', 'Three'), write)
    expect((await zadig.getDefinition({ projectKey: 'demo', workflowKey: 'fresh' })).name).toBe('Three')
    await zadig.deleteWorkflow({ projectKey: 'demo', workflowKey: 'fresh' })
    expect(await failure(zadig.deleteWorkflow({ projectKey: 'demo', workflowKey: 'fresh' }))).toMatchObject({
      code: 6543,
      advice: ADVICE['unknown-workflow'],
    })
    expect(await failure(zadig.updateWorkflow('fresh', definition('fresh', 'x'), write))).toMatchObject({
      advice: ADVICE['unknown-workflow'],
    })
  })

  it('are not written under /openapi before Zadig 5.0', async () => {
    const { zadig } = await setUp({ version: '4.3' })
    const error = await failure(zadig.createWorkflow(definition('x', 'x'), { api: 'openapi', projectKey: 'demo' }))
    expect(error).toMatchObject({ kind: 'no-endpoint', advice: ADVICE['needs-zadig-5.0'] })
  })
})

describe('views', () => {
  const VIEW = { projectKey: 'demo', name: '发布 a' }
  const workflow = { workflowKey: 'hello', type: 'custom' }

  it('are created, listed, updated and deleted', async () => {
    const { zadig } = await setUp()
    await zadig.createView({ ...VIEW, workflows: [workflow] })
    expect(await zadig.listViews({ projectKey: 'demo' })).toMatchObject([
      { name: VIEW.name, updatedBy: 'ci-bot', workflows: [workflow] },
    ])
    expect(await failure(zadig.createView({ ...VIEW, workflows: [] }))).toMatchObject({
      code: 6892,
      advice: ADVICE['view-refused'],
    })
    await zadig.updateView({ ...VIEW, workflows: [{ workflowKey: 'ship', type: 'custom', enabled: true }] })
    const listed = await zadig.listWorkflows({ projectKey: 'demo', viewName: VIEW.name })
    expect(listed.map(({ key }) => key).toSorted()).toEqual(['hello', 'ship'])
    await zadig.deleteView(VIEW)
    expect(await failure(zadig.deleteView(VIEW))).toMatchObject({ code: 6894, advice: ADVICE['unknown-view'] })
    expect(await failure(zadig.updateView({ ...VIEW, workflows: [] }))).toMatchObject({
      status: 500,
      advice: ADVICE['unknown-view'],
    })
    expect(await failure(zadig.listViews({ projectKey: '' }))).toMatchObject({ code: 400 })
  })
})

describe('an approval ticket', () => {
  const ticket = {
    projectKey: 'demo',
    approvalId: 'CHG-1',
    status: 1,
    environments: ['dev'],
    services: [{ service: 'web', module: 'web' }],
    users: [{ name: 'alice', email: 'alice@example.com' }],
    windowStart: 0,
    windowEnd: 0,
  }

  it('is registered once', async () => {
    const { zadig } = await setUp({ professional: true })
    await zadig.createApprovalTicket(ticket)
    expect(await failure(zadig.createApprovalTicket(ticket))).toMatchObject({
      code: 7100,
      advice: ADVICE['ticket-refused'],
    })
  })

  it('needs a licence', async () => {
    const { zadig } = await setUp()
    expect(await failure(zadig.createApprovalTicket(ticket))).toMatchObject({ code: 7050, advice: ADVICE.licence })
  })
})

describe('logs', () => {
  const lines = ['hello', '', '  indented', '构建成功', '50%\r100%', 'windows\r', 'done']
  const scenario = (duration: number) => ({
    name: 'logs',
    description: '',
    jobs: { '*': { duration, log: { lines } } },
  })

  it('are streamed while the job runs, and stored when it has ended', async () => {
    const { zadig } = await setUp({ scenario: scenario(8_000) })
    await zadig.executeWorkflow(body('hello', ['script']))
    const ref = { workflowKey: 'hello', taskId: 1 }
    await until(
      () => zadig.getTask(ref),
      (seen) => seen.stages[0]?.jobs[0]?.status === 'running',
    )
    expect(await read(zadig, 7)).toEqual(['hello', '', 'indented', '构建成功', '50%\r100%', 'windows\r', 'done'])
    await until(
      () => zadig.getTask(ref),
      (seen) => seen.status === 'passed',
    )
    let text = ''
    for await (const piece of zadig.getFullLog({ ...ref, jobName: 'job-0-0-0-script', jobType: 'freestyle' }))
      text += Buffer.from(piece).toString()
    expect(text).toContain('构建成功\n')
  })

  it('end as an error when they are cut inside a character, after the last whole line', async () => {
    const { zadig, server } = await setUp({ scenario: scenario(8_000) })
    server.faults.add({ path: '*/sse/*', action: { kind: 'events', cut: { afterEvents: 3, inside: 'character' } } })
    await zadig.executeWorkflow(body('hello', ['script']))
    await until(
      () => zadig.getTask({ workflowKey: 'hello', taskId: 1 }),
      (seen) => seen.stages[0]?.jobs[0]?.status === 'running',
    )
    const seen: string[] = []
    expect(await failure(read(zadig, 99, seen))).toMatchObject({ kind: 'unreachable' })
    expect(seen).toEqual(['hello', '', 'indented'])
  })

  it('of unknown jobs are the silent error, and empty', async () => {
    const { zadig } = await setUp()
    const job = { workflowKey: 'hello', taskId: 9, jobName: 'job-0-0-0-nope', jobType: 'freestyle' }
    const controller = new AbortController()
    const stream = await zadig.openLogStream(job, { signal: controller.signal })
    expect(stream.isEventStream).toBe(false)
    const pieces: Uint8Array[] = []
    for await (const piece of zadig.getFullLog(job)) pieces.push(piece)
    expect(pieces).toEqual([])
    controller.abort()
  })
})

describe('who asks', () => {
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
      advice: ADVICE['no-permission'],
    })
  })

  it('is told what is wrong with the token', async () => {
    const { server } = await setUp()
    const kinds = [
      [server.tokens.login('alice'), 'token-login'],
      [server.tokens.expired('alice'), 'token-expired'],
      ['nonsense', 'token-malformed'],
      [`${server.tokens.current('alice')}x`, 'token-refused'],
    ] as const
    for (const [token, advice] of kinds) {
      const other = createTransport({
        url: server.url,
        token,
        clock: systemClock,
        requestTimeout: 5_000,
        outageTimeout: 0,
        env: { httpsProxy: '', httpProxy: '', noProxy: '' },
        userAgent: 'test/1',
      })
      closing.push(() => other.close())
      const error = await failure(createZadigClient(other).listViews({ projectKey: 'demo' }))
      expect(error).toMatchObject({ kind: 'unauthorized', status: 401, tries: 1, advice: ADVICE[advice] })
      expect(error.message).not.toContain(token)
    }
  })
})
