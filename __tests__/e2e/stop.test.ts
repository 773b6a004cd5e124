// A step that is stopped, whatever by and whenever, leaves no task running behind (runner contract §4).
import { describe, expect, it } from '@jest/globals'

import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { annotationsOf, type DistOptions, type DistRun, type LiveRun, scene } from '../support/run-dist.ts'
import { endlessShip } from '../support/scenarios.ts'

/** By then the runner would send its next signal. */
const SELF_EXIT_MS = 6_500
const CANCEL_WITHIN_MS = 3_000
const DEFINITION = 'GET /openapi/workflows/custom/ship/detail?projectKey=demo'

/** A scene of which we mergeSnapshots when the step was stopped. */
interface Stopped {
  readonly run: Promise<DistRun>
  readonly stoppedAt: () => number
}

function stopped(
  when: (live: LiveRun) => Promise<void>,
  how: (live: LiveRun) => void,
  options: DistOptions = {},
): Stopped {
  let at = 0
  const run = scene({
    zadig: { scenario: endlessShip },
    ...options,
    async during(live) {
      await when(live)
      at = Date.now()
      how(live)
    },
  })
  return { run, stoppedAt: () => at }
}

const whileBuilding = ({ until, lines }: LiveRun): Promise<void> =>
  until('the builds are shown as running', () => lines.some((line) => /build-web-web: running/.test(line)))
const whileQueued = ({ until, lines }: LiveRun): Promise<void> =>
  until('the task is shown as waiting', () => lines.some((line) => /task 1: waiting/.test(line)))
const whileTriggering = ({ until, zadig }: LiveRun): Promise<void> =>
  until('the POST has arrived', () => zadig.requests.some(({ method }) => method === 'POST'))
const whileChecking = ({ until, zadig }: LiveRun): Promise<void> =>
  until('the definition is asked for', () => zadig.requests.length > 0)

const jobIsCancelled = ({ step }: LiveRun): void => step.cancel()
const kill =
  (signal: NodeJS.Signals) =>
  ({ step }: LiveRun): void =>
    step.kill(signal)

const queue = { with: { 'workflow-key': 'never-runs', inputs: 'script: {}' } }
const LEAVE = { with: { 'cancel-on-abort': 'false' } }
const slowPost = (ms: number): DistOptions => ({
  faults: [{ method: 'POST', action: { kind: 'delay', for: ms, handle: true } }],
})
/** Writes something every 50 ms, so that a process whose reader is gone notices. */
const chatty: Scenario = {
  ...endlessShip,
  jobs: {
    '*': {
      duration: 60_000,
      log: { lines: Array.from({ length: 1_200 }, (_, index) => ({ at: index * 50, text: 'still working' })) },
    },
  },
}

const writesOf = ({ requests }: DistRun): readonly string[] => requests.filter((request) => !request.startsWith('GET '))
const trigger = 'POST /openapi/workflows/custom/task'
const cancel = (key = 'ship'): string => `DELETE /openapi/workflows/custom/task?taskId=1&workflowKey=${key}`

const RUNNING = / while task 1 of .* was running build-web-web/

describe('a stop signal', () => {
  const cases = [
    {
      what: 'the cancelled job’s SIGINT while the task runs',
      key: 'ship',
      was: RUNNING,
      ...stopped(whileBuilding, jobIsCancelled),
    },
    { what: 'SIGTERM while the task runs', key: 'ship', was: RUNNING, ...stopped(whileBuilding, kill('SIGTERM')) },
    {
      what: 'SIGINT while the task waits in the queue',
      key: 'never-runs',
      was: / while task 1 of .* was waiting in Zadig's queue\.$/,
      ...stopped(whileQueued, jobIsCancelled, queue),
    },
    {
      what: 'SIGINT while the POST is on its way',
      key: 'ship',
      was: / before it read task 1 of /,
      ...stopped(whileTriggering, jobIsCancelled, slowPost(1_000)),
    },
  ]

  it.each(cases)('$what cancels the task within three seconds', async ({ run, stoppedAt, key }) => {
    const over = await run
    expect(writesOf(over)).toEqual([trigger, cancel(key)])
    const sent = over.zadig.requests.find(({ method }) => method === 'DELETE')?.time ?? Infinity
    expect(sent - stoppedAt()).toBeLessThan(CANCEL_WITHIN_MS)
    expect(over.tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })

  it.each(cases)('$what lets the step end by itself, with outputs and summary', async ({ run, was }) => {
    const { result, endedAfter, postRequests } = await run
    expect(result).toMatchObject({ exitCode: 1, signal: null })
    expect(endedAfter).toBeLessThan(SELF_EXIT_MS)
    expect(result.outputs).toMatchObject({ 'task-id': '1', conclusion: 'cancelled', status: 'cancelled' })
    expect(result.summary).toMatch(/^### \S+ .*The step was stopped .*SIG(INT|TERM)/)
    const [error] = annotationsOf(result).filter((annotation) => annotation.startsWith('error'))
    expect(error).toMatch(/^error: The step was stopped \(SIG(INT|TERM)\) /)
    expect(error).toMatch(was)
    expect(result.state).toMatchObject({ phase: 'done', 'task-id': '1' })
    expect(postRequests).toEqual([])
  })
})

describe('a signal before there can be a task', () => {
  const { run } = stopped(whileChecking, jobIsCancelled, {
    faults: [{ method: 'GET', path: '*/detail', action: { kind: 'hang' } }],
  })

  it('triggers nothing and is no bug of the action', async () => {
    const over = await run
    expect(over.requests).toEqual([DEFINITION])
    expect(over.tasks).toEqual([])
    expect(over.endedAfter).toBeLessThan(SELF_EXIT_MS)
    expect(over.log).not.toContain('This is a bug')
    expect(annotationsOf(over.result)[0]).toMatch(/^error: The step was stopped \(SIGINT\)/)
  })
})

describe('a POST whose answer comes too late for a stopped step', () => {
  const { run } = stopped(whileTriggering, jobIsCancelled, slowPost(4_500))

  it('makes one task at most, which ends cancelled', async () => {
    const over = await run
    expect(over.endedAfter).toBeLessThan(SELF_EXIT_MS)
    expect(writesOf(over)).toEqual([trigger, cancel()])
    expect(over.tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(over.result.outputs).toMatchObject({ conclusion: 'cancelled' })
  })
})

describe('SIGKILL', () => {
  const running = stopped(whileBuilding, kill('SIGKILL')).run
  const triggering = stopped(whileTriggering, kill('SIGKILL'), slowPost(1_000)).run

  it('while the task runs leaves the cancelling to the post step', async () => {
    const over = await running
    expect(over.result).toMatchObject({ exitCode: 137, signal: 'SIGKILL' })
    expect(over.result.outputs).toMatchObject({ 'task-id': '1', 'task-url': expect.stringContaining('/ship/1') })
    expect(over.postRequests).toContain(cancel())
    expect(over.result.post).toMatchObject({ result: 'success' })
    expect(over.tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })

  it('while the POST is on its way leaves the finding and cancelling to the post step', async () => {
    const over = await triggering
    expect(writesOf(over)).toEqual([trigger, cancel()])
    expect(over.postRequests).toContain(cancel())
    expect(over.tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })
})

describe('a vanished reader of the output', () => {
  const { run } = stopped(whileBuilding, ({ step }) => step.closeStdout(), { zadig: { scenario: chatty } })

  it('ends the step without a crash loop, and the post step cancels the task', async () => {
    const over = await run
    expect(over.endedAfter).toBeLessThan(SELF_EXIT_MS)
    expect(over.result).toMatchObject({ result: 'failure', signal: null })
    expect(writesOf(over)).toEqual([trigger, cancel()])
    expect(over.tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(over.result.post).toMatchObject({ result: 'success' })
  })
})

describe('`cancel-on-abort: false`', () => {
  const signalled = stopped(whileBuilding, jobIsCancelled, LEAVE).run
  const killed = stopped(whileBuilding, kill('SIGKILL'), LEAVE).run

  it.each([
    { what: 'a signal', run: signalled },
    { what: 'SIGKILL', run: killed },
  ])('leaves the task running after $what, and says so', async ({ run }) => {
    const over = await run
    expect(writesOf(over)).toEqual([trigger])
    expect(over.tasks.map(({ status }) => status)).toEqual(['running'])
    expect(over.log).toMatch(/`cancel-on-abort` is false.* (left running|left as it is)/)
  })
})
