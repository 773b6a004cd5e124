import { expect, test } from '@jest/globals'
import { axis, renderTimeline } from '../../../../src/report/summary/timeline.ts'
import type { Job } from '../../../../src/task/task.ts'
import { aJob, aStage, aTask } from '../../../support/a-task.ts'
import { type Bar, readGantt } from '../../../support/github-page.ts'

const T0 = 1_750_000_000

/** A job by the seconds at which it began and ended; an `end` of 0 is none. */
function job(displayName: string, status: string, start: number, end: number, rest: Partial<Job> = {}): Job {
  return aJob({ displayName, status, startTime: T0 + start, endTime: end === 0 ? 0 : T0 + end, ...rest })
}

function timelineOf(jobs: readonly Job[]): string {
  return renderTimeline(aTask({ createTime: T0, stages: [aStage({ name: 'build', jobs })] }))
}

function barsOf(timeline: string): Promise<readonly Bar[]> {
  return readGantt(/```mermaid\n([^]*?)\n```/.exec(timeline)?.[1] ?? '')
}

test('shows each phase by its icon and its kind of bar, and the wait in the queue', async () => {
  const timeline = timelineOf([
    job('web', 'passed', 12, 74),
    job('api', 'failed', 12, 58),
    job('cron', 'cancelled', 14, 74),
    job('load', 'skipped', 14, 14),
    job('approve', 'wait_for_approval', 20, 0, { costSeconds: 600 }),
  ])
  expect((await barsOf(timeline)).map(({ section, label, tags }) => [section, label, tags])).toEqual([
    ['queue', '◌ waiting in the queue', ['done']],
    ['build', '✓ web', []],
    ['build', '✗ api', ['crit']],
    ['build', '■ cron', ['done', 'crit']],
    ['build', '○ load', ['done', 'milestone']],
    ['build', '⏸ approve', ['active']],
  ])
  expect(timeline).toContain('Jobs with hollow bars had not ended')
})

test('shows forty jobs at most, failed ones first', async () => {
  const jobs = Array.from({ length: 100 }, (_, index) =>
    job(`job-${index}`, index % 50 === 0 ? 'failed' : 'passed', 1, 10 + index),
  )
  const timeline = timelineOf(jobs)
  const bars = await barsOf(timeline)
  expect(bars).toHaveLength(40)
  expect(bars.filter(({ tags }) => tags.includes('crit')).map(({ label }) => label)).toEqual(['✗ job-0', '✗ job-50'])
  expect(timeline).toContain('The diagram has 40 of the 100 jobs that began.')
})

test.each([
  ['a second', 1, '%H:%M:%S', '1second'],
  ['five minutes', 300, '%H:%M', '1minute'],
  ['a day', 86_400, '%m-%d %H:%M', '6hour'],
  ['a year', 31_536_000, '%m-%d %H:%M', '1month'],
])('has an axis of at most eight ticks for %s', (_what, span, format, interval) => {
  expect(axis(T0, T0 + span)).toEqual({ format, interval })
})
