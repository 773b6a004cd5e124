// A job that GitHub runs again, and tasks that Zadig runs again.
import { describe, expect, test } from '@jest/globals'

import type { FaultAction } from '../../emulators/zadig/faults/fault.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../emulators/zadig/version.ts'
import { readEvent } from '../../src/github/context.ts'
import { runMarker } from '../../src/trigger/correlation.ts'
import { recordingRunner, type RecordingRunner } from '../support/recording-runner.ts'
import { runInProcess, type InProcessOptions } from '../support/run-in-process.ts'

const identity = { repository: 'acme/shop', runId: '4711', job: 'deliver', matrix: '', step: '__run' }
const environment = (attempt: number) => ({
  GITHUB_REPOSITORY: identity.repository,
  GITHUB_RUN_ID: identity.runId,
  GITHUB_JOB: identity.job,
  GITHUB_ACTION: identity.step,
  GITHUB_RUN_ATTEMPT: String(attempt),
})
const inputs = { 'workflow-key': 'parameters', inputs: 'script: {}', 'correlation-parameter': 'NOTES' }
/** What a body of these inputs is without its marker. */
const body = {
  workflow_key: 'parameters',
  project_key: 'demo',
  parameters: [],
  inputs: [{ job_name: 'script', parameters: {} }],
}

const scenario = (first: 'passed' | 'failed', duration: number, second: 'passed' | 'failed' = 'passed'): Scenario => ({
  name: 'attempts',
  description: '',
  jobs: {
    '*': [
      { duration, outcome: first, error: first === 'failed' ? 'exit status 1' : '' },
      { duration, outcome: second },
    ],
  },
})

let lastServer: Zadig | undefined

/** A second attempt of a GitHub run whose first one started a task a minute before, and others tasks of their own since. */
async function rerun(
  onRerun: string,
  first: Scenario,
  { since = [], zadig: server, ...options }: InProcessOptions & { readonly since?: readonly string[] } = {},
) {
  const marker = runMarker({ ...identity, runAttempt: 1 }, body)
  const run = await runInProcess({
    environment: environment(2),
    with: { ...inputs, 'on-rerun': onRerun },
    zadig: { scenario: first, ...server },
    ...options,
    async arrange({ zadig, clock }) {
      lastServer = zadig
      zadig.execute({ ...body, parameters: [{ name: 'NOTES', value: marker }] }, 'ci-bot')
      await clock.advance(60_000)
      for (const user of since) zadig.execute(body, user)
    },
  })
  const writes = lastServer?.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`)
  return { ...run, writes }
}

const EXECUTE = 'POST /openapi/workflows/custom/task'
const RETRY = 'POST /openapi/workflows/custom/parameters/task/1'

describe('a second attempt of the GitHub run', () => {
  test('with `new` starts a new task', async () => {
    const { writes, runner, verdict } = await rerun('new', scenario('passed', 1_000))
    expect(writes).toEqual([EXECUTE])
    expect(runner.outputs).toMatchObject({ 'task-id': '2', adopted: 'false' })
    expect(verdict.passed).toBe(true)
  })

  test.each(['4.0', '4.3', '5.0'] as const satisfies readonly ZadigVersion[])(
    'with `retry` has Zadig %s run the failed task again, although it may still show its end time',
    async (version) => {
      const { writes, runner, verdict } = await rerun('retry', scenario('failed', 20_000), { zadig: { version } })
      expect(writes).toEqual([RETRY])
      expect(verdict.passed).toBe(true)
      expect(runner.outputs).toMatchObject({ 'task-id': '1', adopted: 'true', conclusion: 'success', attempts: '1' })
      expect(runner.state).toMatchObject({ phase: 'done', 'task-id': '1' })
    },
  )

  test('with `retry` saves the state for the post step before it retries the task', async () => {
    const recording = recordingRunner()
    let sentBefore: number | undefined
    const runner: RecordingRunner = {
      ...recording,
      saveState(patch) {
        if (patch.phase === 'following')
          sentBefore = lastServer?.requests.filter(({ method }) => method === 'POST').length
        recording.saveState(patch)
      },
    }
    await rerun('retry', scenario('failed', 20_000), { runner })
    expect(sentBefore).toBe(0)
    expect(recording.state).toMatchObject({ 'task-id': '1' })
  })

  test('with `retry` starts a new task where the earlier one passed', async () => {
    const { writes, runner } = await rerun('retry', scenario('passed', 1_000))
    expect(writes).toEqual([EXECUTE])
    expect(runner.outputs).toMatchObject({ 'task-id': '2' })
  })

  test.each(['retry', 'attach'])('with `%s` adopts a task that still runs', async (onRerun) => {
    const { writes, runner, verdict } = await rerun(onRerun, scenario('passed', 300_000))
    expect(writes).toEqual([])
    expect(verdict.passed).toBe(true)
    expect(runner.outputs).toMatchObject({ 'task-id': '1', adopted: 'true' })
  })

  test('with `attach` adopts a task that has failed as it is', async () => {
    const { writes, runner } = await rerun('attach', scenario('failed', 1_000))
    expect(writes).toEqual([])
    expect(runner.outputs).toMatchObject({ conclusion: 'failure', 'task-id': '1', adopted: 'true' })
  })

  test('with `retry` and no task of an earlier attempt starts a new one and says so', async () => {
    const { runner, zadig } = await runInProcess({
      environment: environment(2),
      with: { ...inputs, 'on-rerun': 'retry' },
      zadig: { scenario: scenario('passed', 1_000) },
    })
    expect(runner.text()).toContain('No task of an earlier attempt was found; starting a new one.')
    expect(zadig.tasks).toHaveLength(1)
  })

  test('on a busy workflow looks back to the task of the first attempt, and reads tasks of the same user only', async () => {
    const since = Array.from({ length: 150 }, (_, index) => (index % 2 === 0 ? 'ci-bot' : 'alice'))
    const { writes, runner, zadig } = await rerun('attach', scenario('passed', 300_000), { since })
    expect(writes).toEqual([])
    expect(runner.outputs).toMatchObject({ 'task-id': '1', adopted: 'true', conclusion: 'success' })
    const byOthers = zadig.tasks.filter(({ creator }) => creator !== 'ci-bot').map(({ id }) => `taskId=${id}&`)
    expect(zadig.requests.filter(({ url }) => byOthers.some((id) => url.includes(`?${id}`)))).toEqual([])
    expect(zadig.requests.filter(({ path }) => path.endsWith('/tasks'))).toHaveLength(2)
  })

  const many = Array.from({ length: 201 }, () => 'ci-bot')

  test('fails where too many tasks could be the one, instead of starting a second', async () => {
    const run = rerun('retry', scenario('failed', 1_000), { since: many })
    await expect(run).rejects.toThrow(/in none of the newest 200 tasks, .* were not read\. Nothing was triggered/)
    await expect(run).rejects.toMatchObject({
      advice: expect.stringMatching(/whose variable NOTES is github-4711-[0-9a-f]{16}- and the number/),
    })
    expect(lastServer?.tasks).toHaveLength(1 + many.length)
  })

  test.each([
    ['the time of the event', { repository: { pushed_at: Date.parse('2026-01-01T02:00:00Z') / 1_000 } }],
    ['30 days', { repository: { pushed_at: 0 } }],
  ])('looks back no further than %s', async (what, payload) => {
    const age = what === '30 days' ? 32 * 24 * 3_600_000 : 3 * 3_600_000
    const { zadig } = await runInProcess({
      environment: environment(2),
      with: { ...inputs, 'on-rerun': 'attach' },
      zadig: { scenario: scenario('passed', 1_000) },
      event: { ...readEvent({}), payload },
      async arrange(scene) {
        for (const user of many) scene.zadig.execute(body, user)
        await scene.clock.advance(age)
      },
    })
    expect(zadig.requests.filter(({ url }) => url.includes(`?taskId=${many.length}&`))).toEqual([])
    expect(zadig.tasks).toHaveLength(many.length + 1)
  })

  const { GITHUB_RUN_ATTEMPT: _attempt, ...unnumbered } = environment(1)

  test.each([{}, { GITHUB_RUN_ATTEMPT: '' }])(
    'a runner without its number (%j) starts a new task, with a warning',
    async (given) => {
      const { runner, zadig } = await runInProcess({
        environment: { ...unnumbered, ...given },
        with: { ...inputs, 'on-rerun': 'attach' },
        zadig: { scenario: scenario('passed', 1_000) },
      })
      expect(zadig.tasks).toHaveLength(1)
      expect(runner.annotations).toEqual([
        expect.objectContaining({
          level: 'warning',
          message: expect.stringMatching(
            /^`on-rerun: attach` has no effect, as if it were `new`: .* GITHUB_RUN_ATTEMPT/,
          ),
        }),
      ])
    },
  )

  test('a first attempt does not look for earlier ones', async () => {
    const { zadig } = await runInProcess({
      environment: environment(1),
      with: { ...inputs, 'on-rerun': 'attach' },
      zadig: { scenario: scenario('passed', 1_000) },
    })
    expect(zadig.requests.some(({ path }) => path.endsWith('/tasks'))).toBe(false)
  })
})

describe('`retries`', () => {
  const failing = { ...inputs, 'correlation-parameter': '' }

  test.each(['4.0', '4.3', '5.0'] as const satisfies readonly ZadigVersion[])(
    'has Zadig %s run a failed task again, and the last attempt counts',
    async (version) => {
      const { verdict, runner, zadig } = await runInProcess({
        with: { ...failing, retries: '2' },
        zadig: { version, scenario: scenario('failed', 20_000) },
      })
      expect(verdict.passed).toBe(true)
      expect(runner.outputs).toMatchObject({ attempts: '2', conclusion: 'success', 'task-id': '1' })
      expect(runner.text()).toContain('↻ Attempt 1 failed; retrying task 1 (1 of 2)')
      expect(runner.summary()).toMatch(/#### Attempts\n\n- Attempt 1: failure after .+: \S+.*\n- Attempt 2: success/)
      expect(zadig.tasks).toHaveLength(1)
    },
  )

  test('wait until Zadig has done with the attempt before: one that comes too soon would never start', async () => {
    const { verdict, runner } = await runInProcess({
      with: { ...failing, retries: '1', logs: 'none', 'poll-interval': '1s' },
      zadig: { scenario: scenario('failed', 20_000), unqueueDelay: 4_000 },
    })
    expect(verdict.passed).toBe(true)
    expect(runner.outputs).toMatchObject({ attempts: '2', conclusion: 'success' })
  })

  test('are used up by a task that fails each time', async () => {
    const { runner, zadig } = await runInProcess({
      with: { ...failing, retries: '2' },
      zadig: { scenario: scenario('failed', 20_000, 'failed') },
    })
    expect(runner.outputs).toMatchObject({ attempts: '3', conclusion: 'failure' })
    expect(zadig.requests.filter(({ method }) => method === 'POST')).toHaveLength(3)
  })

  test('a refused one leaves the verdict as it is and says why', async () => {
    const { runner, zadig } = await runInProcess({
      with: { ...failing, retries: '2' },
      zadig: { scenario: scenario('failed', 20_000) },
      faults: [
        {
          method: 'POST',
          path: '/openapi/workflows/custom/:key/task/:id',
          action: {
            kind: 'answer',
            status: 500,
            body: '{"message":"Internal Error: ","code":500,"description":"工作流任务数据异常, 无法重试"}',
          },
        },
      ],
    })
    expect(runner.outputs).toMatchObject({ attempts: '1', conclusion: 'failure' })
    expect(runner.text()).toMatch(/Zadig did not retry it: .*工作流任务数据异常, 无法重试/)
    expect(zadig.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  test.each<{ what: string; action: FaultAction }>([
    { what: 'was lost', action: { kind: 'handle-then-reset' } },
    {
      // Another user was faster: carried out, but answered as the second of two retries would be.
      what: 'was a refusal',
      action: {
        kind: 'answer',
        status: 500,
        body: '{"message":"Internal Error: ","code":500,"description":"工作流任务状态无法重试"}',
        handle: true,
      },
    },
  ])('one whose answer $what is not sent again, and the task is followed', async ({ action }) => {
    const { runner, zadig } = await runInProcess({
      with: { ...failing, retries: '1' },
      zadig: { scenario: scenario('failed', 20_000) },
      faults: [{ method: 'POST', path: '/openapi/workflows/custom/:key/task/:id', action }],
    })
    expect(runner.outputs).toMatchObject({ attempts: '2', conclusion: 'success' })
    expect(zadig.requests.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  test('an outage right after the retry ends as `unreachable`, never as the old failure', async () => {
    const recording = recordingRunner()
    let server: Zadig | undefined
    const runner: RecordingRunner = {
      ...recording,
      print(text) {
        const task = { method: 'GET', path: '/openapi/workflows/custom/task', action: { kind: 'reset' } } as const
        if (String(text).startsWith('↻')) server?.faults.add(task)
        return recording.print(text)
      },
    }
    await runInProcess({
      runner,
      with: { ...failing, retries: '1', 'outage-timeout': '30s' },
      zadig: { scenario: scenario('failed', 20_000) },
      arrange: ({ zadig }) => void (server = zadig),
    })
    expect(runner.outputs).toMatchObject({ conclusion: 'unreachable', attempts: '2' })
  })

  test('are not for a step that is stopped', async () => {
    const { zadig, runner } = await runInProcess({
      with: { ...failing, retries: '1' },
      zadig: { scenario: scenario('failed', 20_000) },
      runner: stoppingRunner(),
      arrange: ({ stop: controller }) => void (stop = controller),
    })
    expect(zadig.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
    expect(zadig.lastTask().status).toBe('failed')
    expect(runner.state).toMatchObject({ phase: 'done' })
  })

  let stop: AbortController | undefined
  /** Stops the step as soon as the task's failure is printed. */
  function stoppingRunner(): RecordingRunner {
    const recording = recordingRunner()
    return {
      ...recording,
      print(text) {
        if (/task 1: failed/.test(String(text))) stop?.abort('SIGINT')
        return recording.print(text)
      },
    }
  }
})
