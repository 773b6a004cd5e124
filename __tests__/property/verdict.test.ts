// Random lives of a task, random trouble, random budgets, random stops: what the step says is what the server said, or
// that it cannot say; at most one task; none rewritten; an end in time.
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'

import { cleanUp } from '../../src/actions/post.ts'
import { run } from '../../src/actions/run.ts'
import { ActionError } from '../../src/errors.ts'
import { readEvent } from '../../src/github/context.ts'
import { readRunInputs } from '../../src/github/inputs/run.ts'
import { readState } from '../../src/github/state.ts'
import { conclusionOf, outcomeOf } from '../../src/task/outcome.ts'
import { hasEnded, KNOWN_STATUSES } from '../../src/task/status.ts'
import { aTask } from '../support/a-task.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { modelZadig, type ModelOptions } from '../support/model-zadig.ts'
import { recordingRunner } from '../support/recording-runner.ts'

const ENDS = ['passed', 'failed', 'timeout', 'reject', 'cancelled', 'skipped']
/** To the millisecond, as clocks go. */
const seconds = (max: number) => fc.integer({ min: 1, max: max * 1_000 }).map((ms) => ms / 1_000)

const going = fc.record({
  seconds: seconds(400),
  status: fc.constantFrom('waiting', 'running', 'running', 'pause', 'created', 'levitating'),
  job: fc.constantFrom(...KNOWN_STATUSES, 'levitating'),
  staleEnd: fc.boolean(),
  jobVanishes: fc.boolean(),
})
/** An end that lasts for ever, or that somebody undoes by a retry at the web UI, or a restart by a cancel. */
const ended = fc.record({ seconds: seconds(60), status: fc.constantFrom(...ENDS), job: fc.constantFrom(...ENDS) })
const life = fc.array(fc.oneof({ weight: 4, arbitrary: going }, { weight: 1, arbitrary: ended }), {
  minLength: 1,
  maxLength: 6,
})
const trouble = fc.record({
  from: seconds(900),
  lasts: seconds(400),
  kind: fc.constantFrom('outage' as const, 'outage' as const, 'unauthorized' as const),
})

const scenes = fc.record({
  runs: fc.array(life, { minLength: 1, maxLength: 3 }),
  troubles: fc
    .array(trouble, { maxLength: 3 })
    .map((list) => list.map(({ from, lasts, kind }) => ({ from, to: from + lasts, kind }))),
  trigger: fc.constantFrom(
    'answered' as const,
    'answered' as const,
    'answered' as const,
    'lost-handled' as const,
    'lost-unhandled' as const,
  ),
  marked: fc.boolean(),
  outage: fc.integer({ min: 1, max: 300 }),
  timeout: fc.integer({ min: 1, max: 1_200 }),
  queue: fc.option(fc.integer({ min: 1, max: 300 })),
  approval: fc.option(fc.integer({ min: 1, max: 300 })),
  retries: fc.integer({ min: 0, max: 2 }),
  onAbort: fc.boolean(),
  onTimeout: fc.boolean(),
  stopAt: fc.option(seconds(900)),
})
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never

function inputsOf(scene: Scene) {
  const inputs: Readonly<Record<string, string>> = {
    url: 'https://zadig.example.com',
    'api-token': 'a.b.c',
    'project-key': 'demo',
    'workflow-key': 'hello',
    inputs: 'script: {}',
    preflight: 'off',
    logs: 'none',
    'correlation-parameter': scene.marked ? 'MARKER' : '',
    'outage-timeout': `${scene.outage}s`,
    timeout: `${scene.timeout}s`,
    'queue-timeout': scene.queue === null ? '' : `${scene.queue}s`,
    'approval-timeout': scene.approval === null ? '' : `${scene.approval}s`,
    retries: String(scene.retries),
    'cancel-on-abort': String(scene.onAbort),
    'cancel-on-timeout': String(scene.onTimeout),
  }
  return readRunInputs(
    Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  )
}

async function play(scene: Scene) {
  const clock = new FakeClock()
  const startedAt = clock.now()
  const inputs = inputsOf(scene)
  const options: ModelOptions = { ...scene, outageTimeout: inputs.outageTimeout }
  const zadig = modelZadig(clock, options)
  const runner = recordingRunner()
  const stop = new AbortController()
  let stoppedAt = Infinity
  if (scene.stopAt !== null) {
    clock.after(scene.stopAt * 1_000, () => {
      stoppedAt = clock.now()
      stop.abort('SIGINT')
    })
  }
  const deps = { zadig: zadig.api, runner, clock, random: () => 0.5, creator: 'ci-bot', tokens: [] }
  const work = run(inputs, {
    ...deps,
    signal: stop.signal,
    event: readEvent({}),
    identity: { repository: 'acme/shop', runId: '1', runAttempt: 1, job: 'deliver', matrix: '', step: '__run' },
    runUrl: '',
    github: () => {
      throw new Error('nothing was to be reported to GitHub')
    },
  })
  let thrown: unknown
  try {
    await clock.runUntil(work)
  } catch (error) {
    thrown = error
  }
  const elapsed = (clock.now() - startedAt) / 1_000
  const atEnd = {
    status: zadig.created() === 0 ? '' : zadig.status(),
    lastSeen: zadig.lastSeen(),
    troubled: zadig.troubled(),
    phase: runner.state['phase'],
    stoppedAt,
    now: clock.now(),
  }

  const postStartedAt = clock.now()
  const state = Object.fromEntries(Object.entries(runner.state).map(([name, value]) => [`STATE_${name}`, value]))
  await clock.runUntil(
    cleanUp(inputs, readState(state), { ...deps, github: noGithub, signal: new AbortController().signal }),
  )
  return { zadig, runner, thrown, elapsed, atEnd, postElapsed: (clock.now() - postStartedAt) / 1_000 }
}

function noGithub(): never {
  throw new Error('no report was asked for')
}

describe('whatever happens', () => {
  test('the verdict is the server’s or none, there is one task at most, and it ends in time', async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { zadig, runner, thrown, elapsed, atEnd, postElapsed } = await play(scene)
        const conclusion = runner.outputs['conclusion']
        const stopped = atEnd.stoppedAt <= atEnd.now

        expect(zadig.posts()).toBeLessThanOrEqual(1)
        expect(zadig.created()).toBeLessThanOrEqual(1)
        expect(zadig.wrongCancels()).toEqual([])
        if (thrown !== undefined) expect(thrown).toBeInstanceOf(ActionError)

        const ours = [undefined, 'unreachable', 'unknown', 'timed-out'].includes(conclusion)
        const byServer = outcomeOf(aTask({ status: atEnd.lastSeen }))
        if (!ours && !stopped) expect(conclusion).toBe(byServer && conclusionOf(byServer))
        if (conclusion === 'success') expect(['passed', 'skipped']).toContain(atEnd.lastSeen)
        const isLost = thrown instanceof Error && thrown.message.includes('answer to the trigger was lost')
        if (conclusion === 'unreachable' || conclusion === 'unknown') expect(atEnd.troubled || isLost).toBe(true)
        if (conclusion === 'timed-out' && atEnd.lastSeen !== 'timeout')
          expect(runner.text()).toMatch(/`(queue-|approval-)?timeout` of .* is used up/)

        // Trigger, search and retries each have bounds of their own.
        const around = 2 * scene.outage + 122 + scene.retries * 121 + 32
        const bound = scene.timeout + (scene.approval ?? 0) + around
        expect(elapsed).toBeLessThanOrEqual(bound)
        if (stopped) expect(atEnd.now - atEnd.stoppedAt).toBeLessThanOrEqual(6_500)
        expect(postElapsed).toBeLessThanOrEqual(90)

        // No orphan: a stopped step leaves nothing running, or has left word for the post step, which had its chance here.
        if (stopped && scene.onAbort && conclusion === 'cancelled' && !zadig.troubled())
          expect(zadig.created() === 0 || hasEnded(zadig.status()) || runner.annotations.length > 0).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
