import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Plan } from '../../src/payload/plan.ts'
import { failureAnnotations } from '../../src/report/annotations.ts'
import { commentMarker, finalComment } from '../../src/github-reports/pull-request-comment.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import type { SummaryData } from '../../src/report/summary/data.ts'
import { jobsByKey } from '../../src/task/changes.ts'
import { KNOWN_STATUSES } from '../../src/task/status.ts'
import type { Job, Stage } from '../../src/task/task.ts'
import { aJob, aStage, aTask } from '../support/a-task.ts'
import { readGantt, renderPage } from '../support/github-page.ts'

const FRAME = { projectKey: '-->', workflowKey: '<b>--!>', runUrl: 'https://github.com/o/r/actions/runs/1' }
const OWN_TAGS = ['<details>', '</details>', '<summary>', '</summary>', '<span>', '</span>', '<br>', '<sub>', '</sub>']

/** Names with a meaning in Markdown, HTML, Mermaid, GitHub's links or for the runner. */
const HOSTILE_NAMES: readonly string[] = [
  '</summary></details><script>alert(1)</script><img src=x onerror=alert(2)>',
  '@octocat fixes #12 GH-34 octo/repo#56 https://evil.example/x www.evil.example me@evil.example :tada: $x^2$',
  '`code` **bold** _it_ ~~gone~~ [text](javascript:alert(1)) ![pic](https://evil.example/p.png) | a | b |',
  'section x :crit, done, a1, 1750000000, 1d; click a1 href "javascript:alert(1)" %%{init: {"theme":"dark"}}%%',
  '::error::forged ##[error]forged\n::set-output name=x::y\r\u001b[2J\u202eesrever',
  '``` \n~~~\n# Heading\n- item\n1. item\n> quote\n<!-- comment',
  'title x',
  'click',
  '构建🚀服务'.repeat(40),
  '&lt;b&gt; &#64;octocat &amp; \\| \\',
]

/** Pieces with such a meaning. */
const PIECES: readonly string[] = (
  '< > & " ` ``` | \\ * _ ~~ [ ] ( ) ! @octocat #1 : ; , %% { } $ :// http www. section click <!-- --> </details> <br> ' +
  '= - + 1. x 构 🚀 &lt; &#64; gh-1 :tada: [^1]:x'
).split(' ')
const CONTROLS: readonly string[] = [' ', '\n', '\r', '\t', '\u0000', '\u202e', '\ud800', '\u200b']

/** Any string, and strings of such pieces. */
const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_NAMES) },
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...PIECES.concat(CONTROLS)), { maxLength: 14 }).map((parts) => parts.join('')),
  },
)
/** Text that GitHub would link. */
const LINKED = /@[a-z0-9]|#\d|\bgh-\d|:\/\/|\bwww\.|:[\w+-]+:/i

const time = fc.constantFrom(0, 1, 1_750_000_000, 1_750_000_060, 4_000_000_000)
const status = fc.oneof(fc.constantFrom(...KNOWN_STATUSES), text)

const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 })
const optional = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined })
const images = few(fc.record({ service: text, module: text, image: text }))

const approver = fc.record({
  name: text,
  decision: fc.oneof(fc.constantFrom('approve', 'reject', ''), text),
  comment: text,
})

const job: fc.Arbitrary<Job> = fc
  .record({
    name: text,
    displayName: text,
    type: text,
    status,
    error: text,
    startTime: time,
    endTime: time,
    costSeconds: fc.nat(),
    images,
    environment: optional(fc.record({ name: text, production: fc.boolean(), services: images })),
    gate: optional(fc.record({ kind: text, description: text, neededApprovers: fc.nat(3), approvers: few(approver) })),
    test: optional(fc.record({ name: text, junit: fc.boolean(), html: fc.boolean(), archive: fc.boolean() })),
    scan: optional(
      fc.record({ name: text, link: fc.oneof(text, fc.webUrl()), metrics: fc.dictionary(text, text, { maxKeys: 2 }) }),
    ),
  })
  .map((fields) => aJob(fields))

const stage: fc.Arbitrary<Stage> = fc
  .record({
    name: text,
    status,
    jobs: fc.array(job, { maxLength: 3 }),
    manual: optional(
      fc.record({ enabled: fc.boolean(), executed: fc.boolean(), executors: few(text), executedBy: text }),
    ),
  })
  .map((fields) => aStage(fields))

const planned = { name: text, type: text, stage: text }
const plan: fc.Arbitrary<Plan> = fc.record({
  jobs: few(
    fc.record({ ...planned, targets: few(text), images: few(text), environment: optional(text), code: few(text) }),
  ),
  leftOut: few(fc.record(planned)),
  gates: few(fc.record({ name: text, stage: text, outcome: fc.constantFrom('waits', 'skipped', 'idle') })),
  notes: few(text),
})

const COMMON = {
  url: 'https://zadig.example.com/t',
  elapsedMs: 1_000,
  spent: { queue: 0, human: 0, work: 1_000 },
}

const data: fc.Arbitrary<SummaryData> = fc
  .record({
    stages: fc.array(stage, { maxLength: 3 }),
    status,
    workflowName: text,
    tail: fc.array(text, { maxLength: 5 }),
    doubt: text,
    plan,
    kind: fc.constantFrom('success', 'failure', 'rejected', 'cancelled', 'timed-out'),
    revoker: text,
    error: text,
    createTime: time,
  })
  .map(({ stages, tail, doubt, kind, plan: asked, ...fields }) => {
    const task = aTask({ stages, ...fields })
    const keys = [...jobsByKey(task).keys()]
    return {
      ...COMMON,
      outcome: { kind, task },
      tails: new Map(keys.map((key) => [key, tail])),
      doubts: new Map(keys.slice(0, 1).map((key) => [key, [doubt]])),
      plan: asked,
      earlierAttempts: [{ conclusion: 'failure', durationMs: 1, failedJobs: [fields.error] }],
    }
  })

describe('with any text in any field', () => {
  test('the summary and the comment have no foreign HTML, links or mentions, and close every tag', () => {
    fc.assert(
      fc.property(data, (given) => {
        const comment = finalComment(FRAME, given)
        expect(comment.startsWith(commentMarker(FRAME))).toBe(true)
        for (const markdown of [renderSummary(given), comment.slice(commentMarker(FRAME).length)]) {
          const page = renderPage(markdown)
          expect(page.ownTags.filter((tag) => !OWN_TAGS.includes(tag))).toEqual([])
          expect(page.sanitised).toBe(page.html)
          for (const name of ['details', 'summary', 'span', 'sub']) {
            const number = (tag: string): number => page.ownTags.filter((other) => other === tag).length
            expect(number(`<${name}>`)).toBe(number(`</${name}>`))
          }
          for (const target of page.targets) expect(target).toMatch(/^https?:\/\//)
          expect(page.prose.filter((words) => LINKED.test(words))).toEqual([])
          expect(Buffer.byteLength(markdown)).toBeLessThan(512 * 1_024)
        }
        expect(comment.length).toBeLessThan(65_536)
      }),
      { numRuns: 40 },
    )
  })

  test('Mermaid can read the timeline, with a bar for each job that began', async () => {
    await fc.assert(
      fc.asyncProperty(data, async (given) => {
        const begun = (given.outcome.task?.stages ?? [])
          .flatMap(({ jobs }) => jobs)
          .filter(({ startTime }) => startTime > 0)
        const { diagrams } = renderPage(renderSummary(given))
        expect(diagrams).toHaveLength(begun.length === 0 ? 0 : 1)
        for (const diagram of diagrams) {
          const bars = await readGantt(diagram)
          expect(bars.filter(({ section }) => section !== 'queue').length).toBe(begun.length)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('each annotation is one line and not a command', () => {
    fc.assert(
      fc.property(data, (given) => {
        if (given.outcome.task === undefined) return
        for (const { title, message } of failureAnnotations(given.outcome.task, given)) {
          expect(`${title}${message}`).not.toMatch(/[\r\n\u2028\u2029]|##\[(?!\\)/)
          expect(message).not.toBe('')
        }
      }),
      { numRuns: 100 },
    )
  })
})

test('the summary and the comment stay below their limits with fields of any size', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 400 }), (piece, number) => {
      const long = piece.repeat(300)
      const jobs = Array.from({ length: number }, (_, index) =>
        aJob({
          name: `job-${index}`,
          displayName: long,
          status: index % 2 === 0 ? 'failed' : 'passed',
          error: long,
          images: [{ service: long, module: String(index), image: long }],
          scan: { name: long, link: '', metrics: { [long]: long } },
        }),
      )
      const task = aTask({ status: 'failed', stages: [aStage({ name: long, jobs })] })
      const given: SummaryData = {
        ...COMMON,
        outcome: { kind: 'failure', task },
        tails: new Map([...jobsByKey(task).keys()].map((key) => [key, Array.from({ length: 200 }, () => long)])),
        doubts: new Map(),
      }
      expect(Buffer.byteLength(renderSummary(given))).toBeLessThan(512 * 1_024)
      expect(finalComment(FRAME, given).length).toBeLessThan(65_536)
    }),
    { numRuns: 12 },
  )
})
