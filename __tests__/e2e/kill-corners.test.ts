// Stops with a second problem: no reader of the output, no answer of Zadig, another signal.
import { describe, expect, test } from '@jest/globals'

import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { type DistOptions, type DistRun, type LiveRun, scene } from '../support/run-dist.ts'
import { endlessShip } from '../support/scenarios.ts'

/** A step that takes longer than the 6.5 s that it has exits with 130. */
const IN_TIME = { exitCode: 1, signal: null }
const TASK = '/openapi/workflows/custom/task'
const MARKED = { 'correlation-parameter': 'GITHUB_RUN' }

const flood: Scenario = {
  ...endlessShip,
  jobs: { '*': { duration: Infinity, log: { generate: { count: 200_000, interval: 0, size: 120 } } } },
}
const whileBuilding = ({ until, lines }: LiveRun): Promise<void> =>
  until('the builds run', () => lines.some((line) => /build-web-web: running/.test(line)))
const ONLY_A_HANG_MS = 60_000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const lives = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}
const endless = (options: DistOptions): DistOptions => ({ zadig: { scenario: endlessShip }, with: MARKED, ...options })

describe('a stopped step', () => {
  const unread = scene({
    zadig: { scenario: flood },
    async during(live) {
      await live.until('lines come', () => live.lines.some((line) => /build-web-web *│/.test(line)))
      live.step.pauseReading()
      await pause(500)
      const { pid } = live.step
      live.step.cancel()
      await live.until('the process ends', () => !lives(pid))
      live.step.resumeReading()
    },
    step: { ladder: { sigintMs: ONLY_A_HANG_MS } },
  })
  test('ends by itself although its output is not read, and has cancelled its task', async () => {
    const { result, tasks, zadig } = await unread
    expect(result).toMatchObject({ signal: null })
    expect(result.durationMs).toBeLessThan(ONLY_A_HANG_MS)
    expect(result.outputs).toMatchObject({ conclusion: 'cancelled', status: 'cancelled' })
    expect(result.summary).toMatch(/The step was stopped/)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(zadig.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  })

  const twice = scene(
    endless({
      faults: [{ method: 'DELETE', times: 1, action: { kind: 'hang' } }],
      async during(live) {
        await whileBuilding(live)
        live.step.kill('SIGINT')
        await live.until('the cancel is sent', () => live.zadig.requests.some(({ method }) => method === 'DELETE'))
        live.step.kill('SIGTERM')
      },
    }),
  )
  test('ends at once on a second signal, and leaves the rest to the post step', async () => {
    const { result, endedAfter, tasks, postRequests } = await twice
    expect(result.exitCode).toBe(130)
    // Without the second signal it would exit with the same code, but 6.5 s after the first one.
    expect(endedAfter).toBeLessThan(5_000)
    expect(postRequests.some((request) => request.startsWith('DELETE '))).toBe(true)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })

  const unanswered = scene(
    endless({
      faults: [{ method: 'POST', action: { kind: 'hang', handle: true } }],
      async during(live) {
        await live.until('the POST has arrived', () => live.zadig.tasks.length > 0)
        live.step.cancel()
      },
    }),
  )
  test('does not wait for a trigger that is never answered, and the post step finds the task by its marker', async () => {
    const { result, tasks, postRequests } = await unanswered
    expect(result).toMatchObject(IN_TIME)
    expect(result.outputs).toMatchObject({ conclusion: 'cancelled' })
    expect(postRequests.some((request) => request.startsWith('DELETE '))).toBe(true)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })

  const refused = scene(
    endless({
      faults: [{ method: 'DELETE', times: 1, action: { kind: 'hang' } }],
      async during(live) {
        await whileBuilding(live)
        live.step.cancel()
      },
    }),
  )
  test('whose cancel is not answered ends in time, says so, and the post step tries again', async () => {
    const { result, tasks, log, zadig } = await refused
    expect(result).toMatchObject(IN_TIME)
    expect(result.outputs).toMatchObject({ conclusion: 'cancelled', status: 'running' })
    expect(log).toContain('Could not confirm that task 1 stopped')
    expect(zadig.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
  })

  const gone = scene(
    endless({
      async during(live) {
        await whileBuilding(live)
        // The look before the cancel takes so long that the reader is gone when the step says what it does.
        live.zadig.faults.add({ method: 'GET', path: TASK, action: { kind: 'delay', for: 0, until: 'answer' } })
        live.zadig.hold('answer')
        live.step.kill('SIGHUP')
        const looks = (): number => live.zadig.requests.filter(({ fault }) => fault === 'delay').length
        await live.until('the task is read before the cancel', () => looks() > 0)
        live.step.closeStdout()
        live.zadig.release('answer')
      },
    }),
  )
  test('cancels its task although its reader is gone, since there may be no post step then', async () => {
    const { tasks, zadig, postRequests } = await gone
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(zadig.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
    // The main step may end before it has saved that: the post step then reads the task, and has nothing to cancel.
    expect(postRequests.filter((request) => request.startsWith('DELETE '))).toEqual([])
  })

  const searching = scene(
    endless({
      faults: [
        { method: 'POST', action: { kind: 'handle-then-reset' } },
        { method: 'GET', path: '*/tasks', times: 1, action: { kind: 'hang' } },
      ],
      async during(live) {
        await live.until('the task is looked for', () =>
          live.zadig.requests.some(({ path }) => path.endsWith('/tasks')),
        )
        live.step.cancel()
      },
    }),
  )
  test('stops searching for a lost task, which the post step continues', async () => {
    const { result, tasks, postRequests, log } = await searching
    expect(result).toMatchObject(IN_TIME)
    expect(result.outputs).toMatchObject({ conclusion: 'cancelled' })
    expect(postRequests.some((request) => request.startsWith('DELETE '))).toBe(true)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(log).not.toMatch(/This is a bug/)
  })

  const noting = scene(
    endless({
      with: { ...MARKED, remark: 'release 7' },
      faults: [{ method: 'PUT', action: { kind: 'hang' } }],
      async during(live) {
        await live.until('the remark is sent', () => live.zadig.requests.some(({ method }) => method === 'PUT'))
        live.step.cancel()
      },
    }),
  )
  test('does not wait for a remark', async () => {
    const { tasks, result } = await noting
    expect(result).toMatchObject(IN_TIME)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(result.outputs).toMatchObject({ conclusion: 'cancelled' })
  })
})

describe('`cancel-on-abort: false`', () => {
  const leave = (signal: NodeJS.Signals): Promise<DistRun> =>
    scene(
      endless({
        with: { ...MARKED, 'cancel-on-abort': 'false' },
        async during(live) {
          await whileBuilding(live)
          live.step.kill(signal)
        },
      }),
    )
  const runs = (['SIGINT', 'SIGKILL'] as const).map((signal) => ({ signal, run: leave(signal) }))
  test.each(runs)('leaves the task running after $signal, and says so', async ({ run }) => {
    const { requests, tasks, log } = await run
    expect(requests.filter((request) => request.startsWith('DELETE '))).toEqual([])
    expect(tasks.map(({ status }) => status)).toEqual(['running'])
    expect(log).toMatch(/`cancel-on-abort` is false.* (left running|left as it is)/)
  })
})

describe('`wait: false`', () => {
  const options: DistOptions = endless({ with: { ...MARKED, wait: 'false' } })
  const inFlight = scene({
    ...options,
    faults: [{ method: 'POST', action: { kind: 'delay', for: 0, until: 'answer', handle: true } }],
    async during(live) {
      live.zadig.hold('answer')
      await live.until('the POST has arrived', () => live.zadig.tasks.length > 0)
      live.step.cancel()
      // Long enough that the signal has arrived, and within the two seconds in which a stopped step waits for the answer.
      await pause(700)
      live.zadig.release('answer')
    },
  })
  test('stopped while the POST is in flight, cancels the task', async () => {
    const { tasks, result } = await inFlight
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(result.outputs).toMatchObject({ conclusion: 'cancelled', 'task-id': '1' })
  })

  const looking = scene({
    ...options,
    faults: [{ method: 'GET', path: TASK, action: { kind: 'hang' } }],
    async during(live) {
      await live.until('the task is looked at', () =>
        live.zadig.requests.some(({ path, method }) => path === TASK && method === 'GET'),
      )
      live.step.cancel()
    },
  })
  test('stopped after that, leaves the task running', async () => {
    const { result, tasks, postRequests } = await looking
    expect(result).toMatchObject({ exitCode: 0, signal: null })
    expect(tasks.map(({ status }) => status)).toEqual(['running'])
    expect(postRequests).toEqual([])
  })
})
