import { emulatorClock } from '../__tests__/support/emulator-clock.ts'
import { FakeClock } from '../__tests__/support/fake-clock.ts'
import { startZadig, type Zadig } from '../emulators/zadig/server.ts'
import type { TaskRef } from '../src/ports/zadig-api.ts'
import { createTimeBudget } from '../src/task/time-budget.ts'
import { watch } from '../src/task/watch.ts'
import { createCadence } from '../src/time/cadence.ts'
import { createInterruptibleSleep } from '../src/time/clock.ts'
import { createZadigClient } from '../src/zadig/api/client.ts'
import { createTransport } from '../src/zadig/http/transport.ts'
import type { Figure } from './figure.ts'

const STEPS = 200
const POLL_INTERVAL_MS = 10_000
/** The steps start in the same instant, and their pauses grow to the poll interval within half a minute. */
const SETTLED_AFTER_MS = 120_000
const MEASURED_MS = 600_000
const REACH = 2

/** The busiest second of a server on which many steps wait that were all started in the same instant, by the mean second. */
export async function measureSpread(steps = STEPS): Promise<Figure> {
  let calls = 0
  const clock = new FakeClock(undefined, () => calls > 0)
  const startedAt = clock.now()
  const zadig = await startZadig({ clock: emulatorClock(clock), tickMs: MEASURED_MS })
  const transport = createTransport({
    url: zadig.url,
    token: zadig.token,
    clock,
    requestTimeout: 60_000,
    outageTimeout: 0,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'bench',
  })
  const api = createZadigClient(transport)
  const stop = new AbortController()
  const random = randomNumbers()

  async function wait(task: TaskRef): Promise<void> {
    const read = async () => {
      calls += 1
      try {
        return await api.getTask(task)
      } finally {
        calls -= 1
      }
    }
    const limits = { timeout: 2 * MEASURED_MS, 'queue-timeout': undefined, 'approval-timeout': undefined }
    const observations = watch({
      read,
      clock,
      cadence: createCadence(POLL_INTERVAL_MS, random),
      limits,
      timeBudget: createTimeBudget(limits, startedAt),
      signal: stop.signal,
      interruptibleSleep: createInterruptibleSleep(clock),
    })
    for await (const { kind } of observations) if (kind === 'ended') return
  }

  const tasks = Array.from({ length: steps }, () => ({ workflowKey: 'never-runs', taskId: execute(zadig) }))
  clock.after(SETTLED_AFTER_MS + MEASURED_MS, () => stop.abort('SIGINT'))
  await clock.runUntil(Promise.all(tasks.map(wait)))
  await transport.close()
  await zadig.close()

  const seconds = perSecond(zadig.requests.map(({ time }) => time - startedAt - SETTLED_AFTER_MS))
  const mean = seconds.reduce((sum, count) => sum + count, 0) / seconds.length
  const most = Math.max(...seconds)
  return {
    name: `busiest second of ${steps} waiting steps`,
    measured: `${most} requests, mean ${mean.toFixed(1)}`,
    reach: `≤ ${REACH} × mean`,
    ratio: most / mean / REACH,
  }
}

function execute(zadig: Zadig): number {
  return zadig.execute({
    workflow_key: 'never-runs',
    project_key: 'demo',
    parameters: [],
    inputs: [{ job_name: 'script', parameters: {} }],
  })
}

function perSecond(times: readonly number[]): number[] {
  const counts = Array.from({ length: MEASURED_MS / 1_000 }, () => 0)
  for (const time of times) {
    const second = Math.floor(time / 1_000)
    if (second >= 0 && second < counts.length) counts[second] = (counts[second] ?? 0) + 1
  }
  return counts
}

/** The same numbers in [0, 1) in every run (a linear congruential generator), so that only the code can change the figure. */
function randomNumbers(): () => number {
  let state = 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
