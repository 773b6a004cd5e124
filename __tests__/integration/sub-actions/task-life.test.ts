// What is done with a task that is there already: wait, retry, cancel, resume.
import { describe, expect, test } from '@jest/globals'

import { answers } from '../../../emulators/zadig/faults/answers.ts'
import type { ZadigOptions } from '../../../emulators/zadig/server.ts'
import { cancel } from '../../../src/actions/cancel.ts'
import { resume } from '../../../src/actions/resume.ts'
import { retry } from '../../../src/actions/retry.ts'
import { wait } from '../../../src/actions/wait.ts'
import { readCancelInputs, readResumeInputs, readRetryInputs, readWaitInputs } from '../../../src/github/inputs/task.ts'
import { bodyOf, onBench } from '../../support/action-bench.ts'

const WAIT = { read: readWaitInputs, main: wait }
const RETRY = { read: readRetryInputs, main: retry }
const CANCEL = { read: readCancelInputs, main: cancel }
const RESUME = { read: readResumeInputs, main: resume }

const is =
  (wanted: string) =>
  (status: string): boolean =>
    status === wanted
const hello = (taskId: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'workflow-key': 'hello',
  'task-id': taskId,
  ...more,
})

function options(jobs: Readonly<Record<string, object>>, extra: ZadigOptions = {}): ZadigOptions {
  return { scenario: { name: 'life', description: '', jobs: { '*': { duration: 100 }, ...jobs } }, ...extra }
}

const NEVER_ENDING = { script: { duration: Infinity } }
const FAILING_ONCE = { script: [{ outcome: 'failed', error: 'exit status 1' }, { outcome: 'passed' }] }
const writes = (requests: readonly { readonly method: string }[]): number =>
  requests.filter(({ method }) => method !== 'GET').length

describe('wait', () => {
  test('follows a task of somebody else to its end, with all of its log and every output', async () => {
    const script = { duration: 60_000, log: { lines: ['first line', 'last line'], stamped: false } }
    await onBench(options({ script }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('running'))
      const { verdict, runner } = await bench.act(WAIT, hello(taskId))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('passed') })
      expect(runner.text()).toContain('first line')
      expect(runner.text()).toContain('last line')
      expect(runner.outputs).toMatchObject({
        'task-id': taskId,
        status: 'passed',
        conclusion: 'success',
        attempts: '1',
      })
      expect(runner.outputs['task-url']).toMatch(/\/v1\/projects\/detail\/demo\/pipelines\/custom\/hello\/1\?/)
      expect(runner.summary()).toContain('passed')
      // It starts nothing and stops nothing, so the post step has nothing to look after.
      expect(runner.state).toEqual({ 'task-id': taskId, phase: 'done' })
      expect(writes(bench.server.requests)).toBe(0)
    })
  })

  test('says how a task ended that is over already, and fails the step where it failed', async () => {
    await onBench(options({ script: { outcome: 'failed', error: 'exit status 1' } }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      await bench.clock.sleep(5_000)
      const { verdict, runner } = await bench.act(WAIT, hello(taskId))
      expect(verdict.passed).toBe(false)
      expect(runner.outputs).toMatchObject({ conclusion: 'failure', status: 'failed' })
      expect(JSON.parse(runner.outputs['failed-jobs'] ?? '')).toEqual(['job-0-0-0-script'])
    })
  })

  test.each([
    ['leaves the task alone when the step is stopped', {}, 'running', 0],
    ['cancels it when the user wants that', { 'cancel-on-abort': 'true' }, 'cancelled', 1],
  ])('%s', async (_what, more, status, count) => {
    await onBench(options(NEVER_ENDING), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('running'))
      bench.clock.after(30_000, () => bench.stop.abort('SIGINT'))
      const { verdict, runner } = await bench.act(WAIT, hello(taskId, more))
      expect(verdict.passed).toBe(false)
      expect(runner.outputs['conclusion']).toBe('cancelled')
      expect(bench.server.lastTask().status).toBe(status)
      expect(writes(bench.server.requests)).toBe(count)
    })
  })

  test.each([
    ['a task that there is not', hello('99'), 'unknown', 'There is no such task'],
    ['a server that cannot be reached', hello('1', {}), 'unreachable', ''],
  ])('fails for %s, and says so in `conclusion`', async (_what, inputs, conclusion, advice) => {
    await onBench(options({}), async (bench) => {
      if (conclusion === 'unreachable')
        bench.server.faults.add({ path: '/openapi/workflows/custom/task', action: answers.gatewayPage(503) })
      const { verdict, runner } = await bench.act(WAIT, inputs)
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining(advice) })
      expect(runner.outputs).toEqual({ conclusion })
    })
  })
})

describe('retry', () => {
  test.each(['4.0', '5.0'] as const)('runs a failed task again and follows it (Zadig %s)', async (version) => {
    await onBench(options(FAILING_ONCE, { version }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      await bench.clock.sleep(10_000)
      const { verdict, runner } = await bench.act(RETRY, hello(taskId))
      expect(verdict).toMatchObject({ passed: true })
      expect(runner.outputs).toMatchObject({ 'task-id': taskId, conclusion: 'success', status: 'passed' })
      expect(runner.state).toEqual({ 'task-id': taskId, phase: 'done' })
    })
  })

  test('gives Zadig the time to let go of a task that has only just failed', async () => {
    await onBench(options(FAILING_ONCE, { unqueueDelay: 4_000 }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      expect((await bench.act(RETRY, hello(taskId))).verdict.passed).toBe(true)
    })
  })

  test('says so where Zadig refused, and the task is waiting all the same', async () => {
    await onBench(options(FAILING_ONCE, { unqueueDelay: 30_000 }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      const { runner } = await bench.act(RETRY, hello(taskId, { wait: 'false' }))
      expect(runner.outputs['status']).toBe('waiting')
      expect(runner.annotations).toEqual([
        expect.objectContaining({
          level: 'warning',
          message: expect.stringMatching(/refused the retry .* the task is waiting.*cancel it/),
        }),
      ])
    })
  })

  test('asks at once where the task failed long ago', async () => {
    await onBench(options(FAILING_ONCE), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      await bench.clock.sleep(120_000)
      const startedAt = bench.clock.now()
      await bench.act(RETRY, hello(taskId, { wait: 'false' }))
      expect(bench.clock.now() - startedAt).toBeLessThan(2_000)
    })
  })

  test('ends with `wait: false` once the task runs again', async () => {
    await onBench(options({ script: [{ outcome: 'failed' }, { duration: Infinity }] }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      await bench.clock.sleep(10_000)
      const { verdict, runner } = await bench.act(RETRY, hello(taskId, { wait: 'false' }))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('runs again') })
      expect(['waiting', 'running']).toContain(runner.outputs['status'])
      expect(runner.state['phase']).toBe('done')
    })
  })

  test.each([
    ['runs', NEVER_ENDING, 'running'],
    ['has passed', {}, 'passed'],
  ])('refuses a task that %s, and asks Zadig for nothing', async (_what, jobs, status) => {
    await onBench(options(jobs), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is(status))
      await bench.clock.sleep(10_000)
      const { verdict } = await bench.act(RETRY, hello(taskId))
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('cannot be retried') })
      expect(writes(bench.server.requests)).toBe(0)
    })
  })

  test('believes the task where the answer was lost', async () => {
    await onBench(options(FAILING_ONCE), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      await bench.clock.sleep(10_000)
      bench.server.faults.add({ method: 'POST', times: 1, action: { kind: 'handle-then-reset' } })
      const { verdict } = await bench.act(RETRY, hello(taskId))
      expect(verdict.passed).toBe(true)
      expect(writes(bench.server.requests)).toBe(1)
    })
  })

  test('cancels what it has started when the step is stopped', async () => {
    await onBench(options({ script: [{ outcome: 'failed' }, { duration: Infinity }] }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('failed'))
      await bench.clock.sleep(10_000)
      bench.clock.after(60_000, () => bench.stop.abort('SIGTERM'))
      const { runner } = await bench.act(RETRY, hello(taskId))
      expect(runner.outputs).toMatchObject({ conclusion: 'cancelled', status: 'cancelled' })
    })
  })
})

describe('cancel', () => {
  test('cancels a task and confirms it', async () => {
    await onBench(options(NEVER_ENDING), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('running'))
      const { verdict, runner } = await bench.act(CANCEL, hello(taskId))
      expect(verdict).toEqual({ passed: true, sentence: 'Task 1 of Hello is cancelled.', advice: '' })
      expect(runner.outputs).toMatchObject({ 'previous-status': 'running', status: 'cancelled', cancelled: 'true' })
      expect(runner.summary()).toContain('Task 1 of Hello is cancelled')
    })
  })

  test('waits with `wait-for-stop` until the jobs have stopped as well', async () => {
    await onBench(options(NEVER_ENDING, { cancelDelay: 20_000 }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('running'))
      await bench.clock.sleep(5_000)
      const startedAt = bench.clock.now()
      const { verdict } = await bench.act(CANCEL, hello(taskId, { 'wait-for-stop': 'true' }))
      expect(verdict.sentence).toContain('its jobs have stopped')
      expect(bench.clock.now() - startedAt).toBeGreaterThanOrEqual(18_000)
    })
  })

  test('fails where jobs have not stopped within `stop-timeout`', async () => {
    await onBench(options(NEVER_ENDING, { cancelDelay: 600_000 }), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is('running'))
      await bench.clock.sleep(5_000)
      const { verdict } = await bench.act(CANCEL, hello(taskId, { 'wait-for-stop': 'true', 'stop-timeout': '1m' }))
      expect(verdict).toMatchObject({
        passed: false,
        sentence: expect.stringContaining('these jobs still run: script'),
      })
    })
  })

  test.each([
    ['passed', {}],
    ['failed', { script: { outcome: 'failed' } }],
  ])('leaves a task alone that is %s', async (status, jobs) => {
    await onBench(options(jobs), async (bench) => {
      const taskId = await bench.start('hello', ['script'], is(status))
      await bench.clock.sleep(5_000)
      const { verdict, runner } = await bench.act(CANCEL, hello(taskId))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('was left alone') })
      expect(runner.outputs).toMatchObject({ status, cancelled: 'false' })
      expect(writes(bench.server.requests)).toBe(0)
      expect(bench.server.lastTask().status).toBe(status)
    })
  })

  test('tells an unknown task from one that cannot be cancelled', async () => {
    await onBench(options(NEVER_ENDING), async (bench) => {
      expect((await bench.act(CANCEL, hello('99'))).verdict.advice).toContain('There is no such task')
      const taskId = await bench.start('hello', ['script'], is('running'))
      bench.server.faults.add({ method: 'DELETE', action: { kind: 'answer', status: 403 } })
      const { verdict, runner } = await bench.act(CANCEL, hello(taskId))
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('permission') })
      expect(runner.outputs['cancelled']).toBe('false')
      expect(writes(bench.server.requests)).toBe(1)
    })
  })
})

describe('resume', () => {
  const JOBS = ['build', 'deploy', 'test']
  const manual = (taskId: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    'project-key': 'demo',
    'workflow-key': 'manual-stage',
    'task-id': taskId,
    ...more,
  })

  test.each([
    ['the one that it is parked at', ''],
    ['by name', 'deploy'],
  ])('starts the manual stage, %s', async (_how, stage) => {
    await onBench(options({}, { version: '5.0' }), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('pause'))
      const { verdict, runner } = await bench.act(RESUME, manual(taskId, { stage }))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('Started the stage deploy') })
      expect(runner.outputs).toMatchObject({ stage: 'deploy', resumed: 'true' })
      expect(runner.outputs['status']).not.toBe('pause')
    })
  })

  test('gives Zadig the time to let go of a task that it has only just parked', async () => {
    const server = { version: '5.0', unqueueDelay: 4_000 } as const
    await onBench(options({ build: { duration: 10_000 } }, server), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('running'))
      expect((await bench.act(RESUME, manual(taskId))).verdict.passed).toBe(true)
      await bench.clock.sleep(60_000)
      expect(bench.server.lastTask().status).toBe('passed')
    })
  })

  test('waits until the stage is reached, up to `stage-timeout`', async () => {
    await onBench(options({ build: { duration: 600_000 } }, { version: '5.0' }), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('running'))
      const late = await bench.act(RESUME, manual(taskId, { 'stage-timeout': '1m' }))
      expect(late.verdict.sentence).toContain('`stage-timeout` of 1m is used up')
      expect((await bench.act(RESUME, manual(taskId))).verdict.passed).toBe(true)
    })
  })

  test('is done already where somebody else has started the stage', async () => {
    await onBench(options({ deploy: { duration: Infinity } }, { version: '5.0' }), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('pause'))
      await bench.act(RESUME, manual(taskId))
      const { verdict, runner } = await bench.act(RESUME, manual(taskId, { stage: 'deploy' }))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('started already by ci-bot') })
      expect(runner.outputs['resumed']).toBe('false')
    })
  })

  test('believes the task where the answer was lost', async () => {
    await onBench(options({}, { version: '5.0' }), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('pause'))
      bench.server.faults.add({ method: 'POST', times: 1, action: { kind: 'handle-then-reset' } })
      expect((await bench.act(RESUME, manual(taskId))).verdict.passed).toBe(true)
      expect(writes(bench.server.requests)).toBe(1)
    })
  })

  test('names those who may, to a user who may not', async () => {
    await onBench(options({}, { version: '5.0' }), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('pause'))
      const other = await bench.act(RESUME, manual(taskId), 'carol')
      expect(other.verdict).toMatchObject({ passed: false, advice: expect.stringContaining('permission') })
      expect(writes(bench.server.requests)).toBe(0)
    })
  })

  test.each([
    ['a server before 5.0', '4.3', {}, 'needs Zadig 5.0'],
    ['a stage that is not manual', '5.0', { stage: 'test' }, 'Name one of them'],
    ['another project', '5.0', { 'project-key': 'other' }, ''],
  ] as const)('refuses %s at once', async (_what, version, more, advice) => {
    await onBench(options({ build: { duration: Infinity } }, { version }), async (bench) => {
      const taskId = await bench.start('manual-stage', JOBS, is('running'))
      const startedAt = bench.clock.now()
      const { verdict } = await bench.act(RESUME, manual(taskId, more), 'admin')
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining(advice) })
      expect(bench.clock.now() - startedAt).toBeLessThan(5_000)
    })
  })

  test('finds nothing to resume in a task that has no manual stage ahead', async () => {
    await onBench(options({}, { version: '5.0' }), async (bench) => {
      const taskId = String(bench.server.execute(bodyOf('hello', ['script'])))
      const { verdict } = await bench.act(RESUME, { ...manual(taskId), 'workflow-key': 'hello' })
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('no manual stage lies ahead') })
    })
  })
})
