import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Github, startGithub } from '../../emulators/github/server.ts'
import type { RateLimit } from '../../emulators/github/rate-limit.ts'
import { closeReports } from '../../src/github-reports/unfinished-reports.ts'
import type { OpenReport } from '../../src/ports/step-state.ts'
import { createGithubReports } from '../../src/github-reports/github-reports.ts'
import { createGithubApi } from '../../src/github/github-api.ts'
import { readEvent } from '../../src/github/context.ts'
import type { GithubApi } from '../../src/ports/github-api.ts'
import { aTaskOf } from '../support/a-task.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { recordingRunner } from '../support/recording-runner.ts'

const SHA = 'a'.repeat(40)
const url = 'https://z.example/t'

let requests = 0
const clock = new FakeClock(undefined, () => requests > 0)
const limits: RateLimit[] = []
let github: Github
let api: GithubApi
const apiUrl = process.env['GITHUB_API_URL']

beforeAll(async () => {
  github = await startGithub({ limits, now: () => clock.now() })
  // The toolkit reads it once, when it is loaded by the first call.
  process.env['GITHUB_API_URL'] = github.url
  api = counting(createGithubApi({ token: 'ghs_x', repository: 'octo-org/octo-repo' }))
})

afterAll(async () => {
  if (apiUrl === undefined) delete process.env['GITHUB_API_URL']
  else process.env['GITHUB_API_URL'] = apiUrl
  await github.close()
})

/** The clock stands still while a request is under way. */
function counting(target: GithubApi): GithubApi {
  return new Proxy(target, {
    get:
      (methods, name: keyof GithubApi) =>
      async (...given: readonly unknown[]) => {
        requests += 1
        try {
          const answer: unknown = Reflect.apply(methods[name], methods, given)
          return await answer
        } finally {
          requests -= 1
        }
      },
  })
}

const kinds: readonly (Omit<RateLimit, 'on'> & { readonly waits: number })[] = [
  { kind: 'secondary', seconds: 60, waits: 60 },
  { kind: 'secondary', seconds: 5, status: 429, waits: 5 },
  { kind: 'secondary-without-hint', seconds: 20, waits: 60 },
  // One second more, since the reset is told in whole seconds.
  { kind: 'primary', seconds: 30, waits: 31 },
]

test.each(kinds)(
  'the step waits at its end for a $kind limit of $seconds s, and sends nothing meanwhile',
  async ({ waits, ...limit }) => {
    const runner = recordingRunner()
    const from = github.calls.length
    const reports = createGithubReports(
      {
        taskId: 24,
        url,
        baseUrl: 'https://z.example',
        runUrl: 'https://github.com/o/r/actions/runs/1',
        projectKey: 'demo',
        workflowKey: 'ship',
        workflowName: 'Ship it',
        secrets: [],
        commitStatus: 'zadig/ship',
        deploymentEnvironment: '',
        pullRequestComment: false,
      },
      {
        github: () => api,
        runner,
        clock,
        event: readEvent({ GITHUB_SHA: SHA, GITHUB_REPOSITORY: 'octo-org/octo-repo' }),
      },
    )
    reports.underWay('work')
    await clock.settle()
    limits.push({ on: /"state":"success"/, ...limit })
    const startedAt = clock.now()
    const task = aTaskOf('passed', { web: 'passed' })
    const outcome = { kind: 'success', task } as const
    const spent = { queue: 0, human: 0, work: 1_000 }
    await clock.runUntil(reports.end({ outcome, url, elapsedMs: 1_000, spent, tails: new Map(), doubts: new Map() }))
    expect(github.calls.slice(from).map(({ status, body }) => `${status} ${String(body['state'])}`)).toEqual([
      '201 pending',
      `${limit.status ?? 403} success`,
      '201 success',
    ])
    expect((clock.now() - startedAt) / 1_000).toBe(waits)
    expect(runner.annotations).toEqual([])
  },
)

test.each(kinds)(
  'the post step waits for a $kind limit of $seconds s, and closes the status',
  async ({ waits, ...limit }) => {
    const runner = recordingRunner()
    const from = github.calls.length
    limits.push({ on: /"state":"error"/, ...limit })
    const report: OpenReport = { kind: 'status', taskId: 24, url, end: undefined, sha: SHA, context: 'zadig/ship' }
    const startedAt = clock.now()
    const until = startedAt + 180_000
    await clock.runUntil(closeReports([report], 'may still run in Zadig', until, { github: api, runner, clock }))
    expect(github.calls.slice(from).map(({ status }) => status)).toEqual([limit.status ?? 403, 201])
    expect((clock.now() - startedAt) / 1_000).toBe(waits)
    expect(runner.annotations).toEqual([])
  },
)
