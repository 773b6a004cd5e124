import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Github, startGithub } from '../../emulators/github/server.ts'
import type { RateLimit } from '../../emulators/github/rate-limit.ts'
import { createGithubReports } from '../../src/github-reports/github-reports.ts'
import { createGithubApi } from '../../src/github/github-api.ts'
import { readEvent } from '../../src/github/context.ts'
import type { GithubApi } from '../../src/ports/github-api.ts'
import { aTaskOf } from '../support/a-task.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { recordingRunner } from '../support/recording-runner.ts'

const url = 'https://z.example/t'

let requests = 0
const clock = new FakeClock(undefined, () => requests > 0)
const limits: RateLimit[] = []
let github: Github
let api: GithubApi
const apiUrl = process.env['GITHUB_API_URL']

beforeAll(async () => {
  github = await startGithub({ limits, now: () => clock.now() })
  // The toolkit reads it once, when the first call loads it.
  process.env['GITHUB_API_URL'] = github.url
  api = counting(createGithubApi({ token: 'ghs_x', repository: 'octo-org/octo-repo', clock }))
})

afterAll(async () => {
  if (apiUrl === undefined) delete process.env['GITHUB_API_URL']
  else process.env['GITHUB_API_URL'] = apiUrl
  await github.close()
})

/** Counts the requests in progress, during which the clock does not move. */
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

test.each<Omit<RateLimit, 'on'> & { readonly waits: number }>([
  { kind: 'secondary', seconds: 60, waits: 60 },
  { kind: 'secondary', seconds: 5, status: 429, waits: 5 },
  { kind: 'secondary-without-hint', seconds: 20, waits: 60 },
  // One second more, since the reset is in whole seconds.
  { kind: 'primary', seconds: 30, waits: 31 },
])('the end waits for a $kind limit of $seconds s and sends nothing meanwhile', async ({ waits, ...limit }) => {
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
      event: readEvent({ GITHUB_SHA: 'a'.repeat(40), GITHUB_REPOSITORY: 'octo-org/octo-repo' }),
    },
  )
  reports.inProgress('work')
  await clock.settle()
  limits.push({ on: /"state":"success"/, ...limit })
  const startedAt = clock.now()
  const outcome = { kind: 'success', task: aTaskOf('passed', { web: 'passed' }) } as const
  const spent = { queue: 0, human: 0, work: 1_000 }
  await clock.runUntil(reports.end({ outcome, url, elapsedMs: 1_000, spent, tails: new Map(), doubts: new Map() }))
  expect(github.calls.slice(from).map(({ status, body }) => `${status} ${String(body['state'])}`)).toEqual([
    '201 pending',
    `${limit.status ?? 403} success`,
    '201 success',
  ])
  expect((clock.now() - startedAt) / 1_000).toBe(waits)
  expect(runner.annotations).toEqual([])
})
