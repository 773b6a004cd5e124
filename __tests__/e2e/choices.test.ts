// What the user can choose about waiting and showing: budgets, `wait`, `logs`, `summary`, `annotations`.
import { describe, expect, it } from '@jest/globals'

import { bodyOf } from '../support/action-bench.ts'
import { annotationsOf, distinct, scene } from '../support/run-dist.ts'
import { endlessShip, shipEnding } from '../support/scenarios.ts'

const DEFINITION = 'GET /openapi/workflows/custom/ship/detail?projectKey=demo'
const TRIGGER = 'POST /openapi/workflows/custom/task'
const TASK = 'GET /openapi/workflows/custom/task?taskId=1&workflowKey=ship'
const CANCEL = 'DELETE /openapi/workflows/custom/task?taskId=1&workflowKey=ship'
const failing = { scenario: shipEnding('failed', 'exit status 1') }

describe('`timeout`', () => {
  const left = scene({ zadig: { scenario: endlessShip }, with: { timeout: '2s' } })
  const cancelled = scene({ zadig: { scenario: endlessShip }, with: { timeout: '2s', 'cancel-on-timeout': 'true' } })

  it('ends the step and leaves the task running', async () => {
    const { result, requests, postRequests, tasks } = await left
    expect(result).toMatchObject({ result: 'failure', exitCode: 1, state: { phase: 'done' } })
    expect(result.outputs).toMatchObject({ 'task-id': '1', status: 'running', conclusion: 'timed-out' })
    expect(annotationsOf(result)).toEqual([
      expect.stringMatching(
        /^error: Gave up waiting for task 1 .*`timeout` of 2s is used up while it is running build-web-web/,
      ),
    ])
    expect(result.summary).toContain('🔵 running')
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([TRIGGER])
    expect(postRequests).toEqual([])
    expect(tasks.map(({ status }) => status)).toEqual(['running'])
  })

  it('with `cancel-on-timeout` cancels the task and says that it is cancelled', async () => {
    const { result, requests, postRequests, tasks, log } = await cancelled
    expect(result).toMatchObject({ result: 'failure', exitCode: 1, state: { phase: 'done' } })
    expect(result.outputs).toMatchObject({ 'task-id': '1', status: 'cancelled', conclusion: 'timed-out' })
    expect(annotationsOf(result)).toEqual([
      expect.stringMatching(
        /^error: Gave up waiting for task 1 .*`timeout` of 2s is used up while it is running build-web-web.*The task was cancelled\./s,
      ),
    ])
    expect(log).toMatch(/Task 1 is cancelled in Zadig\./)
    expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([TRIGGER, CANCEL])
    expect(postRequests).toEqual([])
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })
})

describe('`queue-timeout`', () => {
  const run = scene({
    with: (zadig) => {
      zadig.execute(bodyOf('never-runs', ['script']), 'alice')
      return { 'workflow-key': 'never-runs', inputs: 'script: {}', 'queue-timeout': '1s', 'cancel-on-timeout': 'true' }
    },
  })

  it('with `cancel-on-timeout` names the task that it waited behind, not that it is cancelled', async () => {
    const { result, requests, tasks } = await run
    expect(result).toMatchObject({ result: 'failure', exitCode: 1, outputs: { status: 'cancelled' } })
    expect(annotationsOf(result).filter((annotation) => annotation.startsWith('error'))).toEqual([
      expect.stringMatching(/`queue-timeout` of 1s is used up while it is waiting in Zadig's queue behind task 1\./),
    ])
    expect(requests.filter((request) => request.includes('/tasks?'))).toHaveLength(1)
    expect(tasks.map(({ status }) => status)).toEqual(['waiting', 'cancelled'])
  })
})

describe('`wait: false`', () => {
  const run = scene({ zadig: { scenario: endlessShip }, with: { wait: 'false' } })

  it('triggers, sets the outputs that are known, and ends after one look at what was started', async () => {
    const { result, requests, postRequests, tasks } = await run
    expect(result).toMatchObject({ result: 'success', exitCode: 0, annotations: [], state: { phase: 'done' } })
    expect(result.outputs).toEqual({
      'task-id': '1',
      'task-url': expect.stringContaining('/pipelines/custom/ship/1'),
      adopted: 'false',
    })
    expect(requests).toEqual([DEFINITION, TRIGGER, TASK])
    expect(postRequests).toEqual([])
    expect(tasks).toHaveLength(1)
  })
})

describe('`logs`', () => {
  const failed = scene({ zadig: failing, with: { logs: 'failed' } })
  const none = scene({ zadig: failing, with: { logs: 'none' } })

  it('with `failed` reads the log of the failed job only, at the end, and shows its last lines once', async () => {
    const { result, requests, log } = await failed
    expect(distinct(requests)).toEqual(
      [DEFINITION, TRIGGER, TASK, 'GET /openapi/logs/log/v4/workflow/ship/1/job-2-0-0-test'].toSorted(),
    )
    expect(log.match(/│.* smoke line \d of 5$/gm)).toHaveLength(5)
    expect(log).not.toMatch(/│.* (web|api|deploy) line/)
    expect(result.outputs).toMatchObject({ conclusion: 'failure' })
  })

  it('with `none` reads no log at all and still names the failed job', async () => {
    const { result, requests, log } = await none
    expect(distinct(requests)).toEqual([DEFINITION, TRIGGER, TASK].toSorted())
    expect(log).not.toContain('│')
    expect(annotationsOf(result)).toEqual([
      'error Zadig job test-smoke: failed: exit status 1',
      expect.stringMatching(/^error: Task 1 of 交付 Ship failed/),
    ])
  })
})

describe('`summary: false` and `annotations: false`', () => {
  const run = scene({ zadig: failing, with: { summary: 'false', annotations: 'false', logs: 'none' } })

  it("write neither; the step's own error stays", async () => {
    const { result } = await run
    expect(result.summary).toBeUndefined()
    expect(annotationsOf(result)).toEqual([expect.stringMatching(/^error: Task 1 of 交付 Ship failed/)])
    expect(result).toMatchObject({ result: 'failure', exitCode: 1 })
  })
})

describe('`parameters`', () => {
  const run = scene({ with: { parameters: 'GITHUB_RUN: 1.10', inputs: 'test: {}' } })

  it('reach Zadig as the strings that were written, and only the listed jobs run', async () => {
    const { zadig, result, tasks } = await run
    expect(JSON.parse(zadig.requests.find(({ method }) => method === 'POST')?.body ?? '')).toEqual({
      workflow_key: 'ship',
      project_key: 'demo',
      parameters: [{ name: 'GITHUB_RUN', type: 'string', value: '1.10' }],
      inputs: [{ job_name: 'test', job_type: 'zadig-test', parameters: {} }],
    })
    expect(result.result).toBe('success')
    expect(tasks[0]?.stages.flatMap(({ jobs }) => jobs).map(({ displayName }) => displayName)).toEqual(['test-smoke'])
  })
})
