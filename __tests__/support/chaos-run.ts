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
import type { ChaosScenario } from './chaos-scenario.ts'
import { emulatorClock } from './emulator-clock.ts'
import { FakeClock } from './fake-clock.ts'
import { recordingRunner } from './recording-runner.ts'
import { clientOf, inputVariables, type Work } from './run-in-process.ts'

const KEY = 'chaos'
/** Longer than all faults of a scenario in a row, so that faults that end must not change the verdict. */
const OUTAGE_TIMEOUT = '15m'

/** The log of one run of a job: distinct lines with characters of several bytes. */
export const logLines = (name: string, attempt: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name} a${attempt} 行 ${index + 1}`)

const jobName = (stageIndex: number, jobIndex: number): string => `job-${stageIndex}-${jobIndex}`

/** Runs the step, and the post step after the faults. */
export async function runChaos(scenario: ChaosScenario) {
  const work: Work = { calls: 0, asleep: 0 }
  const clock = new FakeClock(undefined, () => work.calls > work.asleep)
  const startedAt = clock.now()
  const { document, scripts } = workflowOf(scenario)
  const zadig = await startZadig({
    clock: emulatorClock(clock),
    tickMs: 500,
    version: '4.2',
    scenario: { name: KEY, description: '', workflows: [document], jobs: scripts },
  })
  if (scenario.queueFor !== null) occupy(zadig, clock, scenario.queueFor)
  const inputs = readRunInputs(inputVariables(inputsOf(zadig, scenario, Object.keys(scripts))))
  const sleeping = { count: 0 }
  const stepClock = watchSleep(clock, sleeping)
  const client = clientOf(zadig.url, zadig.token, stepClock, work, 250, inputs.outageTimeout)
  const runner = recordingRunner()
  const stop = new AbortController()
  arrange(scenario, clock, zadig, stop)
  const seen: Seen = { status: '', wrongCancels: [] }
  const api = recordStatuses(countStoredLogs(client.zadig, work), seen)
  let stoppedAt = Infinity
  stop.signal.addEventListener('abort', () => (stoppedAt = clock.now()))
  const deps = {
    zadig: api,
    runner,
    clock: stepClock,
    random: () => 0.5,
    creator: 'ci-bot',
    tokens: [],
  }
  const github = (): never => {
    throw new Error('no report to GitHub is expected')
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
      afterStop: clock.now() - stoppedAt,
      posts: zadig.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/task')).length,
      ...seen,
      elapsed: clock.now() - startedAt,
      sleeping: sleeping.count,
    }

    zadig.faults.clear()
    await clock.advance(90_000)
    const postStartedAt = clock.now()
    const state = Object.fromEntries(Object.entries(runner.state).map(([name, value]) => [`STATE_${name}`, value]))
    await clock.runUntil(cleanUp(inputs, readState(state), { ...deps, github, signal: new AbortController().signal }))
    await clock.settle()
    return {
      ...end,
      atEnd,
      runner,
      token: zadig.token,
      left: sleeping.count,
      postElapsed: clock.now() - postStartedAt,
      after: oursOf(zadig).map(({ status }) => status),
    }
  } finally {
    await client.close()
    await zadig.close()
  }
}

const oursOf = ({ tasks }: Zadig) => tasks.filter(({ creator }) => creator === 'ci-bot')

function workflowOf(scenario: ChaosScenario) {
  const scripts: Record<string, JobScript | readonly JobScript[]> = {}
  const stages = scenario.stages.flatMap(({ jobs, gate }, stageIndex) => {
    const work = jobs.map(({ prepare, duration, lines, outcomes, serverRetries }, jobIndex) => {
      const name = jobName(stageIndex, jobIndex)
      scripts[name] = Array.from({ length: 8 }, (_, index) => ({
        prepare,
        duration,
        outcome: outcomes[Math.min(index, outcomes.length - 1)] ?? 'passed',
        log: { lines: logLines(name, index + 1, lines) },
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
    document: workflow(KEY, 'Chaos', stages, { params, concurrency_limit: scenario.queueFor === null ? -1 : 1 }),
    scripts,
  }
}

/** Runs alice's task in the workflow, which allows one at a time, and cancels it after `ms`. */
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

function arrange(scenario: ChaosScenario, clock: FakeClock, zadig: Zadig, stop: AbortController): void {
  const custom = '/openapi/workflows/custom'
  if (scenario.trigger !== null)
    zadig.faults.add({ method: 'POST', path: `${custom}/task`, times: 1, action: scenario.trigger })
  if (scenario.retryFault !== null)
    zadig.faults.add({ method: 'POST', path: `${custom}/:name/task/:id`, times: 1, action: scenario.retryFault })
  const empty = { kind: 'answer', status: 200, body: '{"total":0,"workflow_tasks":[]}' } as const
  zadig.faults.add({ method: 'GET', path: `${custom}/:name/tasks`, times: scenario.listLacks, action: empty })
  const lasting = (from: number, lasts: number, add: () => () => void): void =>
    clock.after(from, () => {
      const takeBack = add()
      if (lasts !== Infinity) clock.after(lasts, takeBack)
    })
  for (const fault of scenario.faults) {
    if (fault.from === 0) zadig.faults.add(fault)
    else lasting(fault.from, fault.lasts, () => zadig.faults.add(fault))
  }
  const { droppedByServer } = scenario
  if (droppedByServer !== null)
    lasting(droppedByServer.from, droppedByServer.lasts, () => {
      const dropJob = zadig.tasks.at(-1)?.stages.at(-1)?.jobs.at(-1)?.name ?? ''
      return zadig.faults.add({ method: 'GET', path: `${custom}/task`, action: { kind: 'task-view', dropJob } })
    })
  if (scenario.cancelledAt !== null)
    clock.after(scenario.cancelledAt, () => {
      const task = oursOf(zadig).at(-1)
      if (task !== undefined && !hasEnded(task.status)) zadig.cancel(KEY, task.id)
    })
  if (scenario.revokedAt !== null)
    clock.after(scenario.revokedAt, () => void zadig.faults.add({ action: { kind: 'answer', status: 401 } }))
  if (scenario.stopAt !== null)
    clock.after(scenario.stopAt, () => {
      if (scenario.stopInOutage) zadig.faults.add({ action: { kind: 'reset' } })
      stop.abort('SIGINT')
    })
}

function inputsOf(zadig: Zadig, scenario: ChaosScenario, jobs: readonly string[]): Readonly<Record<string, string>> {
  return {
    url: zadig.url,
    'api-token': zadig.token,
    'project-key': 'demo',
    'workflow-key': KEY,
    inputs: jobs.map((name) => `${name}: {}`).join('\n'),
    logs: scenario.logs,
    'correlation-parameter': scenario.marked ? 'MARKER' : '',
    'outage-timeout': OUTAGE_TIMEOUT,
    timeout: seconds(scenario.timeout) || '6h',
    'queue-timeout': seconds(scenario.queueTimeout),
    'approval-timeout': seconds(scenario.approvalTimeout),
    retries: String(scenario.retries),
    'cancel-on-abort': String(scenario.onAbort),
    'cancel-on-timeout': String(scenario.onTimeout),
  }
}

const seconds = (limit: number | null): string => (limit === null ? '' : `${limit}s`)

/** What the step has seen of its task. */
interface Seen {
  /** The status in the last answer; empty before the first. */
  status: string
  /** Ended statuses that the step knew when it sent a cancel. */
  readonly wrongCancels: string[]
}

function recordStatuses(api: ZadigApi, seen: Seen): ZadigApi {
  return {
    ...api,
    async getTask(ref, options) {
      const task = await api.getTask(ref, options)
      seen.status = task.status
      return task
    },
    cancelTask(ref, options) {
      if (hasEnded(seen.status)) seen.wrongCancels.push(seen.status)
      return api.cancelTask(ref, options)
    },
  }
}

/** Counts the sleeps that have not ended. */
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

/** Stops the clock while a stored log is read: its time limits are for slow networks. */
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
