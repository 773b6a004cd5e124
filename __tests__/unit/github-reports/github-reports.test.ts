import { describe, expect, test } from '@jest/globals'
import { createGithubReports } from '../../../src/github-reports/github-reports.ts'
import { followAndReport } from '../../../src/follow/follow-and-report.ts'
import { OPEN_REPORTS } from '../../../src/ports/step-state.ts'
import { readState } from '../../../src/github/state.ts'
import { readEvent } from '../../../src/github/context.ts'
import { type GithubApi, GithubError } from '../../../src/ports/github-api.ts'
import type { SummaryData } from '../../../src/report/summary/data.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { recordingRunner } from '../../support/recording-runner.ts'
import { scriptedZadig } from '../../support/scripted-zadig.ts'

const never = (): Promise<never> => new Promise(() => undefined)

/** An API that keeps what it is told, and answers as the test says. */
function anApi(answer: () => Promise<unknown> = () => Promise.resolve()) {
  const said: unknown[] = []
  const take =
    <Result>(result: Result) =>
    async (...given: readonly unknown[]): Promise<Result> => {
      said.push(given[0] === 7 || typeof given[0] === 'number' ? given[1] : given[0])
      await answer()
      return result
    }
  const api: GithubApi = {
    createCommitStatus: take(undefined),
    createDeployment: take(1),
    findDeployment: take(undefined),
    createDeploymentStatus: take(undefined),
    whoAmI: take('me'),
    pullRequestsOf: take([7]),
    listComments: take([]),
    createComment: take(1),
    updateComment: take(undefined),
  }
  return { api, said }
}

function reportsOn(clock: FakeClock, api: GithubApi, secrets: readonly string[] = []) {
  const runner = recordingRunner()
  const reports = createGithubReports(
    {
      taskId: 24,
      url: 'https://z.example/t',
      baseUrl: 'https://z.example',
      runUrl: 'https://github.com/o/r/actions/runs/1',
      projectKey: 'demo',
      workflowKey: 'ship',
      workflowName: 'Ship it',
      secrets,
      commitStatus: 'zadig/ship',
      deploymentEnvironment: 'staging',
      pullRequestComment: true,
    },
    { github: () => api, runner, clock, event: readEvent({ GITHUB_SHA: 'a'.repeat(40), GITHUB_REPOSITORY: 'o/r' }) },
  )
  return { reports, runner }
}

const dataOf = (outcome: Outcome): SummaryData => ({
  outcome,
  url: 'https://z.example/t',
  elapsedMs: 1_000,
  spent: { queue: 0, human: 0, work: 1_000 },
  tails: new Map(),
  doubts: new Map(),
})

describe('reports to a GitHub that does not answer', () => {
  test.each([
    // One state that is under way, and the end: 8 s each.
    ['success', 16_000],
    ['aborted', 1_500],
  ] as const)('end in time after %s', async (kind, limit) => {
    const clock = new FakeClock()
    const { reports } = reportsOn(clock, anApi(never).api)
    reports.underWay('queue')
    const startedAt = clock.now()
    const task = aTaskOf('passed', { web: 'passed' })
    const outcome: Outcome = kind === 'success' ? { kind, task } : { kind, task, signal: 'SIGINT' }
    await clock.runUntil(reports.end(dataOf(outcome)))
    expect(clock.now() - startedAt).toBe(limit)
  })

  test('say so', async () => {
    const clock = new FakeClock()
    const { reports, runner } = reportsOn(clock, anApi(never).api)
    reports.underWay('queue')
    await clock.runUntil(reports.end(dataOf({ kind: 'success', task: aTask() })))
    expect(runner.annotations.map(({ level, message }) => [level, message])).toEqual(
      ['commit status', 'deployment', 'pull request comment'].map((what) => [
        'warning',
        `The ${what} was not written: no answer within 8s.`,
      ]),
    )
  })
})

test('an outage of GitHub is one warning a report, however many states are not written', async () => {
  const clock = new FakeClock()
  const { api } = anApi(() => Promise.reject(new GithubError('unreachable', 'GitHub answered 502')))
  const { reports, runner } = reportsOn(clock, api)
  for (const waiting of ['queue', 'work', 'human', 'work'] as const) {
    reports.underWay(waiting)
    await clock.runUntil(clock.sleep(1_000))
  }
  await clock.runUntil(reports.end(dataOf({ kind: 'success', task: aTaskOf('passed', { web: 'passed' }) })))
  expect(runner.annotations.map(({ title }) => title).toSorted()).toEqual([
    'Zadig commit status',
    'Zadig deployment',
    'Zadig pull request comment',
  ])
})

test('states that come while another is written are passed over for the newest', async () => {
  const clock = new FakeClock()
  const { api, said } = anApi(() => clock.sleep(1_000))
  const { reports } = reportsOn(clock, api)
  for (const waiting of ['queue', 'queue', 'work', 'human', 'work'] as const) reports.underWay(waiting)
  await clock.runUntil(reports.end(dataOf({ kind: 'success', task: aTaskOf('passed', { web: 'passed' }) })))
  const states = said.filter((body) => JSON.stringify(body).includes('zadig/ship'))
  expect(states).toMatchObject([{ state: 'pending' }, { state: 'success' }])
})

test('no secret of the step or of the task is shown', async () => {
  const clock = new FakeClock()
  const { api, said } = anApi()
  const { reports } = reportsOn(clock, api, ['api-token-1234'])
  const job = aJob({ status: 'failed', error: 'login with api-token-1234 and hunter2-hunter2 failed' })
  const task = aTask({ status: 'failed', stages: [aStage({ jobs: [job] })], secrets: ['hunter2-hunter2'], error: 'x' })
  await clock.runUntil(reports.end(dataOf({ kind: 'failure', task })))
  const all = JSON.stringify(said)
  expect(all).toContain('login with')
  expect(all).not.toMatch(/api-token-1234|hunter2/)
})

describe("GitHub's rate limit", () => {
  const passed = dataOf({ kind: 'success', task: aTaskOf('passed', { web: 'passed' }) })
  const limited = (waitMs: number) => new GithubError('rate-limited', `GitHub answered 403 (limit)`, { waitMs })
  const statesOf = (said: readonly unknown[]): unknown[] =>
    said.flatMap((body) => (typeof body === 'object' && body !== null && 'context' in body ? [body] : []))

  /** Refuses the first request, and counts every request as it comes. */
  function refusingOnce(clock: FakeClock, waitMs: number, answersAfter = 0) {
    const at: number[] = []
    const startedAt = clock.now()
    const { api, said } = anApi(async () => {
      at.push(clock.now() - startedAt)
      if (at.length > 1) return
      if (answersAfter > 0) await clock.sleep(answersAfter)
      throw limited(waitMs)
    })
    return { api, said, at, ...reportsOn(clock, api) }
  }

  test('is waited for in the background by all reports, and then the newest state is written', async () => {
    const clock = new FakeClock()
    const { reports, runner, said, at } = refusingOnce(clock, 1_800_000)
    reports.underWay('queue')
    await clock.advance(60_000)
    const sent = at.length
    for (const waiting of ['work', 'human'] as const) reports.underWay(waiting)
    await clock.advance(1_739_000)
    expect(at).toHaveLength(sent)
    await clock.advance(2_000)
    expect(at.slice(sent).every((time) => time === 1_800_000)).toBe(true)
    expect(statesOf(said).at(-1)).toMatchObject({ state: 'pending', description: 'Task 24 waits for a person' })
    expect(runner.annotations).toEqual([])
  })

  test.each([60_000, 89_000])('of %i ms is waited for at the end', async (waitMs) => {
    const clock = new FakeClock()
    const { reports, runner, said, at } = refusingOnce(clock, waitMs)
    await clock.runUntil(reports.end(passed))
    expect(at.at(-1)).toBe(waitMs)
    expect(statesOf(said).at(-1)).toMatchObject({ state: 'success' })
    expect(runner.text()).toContain('The commit status waits 1m')
    expect(runner.annotations).toEqual([])
    expect(runner.state).toMatchObject({ 'open-status': '' })
  })

  test.each([
    { what: 'longer than 90 s', waitMs: 91_000, outcome: passed.outcome },
    {
      what: 'of a stopped step',
      waitMs: 2_000,
      outcome: { kind: 'aborted', signal: 'SIGINT', task: undefined } as const,
    },
  ])('$what is left to the post step at once, with the end', async ({ waitMs, outcome }) => {
    const clock = new FakeClock()
    const { reports, runner, at } = refusingOnce(clock, waitMs)
    await clock.runUntil(reports.end({ ...passed, outcome }))
    expect(at.every((time) => time === 0)).toBe(true)
    expect(JSON.parse(runner.state['open-status'] ?? '')).toMatchObject({ end: { state: expect.any(String) } })
    expect(runner.text()).toContain('The commit status is left to the post step: GitHub answered 403 (limit).')
    expect(runner.annotations.filter(({ title }) => title === 'Zadig commit status')).toEqual([])
  })

  test('that is told after the end came does not bring back an earlier state', async () => {
    const clock = new FakeClock()
    const { reports, said } = refusingOnce(clock, 5_000, 1_000)
    reports.underWay('work')
    await clock.advance(500)
    await clock.runUntil(reports.end(passed))
    expect(statesOf(said)).toMatchObject([{ state: 'pending' }, { state: 'success' }])
  })

  test('that began while the task was followed does not hide its end from the post step', async () => {
    const clock = new FakeClock()
    const { reports, runner } = refusingOnce(clock, 80_000)
    reports.underWay('work')
    await clock.advance(10_000)
    const end = reports.end(passed)
    await clock.advance(1_000)
    expect(JSON.parse(runner.state['open-status'] ?? '')).toMatchObject({ end: { state: 'success' } })
    await clock.runUntil(end)
    expect(runner.state).toMatchObject({ 'open-status': '' })
  })
})

describe('what the post step is left', () => {
  const passed = (): SummaryData => dataOf({ kind: 'success', task: aTaskOf('passed', { web: 'passed' }) })
  const ours = '<!-- zadig-workflow-action demo/ship -->'
  function left(stored: Readonly<Record<string, string>>) {
    const state = readState(Object.fromEntries(Object.entries(stored).map(([name, value]) => [`STATE_${name}`, value])))
    return OPEN_REPORTS.flatMap((name) => state[name] ?? [])
  }

  test('is where each report stands while the task is under way, without a token', async () => {
    const clock = new FakeClock()
    const { api } = anApi(() => clock.sleep(10))
    const { reports, runner } = reportsOn(clock, {
      ...api,
      listComments: () => Promise.resolve([{ id: 9, author: 'me', body: ours }]),
    })
    reports.underWay('work')
    await clock.runUntil(clock.sleep(1_000))
    const common = { taskId: 24, url: 'https://z.example/t', end: undefined }
    const aDeployment = {
      ref: 'a'.repeat(40),
      environment: 'staging',
      description: 'Zadig task 24 of Ship it',
      marker: 'https://github.com/o/r/actions/runs/1 https://z.example/t',
    }
    expect(left(runner.state)).toEqual([
      { kind: 'status', ...common, sha: 'a'.repeat(40), context: 'zadig/ship' },
      { kind: 'deployment', ...common, deployment: aDeployment, deploymentId: 1 },
      {
        kind: 'comment',
        ...common,
        commentId: 9,
        frame: { projectKey: 'demo', workflowKey: 'ship', runUrl: 'https://github.com/o/r/actions/runs/1' },
      },
    ])
    expect(JSON.stringify(runner.state)).not.toContain('ghs_x')
  })

  test('is where each report stands when the step ends by an error that nobody expected', async () => {
    const clock = new FakeClock()
    const runner = recordingRunner()
    let reads = 0
    const zadig = scriptedZadig({
      getTask() {
        reads += 1
        return reads < 3
          ? Promise.resolve(aTaskOf('running', { web: 'running' }))
          : Promise.reject(new TypeError('odd'))
      },
    })
    const inputs = {
      url: 'https://z.example',
      apiToken: 'api-token-1234',
      caCertificate: undefined,
      requestTimeout: 30_000,
      outageTimeout: 300_000,
      limits: { timeout: 3_600_000, 'queue-timeout': undefined, 'approval-timeout': undefined },
      pollInterval: 10_000,
      logs: 'none' as const,
      logDirectory: undefined,
      commitCheck: 'warn' as const,
      retries: 0,
      cancelOnAbort: true,
      cancelOnTimeout: false,
      summary: true,
      annotations: true,
      githubToken: 'ghs_x',
      commitStatus: 'zadig/ship',
      deploymentEnvironment: 'staging',
      pullRequestComment: false,
    }
    const seen = {
      task: { projectKey: 'demo', workflowKey: 'ship', taskId: 24 },
      url: 'https://z.example/t',
      startedAt: clock.now(),
      bornAfter: 0,
      displayName: 'Ship it',
      secrets: [],
      requested: { requests: () => [], origin: 'new-task' as const },
    }
    const deps = {
      zadig,
      runner,
      clock,
      random: () => 0.5,
      signal: new AbortController().signal,
      event: readEvent({ GITHUB_SHA: 'a'.repeat(40), GITHUB_REPOSITORY: 'o/r' }),
      // A rate limit of an hour must not keep the process.
      github: () => anApi(() => Promise.reject(new GithubError('rate-limited', 'limit', { waitMs: 3_600_000 }))).api,
      runUrl: 'https://github.com/o/r/actions/runs/1',
      tokens: ['zadig', 'ghs_x'],
    }
    await expect(clock.runUntil(followAndReport(inputs, seen, deps))).rejects.toThrow('odd')
    expect(clock.isIdle()).toBe(true)
    expect(left(runner.state)).toMatchObject([
      { kind: 'status', end: undefined },
      { kind: 'deployment', end: undefined },
    ])
  })

  test('is nothing once the end is written', async () => {
    const clock = new FakeClock()
    const { reports, runner } = reportsOn(clock, anApi(() => clock.sleep(10)).api)
    reports.underWay('work')
    await clock.runUntil(reports.end(passed()))
    expect(runner.state).toMatchObject({ 'open-status': '', 'open-deployment': '' })
    expect(left(runner.state)).toEqual([])
  })

  test('is the end itself where GitHub had no answer to it', async () => {
    const clock = new FakeClock()
    const { reports, runner } = reportsOn(clock, anApi(never).api)
    reports.underWay('work')
    await clock.runUntil(reports.end(passed()))
    expect(left(runner.state)).toMatchObject([
      { kind: 'status', end: { state: 'success', description: expect.stringContaining('passed') } },
      { kind: 'deployment', end: { state: 'success', description: expect.stringContaining('passed') } },
    ])
  })

  test('is nothing where GitHub refuses for good', async () => {
    const clock = new FakeClock()
    const refused = anApi(() => Promise.reject(new GithubError('forbidden', 'GitHub answered 403')))
    const { reports, runner } = reportsOn(clock, refused.api)
    reports.underWay('work')
    await clock.runUntil(reports.end(passed()))
    expect(left(runner.state)).toEqual([])
  })

  test.each(['', '{', 'null', '{"kind":"status"}', '{"kind":"deployment","taskId":1,"url":"","deploymentId":"x"}'])(
    'is nothing where it reads %j',
    (text) => expect(left({ 'open-status': text })).toEqual([]),
  )
})
