// Every way to stop a step, at every moment of its life: the built action leaves no task behind, rewrites none that has
// ended, and is gone before the runner loses patience (runner contract §4).
import { describe, expect, test } from '@jest/globals'

import { gatedShipWorkflow } from '../../emulators/zadig/definitions/ship.ts'
import type { LogScript } from '../../emulators/zadig/logs/source.ts'
import type { Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig } from '../../emulators/zadig/server.ts'
import { limit } from '../support/limit.ts'
import {
  annotationsOf,
  type DistOptions,
  type DistRun,
  type LiveRun,
  runDist,
  SHIP_INPUTS,
} from '../support/run-dist.ts'
import { endlessShip } from '../support/scenarios.ts'

/** Long enough that the stop has arrived, and within the two seconds in which a stopped step waits for its trigger's answer. */
const LATE_ANSWER_MS = 700
const TASK = '/openapi/workflows/custom/task'
/** More processes than that at a time, and what is measured is the machine. */
const limited = limit(5)

interface Moment {
  readonly moment: string
  readonly options: DistOptions
  readonly reached: (live: LiveRun) => Promise<void>
  /** What happens to the task. */
  readonly ends: 'no task' | 'cancelled' | 'failed'
  /** What the error says that the task was doing. */
  readonly was?: RegExp
}

const shows = (text: RegExp) => (live: LiveRun) =>
  live.until(`the log shows ${text}`, () => live.lines.some((line) => text.test(line)))
const server = (what: string, holds: (zadig: Zadig) => boolean) => (live: LiveRun) =>
  live.until(what, () => holds(live.zadig))

/** Says something every 50 ms, so that a process whose reader is gone notices. */
const chatty = { lines: Array.from({ length: 1_200 }, (_, index) => ({ at: index * 50, text: 'still working' })) }
const endless = (log: LogScript): Scenario => ({ ...endlessShip, jobs: { '*': { duration: Infinity, log } } })

const MOMENTS: readonly Moment[] = [
  {
    moment: 'before the POST',
    options: { faults: [{ method: 'GET', path: '*/detail', action: { kind: 'delay', for: 6_000 } }] },
    reached: server('the definition is asked for', ({ requests }) => requests.length > 0),
    ends: 'no task',
  },
  {
    moment: 'while the POST is in flight',
    options: {
      zadig: { scenario: endless(chatty) },
      faults: [{ method: 'POST', action: { kind: 'delay', for: 0, until: 'answer', handle: true } }],
    },
    reached: server('the POST has arrived', ({ tasks }) => tasks.length > 0),
    was: / before it read task 1 of /,
    ends: 'cancelled',
  },
  {
    moment: 'in the queue',
    options: { zadig: { scenario: endless(chatty), tickMs: 9_000 } },
    reached: shows(/task 1: waiting/),
    was: / while task 1 of .* was waiting in Zadig's queue\.$/m,
    ends: 'cancelled',
  },
  {
    moment: 'while jobs run',
    options: { zadig: { scenario: endless(chatty) } },
    reached: shows(/build-web-web: running/),
    was: / while task 1 of .* was running build-web-web/,
    ends: 'cancelled',
  },
  {
    moment: 'at a gate',
    options: {
      with: { inputs: `${SHIP_INPUTS}approve: {}` },
      zadig: {
        scenario: {
          ...endlessShip,
          workflows: [gatedShipWorkflow()],
          jobs: {
            '*': { duration: 50 },
            deploy: { duration: Infinity, log: chatty },
            approve: { decisions: [{ after: 7_000, by: 'alice', approve: true }] },
          },
        },
      },
    },
    reached: shows(/approve: wait_for_approval/),
    ends: 'cancelled',
  },
  {
    moment: 'in a flood of log lines',
    options: { zadig: { scenario: endless({ generate: { count: 200_000, interval: 0, size: 120 } }) } },
    reached: shows(/build-web-web *│/),
    ends: 'cancelled',
  },
  {
    moment: 'when the task has failed and the step does not know yet',
    options: {
      zadig: { scenario: { ...endlessShip, jobs: { '*': { duration: 700, outcome: 'failed', log: { lines: [] } } } } },
      // One read of the task hangs, so that the step does not see its end.
      faults: [{ method: 'GET', path: TASK, after: 1, times: 1, action: { kind: 'hang' } }],
    },
    reached: server(
      'the task has failed while a question is held up',
      ({ tasks, requests }) => tasks[0]?.status === 'failed' && requests.some(({ fault }) => fault === 'hang'),
    ),
    ends: 'failed',
  },
]

const WAYS = ['a cancelled job', 'SIGTERM', 'SIGKILL', 'a vanished reader', 'a step time-out'] as const
type Way = (typeof WAYS)[number]
const stopBy: Readonly<Record<Way, (live: LiveRun) => void>> = {
  'a cancelled job': ({ step }) => step.cancel(),
  SIGTERM: ({ step }) => step.kill('SIGTERM'),
  SIGKILL: ({ step }) => step.kill('SIGKILL'),
  'a vanished reader': ({ step }) => step.closeStdout(),
  'a step time-out': ({ step }) => step.timeOut(),
}

function stop(way: Way, { options, reached }: Moment): Promise<DistRun> {
  return limited(() =>
    runDist({
      ...options,
      with: { 'correlation-parameter': 'GITHUB_RUN', ...(typeof options.with === 'object' ? options.with : {}) },
      async during(live) {
        live.zadig.hold('answer')
        await reached(live)
        stopBy[way](live)
        await new Promise((resolve) => setTimeout(resolve, LATE_ANSWER_MS))
        live.zadig.release('answer')
      },
    }),
  )
}

const writes = ({ requests }: DistRun): readonly string[] =>
  requests.filter((request) => !request.startsWith('GET ')).map((request) => request.replace(/\?.*/, ''))

const cells = MOMENTS.flatMap((moment) => WAYS.map((way) => ({ ...moment, way })))

describe('a step that is stopped', () => {
  const runs = cells.map((cell) => {
    const run = stop(cell.way, cell)
    run.catch(() => undefined)
    return { ...cell, run }
  })

  test.each(runs)('by $way $moment: $ends', async ({ way, ends, was = /./, run }) => {
    const over = await run
    const handled = way !== 'SIGKILL' && way !== 'a vanished reader'

    expect(over.tasks.map(({ status }) => status)).toEqual(ends === 'no task' ? [] : [ends])
    expect(writes(over)).toEqual(
      ends === 'no task' ? [] : ends === 'failed' ? [`POST ${TASK}`] : [`POST ${TASK}`, `DELETE ${TASK}`],
    )
    expect(over.result.post).toMatchObject({ result: 'success', exitCode: 0 })
    expect(over.result.orphans).toEqual([])
    expect(over.log).not.toMatch(/This is a bug|UnhandledPromise|node:internal/)
    if (way === 'SIGKILL') expect(over.result).toMatchObject({ exitCode: 137, signal: 'SIGKILL' })
    // A step that takes longer than the 6.5 s that it has exits with 130.
    else expect(over.result).toMatchObject({ exitCode: 1, signal: null })
    if (!handled) {
      if (ends === 'cancelled') expect(over.postRequests.some((request) => request.startsWith('DELETE '))).toBe(true)
      return
    }

    expect(over.result.outputs).toMatchObject({ conclusion: 'cancelled' })
    expect(over.postRequests).toEqual([])
    if (ends === 'no task') return
    expect(over.result.outputs).toMatchObject({ 'task-id': '1', status: ends })
    expect(over.result.summary).toMatch(/The step was stopped .*SIG(INT|TERM)/)
    const [error] = annotationsOf(over.result).filter((annotation) =>
      annotation.startsWith('error: The step was stopped'),
    )
    expect(error).toMatch(was)
    expect(over.result.state).toMatchObject({ phase: 'done' })
  })
})
