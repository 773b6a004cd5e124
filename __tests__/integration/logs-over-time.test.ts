// What a log goes through in minutes and hours, on a clock that makes them milliseconds: real client, real HTTP, emulator.
import { describe, expect, test } from '@jest/globals'

import { freestyleJob, job, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { Fault } from '../../emulators/zadig/faults/fault.ts'
import type { JsonObject } from '../../emulators/zadig/json.ts'
import type { ZadigVersion } from '../../emulators/zadig/version.ts'
import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { runInProcess } from '../support/run-in-process.ts'

const MINUTE = 60_000

interface Setting {
  readonly jobs: Readonly<Record<string, JobScript | readonly JobScript[]>>
  readonly workflow?: JsonObject
  readonly key?: string
  readonly faults?: readonly Fault[]
  readonly with?: Readonly<Record<string, string>>
  readonly version?: ZadigVersion
}

async function readLogs(setting: Setting) {
  const names = Object.keys(setting.jobs)
  const document =
    setting.workflow ??
    workflow('logs', 'Logs', [
      stage(
        'run',
        names.map((name) => freestyleJob(name)),
      ),
    ])
  const { runner, zadig, verdict, elapsed } = await runInProcess({
    zadig: {
      tickMs: 50,
      ...(setting.version === undefined ? {} : { version: setting.version }),
      scenario: { name: 'logs', description: '', since: '4.1', workflows: [document], jobs: setting.jobs },
    },
    with: {
      'workflow-key': setting.key ?? 'logs',
      inputs: names.map((name) => `${name}: {}`).join('\n'),
      logs: 'stream',
      timeout: '5h',
      ...setting.with,
    },
    ...(setting.faults === undefined ? {} : { faults: setting.faults }),
  })
  const text = runner.text().replaceAll(/\u001b\[[\d;]*m/g, '')
  return {
    verdict,
    text,
    lines: [...text.matchAll(/^(\S+)\s*│ (.*)$/gm)].map(([, label = '', line = '']) => `${label}: ${line}`),
    streams: zadig.requests.filter(({ path }) => path.includes('/logs/sse/')).length,
    summary: runner.summary(),
    seconds: elapsed / 1_000,
  }
}

/** So many lines, one every `ms`. */
const every = (ms: number, count: number): NonNullable<JobScript['log']> => ({
  lines: Array.from({ length: count }, (_, index) => ({ at: index * ms, text: `line ${index}` })),
})
const numbered = (label: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${label}: line ${index}`)

describe('over time, a log', () => {
  test('of a job that prints nothing for six minutes is shown whole', async () => {
    const lines = [0, 1, 2].map((index) => ({ at: (index + 1) * 6 * MINUTE, text: `line ${index}` }))
    const log = await readLogs({ jobs: { one: { duration: 20 * MINUTE, log: { lines } } } })
    expect(log.lines).toEqual(numbered('one', 3))
  })

  test('of each attempt is shown when the server itself retries a job, and no attempt’s twice', async () => {
    const retrying = workflow('logs', 'Logs', [
      stage('run', [
        freestyleJob('one', [], { error_policy: { policy: 'retry', maximum_retry: 2, approval_users: [] } }),
      ]),
    ])
    const attempt = (number: number, outcome: 'failed' | 'passed'): JobScript => ({
      prepare: 1_000,
      duration: 20_000,
      outcome,
      log: { lines: ['same start', `attempt ${number}`, 'same end'] },
    })
    const jobs = { one: [attempt(1, 'failed'), attempt(2, 'failed'), attempt(3, 'passed')] }
    const log = await readLogs({ jobs, workflow: retrying })
    expect(log.lines).toEqual(
      [1, 2, 3].flatMap((number) => ['one: same start', `one: attempt ${number}`, 'one: same end']),
    )
    expect(log.text.match(/↻ job one runs again/g)).toHaveLength(2)
    expect(log.verdict.passed).toBe(true)
  })

  test('of a workflow whose key has capitals is what was streamed, in every mode that shows it', async () => {
    const document = workflow('Mixed-Case', 'Capitals', [stage('run', [freestyleJob('one')])])
    const script: JobScript = { duration: 20_000, outcome: 'failed', log: every(1_000, 10) }
    const streamed = await readLogs({ jobs: { one: script }, workflow: document, key: 'Mixed-Case' })
    expect(streamed.lines.slice(0, 10)).toEqual(numbered('one', 10))
    expect(streamed.text).not.toContain('may be missing')
    const failed = await readLogs({
      jobs: { one: script },
      workflow: document,
      key: 'Mixed-Case',
      with: { logs: 'failed' },
    })
    expect(failed.lines).toEqual(numbered('one', 10))
  })

  test('of such a workflow may be incomplete if its stream was cut at the end', async () => {
    const document = workflow('Mixed-Case', 'Capitals', [stage('run', [freestyleJob('one')])])
    const faults: readonly Fault[] = [
      { path: '*/logs/sse/*', times: 1, action: { kind: 'events', cut: { afterEvents: 5 } } },
      { path: '*/logs/sse/*', action: { kind: 'hang' } },
    ]
    const log = await readLogs({
      jobs: { one: { duration: 20_000, log: every(1_000, 10) } },
      workflow: document,
      key: 'Mixed-Case',
      faults,
    })
    expect(log.lines).toEqual(numbered('one', 5))
    expect(log.text).toContain('lines may be missing here')
    expect(log.summary).toContain('lines may be missing here')
  })

  test.each<{ what: string; jobs?: number; outcome?: 'passed' | 'failed'; with?: Setting['with'] }>([
    { what: 'one job' },
    { what: 'many jobs at once', jobs: 30 },
    { what: 'failed jobs alone', jobs: 6, outcome: 'failed', with: { logs: 'failed' } },
    { what: 'several attempts', outcome: 'failed', with: { retries: '2' } },
  ])('that hangs delays the verdict by 30 s at most and may be incomplete: $what', async (one) => {
    const names = Array.from({ length: one.jobs ?? 2 }, (_, index) => `job${index}`)
    const script: JobScript = { duration: 20_000, outcome: one.outcome ?? 'passed', log: every(1_000, 3) }
    const setting: Setting = { jobs: Object.fromEntries(names.map((name) => [name, script])), with: one.with ?? {} }
    const without = await readLogs({ ...setting, with: { ...one.with, logs: 'none' } })
    const log = await readLogs({ ...setting, faults: [{ path: '/openapi/logs/*', action: { kind: 'hang' } }] })
    expect(log.verdict.passed).toBe(script.outcome === 'passed')
    expect(log.lines).toEqual([])
    expect(log.seconds - without.seconds).toBeLessThanOrEqual(30)
    expect(log.summary).toContain('within the 30 s that the verdict waits for logs; lines may be missing here.')
    expect(log.text).toContain('lines may be missing here.')
  })

  test('of a failed job has its last 200 lines at the end, and with `failed` nothing else', async () => {
    const script: JobScript = { duration: 20_000, outcome: 'failed', log: every(0, 500) }
    const log = await readLogs({
      jobs: { one: script, two: { ...script, outcome: 'passed' } },
      with: { logs: 'failed' },
    })
    expect(log.lines).toEqual(numbered('one', 500).slice(-200))
    const none = await readLogs({ jobs: { one: script }, with: { logs: 'none' } })
    expect(none.lines).toEqual([])
    expect(none.streams).toBe(0)
  })

  test('is not requested for a job type without one, nor before the job has begun', async () => {
    const gate = job('wait', 'approval', {
      timeout: 60,
      type: 'native',
      native_approval: {
        timeout: 60,
        approve_users: [{ type: 'user', user_id: 'u-alice', user_name: 'alice' }],
        needed_approvers: 1,
      },
    })
    const document = workflow('logs', 'Logs', [stage('gate', [gate]), stage('run', [freestyleJob('one')])])
    const jobs: Setting['jobs'] = {
      wait: { decisions: [{ after: 5 * MINUTE, by: 'alice', approve: true }] },
      one: { prepare: 30_000, duration: 30_000, log: every(1_000, 10) },
    }
    const log = await readLogs({ jobs, workflow: document })
    expect(log.lines).toEqual(numbered('one', 10))
    expect(log.streams).toBe(1)
  })
})

test('a Zadig before 3.4 gets one log request a job, and a remark says why there is no log', async () => {
  const log = await readLogs({
    version: '3.3',
    jobs: { long: { duration: 5 * MINUTE, log: every(1_000, 10) }, short: { duration: 1, log: every(1, 1) } },
  })
  expect(log.verdict.passed).toBe(true)
  expect(log.lines).toEqual([])
  expect(log.text.match(/This Zadig has no logs in its API; they came with 3\.4\./g)).toHaveLength(2)
  expect(log.streams).toBeLessThanOrEqual(2)
})
