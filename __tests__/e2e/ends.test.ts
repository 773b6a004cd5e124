// How a task can end in Zadig, as a user of the root action meets it: one run of `dist` for each end.
import { describe, expect, it } from '@jest/globals'

import { annotationsOf, distinct, scene, SHIP_INPUTS } from '../support/run-dist.ts'
import { cancelledShip, rejectedShip, shipEnding } from '../support/scenarios.ts'

const TASK_URL = /^http:\/\/127\.0\.0\.1:\d+\/v1\/projects\/detail\/demo\/pipelines\/custom\/ship\/1\?display_name=\S+$/
const SECONDS = /^\d+$/
const IMAGE = (module: string) => expect.stringMatching(new RegExp(`^registry\\.example\\.com/demo/${module}:\\S+$`))

const DEFINITION = 'GET /openapi/workflows/custom/ship/detail?projectKey=demo'
const TRIGGER = 'POST /openapi/workflows/custom/task'
const TASK = 'GET /openapi/workflows/custom/task?taskId=1&workflowKey=ship'
const stream = (job: string): string => `GET /openapi/logs/sse/v4/workflow/ship/1/${job}/0`
const stored = (job: string): string => `GET /openapi/logs/log/v4/workflow/ship/1/${job}`
const JOBS = ['job-0-0-0-build', 'job-0-0-1-build', 'job-1-0-0-deploy', 'job-1-0-1-deploy', 'job-2-0-0-test']

/** The outputs, with those that are JSON as values. */
function readOutputs(outputs: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const isJson = (text: string): boolean => /^[[{]/.test(text)
  return Object.fromEntries(
    Object.entries(outputs).map(([name, text]): [string, unknown] => [name, isJson(text) ? JSON.parse(text) : text]),
  )
}

describe('a task that passes', () => {
  const run = scene()

  it('passes the step, says nothing in annotations, and leaves the post step nothing to do', async () => {
    const { result, postRequests } = await run
    expect(result).toMatchObject({ result: 'success', exitCode: 0, annotations: [], failureReasons: [] })
    expect(result.state).toMatchObject({ phase: 'done', 'task-id': '1' })
    expect(result.post).toMatchObject({ result: 'success', exitCode: 0, log: ['Post job cleanup.'], annotations: [] })
    expect(postRequests).toEqual([])
  })

  it('sets every output', async () => {
    const { result } = await run
    expect(readOutputs(result.outputs)).toEqual({
      'task-id': '1',
      'task-url': expect.stringMatching(TASK_URL),
      status: 'passed',
      conclusion: 'success',
      jobs: JOBS.map((name) => ({
        name,
        'display-name': expect.stringMatching(/^(build|deploy|test)-\S+$/),
        type: expect.stringMatching(/^zadig-(build|deploy|test)$/),
        status: 'passed',
        start: expect.any(Number),
        end: expect.any(Number),
        duration: expect.any(Number),
        error: '',
        url: result.outputs['task-url'],
        // e2e/commit-check has what is in them.
        sources: expect.any(Array),
      })),
      'failed-jobs': [],
      images: { 'web/web': IMAGE('web'), 'api/api': IMAGE('api') },
      environments: [
        {
          name: 'staging',
          production: false,
          status: 'passed',
          services: ['web', 'api'].map((service) => ({ service, module: service, image: IMAGE(service) })),
        },
      ],
      'queue-seconds': expect.stringMatching(SECONDS),
      'duration-seconds': expect.stringMatching(SECONDS),
      adopted: 'false',
      attempts: '1',
      sources: expect.any(Array),
    })
  })

  it('sends one POST with exactly the body that the inputs say, and otherwise only reads', async () => {
    const { requests, zadig } = await run
    expect(distinct(requests)).toEqual(
      [DEFINITION, TRIGGER, TASK, ...JOBS.map(stored), ...liveStreams(requests)].toSorted(),
    )
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([TRIGGER])
    const posted = zadig.requests.find(({ method }) => method === 'POST')
    expect(posted?.headers['content-type']).toBe('application/json')
    const services = ['web', 'api'].map((name) => ({ service_name: name, service_module: name }))
    expect(JSON.parse(posted?.body ?? '')).toEqual({
      workflow_key: 'ship',
      project_key: 'demo',
      parameters: [],
      inputs: [
        {
          job_name: 'build',
          job_type: 'zadig-build',
          parameters: { registry: 'https://registry.example.com/demo', service_list: services },
        },
        {
          job_name: 'deploy',
          job_type: 'zadig-deploy',
          parameters: { env_name: 'staging', service_list: services },
        },
        { job_name: 'test', job_type: 'zadig-test', parameters: {} },
      ],
    })
  })

  it('opens each stream once, asks for the task about once a second, and names the token in two words everywhere', async () => {
    const { requests, zadig } = await run
    const streams = liveStreams(requests)
    expect(streams).toEqual(expect.arrayContaining([stream(JOBS[0] ?? ''), stream(JOBS[1] ?? '')]))
    expect(requests.filter((request) => request.includes('/sse/'))).toHaveLength(streams.length)
    expect(requests.filter((request) => request === TASK).length).toBeLessThanOrEqual(6)
    expect(new Set(zadig.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${zadig.token}`]),
    )
    expect(zadig.requests.filter(({ url }) => url.includes(zadig.token))).toEqual([])
  })

  it('prints every stage and job in the log, and the verdict with its link at the end', async () => {
    const { result } = await run
    const log = result.log.join('\n')
    for (const name of ['stage build', 'job build-web-web', 'job deploy-api', 'stage test', 'task 1'])
      expect(log).toMatch(new RegExp(`✓ ${name}: passed`))
    expect(result.log.at(-2)).toMatch(/^✓ Task 1 of 交付 Ship passed/)
    expect(result.log.at(-1)?.trim()).toMatch(TASK_URL)
  })

  it('writes a summary with verdict, link and a row for each job', async () => {
    const { result } = await run
    const [heading = '', , link = ''] = (result.summary ?? '').split('\n')
    expect(heading).toMatch(/^### ✅ .*Task 1 of 交付 Ship passed/)
    expect(link).toContain('[Open the task in Zadig]')
    expect(link).toContain(result.outputs['task-url'])
    for (const name of ['build-web-web', 'build-api-api', 'deploy-web', 'deploy-api', 'test-smoke'])
      expect(result.summary).toMatch(new RegExp(`^\\|.*\\| ${name} \\|.* 🟢 passed \\|`, 'm'))
  })
})

/** Which streams were opened beside those of the builds depends on when the action looked. */
function liveStreams(requests: readonly string[]): readonly string[] {
  return distinct(requests.filter((request) => JOBS.some((job) => request === stream(job))))
}

describe('a task whose test job fails', () => {
  const run = scene({ zadig: { scenario: shipEnding('failed', 'exit status 1') } })

  it('fails the step with exit code 1 and one annotation for the job beside the verdict', async () => {
    const { result, postRequests } = await run
    expect(result).toMatchObject({ result: 'failure', exitCode: 1 })
    expect(annotationsOf(result)).toEqual([
      expect.stringMatching(/^error Zadig job test-smoke: failed: exit status 1/),
      expect.stringMatching(/^error: Task 1 of 交付 Ship failed( after \ds)?: test-smoke\.$/),
    ])
    expect(result.state).toMatchObject({ phase: 'done', 'task-id': '1' })
    expect(postRequests).toEqual([])
  })

  it("repeats the failed job's last lines before the verdict and folds them into the summary", async () => {
    const { result } = await run
    const log = result.log.join('\n')
    const ending = log.slice(log.indexOf('test-smoke failed: exit status 1. Its last 5 lines:'))
    expect(ending.match(/│.* smoke line \d of 5$/gm)).toHaveLength(5)
    expect(result.summary).toMatch(/^### ❌ .*Task 1 of 交付 Ship failed/)
    expect(result.summary).toMatch(/<details><summary>Last 5 lines.*<\/summary>[^<]*smoke line 5 of 5/)
    expect(result.summary).toContain('🔴 failed')
  })
})

describe('other ends in Zadig', () => {
  const timedOut = scene({ zadig: { scenario: shipEnding('timeout', 'wait job timeout') } })
  const rejected = scene({
    zadig: { scenario: rejectedShip },
    with: { inputs: `${SHIP_INPUTS}approve: {}\n` },
  })
  const cancelled = scene({ zadig: { scenario: cancelledShip } })

  it.each([
    {
      what: "a job that ran into Zadig's own time limit is timed-out",
      run: timedOut,
      outputs: { status: 'timeout', conclusion: 'timed-out', 'failed-jobs': '["test-smoke"]' },
      annotations: [
        expect.stringMatching(/^error Zadig job test-smoke: timeout: wait job timeout/),
        expect.stringMatching(
          /^error: Task 1 of 交付 Ship timed out in Zadig.*: test-smoke\.\nThe limit is the job's own/,
        ),
      ],
      summary: '🔴 timeout',
    },
    {
      what: 'a rejection names who rejected it and why',
      run: rejected,
      outputs: { status: 'reject', conclusion: 'rejected', 'failed-jobs': '["approve"]' },
      annotations: [
        expect.stringMatching(/^notice Zadig waits: approve is waiting for approval \(1 of alice, bob\): http/),
        expect.stringMatching(/^error Zadig job approve: reject/),
        'error: Task 1 of 交付 Ship was rejected by alice (“今天不发布”).',
      ],
      summary: '🔴 reject',
    },
    {
      what: 'a cancellation at the web UI names who cancelled',
      run: cancelled,
      outputs: { status: 'cancelled', conclusion: 'cancelled', 'failed-jobs': '[]' },
      annotations: ['error: Task 1 of 交付 Ship was cancelled in Zadig by alice.'],
      summary: 'was cancelled in Zadig by alice',
    },
  ])('$what', async ({ run, outputs, annotations, summary }) => {
    const { result, requests, postRequests } = await run
    expect(result).toMatchObject({ result: 'failure', exitCode: 1, state: { phase: 'done', 'task-id': '1' } })
    expect(result.outputs).toMatchObject({ 'task-id': '1', 'task-url': expect.stringMatching(TASK_URL), ...outputs })
    expect(Object.keys(result.outputs).toSorted()).toEqual([
      'adopted',
      'attempts',
      'conclusion',
      'duration-seconds',
      'environments',
      'failed-jobs',
      'images',
      'jobs',
      'queue-seconds',
      'sources',
      'status',
      'task-id',
      'task-url',
    ])
    expect(annotationsOf(result)).toEqual(annotations)
    expect(result.summary).toContain(summary)
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([TRIGGER])
    expect(postRequests).toEqual([])
  })
})
