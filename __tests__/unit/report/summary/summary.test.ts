import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../../../src/errors.ts'
import type { SummaryData } from '../../../../src/report/summary/data.ts'
import { renderSummary } from '../../../../src/report/summary/summary.ts'
import { jobsByKey } from '../../../../src/task/changes.ts'
import type { Job } from '../../../../src/task/task.ts'
import { aJob, aRepo, aStage, aTask, aTaskOf } from '../../../support/a-task.ts'

const summaryOf = (data: Partial<SummaryData> & Pick<SummaryData, 'outcome'>): string =>
  renderSummary({
    url: 'https://z.example/t',
    elapsedMs: 65_000,
    spent: { queue: 3_000, human: 0, work: 62_000 },
    tails: new Map(),
    doubts: new Map(),
    ...data,
  })

/** The rows of the table below that title, for a passed task of those jobs. */
function rowsOf(title: string, jobs: readonly Job[], data: Partial<SummaryData> = {}): readonly string[] {
  const task = aTask({ status: 'passed', stages: [aStage({ jobs })] })
  const [, text = ''] = summaryOf({ outcome: { kind: 'success', task }, ...data }).split(`#### ${title}\n\n`)
  return (text.split('\n\n')[0] ?? '').trim().split('\n').slice(2)
}

const approver = { name: 'alice', decision: 'approve', comment: 'ok' }
const gate = { kind: 'native', description: 'Check the ticket', neededApprovers: 1, approvers: [approver] }

describe('the job summary', () => {
  test('begins with the verdict, the link and where the time went', () => {
    const summary = summaryOf({ outcome: { kind: 'success', task: aTaskOf('passed', { web: 'passed' }) } })
    expect(summary.split('\n\n').slice(0, 2)).toEqual([
      '### ✅ Task 24 of Ship it passed.',
      '**[Open the task in Zadig](<https://z.example/t>)** · 1 of 1 job passed · waited 1m 5s, of which 3s in the queue',
    ])
  })

  test('shows failed jobs with their reasons and their last lines first', () => {
    const task = aTask({
      status: 'failed',
      stages: [aStage({ jobs: [aJob({ status: 'failed', error: 'exit code 2' }), aJob({ displayName: 'api' })] })],
    })
    const [key = ''] = jobsByKey(task).keys()
    const summary = summaryOf({
      outcome: { kind: 'failure', task },
      tails: new Map([[key, ['  \u001b[31mfatal: no such ref\u001b[0m', '```', '\tat x', '::error::x']]]),
    })
    const [, , title, reasons, folded, , tail] = summary.split('\n\n')
    expect(title).toBe('#### 🔴 build-web · failed')
    expect(reasons).toBe('> fatal: no such ref\n>\n> exit code 2')
    expect(folded).toBe('<details><summary>Last 4 lines of its log</summary>')
    expect(tail).toBe('</details>')
    expect(summary).toContain('````text\n  fatal: no such ref\n```\n\tat x\n\\::error::x\n````')
  })

  test('shows what a task without a verdict is doing', () => {
    const inLark = { ...gate, kind: 'lark', approvers: [] }
    const job = aJob({ displayName: 'approve', status: 'wait_for_approval', gate: inLark, costSeconds: 600 })
    const manual = { enabled: true, executed: false, executors: ['ops'], executedBy: '' }
    const stages = [aStage({ jobs: [job, aJob()] }), aStage({ name: 'prod', status: 'pause', manual })]
    const outcome = { kind: 'out-of-time', budget: 'timeout', limitMs: 3_600_000, task: aTask({ stages }) } as const
    const summary = summaryOf({ outcome })
    expect(summary).toMatch(/^### ⌛ Gave up waiting for task 24 of Ship it: `timeout` of 1h is used up while it is /)
    expect(summary).toContain(
      [
        '- ✋ Stage **prod** is waiting for someone to start it: ops',
        '- ✋ **approve** is waiting for approval (in lark), 10m so far',
        '- 🔵 **build-web** is running',
      ].join('\n'),
    )
  })

  const link = 'https://sonar.example/x'
  const images = [{ service: 'shop', module: 'web', image: 'reg/web:1' }]
  test.each<[string, Partial<Job>, string]>([
    ['Jobs', { endTime: 1_750_000_064, retryCount: 2 }, '| build | build-web | 🟢 passed (↻ 2) | 1m |'],
    ['Gates', { gate }, '| build-web<br>Check the ticket | 🟢 passed |  | alice approved: “ok” |'],
    ['Images', { images }, '| shop/web | `reg/web:1` |'],
    [
      'Tests and scans',
      { test: { name: 'smoke', junit: true, html: true, archive: false } },
      '| smoke | 🟢 passed | JUnit report, HTML report in Zadig |',
    ],
    [
      'Tests and scans',
      { scan: { name: 'sonar', link, metrics: { QualityGateStatus: 'OK', Bugs: '0' } } },
      `| sonar | 🟢 passed | Quality gate OK · Bugs 0 · [Report on sonar.example](<${link}>) |`,
    ],
  ])('has a table: %s', (title, job, row) => expect(rowsOf(title, [aJob({ status: 'passed', ...job })])).toEqual([row]))

  test('has the code with the commits asked for and built', () => {
    const source = { key: '', job: aJob(), repo: aRepo({ pullRequests: [7] }), requested: 'a'.repeat(40) }
    const different = { ...source, built: 'bbbbbbb', proof: 'different' } as const
    const sources = [different, { ...source, built: '', proof: 'missing' } as const]
    const start = '| build-web | acme/web | main with pull request 7 | `aaaaaaaaaaaa` |'
    expect(rowsOf('Code', [aJob()], { sources })).toEqual([`${start} ⚠️ \`bbbbbbb\` |`, `${start} ⚠️ not shown |`])
  })

  test('has one row for each environment, with all services and the worst status', () => {
    const deploy = (name: string, module: string, status: string, production = false) => {
      const services = [{ service: module, module, image: '' }]
      return aJob({ status, environment: { name, production, services } })
    }
    const jobs = [
      deploy('staging', 'web', 'passed'),
      deploy('staging', 'api', 'failed'),
      deploy('live', 'web', 'passed', true),
      deploy('live', 'api', 'running', true),
      deploy('live', 'never', '', true),
    ]
    const live = '| live (production) | 🔵 running | web, api |'
    expect(rowsOf('Environments', jobs)).toEqual(['| staging | 🔴 failed | web, api |', live])
  })

  test('has the plan and the earlier attempts', () => {
    const planned = { name: 'build', type: 'zadig-build', stage: 'one', targets: ['shop/web'], images: ['a:1'] }
    const summary = summaryOf({
      outcome: { kind: 'success', task: aTaskOf('passed', { web: 'passed' }) },
      attempts: 2,
      earlierAttempts: [{ conclusion: 'failure', durationMs: 61_000, failedJobs: ['api'] }],
      plan: {
        jobs: [{ ...planned, environment: 'dev', code: ['acme/web main'] }],
        leftOut: [{ name: 'notify', type: 'x', stage: 'two' }],
        gates: [{ name: 'approve', stage: 'two', outcome: 'waits' }],
        notes: ['Job `build`: a note.'],
      },
    })
    expect(summary).toContain('#### Attempts\n\n- Attempt 1: failure after 1m 1s: api\n- Attempt 2: success')
    expect(summary).toContain('<summary>What was triggered: 1 job, 1 left out</summary>')
    expect(summary).toContain(
      '| one | build | zadig-build | shop/web; images a:1; environment dev; code acme/web main |',
    )
    expect(summary).toContain('- Gate approve waits for approval\n- Left out: notify\n- Job `build`: a note.')
  })

  test('has the verdict and the link although no task was read', () => {
    const summary = summaryOf({ outcome: { kind: 'unreachable', error: new ActionError('no route'), task: undefined } })
    expect(summary).toMatch(/^### ❓ Zadig could not be asked how the task ends: no route/)
    expect(summary).not.toContain('#### ')
  })

  test('says which log may be incomplete', () => {
    const task = aTaskOf('passed', { web: 'passed' })
    const [key = ''] = jobsByKey(task).keys()
    expect(
      summaryOf({ outcome: { kind: 'success', task }, doubts: new Map([[key, ['lines may be missing here.']]]) }),
    ).toContain('#### Logs that may be incomplete\n\n- Log of web: lines may be missing here.')
  })

  test('stays below its limit, cut between rows and sections', () => {
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
