import { describe, expect, test } from '@jest/globals'
import { renderSummary, type SummaryData } from '../../../src/report/summary.ts'
import { jobsByKey } from '../../../src/task/changes.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../support/a-task.ts'

const summaryOf = (data: Partial<SummaryData> & Pick<SummaryData, 'outcome'>): string =>
  renderSummary({ url: 'https://z/t', elapsedMs: 65_000, queueMs: 3_000, tails: new Map(), doubts: new Map(), ...data })

describe('the job summary', () => {
  test('begins with the verdict and the link', () => {
    const summary = summaryOf({ outcome: { kind: 'success', task: aTaskOf('passed', { web: 'passed' }) } })
    expect(summary).toMatch(
      /^### ✅ Zadig: Task 24 of Ship it passed\.\n\n\[Open the task in Zadig\]\(https:\/\/z\/t\)/,
    )
    expect(summary).toContain('waited 1m 5s, of which 3s in the queue')
  })

  test('shows failed jobs with their last lines before the table of all jobs', () => {
    const task = aTask({
      status: 'failed',
      stages: [aStage({ jobs: [aJob({ status: 'failed', error: 'exit code 2' })] })],
    })
    const [key] = [...jobsByKey(task).keys()]
    const summary = summaryOf({
      outcome: { kind: 'failure', task },
      tails: new Map([[key ?? '', ['one', '```', '::error::x']]]),
    })
    expect(summary).toContain(
      '**build-web**: exit code 2\n\n<details><summary>Last 3 lines</summary>\n\n````text\none\n```\n',
    )
    expect(summary.indexOf('exit code 2')).toBeLessThan(summary.indexOf('| Stage |'))
    expect(summary).toContain('| build | build-web | zadig-build | 🔴 failed |')
  })

  test('escapes whatever comes from Zadig', () => {
    const job = aJob({
      status: 'failed',
      displayName: '<img src=x onerror=alert(1)>|`x`',
      error: '[click](javascript:x) @everyone\n# big',
    })
    const summary = summaryOf({
      outcome: { kind: 'failure', task: aTask({ status: 'failed', stages: [aStage({ jobs: [job] })] }) },
    })
    expect(summary).not.toMatch(/<img|\]\(javascript|@everyone|\n# big/)
    expect(
      summary
        .split('\n')
        .filter((line) => line.startsWith('| build'))
        .every((line) => line.split(' | ').length === 6),
    ).toBe(true)
  })

  test('says where a log may be incomplete', () => {
    const task = aTaskOf('passed', { web: 'passed' })
    const [key] = [...jobsByKey(task).keys()]
    expect(
      summaryOf({ outcome: { kind: 'success', task }, doubts: new Map([[key ?? '', ['lines may be missing here.']]]) }),
    ).toContain('- Log of web: lines may be missing here.')
  })

  test('stays far under the limit of the runner, cut between sections', () => {
    const jobs = Array.from({ length: 5_000 }, (_, index) =>
      aJob({ name: `job-${index}`, displayName: '构'.repeat(500), status: 'failed', error: '|'.repeat(3_000) }),
    )
    const task = aTask({ status: 'failed', stages: [aStage({ jobs })] })
    const tails = new Map(
      [...jobsByKey(task).keys()].map((key) => [key, Array.from({ length: 200 }, () => '`'.repeat(1_000))]),
    )
    const summary = summaryOf({ outcome: { kind: 'failure', task }, tails })
    expect(Buffer.byteLength(summary)).toBeLessThan(512 * 1024)
    expect((summary.match(/<details>/g) ?? []).length).toBe((summary.match(/<\/details>/g) ?? []).length)
    expect(summary).toContain('too long')
  })
})
