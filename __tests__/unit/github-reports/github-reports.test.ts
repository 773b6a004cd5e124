import { describe, expect, test } from '@jest/globals'
import { followAndReport } from '../../../src/follow/follow-and-report.ts'
import { readEvent } from '../../../src/github/context.ts'
import { createCallLimit } from '../../../src/github/github-api.ts'
import { readRunInputs } from '../../../src/github/inputs/run.ts'
import { readState } from '../../../src/github/state.ts'
import { createGithubReports } from '../../../src/github-reports/github-reports.ts'
import { type GithubApi, GithubError } from '../../../src/ports/github-api.ts'
import { OPEN_REPORTS } from '../../../src/ports/step-state.ts'
import type { SummaryData } from '../../../src/report/summary/data.ts'
import type { Outcome } from '../../../src/task/outcome.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { recordingRunner, type RecordingRunner } from '../../support/recording-runner.ts'
import { scriptedZadig } from '../../support/scripted-zadig.ts'

const SHA = 'a'.repeat(40)
const PAGE = 'https://github.com/o/r/actions/runs/1'
const event = readEvent({ GITHUB_SHA: SHA, GITHUB_REPOSITORY: 'o/r' })
const never = (): Promise<never> => new Promise(() => undefined)
const fail = (kind: GithubError['kind'], waitMs = 0) => new GithubError(kind, `GitHub: ${kind}`, { waitMs })

/** An API that records each body, and answers as the test decides. */
function anApi(clock: FakeClock, answer: (body: unknown) => Promise<unknown> = () => Promise.resolve()) {
  const sent: unknown[] = []
  const limit = createCallLimit(clock)
  const answering =
    <Result>(result: Result) =>
    (...given: readonly unknown[]): Promise<Result> =>
      limit(async () => {
        const body = typeof given[0] === 'number' ? given[1] : given[0]
        sent.push(body)
        await answer(body)
        return result
      })
  const api: GithubApi = {
    createCommitStatus: answering(undefined),
    createDeployment: answering(1),
    findDeployment: answering(undefined),
    createDeploymentStatus: answering(undefined),
    whoAmI: answering('me'),
    pullRequestsOf: answering([7]),
    listComments: answering([]),
    createComment: answering(1),
    updateComment: answering(undefined),
  }
  return { api, sent, statuses: () => sent.filter(isStatus) }
}

const isStatus = (body: unknown): boolean => typeof body === 'object' && body !== null && 'context' in body

function reportsOn(clock: FakeClock, api: GithubApi, secrets: readonly string[] = []) {
  const runner = recordingRunner()
  const reports = createGithubReports(
    {
      taskId: 24,
      url: 'https://z.example/t',
      baseUrl: 'https://z.example',
      runUrl: PAGE,
      projectKey: 'demo',
      workflowKey: 'ship',
      workflowName: 'Ship it',
      secrets,
      commitStatus: 'zadig/ship',
      deploymentEnvironment: 'staging',
      pullRequestComment: true,
    },
    { github: () => api, runner, clock, event },
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
const passed = dataOf({ kind: 'success', task: aTaskOf('passed', { web: 'passed' }) })
const aborted = dataOf({ kind: 'aborted', signal: 'SIGINT', task: undefined })

function savedReports({ state }: Pick<RecordingRunner, 'state'>) {
  const saved = readState(Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])))
  return OPEN_REPORTS.flatMap((name) => saved[name] ?? [])
}

const WARNINGS = ['commit status', 'deployment', 'pull request comment']

describe('an end that GitHub does not answer', () => {
  test.each([
    // Eight seconds each for one state in progress and for the end.
    { what: 'of a task', data: passed, ms: 16_000, warns: WARNINGS },
    { what: 'of a stopped step', data: aborted, ms: 1_500, warns: [] },
  ])('$what takes $ms ms', async ({ data, ms, warns }) => {
    const clock = new FakeClock()
    const { reports, runner } = reportsOn(clock, anApi(clock, never).api)
    reports.inProgress('queue')
    const startedAt = clock.now()
    await clock.runUntil(reports.end(data))
    expect(clock.now() - startedAt).toBe(ms)
    expect(runner.annotations.map(({ message }) => message).toSorted()).toEqual(
      warns.map((name) => `The ${name} was not written: no answer within 8s.`),
    )
  })
})

test('an outage of GitHub is one warning for each report, however many states are not written', async () => {
  const clock = new FakeClock()
  const { reports, runner } = reportsOn(clock, anApi(clock, () => Promise.reject(fail('unreachable'))).api)
  for (const waiting of ['queue', 'work', 'human', 'work'] as const) {
    reports.inProgress(waiting)
    await clock.runUntil(clock.sleep(1_000))
  }
  await clock.runUntil(reports.end(passed))
  expect(runner.annotations.map(({ title }) => title).toSorted()).toEqual(WARNINGS.map((name) => `Zadig ${name}`))
})

test('of the states that arrive during a write, only the newest is written', async () => {
  const clock = new FakeClock()
  const { api, statuses } = anApi(clock, () => clock.sleep(1_000))
  const { reports } = reportsOn(clock, api)
  for (const waiting of ['queue', 'queue', 'work', 'human', 'work'] as const) reports.inProgress(waiting)
  await clock.runUntil(reports.end(passed))
  expect(statuses()).toMatchObject([{ state: 'pending' }, { state: 'success' }])
})

test('no secret of the step or of the task is sent', async () => {
  const clock = new FakeClock()
  const { api, sent } = anApi(clock)
  const { reports } = reportsOn(clock, api, ['api-token-1234'])
  const job = aJob({ status: 'failed', error: 'login with api-token-1234 and hunter2-hunter2 failed' })
  const task = aTask({ status: 'failed', stages: [aStage({ jobs: [job] })], secrets: ['hunter2-hunter2'], error: 'x' })
  await clock.runUntil(reports.end(dataOf({ kind: 'failure', task })))
  expect(JSON.stringify(sent)).toContain('login with')
  expect(JSON.stringify(sent)).not.toMatch(/api-token-1234|hunter2/)
})

describe("GitHub's rate limit", () => {
  /** Refuses the first commit status, and records when each request was made. */
  function refusingOnce(waitMs: number, answersAfter = 0) {
    const clock = new FakeClock()
    const startedAt = clock.now()
    const times: number[] = []
    let isRefused = false
    const { api, statuses } = anApi(clock, async (body) => {
      times.push(clock.now() - startedAt)
      if (isRefused || !isStatus(body)) return
      isRefused = true
      if (answersAfter > 0) await clock.sleep(answersAfter)
      throw fail('rate-limited', waitMs)
    })
    return { clock, statuses, times, ...reportsOn(clock, api) }
  }

  test('is waited for in the background by all reports; then the newest state is written', async () => {
    const { clock, reports, runner, statuses, times } = refusingOnce(1_800_000)
    reports.inProgress('queue')
    await clock.advance(60_000)
    const before = times.length
    for (const waiting of ['work', 'human'] as const) reports.inProgress(waiting)
    await clock.advance(1_739_000)
    expect(times).toHaveLength(before)
    await clock.advance(2_000)
    expect(times.slice(before).every((time) => time === 1_800_000)).toBe(true)
    expect(statuses().at(-1)).toMatchObject({ state: 'pending', description: 'Task 24 is waiting for a person' })
    expect(runner.annotations).toEqual([])
  })

  test('of 89 s is waited for at the end', async () => {
    const { clock, reports, runner, statuses, times } = refusingOnce(89_000)
    await clock.runUntil(reports.end(passed))
    expect(times.at(-1)).toBe(89_000)
    expect(statuses().at(-1)).toMatchObject({ state: 'success' })
    expect(runner.text()).toContain("The commit status waits 1m 29s for GitHub's rate limit.")
    expect(runner.annotations).toEqual([])
    expect(runner.state).toMatchObject({ 'open-status': '' })
  })

  test.each([
    { what: 'longer than 90 s', waitMs: 91_000, data: passed },
    { what: 'of a stopped step', waitMs: 2_000, data: aborted },
  ])('$what is left to the post step at once, with the end', async ({ waitMs, data }) => {
    const { clock, reports, runner, times } = refusingOnce(waitMs)
    await clock.runUntil(reports.end(data))
    expect(times.every((time) => time === 0)).toBe(true)
    expect(savedReports(runner)).toMatchObject([{ kind: 'status', end: { state: expect.any(String) } }, {}])
    expect(runner.text()).toContain('The commit status is left to the post step: GitHub: rate-limited.')
    expect(runner.annotations.filter(({ title }) => title === 'Zadig commit status')).toEqual([])
  })

  test('in the response to an earlier state does not bring that state back after the end', async () => {
    const { clock, reports, statuses } = refusingOnce(5_000, 1_000)
    reports.inProgress('work')
    await clock.advance(500)
    await clock.runUntil(reports.end(passed))
    expect(statuses()).toMatchObject([{ state: 'pending' }, { state: 'success' }])
  })

  test('that began before the end does not hide the end from the post step', async () => {
    const { clock, reports, runner } = refusingOnce(80_000)
    reports.inProgress('work')
    await clock.advance(10_000)
    const end = reports.end(passed)
    await clock.advance(1_000)
    expect(savedReports(runner)).toMatchObject([{ end: { state: 'success' } }, {}])
    await clock.runUntil(end)
    expect(runner.state).toMatchObject({ 'open-status': '' })
  })
})

describe('the state for the post step', () => {
  test('is the place of each report while the task is in progress, without a token', async () => {
    const clock = new FakeClock()
    const { api } = anApi(clock, () => clock.sleep(10))
    const own = { id: 9, author: 'me', body: '<!-- zadig-workflow-action demo/ship -->' }
    const { reports, runner } = reportsOn(clock, { ...api, listComments: () => Promise.resolve([own]) })
    reports.inProgress('work')
    await clock.runUntil(clock.sleep(1_000))
    const common = { taskId: 24, url: 'https://z.example/t', end: undefined }
    const deployment = {
      ref: SHA,
      environment: 'staging',
      description: 'Zadig task 24 of Ship it',
      marker: `${PAGE} https://z.example/t`,
    }
    const frame = { projectKey: 'demo', workflowKey: 'ship', runUrl: PAGE }
    expect(savedReports(runner)).toEqual([
      { kind: 'status', ...common, sha: SHA, context: 'zadig/ship' },
      { kind: 'deployment', ...common, deployment, deploymentId: 1 },
      { kind: 'comment', ...common, commentId: 9, frame },
    ])
    expect(JSON.stringify(runner.state)).not.toContain('ghs_x')
  })

  test('is the place of each report after an unexpected error, and a rate limit of an hour does not delay the exit', async () => {
    const clock = new FakeClock()
    const runner = recordingRunner()
    let reads = 0
    const zadig = scriptedZadig({
      async getTask() {
        reads += 1
        if (reads > 2) throw new TypeError('odd')
        return Promise.resolve(aTaskOf('running', { web: 'running' }))
      },
    })
    const inputs = readRunInputs({
      INPUT_URL: 'https://z.example',
      'INPUT_API-TOKEN': 'api-token-1234',
      'INPUT_PROJECT-KEY': 'demo',
      'INPUT_WORKFLOW-KEY': 'ship',
      INPUT_LOGS: 'none',
      'INPUT_GITHUB-TOKEN': 'ghs_x',
      'INPUT_COMMIT-STATUS': 'zadig/ship',
      'INPUT_DEPLOYMENT-ENVIRONMENT': 'staging',
    })
    const task = {
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
      event,
      github: () => anApi(clock, () => Promise.reject(fail('rate-limited', 3_600_000))).api,
      runUrl: PAGE,
      tokens: ['api-token-1234', 'ghs_x'],
    }
    await expect(clock.runUntil(followAndReport(inputs, task, deps))).rejects.toThrow('odd')
    expect(clock.isIdle()).toBe(true)
    expect(savedReports(runner)).toMatchObject([{ kind: 'status' }, { kind: 'deployment' }])
  })

  const closed = { state: 'success', description: expect.stringContaining('passed') }
  test.each([
    { what: 'empty once the end is written', answer: undefined, saved: [] },
    { what: 'the end if GitHub does not answer', answer: never, saved: [{ end: closed }, { end: closed }] },
    { what: 'empty after a permanent refusal', answer: () => Promise.reject(fail('forbidden')), saved: [] },
  ])('is $what', async ({ answer, saved }) => {
    const clock = new FakeClock()
    const { reports, runner } = reportsOn(clock, anApi(clock, answer ?? (() => clock.sleep(10))).api)
    reports.inProgress('work')
    await clock.runUntil(reports.end(passed))
    expect(runner.state).toHaveProperty('open-status')
    expect(savedReports(runner)).toMatchObject(saved)
  })

  test.each(['', '{', 'null', '{"kind":"status"}', '{"kind":"deployment","taskId":1,"url":"","deploymentId":"x"}'])(
    'is empty if it reads %j',
    (text) => expect(savedReports({ state: { 'open-status': text } })).toEqual([]),
  )
})
