import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Github, type GithubOptions, startGithub } from '../../emulators/github/server.ts'
import type { WorkflowEvent } from '../../emulators/runner/job-context.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { annotationsOf, type DistOptions, type DistRun, runDist } from '../support/run-dist.ts'
import { endlessShip } from '../support/scenarios.ts'

const HEAD = 'a'.repeat(40)
const PUSHED = 'ffac537e6cbbf934b08745a378932722df287a53'
const ALL = { 'commit-status': 'zadig/ship', 'deployment-environment': 'staging', 'pull-request-comment': 'true' }
/** Long enough for one poll of the task in progress. */
const quick: Scenario = { name: 'quick', description: '', since: '4.2', jobs: { '*': { duration: 300 } } }
const failing: Scenario = {
  ...quick,
  jobs: { ...quick.jobs, test: { duration: 50, outcome: 'failed', error: 'exit status 1' } },
}
const MARKER = '<!-- zadig-workflow-action demo/ship -->'

interface Options {
  readonly github?: GithubOptions
  readonly with?: Readonly<Record<string, string>>
  readonly event?: WorkflowEvent
  readonly scenario?: Scenario
  /** Kills the step once GitHub shows the task as running, or already once it was asked for a deployment. */
  readonly kill?: 'running' | 'deploying'
}

interface Run {
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
async function runWithGithub(options: Options = {}): Promise<Run> {
  const github = await startGithub(options.github)
  const has = (what: RegExp, state?: string) => (): boolean =>
    github.calls.some(
      ({ method, path, status, body }) =>
        what.test(`${method} ${path}`) && (state === undefined || (status === 201 && body['state'] === state)),
    )
  const killed: Pick<DistOptions, 'during'> = {
    async during({ step, until }) {
      if (options.kill === 'deploying') {
        await until('GitHub is asked for a deployment', has(/^POST \/deployments$/))
      } else {
        await until('GitHub shows the task as running', has(/^POST \/deployments\/\d+\/statuses$/, 'in_progress'))
        // Each report has its own writer: an existing comment is to be updated as well.
        if (options.github?.comments !== undefined) await until('the comment is updated', has(/^PATCH .*\/comments\//))
      }
      step.kill('SIGKILL')
    },
  }
  try {
    const run = await runDist({
      ...(options.kill === undefined ? {} : killed),
      with: { ...ALL, logs: 'none', ...options.with },
      zadig: { scenario: options.scenario ?? quick, tickMs: 20 },
      step: {
        context: { apiUrl: github.url, graphqlUrl: `${github.url}/graphql` },
        event: options.event ?? pullRequest('octo-org/octo-repo'),
      },
    })
    return { run, github, calls: github.calls.map(({ method, path }) => `${method} ${path}`) }
  } finally {
    await github.close()
  }
}

const callsTo = ({ github }: Run, what: RegExp) =>
  github.calls.filter(({ method, path }) => what.test(`${method} ${path}`))
const warningsOf = ({ run }: Run): readonly string[] =>
  annotationsOf(run.result).filter((text) => text.startsWith('warning Zadig'))

/** Starts all runs of a `describe` together; gives one by its name. */
function startRuns<Name extends string>(table: Readonly<Record<Name, Options>>): (name: Name) => Run {
  const runs = new Map<string, Run>()
  beforeAll(async () => {
    const start = async ([name, options]: [string, Options]) => runs.set(name, await runWithGithub(options))
    await Promise.all(Object.entries<Options>(table).map(start))
  })
  return (name) => {
    const run = runs.get(name)
    if (run === undefined) throw new Error(`There is no run ${name}.`)
    return run
  }
}

describe('reports to GitHub', () => {
  const runOf = startRuns({
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
    pushed: { event: { name: 'push', payload: {} }, github: { pullRequests: { [PUSHED]: [12] } } },
    enterprise: { github: { basePath: '/api/v3' } },
  })

  test('a commit status on the head of the pull request goes from pending to its end, with a link to the task', () => {
    const statuses = callsTo(runOf('passed'), /^POST \/statuses\//)
    expect(new Set(statuses.map(({ path }) => path))).toEqual(new Set([`/statuses/${HEAD}`]))
    expect(statuses.at(0)?.body).toMatchObject({ state: 'pending', context: 'zadig/ship' })
    expect(statuses.at(-1)?.body).toMatchObject({
      state: 'success',
      target_url: runOf('passed').run.result.outputs['task-url'],
      description: expect.stringMatching(/^Task 1 of 交付 Ship passed/),
    })
  })

  test('a deployment is created once, without a merge and without waiting for checks, and ends with the task', () => {
    const [made, ...others] = callsTo(runOf('passed'), /^POST \/deployments$/)
    expect(others).toEqual([])
    expect(made?.body).toMatchObject({ ref: HEAD, environment: 'staging', auto_merge: false, required_contexts: [] })
    const statuses = callsTo(runOf('passed'), /^POST \/deployments\/\d+\/statuses$/)
    expect(statuses.at(0)?.body).toMatchObject({ log_url: runOf('passed').run.result.outputs['task-url'] })
    expect(statuses.at(-1)?.body).toMatchObject({
      state: 'success',
      environment_url: expect.stringMatching(/\/v1\/projects\/detail\/demo\/envs\/detail\?envName=staging$/),
    })
  })

  test('a comment is created once, at the end, with its marker', () => {
    expect(callsTo(runOf('passed'), /^POST \/issues\/7\/comments$/)).toHaveLength(1)
    expect(runOf('passed').github.comments).toEqual([
      { id: expect.any(Number), author: 'github-actions[bot]', body: expect.stringMatching(new RegExp(`^${MARKER}`)) },
    ])
    expect(runOf('passed').github.comments[0]?.body).toContain('### ✅ Task 1 of 交付 Ship passed')
  })

  test('the comment of an earlier run is updated in place, on any page; the same marker by another author is not', () => {
    const { github } = runOf('failed')
    expect(callsTo(runOf('failed'), /^POST \/issues\/7\/comments$/)).toEqual([])
    expect(github.comments[0]?.body).toBe(`${MARKER}\nnot ours`)
    expect(github.comments.at(-1)?.body).toContain('### ❌ Task 1 of 交付 Ship failed')
    expect(callsTo(runOf('failed'), /^PATCH/)[0]?.body['body']).toContain('is running')
  })

  test('what failed in Zadig fails on GitHub', () => {
    expect(callsTo(runOf('failed'), /^POST \/statuses\//).at(-1)?.body['state']).toBe('failure')
    expect(callsTo(runOf('failed'), /\/statuses$/).at(-1)?.body['state']).toBe('failure')
  })

  test('each state is written once, however often Zadig is polled', () => {
    for (const run of (['passed', 'failed', 'pushed', 'enterprise'] as const).map((name) => runOf(name))) {
      const said = callsTo(run, /^POST \/statuses\//).map(({ body }) => JSON.stringify(body))
      expect(new Set(said).size).toBe(said.length)
      expect(said.length).toBeLessThanOrEqual(4)
    }
  })

  test('a push finds its pull request by the commit', () => {
    expect(runOf('pushed').calls).toContain(`GET /commits/${PUSHED}/pulls`)
    expect(callsTo(runOf('pushed'), /^POST \/issues\/12\/comments$/)).toHaveLength(1)
    expect(callsTo(runOf('pushed'), new RegExp(`^POST /statuses/${PUSHED}$`)).length).toBeGreaterThan(0)
  })

  test('GitHub Enterprise Server is called at its own address', () => {
    expect(runOf('enterprise').calls.length).toBeGreaterThan(3)
    expect(warningsOf(runOf('enterprise'))).toEqual([])
  })

  test('every request has the token and a body that GitHub accepts', () => {
    for (const run of (['passed', 'failed', 'pushed', 'enterprise'] as const).map((name) => runOf(name))) {
      for (const call of run.github.calls) {
        expect(call.authorization).toBe('token ghs_EmulatedRunnerTokenOfTheJob0000000000')
        expect([200, 201]).toContain(call.status)
      }
    }
  })
})

describe('a GitHub that refuses', () => {
  const refusing = (status: number, message: string) => ({ github: { faults: [{ on: /./, status, message }] } })
  const runOf = startRuns({
    forbidden: refusing(403, 'Resource not accessible by integration'),
    conflict: refusing(409, 'Conflict ##[error]x\n::error::y'),
    limited: { github: { limits: [{ on: /./, kind: 'primary', seconds: 3_000 }] } },
    atTheEnd: { github: { limits: [{ on: /"state":"success"/, kind: 'secondary', seconds: 2 }] } },
    once: { github: { faults: [{ on: /POST \/statuses/, status: 502, times: 1 }] } },
    made: { github: { faults: [{ on: /POST \/deployments$/, status: 502, isHandled: true, times: 1 }] } },
    fork: { event: pullRequest('mallory/octo-repo') },
    asked: { with: { 'commit-status': '', 'deployment-environment': '', 'pull-request-comment': 'false' } },
  })

  test.each(['forbidden', 'conflict', 'limited', 'atTheEnd', 'once', 'made', 'fork', 'asked'] as const)(
    'never changes the verdict: %s',
    (name) => {
      expect(runOf(name).run.result).toMatchObject({ result: 'success', outputs: { conclusion: 'success' } })
    },
  )

  test('for lack of a permission gets one request a report, with a warning that names the permission', () => {
    const warnings = warningsOf(runOf('forbidden'))
    expect(warnings).toHaveLength(3)
    for (const permission of ['statuses: write', 'deployments: write', 'pull-requests: write']) {
      expect(warnings.filter((text) => text.includes(`\`permissions: ${permission}\``))).toHaveLength(1)
    }
    expect(runOf('forbidden').calls).toHaveLength(3)
  })

  test("with a conflict is a warning with GitHub's message, sanitized on one line", () => {
    expect(warningsOf(runOf('conflict')).every((text) => text.includes('GitHub answered 409'))).toBe(true)
    expect(warningsOf(runOf('conflict')).join()).not.toMatch(/\n|##\[error\]/)
  })

  test('a rate limit of 50 minutes delays nothing, and is a warning of the post step', () => {
    const { post } = runOf('limited').run.result
    for (const what of ['commit status', 'deployment']) {
      expect(runOf('limited').run.log).toContain(`The ${what} is left to the post step: GitHub answered 403 (API rate`)
      const warning = `warning Zadig ${what}: The ${what} still shows task 1 as in progress: GitHub answered 403 (API rate`
      expect(annotationsOf(post ?? { annotations: [] }).filter((text) => text.startsWith(warning))).toHaveLength(1)
    }
    expect(warningsOf(runOf('limited')).join()).toMatch(/^warning Zadig pull request comment: .* asks to wait 50m/)
    // What was sent before the first refusal came; then one request each in the post step.
    expect(runOf('limited').calls.length).toBeLessThanOrEqual(5)
  })

  test('a secondary rate limit at the end is waited for: nothing stays pending', () => {
    const refused = callsTo(runOf('atTheEnd'), /./).filter(({ status }) => status === 403)
    expect(refused.length).toBeGreaterThan(0)
    for (const what of [/^POST \/statuses\//, /^POST \/deployments\/\d+\/statuses$/]) {
      expect(callsTo(runOf('atTheEnd'), what).at(-1)).toMatchObject({ status: 201, body: { state: 'success' } })
    }
    expect(runOf('atTheEnd').github.comments).toHaveLength(1)
    expect(runOf('atTheEnd').run.log).toMatch(/The (commit status|deployment) waits [12]s for GitHub's rate limit\./)
    expect(warningsOf(runOf('atTheEnd'))).toEqual([])
    expect(runOf('atTheEnd').run.result.state).toMatchObject({ 'open-status': '', 'open-deployment': '' })
  })

  test('a temporary failure is followed by the next state', () => {
    expect(callsTo(runOf('once'), /^POST \/statuses\//).at(-1)).toMatchObject({
      status: 201,
      body: { state: 'success' },
    })
  })

  test('a deployment whose response was lost is found, not created again', () => {
    expect(callsTo(runOf('made'), /^POST \/deployments$/)).toHaveLength(1)
    const last = callsTo(runOf('made'), /^POST \/deployments\/\d+\/statuses$/).at(-1)
    expect(last).toMatchObject({ status: 201, body: { state: 'success' } })
  })

  test('a pull request from a fork is skipped with a notice', () => {
    expect(runOf('fork').calls).toEqual([])
    expect(annotationsOf(runOf('fork').run.result).filter((text) => text.includes('comes from a fork'))).toHaveLength(1)
  })

  test('without a report in the inputs, GitHub gets no request', () => expect(runOf('asked').calls).toEqual([]))
})

describe('a step that is killed', () => {
  const killed: Options = {
    kill: 'running',
    scenario: endlessShip,
    github: { comments: [{ author: 'github-actions[bot]', body: `${MARKER}\nthe last run` }] },
  }
  const runOf = startRuns({
    killed,
    left: { ...killed, with: { 'cancel-on-abort': 'false' } },
    limited: {
      ...killed,
      github: { ...killed.github, limits: [{ on: /"state":"error"/, kind: 'secondary', seconds: 2 }] },
    },
    unanswered: {
      ...killed,
      kill: 'deploying',
      github: { faults: [{ on: /^POST \/deployments$/, status: 0, isHandled: true }] },
    },
    forbidden: {
      ...killed,
      github: { faults: [{ on: /^POST \/statuses/, status: 403, message: 'Resource not accessible by integration' }] },
    },
  })
  const lastOf = (name: 'killed' | 'left' | 'limited', what: RegExp) => callsTo(runOf(name), what).at(-1)?.body

  test.each([
    { name: 'killed', became: 'task 1 is cancelled in Zadig' },
    { name: 'left', became: 'task 1 may still run in Zadig' },
    { name: 'limited', became: 'task 1 is cancelled in Zadig' },
  ] as const)('leaves nothing pending on GitHub: $name', ({ name, became }) => {
    const closed = { state: 'error', description: `The step ended early; ${became}` }
    expect(lastOf(name, /^POST \/statuses\//)).toMatchObject({ ...closed, context: 'zadig/ship' })
    expect(lastOf(name, /^POST \/deployments\/\d+\/statuses$/)).toMatchObject(closed)
    expect(runOf(name).github.comments[0]?.body).toContain(MARKER)
    expect(runOf(name).github.comments[0]?.body).toContain(became)
    expect(callsTo(runOf(name), /^POST \/deployments$/)).toHaveLength(1)
    expect(runOf(name).run.result.post?.result).toBe('success')
    expect(warningsOf(runOf(name))).toEqual([])
  })

  test("waits in its post step for GitHub's rate limit", () => {
    const closing = callsTo(runOf('limited'), /./).filter(({ body }) => body['state'] === 'error')
    expect(closing.map(({ status }) => status)).toEqual(expect.arrayContaining([403, 201]))
    expect(runOf('limited').run.log).toMatch(/Post job cleanup\.[^]* waits [12]s for GitHub's rate limit\./)
  })

  test('leaves no deployment open whose id it never received', () => {
    const [made, ...others] = callsTo(runOf('unanswered'), /^POST \/deployments$/)
    expect(others).toEqual([])
    expect(made?.status).toBe(0)
    const statuses = callsTo(runOf('unanswered'), /^POST \/deployments\/\d+\/statuses$/)
    expect(statuses).toMatchObject([{ status: 201, body: { state: 'error' } }])
    expect(warningsOf(runOf('unanswered'))).toEqual([])
  })

  test('gets no second write to a report that GitHub refused', () => {
    expect(callsTo(runOf('forbidden'), /^POST \/statuses\//)).toHaveLength(1)
    expect(callsTo(runOf('forbidden'), /^POST \/deployments\/\d+\/statuses$/).at(-1)?.body['state']).toBe('error')
  })
})

describe.each(['gitea', 'forgejo'] as const)('a %s server', (product) => {
  const others = Array.from({ length: 150 }, (_, index) => ({ author: 'octocat', body: `comment ${index}` }))
  let first: Run
  let second: Run
  beforeAll(async () => {
    first = await runWithGithub({ github: { product, comments: others } })
    second = await runWithGithub({ github: { product, comments: first.github.comments }, scenario: failing })
  })

  test('has one comment after two runs, updated in place', () => {
    expect(first.github.comments.filter(({ body }) => body.startsWith(MARKER))).toHaveLength(1)
    expect(first.github.comments.at(-1)).toMatchObject({ author: `${product}-actions` })
    expect(second.github.comments).toHaveLength(151)
    expect(second.github.comments.at(-1)?.body).toContain('### ❌ Task 1 of 交付 Ship failed')
    expect(second.calls).toContain('GET /user')
  })

  test('is asked for no more pages of comments than there are', () => {
    expect(callsTo(first, /^GET \/issues\/7\/comments$/)).toHaveLength(2)
  })

  test('gets a commit status; the deployment, which it does not support, is one warning', () => {
    expect(callsTo(first, /^POST \/statuses\//).at(-1)).toMatchObject({ status: 201, body: { state: 'success' } })
    expect(warningsOf(first)).toEqual([
      expect.stringMatching(/^warning Zadig deployment: .* answered 404 .* Gitea and Forgejo have no deployments, /),
    ])
    expect(callsTo(first, /deployments/)).toHaveLength(1)
    expect(first.run.result.outputs['conclusion']).toBe('success')
  })
})
