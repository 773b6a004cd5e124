import { afterEach, describe, expect, it } from '@jest/globals'

import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import type { ZadigApi } from '../../src/ports/zadig-api.ts'
import { ZadigError } from '../../src/errors.ts'
import { systemClock } from '../../src/time/clock.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { createTransport, type TransportOptions } from '../../src/zadig/http/transport.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

interface SetUp extends ZadigOptions {
  readonly user?: string
  readonly token?: (server: Zadig) => string
  readonly transport?: Partial<TransportOptions>
}

async function setUp({ user = 'ci-bot', token, transport: transportOptions, ...options }: SetUp = {}) {
  const server = await startZadig({ tickMs: 20, cancelDelay: 20, ...options })
  const transport = createTransport({
    url: server.url,
    token: token?.(server) ?? server.tokens.current(user),
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
      adviceId: 'unknown-task',
    })

    server.setScenario('instant')
    const { ref } = await runHello(zadig)
    expect(await failure(zadig.cancelTask(ref))).toMatchObject({ code: 6163, adviceId: 'already-passed' })
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
    expect(error).toMatchObject({ status: 500, description: '工作流任务状态无法重试', adviceId: 'not-retryable' })
    expect(await failure(zadig.retryTask({ ...ref, taskId: 99, projectKey: 'demo' }))).toMatchObject({
      code: 6161,
      adviceId: 'unknown-task',
    })
  })

  it('get a remark', async () => {
    const { zadig } = await setUp()
    const { ref } = await runHello(zadig)
    await zadig.setRemark({ ...ref, remark: 'GitHub 运行 7' })
    expect((await zadig.getTask(ref)).remark).toBe('GitHub 运行 7')
    expect(await failure(zadig.setRemark({ ...ref, taskId: 99, remark: 'x' }))).toMatchObject({
      adviceId: 'unknown-task',
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
    expect(await failure(zadig.approveTask(decision))).toMatchObject({ code: 6169, adviceId: 'no-gate-waits' })
  })

  it('is not for everybody', async () => {
    const { zadig, decision } = await atTheGate('bob')
    expect(await failure(zadig.approveTask(decision))).toMatchObject({ code: 6169, adviceId: 'not-an-approver' })
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
      adviceId: 'wrong-stage',
    })
    await zadig.executeManualStage({ ...REF, stageName: 'deploy' })
    const done = await until(
      () => zadig.getTask(REF),
      (seen) => seen.status === 'passed',
    )
    expect(done.stages[0]?.manual).toMatchObject({ executed: true, executedBy: 'ci-bot' })
    expect(await failure(zadig.getManualStage(REF))).toMatchObject({ status: 500, adviceId: 'not-paused' })
  })

  it('needs Zadig 5.0', async () => {
    const { zadig } = await setUp({ version: '4.3' })
    const error = await failure(zadig.getManualStage(REF))
    expect(error).toMatchObject({ kind: 'no-endpoint', status: 404, adviceId: 'needs-zadig-5.0' })
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
    expect(error).toMatchObject({ status: 500, adviceId: 'unknown-workflow' })
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
      adviceId: 'workflow-refused',
    })
    await zadig.updateWorkflow('fresh', definition('fresh', 'Three'), write)
    expect((await zadig.getDefinition({ projectKey: 'demo', workflowKey: 'fresh' })).name).toBe('Three')
    await zadig.deleteWorkflow({ projectKey: 'demo', workflowKey: 'fresh' })
    expect(await failure(zadig.deleteWorkflow({ projectKey: 'demo', workflowKey: 'fresh' }))).toMatchObject({
      code: 6543,
      adviceId: 'unknown-workflow',
    })
    expect(await failure(zadig.updateWorkflow('fresh', definition('fresh', 'x'), write))).toMatchObject({
      adviceId: 'unknown-workflow',
    })
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
      adviceId: 'view-refused',
    })
    await zadig.updateView({ ...VIEW, workflows: [{ workflowKey: 'ship', type: 'custom', enabled: true }] })
    const listed = await zadig.listWorkflows({ projectKey: 'demo', viewName: VIEW.name })
    expect(listed.map(({ key }) => key).toSorted()).toEqual(['hello', 'ship'])
    await zadig.deleteView(VIEW)
    expect(await failure(zadig.deleteView(VIEW))).toMatchObject({ code: 6894, adviceId: 'unknown-view' })
    expect(await failure(zadig.updateView({ ...VIEW, workflows: [] }))).toMatchObject({
      status: 500,
      adviceId: 'unknown-view',
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
      adviceId: 'ticket-refused',
    })
  })

  it('needs a licence', async () => {
    const { zadig } = await setUp()
    expect(await failure(zadig.createApprovalTicket(ticket))).toMatchObject({ code: 7050, adviceId: 'licence' })
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
