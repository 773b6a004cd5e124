import { approvalJob, freestyleJob, stage, variable, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { startZadig, type Zadig } from '../../emulators/zadig/server.ts'
import { cleanUp } from '../../src/actions/post.ts'
import { run } from '../../src/actions/run.ts'
import { readEvent } from '../../src/github/context.ts'
import { readRunInputs } from '../../src/github/inputs/run.ts'
import { readState } from '../../src/github/state.ts'
import type { ZadigApi } from '../../src/ports/zadig-api.ts'
import { hasEnded } from '../../src/task/status.ts'
import type { Clock } from '../../src/time/clock.ts'
import { createZadigClient } from '../../src/zadig/api/client.ts'
import { createTransport } from '../../src/zadig/http/transport.ts'
import type { ChaosScene } from './chaos-scene.ts'
import { emulatorClock } from './emulator-clock.ts'
import { FakeClock } from './fake-clock.ts'
import { recordingRunner } from './recording-runner.ts'
import { countCalls, countSleep, type Work } from './run-in-process.ts'

const KEY = 'chaos'
/** Longer than all faults of a scene in a row: what passes by itself must not touch the verdict. */
export const OUTAGE_TIMEOUT = '15m'

/** The lines of one run of a job, each unlike all others, with characters of several bytes. */
export const splitLines = (name: string, attempt: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name} a${attempt} 行 ${index + 1}`)

const jobName = (stageIndex: number, jobIndex: number): string => `job-${stageIndex}-${jobIndex}`

/** Plays one scene through: the step, and the post step after it, once the faults are over. */
export async function playChaos(scene: ChaosScene) {
  const work: Work = { calls: 0, asleep: 0 }
  const clock = new FakeClock(undefined, () => work.calls > work.asleep)
  const startedAt = clock.now()
  const { document, scripts } = workflowOf(scene)
  const zadig = await startZadig({
    clock: emulatorClock(clock),
    tickMs: 500,
    version: '4.2',
    scenario: { name: KEY, description: '', workflows: [document], jobs: scripts },
  })
  if (scene.queueFor !== null) occupy(zadig, clock, scene.queueFor)
  const inputs = readRunInputs(environmentOf(zadig, scene, Object.keys(scripts)))
  const sleeping = { count: 0 }
  const stepClock = watchSleep(countSleep(clock, work), sleeping)
  const transport = createTransport({
    url: zadig.url,
    token: zadig.token,
    clock: stepClock,
    requestTimeout: 250,
    outageTimeout: inputs.outageTimeout,
    env: { httpsProxy: '', httpProxy: '', noProxy: '' },
    userAgent: 'test/1',
    random: () => 0.5,
  })
  const runner = recordingRunner()
  const stop = new AbortController()
  arrange(scene, clock, zadig, stop)
  const api = countStoredLogs(countCalls(createZadigClient(transport), work), work)
  const deps = {
    zadig: api,
    runner,
    clock: watchSleep(clock, sleeping),
    random: () => 0.5,
    creator: 'ci-bot',
    tokens: [],
  }
  const github = (): never => {
    throw new Error('nothing was to be reported to GitHub')
  }
  try {
    const end = await clock
      .runUntil(
        run(inputs, {
          ...deps,
          signal: stop.signal,
          event: readEvent({}),
          identity: { repository: 'acme/shop', runId: '1', runAttempt: 1, job: 'deliver', matrix: '', step: '__run' },
          github,
          runUrl: '',
        }),
      )
      .then(
        (verdict) => ({ verdict, thrown: undefined }),
        (thrown: unknown) => ({ verdict: undefined, thrown }),
      )
    await clock.settle()
    const atEnd = {
      ours: oursOf(zadig).map((task) => ({
        status: task.status,
        jobs: task.stages.flatMap(({ jobs }) =>
          jobs.map(({ key, status, starts, displayName }) => ({ key, status, starts, displayName })),
        ),
      })),
      outputs: { ...runner.outputs },
      text: runner.text(),
      stopped: stop.signal.aborted,
      elapsed: clock.now() - startedAt,
      sleeping: sleeping.count,
    }

    // The network is back, and so is the server: what is left is the post step's.
    zadig.faults.clear()
    await clock.advance(90_000)
    const state = Object.fromEntries(Object.entries(runner.state).map(([name, value]) => [`STATE_${name}`, value]))
    await clock.runUntil(cleanUp(inputs, readState(state), { ...deps, github, signal: new AbortController().signal }))
    await clock.settle()
    return {
      ...end,
      atEnd,
      runner,
      token: zadig.token,
      left: sleeping.count,
      after: oursOf(zadig).map(({ status }) => status),
    }
  } finally {
    await transport.close()
    await zadig.close()
  }
}

const oursOf = ({ tasks }: Zadig) => tasks.filter(({ creator }) => creator === 'ci-bot')

function workflowOf(scene: ChaosScene) {
  const scripts: Record<string, JobScript | readonly JobScript[]> = {}
  const stages = scene.stages.flatMap(({ jobs, gate }, stageIndex) => {
    const work = jobs.map(({ prepare, duration, lines, outcomes, serverRetries }, jobIndex) => {
      const name = jobName(stageIndex, jobIndex)
      scripts[name] = Array.from({ length: 8 }, (_, index) => ({
        prepare,
        duration,
        outcome: outcomes[Math.min(index, outcomes.length - 1)] ?? 'passed',
        log: { lines: splitLines(name, index + 1, lines) },
      }))
      const policy = { policy: 'retry', maximum_retry: serverRetries, approval_users: [] }
      return freestyleJob(name, [], serverRetries === 0 ? {} : { error_policy: policy })
    })
    if (gate === null) return [stage(`stage-${stageIndex}`, work)]
    const name = `gate-${stageIndex}`
    scripts[name] = { decisions: [{ after: gate.after, by: 'alice', approve: gate.approve }] }
    return [stage(name, [approvalJob(name, ['alice'])], { parallel: false }), stage(`stage-${stageIndex}`, work)]
  })
  const marker = variable('MARKER', '', { default: '' })
  const params = [{ ...marker, name: 'MARKER' }]
  return {
    document: workflow(KEY, 'Chaos', stages, { params, concurrency_limit: scene.queueFor === null ? -1 : 1 }),
    scripts,
  }
}

/** Lets alice's task have the workflow's only place; it is cancelled after a while. */
function occupy(zadig: Zadig, clock: FakeClock, ms: number): void {
  const id = zadig.execute({
    project_key: 'demo',
    workflow_key: KEY,
    parameters: [],
    inputs: [{ job_name: jobName(0, 0), job_type: 'freestyle', parameters: {} }],
  })
  clock.after(ms, () => {
    const task = zadig.tasks.find((candidate) => candidate.id === id)
    if (task !== undefined && !hasEnded(task.status)) zadig.cancel(KEY, id)
  })
}

function arrange(scene: ChaosScene, clock: FakeClock, zadig: Zadig, stop: AbortController): void {
  const custom = '/openapi/workflows/custom'
  if (scene.trigger !== null)
    zadig.faults.add({ method: 'POST', path: `${custom}/task`, times: 1, action: scene.trigger })
  if (scene.retryFault !== null)
    zadig.faults.add({ method: 'POST', path: `${custom}/:name/task/:id`, times: 1, action: scene.retryFault })
  const empty = { kind: 'answer', status: 200, body: '{"total":0,"workflow_tasks":[]}' } as const
  zadig.faults.add({ method: 'GET', path: `${custom}/:name/tasks`, times: scene.listLacks, action: empty })
  const lasting = (from: number, lasts: number, add: () => () => void): void =>
    clock.after(from, () => {
      const takeBack = add()
      if (lasts !== Infinity) clock.after(lasts, takeBack)
    })
  for (const fault of scene.faults) {
    if (fault.from === 0) zadig.faults.add(fault)
    else lasting(fault.from, fault.lasts, () => zadig.faults.add(fault))
  }
  const { droppedByServer } = scene
  if (droppedByServer !== null)
    lasting(droppedByServer.from, droppedByServer.lasts, () => {
      const dropJob = zadig.tasks.at(-1)?.stages.at(-1)?.jobs.at(-1)?.name ?? ''
      return zadig.faults.add({ method: 'GET', path: `${custom}/task`, action: { kind: 'task-view', dropJob } })
    })
  if (scene.cancelledAt !== null)
    clock.after(scene.cancelledAt, () => {
      const task = oursOf(zadig).at(-1)
      if (task !== undefined && !hasEnded(task.status)) zadig.cancel(KEY, task.id)
    })
  if (scene.revokedAt !== null)
    clock.after(scene.revokedAt, () => void zadig.faults.add({ action: { kind: 'answer', status: 401 } }))
  if (scene.stopAt !== null)
    clock.after(scene.stopAt, () => {
      if (scene.stopInOutage) zadig.faults.add({ action: { kind: 'reset' } })
      stop.abort('SIGINT')
    })
}

function environmentOf(zadig: Zadig, scene: ChaosScene, jobs: readonly string[]): Readonly<Record<string, string>> {
  const inputs: Readonly<Record<string, string>> = {
    url: zadig.url,
    'api-token': zadig.token,
    'project-key': 'demo',
    'workflow-key': KEY,
    inputs: jobs.map((name) => `${name}: {}`).join('\n'),
    logs: scene.logs,
    'correlation-parameter': scene.marked ? 'MARKER' : '',
    'outage-timeout': OUTAGE_TIMEOUT,
    timeout: scene.timeout === null ? '6h' : `${scene.timeout}s`,
    retries: String(scene.retries),
    'cancel-on-abort': String(scene.onAbort),
    'cancel-on-timeout': String(scene.onTimeout),
  }
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
}

/** Counts the sleeps that have not ended: what the step leaves behind. */
function watchSleep(clock: Clock, sleeping: { count: number }): Clock {
  return {
    now: () => clock.now(),
    async sleep(ms, signal) {
      sleeping.count += 1
      try {
        await clock.sleep(ms, signal)
      } finally {
        sleeping.count -= 1
      }
    },
  }
}

/** Time stands still while a stored log is read: its limits are for slow networks, which loopback is not. */
function countStoredLogs(api: ZadigApi, work: Work): ZadigApi {
  return {
    ...api,
    async *getFullLog(job, options) {
      work.calls += 1
      try {
        yield* api.getFullLog(job, options)
      } finally {
        work.calls -= 1
      }
    },
  }
}
