// Actions on an existing task, against the emulator: wait, retry, cancel, resume.
import { describe, expect, test } from '@jest/globals'

import { answers } from '../../../emulators/zadig/faults/answers.ts'
import type { ZadigOptions } from '../../../emulators/zadig/server.ts'
import { cancel } from '../../../src/actions/cancel.ts'
import { resume } from '../../../src/actions/resume.ts'
import { retry } from '../../../src/actions/retry.ts'
import { wait } from '../../../src/actions/wait.ts'
import { readCancelInputs, readResumeInputs, readRetryInputs, readWaitInputs } from '../../../src/github/inputs/task.ts'
import { type Acted, type Bench, onBench } from '../../support/action-bench.ts'

type Inputs = Readonly<Record<string, string>>
type Act = (inputs?: Inputs, user?: string) => Promise<Acted>

interface Options extends ZadigOptions {
  readonly jobs?: Readonly<Record<string, object>>
  /** The status that the task, a stage or a job must reach first. */
  readonly until?: string
  /** Milliseconds after that, before the action starts. */
  readonly pause?: number
}

/** Starts a task of a workflow, and gives the test the action on it. */
const on =
  (action: 'wait' | 'retry' | 'cancel' | 'resume', key = 'hello', names: readonly string[] = ['script']) =>
  (options: Options, work: (act: Act, bench: Bench) => Promise<void>): Promise<void> => {
    const { jobs = {}, until = 'running', pause = 0, ...server } = options
    const scenario = { name: 'life', description: '', jobs: { '*': { duration: 100 }, ...jobs } }
    return onBench({ scenario, ...server }, async (bench) => {
      const taskId = await bench.start(key, names, (status) => status === until)
      await bench.clock.sleep(pause)
      const common = { 'workflow-key': key, 'task-id': taskId }
      const act: Act = (more, user) => {
        const inputs = { ...common, ...more }
        switch (action) {
          case 'wait':
            return bench.act({ read: readWaitInputs, main: wait }, inputs, user)
          case 'retry':
            return bench.act({ read: readRetryInputs, main: retry }, inputs, user)
          case 'cancel':
            return bench.act({ read: readCancelInputs, main: cancel }, inputs, user)
          case 'resume':
            return bench.act({ read: readResumeInputs, main: resume }, { 'project-key': 'demo', ...inputs }, user)
        }
      }
      await work(act, bench)
    })
  }

const endless = { script: { duration: Infinity } }
const failing = { jobs: { script: [{ outcome: 'failed', error: 'exit status 1' }, {}] }, until: 'failed' } as const
const failingThenEndless = {
  jobs: { script: [{ outcome: 'failed' }, { duration: Infinity }] },
  until: 'failed',
} as const
const SETTLED = 10_000

const writes = ({ server }: Bench): number => server.requests.filter(({ method }) => method !== 'GET').length

describe('wait', () => {
  const onTask = on('wait')

  test("follows another user's task to its end, with all of its log and every output", async () => {
    const script = { duration: 60_000, log: { lines: ['first line', 'last line'], stamped: false } }
    await onTask({ jobs: { script } }, async (act, bench) => {
      const { verdict, runner } = await act()
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('passed') })
      expect(runner.text()).toMatch(/first line[^]*last line/)
      expect(runner.outputs).toMatchObject({ 'task-id': '1', status: 'passed', conclusion: 'success', attempts: '1' })
      expect(runner.outputs['task-url']).toMatch(/\/v1\/projects\/detail\/demo\/pipelines\/custom\/hello\/1\?/)
      expect(runner.summary()).toContain('passed')
      // It changes nothing, so the post step has nothing to do.
      expect(runner.state).toEqual({ 'task-id': '1', phase: 'done' })
      expect(writes(bench)).toBe(0)
    })
  })

  test('fails for a task that has failed', async () => {
    await onTask({ ...failing, pause: 5_000 }, async (act) => {
      const { verdict, runner } = await act()
      expect(verdict.passed).toBe(false)
      expect(runner.outputs).toMatchObject({ conclusion: 'failure', status: 'failed' })
      expect(JSON.parse(runner.outputs['failed-jobs'] ?? '')).toEqual(['job-0-0-0-script'])
    })
  })

  test.each([
    ['leaves the task running when the step is stopped', {}, 'running', 0],
    ['cancels it with `cancel-on-abort`', { 'cancel-on-abort': 'true' }, 'cancelled', 1],
  ])('%s', async (_what, more, status, count) => {
    await onTask({ jobs: endless }, async (act, bench) => {
      bench.clock.after(30_000, () => bench.stop.abort('SIGINT'))
      const { verdict, runner } = await act(more)
      expect([verdict.passed, runner.outputs['conclusion']]).toEqual([false, 'cancelled'])
      expect([bench.server.lastTask().status, writes(bench)]).toEqual([status, count])
    })
  })

  test.each([
    ['unknown', 'a task that does not exist', { 'task-id': '99' }, 'There is no such task'],
    ['unreachable', 'a server that cannot be reached', {}, ''],
  ])('has the conclusion %s for %s', async (conclusion, _what, inputs, advice) => {
    await onTask({}, async (act, bench) => {
      if (conclusion === 'unreachable')
        bench.server.faults.add({ path: '/openapi/workflows/custom/task', action: answers.gatewayPage(503) })
      const { verdict, runner } = await act(inputs)
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining(advice) })
      expect(runner.outputs).toEqual({ conclusion })
    })
  })
})

describe('retry', () => {
  const onTask = on('retry')

  test.each(['4.0', '5.0'] as const)('runs a failed task again and follows it (Zadig %s)', async (version) => {
    await onTask({ ...failing, version, pause: SETTLED }, async (act) => {
      const { verdict, runner } = await act()
      expect(verdict).toMatchObject({ passed: true })
      expect(runner.outputs).toMatchObject({ 'task-id': '1', conclusion: 'success', status: 'passed' })
      expect(runner.state).toEqual({ 'task-id': '1', phase: 'done' })
    })
  })

  test('waits until Zadig has dequeued a task that has just failed', async () => {
    await onTask({ ...failing, unqueueDelay: 4_000 }, async (act) => expect((await act()).verdict.passed).toBe(true))
  })

  test('warns if Zadig refuses and the task waits nevertheless', async () => {
    await onTask({ ...failing, unqueueDelay: 30_000 }, async (act) => {
      const { runner } = await act({ wait: 'false' })
      expect(runner.outputs['status']).toBe('waiting')
      expect(runner.annotations).toMatchObject([
        { level: 'warning', message: expect.stringMatching(/refused the retry .*cancel it/) },
      ])
    })
  })

  test('with `wait: false` ends once the task runs again, at once for a task that failed long ago', async () => {
    await onTask({ ...failingThenEndless, pause: 120_000 }, async (act, bench) => {
      const startedAt = bench.clock.now()
      const { verdict, runner } = await act({ wait: 'false' })
      expect(bench.clock.now() - startedAt).toBeLessThan(2_000)
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('runs again') })
      expect(['waiting', 'running']).toContain(runner.outputs['status'])
      expect(runner.state['phase']).toBe('done')
    })
  })

  test.each([
    ['runs', { jobs: endless, until: 'running' }],
    ['has passed', { until: 'passed' }],
  ])('refuses a task that %s', async (_what, options) => {
    await onTask({ ...options, pause: SETTLED }, async (act, bench) => {
      const { verdict } = await act()
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('cannot be retried') })
      expect(writes(bench)).toBe(0)
    })
  })

  test('cancels the task when the step is stopped', async () => {
    await onTask({ ...failingThenEndless, pause: SETTLED }, async (act, bench) => {
      bench.clock.after(60_000, () => bench.stop.abort('SIGTERM'))
      expect((await act()).runner.outputs).toMatchObject({ conclusion: 'cancelled', status: 'cancelled' })
    })
  })
})

describe('cancel', () => {
  const onTask = on('cancel')

  test('cancels a task and confirms it', async () => {
    await onTask({ jobs: endless }, async (act) => {
      const { verdict, runner } = await act()
      expect(verdict).toEqual({ passed: true, sentence: 'Task 1 of Hello is cancelled.', advice: '' })
      expect(runner.outputs).toMatchObject({ 'previous-status': 'running', status: 'cancelled', cancelled: 'true' })
      expect(runner.summary()).toContain('Task 1 of Hello is cancelled')
    })
  })

  test.each([
    ['waits with `wait-for-stop` until the jobs have stopped', 20_000, true, 'its jobs have stopped'],
    ['fails if jobs still run after `stop-timeout`', 600_000, false, 'these jobs still run: script'],
  ])('%s', async (_what, cancelDelay, passed, said) => {
    await onTask({ jobs: endless, cancelDelay, pause: 5_000 }, async (act, bench) => {
      const startedAt = bench.clock.now()
      const { verdict } = await act({ 'wait-for-stop': 'true', 'stop-timeout': '1m' })
      expect(verdict).toMatchObject({ passed, sentence: expect.stringContaining(said) })
      expect(bench.clock.now() - startedAt).toBeGreaterThanOrEqual(18_000)
    })
  })

  test.each([
    ['passed', {}],
    ['failed', { script: { outcome: 'failed' } }],
  ])('does not change a task that has %s', async (status, jobs) => {
    await onTask({ jobs, until: status, pause: 5_000 }, async (act, bench) => {
      const { verdict, runner } = await act()
      expect(verdict.passed).toBe(true)
      expect(runner.outputs).toMatchObject({ status, cancelled: 'false' })
      expect([bench.server.lastTask().status, writes(bench)]).toEqual([status, 0])
    })
  })

  test('fails for an unknown task, and for a task that it may not cancel', async () => {
    await onTask({ jobs: endless }, async (act, bench) => {
      expect((await act({ 'task-id': '99' })).verdict.advice).toContain('There is no such task')
      bench.server.faults.add({ method: 'DELETE', action: { kind: 'answer', status: 403 } })
      const { verdict, runner } = await act()
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('permission') })
      expect([runner.outputs['cancelled'], writes(bench)]).toEqual(['false', 1])
    })
  })
})

describe('resume', () => {
  const onTask = on('resume', 'manual-stage', ['build', 'deploy', 'test'])
  const paused = { version: '5.0', until: 'pause' } as const

  test.each([
    ['at which the task is paused', ''],
    ['by name', 'deploy'],
  ])('starts the manual stage %s', async (_how, stage) => {
    await onTask(paused, async (act) => {
      const { verdict, runner } = await act({ stage })
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('Started the stage deploy') })
      expect(runner.outputs).toMatchObject({ stage: 'deploy', resumed: 'true' })
      expect(runner.outputs['status']).not.toBe('pause')
    })
  })

  test('waits until Zadig has dequeued a task that has just paused', async () => {
    await onTask({ version: '5.0', unqueueDelay: 4_000, jobs: { build: { duration: 10_000 } } }, async (act, bench) => {
      expect((await act()).verdict.passed).toBe(true)
      await bench.clock.sleep(60_000)
      expect(bench.server.lastTask().status).toBe('passed')
    })
  })

  test('waits until the stage is reached, up to `stage-timeout`', async () => {
    await onTask({ version: '5.0', jobs: { build: { duration: 600_000 } } }, async (act) => {
      expect((await act({ 'stage-timeout': '1m' })).verdict.sentence).toContain('`stage-timeout` of 1m is used up')
      expect((await act()).verdict.passed).toBe(true)
    })
  })

  test('passes if the stage has been started', async () => {
    await onTask({ ...paused, jobs: { deploy: { duration: Infinity } } }, async (act) => {
      await act()
      const { verdict, runner } = await act({ stage: 'deploy' })
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('already by ci-bot') })
      expect(runner.outputs['resumed']).toBe('false')
    })
  })

  test.each([
    ['a server before 5.0', '4.3', {}, 'needs Zadig 5.0'],
    ['a stage that is not manual', '5.0', { stage: 'test' }, 'Name one of them'],
    ['another project', '5.0', { 'project-key': 'other' }, ''],
  ] as const)('fails at once for %s', async (_what, version, more, advice) => {
    await onTask({ version, jobs: { build: { duration: Infinity } } }, async (act, bench) => {
      const startedAt = bench.clock.now()
      const { verdict } = await act(more, 'admin')
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining(advice) })
      expect(bench.clock.now() - startedAt).toBeLessThan(5_000)
    })
  })

  test('fails for a task without a manual stage', async () => {
    await on('resume')({ version: '5.0', jobs: endless }, async (act) => {
      const { verdict } = await act()
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('no manual stage') })
    })
  })
})
