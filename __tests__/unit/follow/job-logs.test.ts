import { describe, expect, test } from '@jest/globals'

import { followLogs, type FollowLogsOptions } from '../../../src/follow/job-logs.ts'
import type { JobRef } from '../../../src/ports/zadig-api.ts'
import type { Job } from '../../../src/task/task.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { createLogServer } from '../../support/log-server.ts'

interface Setting {
  /** The job, or the jobs, as each look at the task shows them: one look a second. */
  readonly looks: readonly (readonly Partial<Job>[])[]
  readonly workflowKey?: string
  readonly logs?: FollowLogsOptions['logs']
  /** Whether the commits in the logs are wanted. */
  readonly proof?: boolean
  /** The task's status at the last look. */
  readonly end?: string
  /** How often the task runs, each time with the same looks. */
  readonly attempts?: number
  /** What is never answered. */
  readonly hangs?: 'stored' | 'both'
}

/** Follows the logs of a task of which each read shows the given jobs; returns the requests and their times. */
async function follow(setting: Setting) {
  const { looks, workflowKey = 'ship', logs = 'stream', end = 'running', attempts = 1, hangs, proof = false } = setting
  const clock = new FakeClock()
  const { api } = createLogServer(clock, { written: [[0, 'line']], stored: () => 'line\n' })
  const startedAt = clock.now()
  const asked: string[] = []
  const note = (what: string, { jobName }: JobRef): void => {
    asked.push(`${Math.floor((clock.now() - startedAt) / 1_000)} ${what} ${jobName}`)
  }
  const printed: string[] = []
  const follower = followLogs({
    zadig: {
      async openLogStream(job, options) {
        note('stream', job)
        if (hangs === 'both') await clock.sleep(Infinity, options.signal)
        return api.openLogStream(job, options)
      },
      async *getFullLog(job, options) {
        note('stored', job)
        if (hangs !== undefined) await clock.sleep(Infinity, options?.signal)
        yield* api.getFullLog(job, options)
      },
    },
    clock,
    task: { workflowKey, taskId: 1 },
    logs,
    isLogNeeded: () => proof,
    signal: new AbortController().signal,
    print(text) {
      printed.push(typeof text === 'string' ? text : Buffer.from(text).toString())
      return Promise.resolve()
    },
    onSilence: () => undefined,
  })
  const waited: number[] = []
  for (let attempt = 1; ; attempt += 1) {
    for (const [index, jobs] of looks.entries()) {
      const list = jobs.map((job) => aJob({ startTime: 100 * attempt, ...job }))
      const status = index === looks.length - 1 ? end : 'running'
      follower.update(aTask({ status, stages: [aStage({ jobs: list })] }))
      await clock.advance(1_000)
    }
    const from = clock.now()
    const ended = await clock.runUntil(follower.end(attempt < attempts))
    waited.push((clock.now() - from) / 1_000)
    if (attempt === attempts)
      return { asked, waited, printed: printed.join('').replaceAll(/\u001b\[[\d;]*m/g, ''), ended }
  }
}

const streams = (asked: readonly string[]): readonly string[] => asked.filter((what) => what.includes('stream'))
const JOB = 'job-0-0-0-build'

describe('the stream of a job', () => {
  test.each(['', 'waiting', 'created', 'distributed', 'debug_before', 'wait_for_approval', 'something-new'])(
    'is not opened while the job is “%s”, when it can be another’s',
    async (status) => {
      expect(streams((await follow({ looks: [[{ status }], [{ status }]] })).asked)).toEqual([])
    },
  )

  test.each(['prepare', 'running'])('is opened, once, when it is “%s”', async (status) => {
    expect(streams((await follow({ looks: [[{ status: '' }], [{ status }], [{ status: 'running' }]] })).asked)).toEqual(
      [`1 stream ${JOB}`],
    )
  })

  test('is opened again for an attempt that the server counts, starts later, or has reset in the meantime', async () => {
    const again: readonly Partial<Job>[] = [
      { status: 'running', retryCount: 1 },
      { status: 'running', startTime: 200 },
    ]
    for (const job of again) {
      const { asked } = await follow({ looks: [[{ status: 'running' }], [job], [job], [job], [job]] })
      expect(streams(asked)).toHaveLength(2)
    }
    const reset = [
      [{ status: 'running' }],
      [{ status: 'failed' }],
      [{ status: '' }],
      [{ status: 'running' }],
      [{ status: 'running' }],
    ]
    expect(streams((await follow({ looks: reset })).asked)).toHaveLength(2)
  })

  test('stays open while the job is held or in an unknown status', async () => {
    const looks = ['running', 'debug_after', 'something-new', 'running'].map((status) => [{ status }])
    expect(streams((await follow({ looks })).asked)).toHaveLength(1)
  })

  test('is not opened for an unknown status, whose stored log is shown once the task or the job has ended', async () => {
    const status = 'something-new'
    for (const setting of [{ looks: [[{ status }]], end: 'passed' }, { looks: [[{ status, endTime: 160 }]] }]) {
      const { asked, printed } = await follow(setting)
      expect(streams(asked)).toEqual([])
      expect(printed).toContain('│ line\n')
    }
    const never = await follow({ looks: [[{ status, startTime: 0 }]], end: 'failed' })
    expect(never.asked).toEqual([])
  })

  test('is opened once for jobs that share a name, as they share their log', async () => {
    const twins = [
      { status: 'running', displayName: 'one' },
      { status: 'running', displayName: 'two' },
    ]
    const { asked, printed } = await follow({ looks: [twins, twins] })
    expect(streams(asked)).toEqual([`0 stream ${JOB}`])
    expect(printed).toBe('one │ line\n')
  })

  test('is opened for failed logs only where nothing will be stored', async () => {
    const looks = [[{ status: 'running' }], [{ status: 'failed' }]]
    const usual = await follow({ looks, logs: 'failed' })
    expect(streams(usual.asked)).toEqual([])
    const capitals = await follow({ looks, logs: 'failed', workflowKey: 'Ship' })
    expect(streams(capitals.asked)).toHaveLength(1)
    for (const { ended, printed } of [usual, capitals]) {
      expect(printed).toBe('')
      expect([...ended.tails.values()]).toEqual([['line']])
    }
  })
})

describe('logs that hang', () => {
  const failing = (count: number) =>
    ['running', 'failed'].map((status) =>
      Array.from({ length: count }, (_, index) => ({ status, name: `job-${index}`, displayName: `job ${index}` })),
    )

  test.each<{ what: string; setting: Partial<Setting>; jobs: number }>([
    { what: 'one log', setting: { hangs: 'both' }, jobs: 1 },
    { what: 'fifty logs', setting: { hangs: 'both' }, jobs: 50 },
    { what: 'fifty stored logs of failed jobs', setting: { hangs: 'stored', logs: 'failed' }, jobs: 50 },
    { what: 'all logs of four attempts', setting: { hangs: 'both', attempts: 4 }, jobs: 3 },
  ])('hold the end up for 30 s in all, and are said to lack lines: $what', async ({ setting, jobs }) => {
    const { waited, ended } = await follow({ looks: failing(jobs), end: 'failed', ...setting })
    expect(waited.reduce((sum, one) => sum + one, 0)).toBeCloseTo(30, 3)
    expect(Math.min(...waited)).toBeGreaterThan(3)
    expect(ended.doubts.size).toBe(jobs)
    for (const doubts of ended.doubts.values())
      expect(doubts).toEqual([expect.stringContaining('lines may be missing here')])
  })

  test('are in no doubt where the stream had given everything', async () => {
    const { waited, ended } = await follow({ looks: failing(2), end: 'failed', hangs: 'stored' })
    expect(waited).toEqual([30])
    expect(ended.doubts.size).toBe(0)
  })
})

describe('a log that is needed for its commits', () => {
  const looks = [[{ status: 'running' }], [{ status: 'passed' }]]

  test.each(['none', 'failed'] as const)('is read and not shown with `logs: %s`', async (logs) => {
    const { asked, printed, ended } = await follow({ looks, logs, proof: true, end: 'passed' })
    expect(asked.map((what) => what.slice(2))).toEqual([`stream ${JOB}`, `stored ${JOB}`])
    expect([printed, ended.tails.size, ended.doubts.size, ended.commits.size]).toEqual(['', 0, 0, 1])
  })

  test('is not read where it is not needed', async () => {
    expect((await follow({ looks, logs: 'none', end: 'passed' })).asked).toEqual([])
  })
})
