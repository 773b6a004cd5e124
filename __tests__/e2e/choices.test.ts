// What the user can choose about waiting and showing: budgets, `wait`, `logs`, `summary`, `annotations`.
import { describe, expect, it } from '@jest/globals'

import { annotationsOf, distinct, scene } from '../support/run-dist.ts'
import { endlessShip, shipEnding } from '../support/scenarios.ts'

const DEFINITION = 'GET /openapi/workflows/custom/ship/detail?projectKey=demo'
const TRIGGER = 'POST /openapi/workflows/custom/task'
const TASK = 'GET /openapi/workflows/custom/task?taskId=1&workflowKey=ship'
const CANCEL = 'DELETE /openapi/workflows/custom/task?taskId=1&workflowKey=ship'
const failing = { scenario: shipEnding('failed', 'exit status 1') }

describe('`timeout`', () => {
  const cancelled = scene({ zadig: { scenario: endlessShip }, with: { timeout: '2s', 'cancel-on-timeout': 'true' } })

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

  it('with `failed` reads the log of the failed job only, at the end, and shows its last lines once', async () => {
    const { result, requests, log } = await failed
    expect(distinct(requests)).toEqual(
      [DEFINITION, TRIGGER, TASK, 'GET /openapi/logs/log/v4/workflow/ship/1/job-2-0-0-test'].toSorted(),
    )
    expect(log.match(/│.* smoke line \d of 5$/gm)).toHaveLength(5)
    expect(log).not.toMatch(/│.* (web|api|deploy) line/)
    expect(result.outputs).toMatchObject({ conclusion: 'failure' })
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
