import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Github, type GithubOptions, startGithub } from '../../emulators/github/server.ts'
import type { JobContext, WorkflowEvent } from '../../emulators/runner/job-context.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { annotationsOf, type DistOptions, type DistRun, runDist } from '../support/run-dist.ts'
import { endlessShip } from '../support/scenarios.ts'

const HEAD = 'a'.repeat(40)
const PUSHED = 'ffac537e6cbbf934b08745a378932722df287a53'
const ALL = { 'commit-status': 'zadig/ship', 'deployment-environment': 'staging', 'pull-request-comment': 'true' }
/** Long enough for one look at the task under way. */
const quick: Scenario = { name: 'quick', description: '', since: '4.2', jobs: { '*': { duration: 300 } } }
const failing: Scenario = {
  ...quick,
  jobs: { ...quick.jobs, test: { duration: 50, outcome: 'failed', error: 'exit status 1' } },
}
const MARKER = '<!-- zadig-workflow-action demo/ship -->'

interface SceneOptions {
  readonly github?: GithubOptions
  readonly with?: Readonly<Record<string, string>>
  readonly event?: WorkflowEvent
  readonly scenario?: Scenario
  readonly context?: Partial<JobContext>
  /** Kills the step once GitHub shows the task as running, or already once it was asked for a deployment. */
  readonly kill?: boolean | 'while-deploying'
}

interface Scene {
  readonly run: DistRun
  readonly github: Github
  /** `METHOD /path` of every call, in order of arrival. */
  readonly calls: readonly string[]
}

const pullRequest = (repository: string): WorkflowEvent => ({
  name: 'pull_request',
  payload: {
    number: 7,
    pull_request: {
      number: 7,
      head: { sha: HEAD, ref: 'topic', repo: { full_name: repository } },
      base: { ref: 'main' },
    },
  },
})

/** Runs the built action with all three reports between three emulators: runner, Zadig, GitHub. */
async function play(options: SceneOptions = {}): Promise<Scene> {
  const github = await startGithub(options.github)
  const killed: Pick<DistOptions, 'during'> = {
    async during({ step, until }) {
      const shows = ({ path, status, body }: Github['calls'][number]): boolean =>
        /^\/deployments\/\d+\/statuses$/.test(path) && status === 201 && body['state'] === 'in_progress'
      if (options.kill === 'while-deploying') {
        const isAsked = ({ method, path }: Github['calls'][number]): boolean =>
          method === 'POST' && path === '/deployments'
        await until('GitHub is asked for a deployment', () => github.calls.some(isAsked))
        step.kill('SIGKILL')
        return
      }
      await until('GitHub shows the task as running', () => github.calls.some(shows))
      // Each report is written at its own pace: a comment that is there already has to say so as well.
      const isTold = (): boolean =>
        github.calls.some(({ method, path }) => method === 'PATCH' && path.includes('/comments/'))
      if (options.github?.comments !== undefined) await until('the comment tells of this run', isTold)
      step.kill('SIGKILL')
    },
  }
  try {
    const run = await runDist({
      ...(options.kill === undefined ? {} : killed),
      with: { ...ALL, logs: 'none', ...options.with },
      zadig: { scenario: options.scenario ?? quick, tickMs: 20 },
      step: {
        context: { apiUrl: github.url, graphqlUrl: `${github.url}/graphql`, ...options.context },
        event: options.event ?? pullRequest('octo-org/octo-repo'),
      },
    })
    return { run, github, calls: github.calls.map(({ method, path }) => `${method} ${path}`) }
  } finally {
    await github.close()
  }
}

const callsTo = ({ github }: Scene, what: RegExp) =>
  github.calls.filter(({ method, path }) => what.test(`${method} ${path}`))
const warningsOf = ({ run }: Scene): readonly string[] =>
  annotationsOf(run.result).filter((text) => text.startsWith('warning Zadig'))
const conclusion = ({ run }: Scene): string | undefined => run.result.outputs['conclusion']

/** Scenes of a `describe` go side by side; each test waits for its own. */
function scenes<Name extends string>(table: Readonly<Record<Name, SceneOptions>>): (name: Name) => Scene {
  const played = new Map<string, Scene>()
  beforeAll(async () => {
    await Promise.all(
      Object.entries<SceneOptions>(table).map(async ([name, options]) => played.set(name, await play(options))),
    )
  })
  return (name) => {
    const scene = played.get(name)
    if (scene === undefined) throw new Error(`the scene ${name} has not been played`)
    return scene
  }
}

describe('reports to GitHub', () => {
  const scene = scenes({
    passed: {},
    failed: {
      scenario: failing,
      github: {
        comments: [
          { author: 'mallory', body: `${MARKER}\nnot ours` },
          ...Array.from({ length: 120 }, (_, index) => ({ author: 'octocat', body: `comment ${index}` })),
          { author: 'github-actions[bot]', body: `${MARKER}\nthe last run` },
        ],
      },
    },
    pushed: {
      event: { name: 'push', payload: {} },
      github: { pullRequests: { [PUSHED]: [12] } },
    },
    enterprise: { github: { basePath: '/api/v3' } },
  })

  test('a commit status on the head of the pull request goes from pending to its end, with a link to the task', () => {
    const statuses = callsTo(scene('passed'), /^POST \/statuses\//)
    expect(new Set(statuses.map(({ path }) => path))).toEqual(new Set([`/statuses/${HEAD}`]))
    expect(statuses.at(0)?.body).toMatchObject({ state: 'pending', context: 'zadig/ship' })
    expect(statuses.at(-1)?.body).toMatchObject({
      state: 'success',
      target_url: scene('passed').run.result.outputs['task-url'],
      description: expect.stringMatching(/^Task 1 of 交付 Ship passed/),
    })
  })

  test('a deployment is made once, without a merge and without waiting for checks, and ends with the task', () => {
    const [made, ...others] = callsTo(scene('passed'), /^POST \/deployments$/)
    expect(others).toEqual([])
    expect(made?.body).toMatchObject({ ref: HEAD, environment: 'staging', auto_merge: false, required_contexts: [] })
    const statuses = callsTo(scene('passed'), /^POST \/deployments\/\d+\/statuses$/)
    expect(statuses.at(0)?.body).toMatchObject({ log_url: scene('passed').run.result.outputs['task-url'] })
    expect(statuses.at(-1)?.body).toMatchObject({
      state: 'success',
      environment_url: expect.stringMatching(/\/v1\/projects\/detail\/demo\/envs\/detail\?envName=staging$/),
    })
  })

  test('a comment is written at the end only, once, and is found by its marker', () => {
    expect(callsTo(scene('passed'), /^POST \/issues\/7\/comments$/)).toHaveLength(1)
    expect(scene('passed').github.comments).toEqual([
      { id: expect.any(Number), author: 'github-actions[bot]', body: expect.stringMatching(new RegExp(`^${MARKER}`)) },
    ])
    expect(scene('passed').github.comments[0]?.body).toContain('### ✅ Task 1 of 交付 Ship passed')
  })

  test('its own comment of an earlier run is updated in place, wherever it stands; the marker of another is not', () => {
    const { github } = scene('failed')
    expect(callsTo(scene('failed'), /^POST \/issues\/7\/comments$/)).toEqual([])
    expect(github.comments[0]?.body).toBe(`${MARKER}\nnot ours`)
    expect(github.comments.at(-1)?.body).toContain('### ❌ Task 1 of 交付 Ship failed')
    expect(callsTo(scene('failed'), /^PATCH/)[0]?.body['body']).toContain('is running')
  })

  test('what failed in Zadig fails on GitHub', () => {
    expect(callsTo(scene('failed'), /^POST \/statuses\//).at(-1)?.body['state']).toBe('failure')
    expect(callsTo(scene('failed'), /\/statuses$/).at(-1)?.body['state']).toBe('failure')
  })

  test('each state is written once, however often Zadig is asked', () => {
    for (const played of (['passed', 'failed', 'pushed', 'enterprise'] as const).map((name) => scene(name))) {
      const said = callsTo(played, /^POST \/statuses\//).map(({ body }) => JSON.stringify(body))
      expect(new Set(said).size).toBe(said.length)
      expect(said.length).toBeLessThanOrEqual(4)
    }
  })

  test('a push finds its pull request by the commit', () => {
    expect(scene('pushed').calls).toContain(`GET /commits/${PUSHED}/pulls`)
    expect(callsTo(scene('pushed'), /^POST \/issues\/12\/comments$/)).toHaveLength(1)
    expect(callsTo(scene('pushed'), new RegExp(`^POST /statuses/${PUSHED}$`)).length).toBeGreaterThan(0)
  })

  test('GitHub Enterprise Server is spoken to at its own address', () => {
    expect(scene('enterprise').calls.length).toBeGreaterThan(3)
    expect(warningsOf(scene('enterprise'))).toEqual([])
  })

  test('every request has the token, and every body is as GitHub describes it', () => {
    for (const played of (['passed', 'failed', 'pushed', 'enterprise'] as const).map((name) => scene(name))) {
      for (const call of played.github.calls) {
        expect(call.authorization).toBe('token ghs_EmulatedRunnerTokenOfTheJob0000000000')
        expect([200, 201]).toContain(call.status)
      }
    }
  })
})

describe('a GitHub that refuses', () => {
  const refusing = (
    status: number,
    more: { readonly message?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) => ({
    github: { faults: [{ on: /./, status, message: 'Resource not accessible by integration', ...more }] },
  })
  const scene = scenes({
    forbidden: refusing(403),
    unseen: refusing(404, { message: 'Not Found' }),
    conflict: refusing(409, { message: 'Conflict ##[error]x\n::error::y' }),
    invalid: refusing(422, { message: 'No commit found for SHA' }),
    limited: { github: { limits: [{ on: /./, kind: 'primary', seconds: 3_000 }] } },
    atTheEnd: { github: { limits: [{ on: /"state":"success"/, kind: 'secondary', seconds: 2 }] } },
    broken: refusing(502, { message: 'Bad gateway' }),
    once: { github: { faults: [{ on: /POST \/statuses/, status: 502, times: 1 }] } },
    made: { github: { faults: [{ on: /POST \/deployments$/, status: 502, isHandled: true, times: 1 }] } },
    fork: { event: pullRequest('mallory/octo-repo') },
    asked: { with: { 'commit-status': '', 'deployment-environment': '', 'pull-request-comment': 'false' } },
  })

  test.each([
    'forbidden',
    'unseen',
    'conflict',
    'invalid',
    'limited',
    'atTheEnd',
    'broken',
    'once',
    'made',
    'fork',
    'asked',
  ] as const)('never changes the verdict: %s', (name) => {
    expect(scene(name).run.result.result).toBe('success')
    expect(conclusion(scene(name))).toBe('success')
  })

  test.each(['forbidden', 'unseen'] as const)(
    '%s is a warning a report, which names the permission, and is not tried again',
    (name) => {
      const warnings = warningsOf(scene(name))
      expect(warnings).toHaveLength(3)
      for (const permission of ['statuses: write', 'deployments: write', 'pull-requests: write']) {
        expect(warnings.filter((text) => text.includes(`\`permissions: ${permission}\``))).toHaveLength(1)
      }
      expect(scene(name).calls).toHaveLength(3)
    },
  )

  test('409 and 422 are told in the words of GitHub, on one line', () => {
    expect(warningsOf(scene('conflict')).every((text) => text.includes('GitHub answered 409'))).toBe(true)
    expect(warningsOf(scene('conflict')).join()).not.toMatch(/\n|##\[error\]/)
    expect(warningsOf(scene('invalid'))[0]).toContain('No commit found for SHA')
  })

  test('a rate limit of most of an hour is told as such, holds nothing up, and is a warning of the post step', () => {
    const { post } = scene('limited').run.result
    for (const what of ['commit status', 'deployment']) {
      expect(scene('limited').run.log).toContain(`The ${what} is left to the post step: GitHub answered 403 (API rate`)
      const warning = `warning Zadig ${what}: The ${what} still shows task 1 as in progress: GitHub answered 403 (API rate`
      expect(annotationsOf(post ?? { annotations: [] }).filter((text) => text.startsWith(warning))).toHaveLength(1)
    }
    expect(warningsOf(scene('limited')).join()).toMatch(/^warning Zadig pull request comment: .* asks to wait 50m/)
    // What was sent before the first refusal came; then one request each in the post step.
    expect(scene('limited').calls.length).toBeLessThanOrEqual(5)
  })

  test('a secondary rate limit at the end is waited for: nothing stays pending', () => {
    const refused = callsTo(scene('atTheEnd'), /./).filter(({ status }) => status === 403)
    expect(refused.length).toBeGreaterThan(0)
    for (const what of [/^POST \/statuses\//, /^POST \/deployments\/\d+\/statuses$/]) {
      expect(callsTo(scene('atTheEnd'), what).at(-1)).toMatchObject({ status: 201, body: { state: 'success' } })
    }
    expect(scene('atTheEnd').github.comments).toHaveLength(1)
    expect(scene('atTheEnd').run.log).toMatch(/The (commit status|deployment) waits [12]s for GitHub's rate limit\./)
    expect(warningsOf(scene('atTheEnd'))).toEqual([])
    expect(scene('atTheEnd').run.result.state).toMatchObject({ 'open-status': '', 'open-deployment': '' })
  })

  test('what passes by is tried again with the next state', () => {
    expect(callsTo(scene('once'), /^POST \/statuses\//).at(-1)).toMatchObject({
      status: 201,
      body: { state: 'success' },
    })
  })

  test('a deployment whose answer was lost is taken up, not made again', () => {
    expect(callsTo(scene('made'), /^POST \/deployments$/)).toHaveLength(1)
    const last = callsTo(scene('made'), /^POST \/deployments\/\d+\/statuses$/).at(-1)
    expect(last).toMatchObject({ status: 201, body: { state: 'success' } })
  })

  test('a pull request from a fork is skipped with a notice', () => {
    expect(scene('fork').calls).toEqual([])
    expect(annotationsOf(scene('fork').run.result).filter((text) => text.includes('comes from a fork'))).toHaveLength(1)
  })

  test('without a report asked for, GitHub is not asked anything', () => expect(scene('asked').calls).toEqual([]))
})

describe('a step that is killed', () => {
  const killed: SceneOptions = {
    kill: true,
    scenario: endlessShip,
    github: { comments: [{ author: 'github-actions[bot]', body: `${MARKER}\nthe last run` }] },
  }
  const scene = scenes({
    killed,
    left: { ...killed, with: { 'cancel-on-abort': 'false' } },
    limited: {
      ...killed,
      github: { ...killed.github, limits: [{ on: /"state":"error"/, kind: 'secondary', seconds: 2 }] },
    },
    unanswered: {
      ...killed,
      kill: 'while-deploying',
      github: { faults: [{ on: /^POST \/deployments$/, status: 0, isHandled: true }] },
    },
    forbidden: {
      ...killed,
      github: { faults: [{ on: /^POST \/statuses/, status: 403, message: 'Resource not accessible by integration' }] },
    },
  })
  const lastOf = (name: 'killed' | 'left' | 'limited', what: RegExp) => callsTo(scene(name), what).at(-1)?.body

  test.each([
    { name: 'killed', became: 'task 1 is cancelled in Zadig' },
    { name: 'left', became: 'task 1 may still run in Zadig' },
    { name: 'limited', became: 'task 1 is cancelled in Zadig' },
  ] as const)('leaves nothing pending on GitHub: $name', ({ name, became }) => {
    const closed = { state: 'error', description: `The step ended early; ${became}` }
    expect(lastOf(name, /^POST \/statuses\//)).toMatchObject({ ...closed, context: 'zadig/ship' })
    expect(lastOf(name, /^POST \/deployments\/\d+\/statuses$/)).toMatchObject(closed)
    expect(scene(name).github.comments[0]?.body).toContain(MARKER)
    expect(scene(name).github.comments[0]?.body).toContain(became)
    expect(callsTo(scene(name), /^POST \/deployments$/)).toHaveLength(1)
    expect(scene(name).run.result.post?.result).toBe('success')
    expect(warningsOf(scene(name))).toEqual([])
  })

  test("waits in its post step for GitHub's rate limit", () => {
    const closing = callsTo(scene('limited'), /./).filter(({ body }) => body['state'] === 'error')
    expect(closing.map(({ status }) => status)).toEqual(expect.arrayContaining([403, 201]))
    expect(scene('limited').run.log).toMatch(/Post job cleanup\.[^]* waits [12]s for GitHub's rate limit\./)
  })

  test('leaves no deployment open whose number it never learned', () => {
    const [made, ...others] = callsTo(scene('unanswered'), /^POST \/deployments$/)
    expect(others).toEqual([])
    expect(made?.status).toBe(0)
    const statuses = callsTo(scene('unanswered'), /^POST \/deployments\/\d+\/statuses$/)
    expect(statuses).toMatchObject([{ status: 201, body: { state: 'error' } }])
    expect(warningsOf(scene('unanswered'))).toEqual([])
  })

  test('is not followed by another write where GitHub refused the first', () => {
    expect(callsTo(scene('forbidden'), /^POST \/statuses\//)).toHaveLength(1)
    expect(callsTo(scene('forbidden'), /^POST \/deployments\/\d+\/statuses$/).at(-1)?.body['state']).toBe('error')
  })
})

describe.each(['gitea', 'forgejo'] as const)('a server of %s', (product) => {
  const others = Array.from({ length: 150 }, (_, index) => ({ author: 'octocat', body: `comment ${index}` }))
  const runs: Scene[] = []
  beforeAll(async () => {
    const first = await play({ github: { product, comments: others } })
    runs.push(first, await play({ github: { product, comments: first.github.comments }, scenario: failing }))
  })
  const run = (index: number): Scene => {
    const found = runs[index]
    if (found === undefined) throw new Error('the run was not played')
    return found
  }

  test('has one comment after two runs, updated in place', () => {
    expect(run(0).github.comments.filter(({ body }) => body.startsWith(MARKER))).toHaveLength(1)
    expect(run(0).github.comments.at(-1)).toMatchObject({ author: `${product}-actions` })
    expect(run(1).github.comments).toHaveLength(151)
    expect(run(1).github.comments.at(-1)?.body).toContain('### ❌ Task 1 of 交付 Ship failed')
    expect(run(1).calls).toContain('GET /user')
  })

  test('is not asked for pages of comments for ever', () => {
    expect(callsTo(run(0), /^GET \/issues\/7\/comments$/)).toHaveLength(2)
  })

  test('gets a commit status; the deployment, which it does not have, is one plain warning', () => {
    expect(callsTo(run(0), /^POST \/statuses\//).at(-1)).toMatchObject({ status: 201, body: { state: 'success' } })
    expect(warningsOf(run(0))).toEqual([
      expect.stringMatching(/^warning Zadig deployment: .* answered 404 .* Gitea and Forgejo have no deployments, /),
    ])
    expect(callsTo(run(0), /deployments/)).toHaveLength(1)
    expect(conclusion(run(0))).toBe('success')
  })
})
