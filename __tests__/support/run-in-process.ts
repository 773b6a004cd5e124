import type { Fault } from '../../emulators/zadig/faults/fault.ts'
import { startZadig, type Zadig, type ZadigOptions } from '../../emulators/zadig/server.ts'
import { run } from '../../src/actions/run.ts'
import { readEvent, readRunIdentity } from '../../src/github/context.ts'
import type { GithubEvent } from '../../src/payload/read/github-event.ts'
import { readRunInputs } from '../../src/github/inputs/run.ts'
import type { ZadigApi } from '../../src/ports/zadig-api.ts'
import type { Clock } from '../../src/time/clock.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { createTransport } from '../../src/zadig/http/transport.ts'
import { emulatorClock } from './emulator-clock.ts'
import { FakeClock } from './fake-clock.ts'
import { recordingRunner, type RecordingRunner } from './recording-runner.ts'

export interface InProcessOptions {
  /** Inputs by name, over the defaults: workflow `hello` and its one job, without logs. */
  readonly with?: Readonly<Record<string, string>>
  readonly zadig?: ZadigOptions
  readonly faults?: readonly Fault[]
  /** Variables of the runner that tell which step of which run this is. */
  readonly environment?: Readonly<Record<string, string>>
  /** The GitHub event. Default: none. */
  readonly event?: GithubEvent
  /** Milliseconds of real time for one request. Default: a minute, which only a hang takes. */
  readonly requestTimeout?: number
  /** To inspect after a run that throws. */
  readonly runner?: RecordingRunner
  /** Called once the server listens, to arrange what was before and what happens later by the fake clock. */
  readonly arrange?: (server: {
    readonly clock: FakeClock
    readonly zadig: Zadig
    readonly stop: AbortController
  }) => void | Promise<void>
}

export type InProcessRun = Awaited<ReturnType<typeof runInProcess>>

/**
 * Runs the root action's use case in this process, with the real client over real HTTP against the emulator, both on one
 * fake clock: an hour takes milliseconds, and always the same ones. `elapsed` is in milliseconds; `polls` are the seconds from
 * the start at which the task was read.
 */
export async function runInProcess(options: InProcessOptions) {
  const work = { calls: 0, asleep: 0 }
  const clock = new FakeClock(undefined, () => work.calls > work.asleep)
  const startedAt = clock.now()
  const zadig = await startZadig({ clock: emulatorClock(clock), ...options.zadig })
  for (const fault of options.faults ?? []) zadig.faults.add(fault)
  const inputs = readRunInputs(
    inputVariables({
      url: zadig.url,
      'api-token': zadig.token,
      'project-key': 'demo',
      'workflow-key': 'hello',
      inputs: 'script: {}',
      logs: 'none',
      ...options.with,
    }),
  )
  const client = clientOf(zadig.url, zadig.token, clock, work, options.requestTimeout, inputs.outageTimeout)
  const runner = options.runner ?? recordingRunner()
  const stop = new AbortController()
  await options.arrange?.({ clock, zadig, stop })
  try {
    const verdict = await clock.runUntil(
      run(inputs, {
        zadig: client.zadig,
        runner,
        clock,
        random: () => 0.5,
        signal: stop.signal,
        event: options.event ?? readEvent({}),
        identity: readRunIdentity(options.environment ?? {}, inputs.matrix),
        creator: 'ci-bot',
        tokens: [zadig.token],
        github: () => {
          throw new Error('nothing was to be reported to GitHub')
        },
        runUrl: 'https://github.com/octo-org/octo-repo/actions/runs/1',
      }),
    )
    const polls = zadig.requests
      .filter(({ method, path }) => method === 'GET' && path === '/openapi/workflows/custom/task')
      .map(({ time }) => (time - startedAt) / 1_000)
    return { verdict, runner, zadig, elapsed: clock.now() - startedAt, polls }
  } finally {
    await client.close()
    await zadig.close()
  }
}

/** The variables of the runner for these inputs. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

export interface Work {
  /** Calls of the API in progress. */
  calls: number
  /** Those of them that wait for the clock before their next attempt. */
  asleep: number
}

/** Counts the calls in progress, during which time must not move. Streams are not counted: they wait for time to pass. */
function countCalls(api: ZadigApi, work: Work): ZadigApi {
  return new Proxy(api, {
    get(target, name: keyof ZadigApi) {
      const method = target[name]
      if (name === 'openLogStream' || name === 'getFullLog') return method
      return async (...given: readonly unknown[]): Promise<unknown> => {
        work.calls += 1
        try {
          const answer: unknown = Reflect.apply(method, target, given)
          return await answer
        } finally {
          work.calls -= 1
        }
      }
    },
  })
}

/** The real client for that server, which holds the fake clock while a call is under way. */
export function clientOf(
  url: string,
  token: string,
  clock: Clock,
  work: Work,
  requestTimeout = 60_000,
  outageTimeout = 60_000,
) {
  const transport = createTransport({
    url,
    token,
    clock: countSleep(clock, work),
    requestTimeout,
    outageTimeout,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'test/1',
    random: () => 0.5,
  })
  return { zadig: countCalls(createZadigClient(transport), work), close: () => transport.close() }
}

/** A call that sleeps until its next attempt does not stop the clock. */
function countSleep(clock: Clock, work: Work): Clock {
  return {
    now: () => clock.now(),
    async sleep(ms, signal) {
      work.asleep += 1
      try {
        await clock.sleep(ms, signal)
      } finally {
        work.asleep -= 1
      }
    },
  }
}
