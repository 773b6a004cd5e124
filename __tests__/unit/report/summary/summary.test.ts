import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../../../src/errors.ts'
import type { SummaryData } from '../../../../src/report/summary/data.ts'
import { renderSummary } from '../../../../src/report/summary/summary.ts'
import { jobsByKey } from '../../../../src/task/changes.ts'
import { aJob, aStage, aTask, aTaskOf } from '../../../support/a-task.ts'

const summaryOf = (data: Partial<SummaryData> & Pick<SummaryData, 'outcome'>): string =>
  renderSummary({
    url: 'https://z.example/t',
    elapsedMs: 65_000,
    spent: { queue: 3_000, human: 0, work: 62_000 },
    tails: new Map(),
    doubts: new Map(),
    ...data,
  })

describe('the job summary', () => {
  test('begins with the verdict, the link and where the time went', () => {
    const summary = summaryOf({ outcome: { kind: 'success', task: aTaskOf('passed', { web: 'passed' }) } })
    expect(summary.split('\n\n').slice(0, 2)).toEqual([
      '### ✅ Task 24 of Ship it passed.',
      '**[Open the task in Zadig](<https://z.example/t>)** · 1 of 1 job passed · waited 1m 5s, of which 3s in the queue',
    ])
  })

  test('shows failed jobs, why they failed and their last lines before anything else of the task', () => {
    const task = aTask({
      status: 'failed',
      stages: [aStage({ jobs: [aJob({ status: 'failed', error: 'exit code 2' }), aJob({ displayName: 'api' })] })],
    })
    const [key = ''] = jobsByKey(task).keys()
    const summary = summaryOf({
      outcome: { kind: 'failure', task },
      tails: new Map([[key, ['  \u001b[31mfatal: no such ref\u001b[0m', '```', '10%\r20%', '::error::x']]]),
    })
    const [, , title, reasons, folded, , tail] = summary.split('\n\n')
    expect(title).toBe('#### 🔴 build-web · failed')
    expect(reasons).toBe('> fatal: no such ref\n>\n> exit code 2')
    expect(folded).toBe('<details><summary>Last 4 lines of its log</summary>')
    expect(tail).toBe('</details>')
    expect(summary).toContain('````text\n  fatal: no such ref\n```\n20%\n\\::error::x\n````')
  })

  test('says where a task stands that has no verdict, and for whom it waits', () => {
    const gate = { kind: 'lark', description: '', neededApprovers: 1, approvers: [] }
    const job = aJob({ displayName: 'approve', status: 'wait_for_approval', gate, costSeconds: 600 })
    const task = aTask({ stages: [aStage({ jobs: [job] })] })
    const summary = summaryOf({ outcome: { kind: 'out-of-time', budget: 'timeout', limitMs: 3_600_000, task } })
    expect(summary).toMatch(
      /^### ⌛ Gave up waiting for task 24 of Ship it: `timeout` of 1h is used up while it is waiting for approval at approve \(in lark\)\./,
    )
    expect(summary).toContain('- ✋ **approve** is waiting for approval (in lark), 10m so far')
  })

  test('has one row for each environment, with all services and the worst status', () => {
    const deploy = (name: string, module: string, status: string, production = false) => {
      const services = [{ service: module, module, image: '' }]
      return aJob({ status, environment: { name, production, alias: '', services } })
    }
    const jobs = [
      deploy('staging', 'web', 'passed'),
      deploy('staging', 'api', 'failed'),
      deploy('live', 'web', 'passed', true),
      deploy('staging', 'web', 'passed'),
      deploy('live', 'api', 'running', true),
      deploy('live', 'never', '', true),
    ]
    const task = aTask({ status: 'failed', stages: [aStage({ jobs })] })
    const [, table = ''] = summaryOf({ outcome: { kind: 'failure', task } }).split('#### Environments\n\n')
    expect(table.split('\n').slice(2, 5)).toEqual([
      '| staging | 🔴 failed | web, api |',
      '| live (production) | 🔵 running | web, api |',
      '',
    ])
  })

  test('has a verdict and a link although there is no task to show', () => {
    const summary = summaryOf({ outcome: { kind: 'unreachable', error: new ActionError('no route'), task: undefined } })
    expect(summary).toMatch(/^### ❓ Zadig could not be asked how the task ends: no route/)
    expect(summary).not.toContain('#### ')
  })

  test('says where a log may be incomplete', () => {
    const task = aTaskOf('passed', { web: 'passed' })
    const [key = ''] = jobsByKey(task).keys()
    expect(
      summaryOf({ outcome: { kind: 'success', task }, doubts: new Map([[key, ['lines may be missing here.']]]) }),
    ).toContain('#### Logs that may be incomplete\n\n- Log of web: lines may be missing here.')
  })

  test('stays under half of what the runner takes, cut between rows and sections', () => {
    const jobs = Array.from({ length: 5_000 }, (_, index) =>
      aJob({
        name: `job-${index}`,
        displayName: '构'.repeat(500),
        status: 'failed',
        error: '|'.repeat(3_000),
        images: [{ service: '$'.repeat(500), module: String(index), image: '`'.repeat(900) }],
        test: { name: '|'.repeat(500), junit: true, html: true, archive: true },
      }),
    )
    const task = aTask({ status: 'failed', stages: [aStage({ jobs })] })
    const tails = new Map(
      [...jobsByKey(task).keys()].map((key) => [key, Array.from({ length: 200 }, () => '`'.repeat(1_000))]),
    )
    const summary = summaryOf({ outcome: { kind: 'failure', task }, tails })
    expect(Buffer.byteLength(summary)).toBeLessThan(512 * 1024)
    expect((summary.match(/<details>/g) ?? []).length).toBe((summary.match(/<\/details>/g) ?? []).length)
    expect(/\n… and \d+ more\n/.test(summary)).toBe(true)
    expect(summary.includes('Too long to be shown')).toBe(false)
  })
})
