import { beforeAll, describe, expect, test } from '@jest/globals'
import { endedEarlyComment, finalComment, runningComment } from '../../../src/github-reports/pull-request-comment.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { type Bar, type GithubPage, readGantt, renderPage } from '../../support/github-page.ts'
import { HOSTILE_NAMES, summaryCases } from '../../support/summary-cases.ts'

const FRAME = { projectKey: 'demo', workflowKey: 'ship', runUrl: 'https://github.com/o/r/actions/runs/1' }
/** The HTML that a summary is made with; each tag is on the sanitiser's list. */
const OWN_TAGS = ['<details>', '</details>', '<summary>', '</summary>', '<span>', '</span>', '<br>', '<sub>', '</sub>']

describe.each(summaryCases())('the summary of a task that is: %s', (_name, data) => {
  let page: GithubPage
  let comment: GithubPage
  let bars: readonly Bar[]

  beforeAll(async () => {
    page = renderPage(renderSummary(data))
    comment = renderPage(finalComment(FRAME, data))
    bars = (await Promise.all(page.diagrams.map(readGantt))).flat()
  })

  test('has no HTML but its own, and loses nothing to the sanitiser', () => {
    expect(page.ownTags.filter((tag) => !OWN_TAGS.includes(tag))).toEqual([])
    expect(page.sanitised).toBe(page.html)
    expect(comment.ownTags.filter((tag) => !OWN_TAGS.includes(tag))).toHaveLength(1)
  })

  test('opens and closes every tag', () => {
    const number = (tag: string): number => page.ownTags.filter((other) => other === tag).length
    for (const name of ['details', 'summary', 'span', 'sub']) expect(number(`<${name}>`)).toBe(number(`</${name}>`))
  })

  test('links to Zadig only, and mentions nobody', () => {
    const known = ['https://zadig.example.com/', 'https://sonar.example.com/', 'https://github.com/o/r/actions/runs/1']
    for (const target of [...page.targets, ...comment.targets]) {
      expect(known.some((start) => target.startsWith(start))).toBe(true)
    }
    for (const text of [...page.prose, ...comment.prose]) {
      expect(text).not.toMatch(/@[a-z0-9]|#\d|\bgh-\d|:\/\/|\bwww\.|:[\w+-]+:/i)
    }
  })

  test('has a timeline that Mermaid can read, with a bar for each of its jobs and each told by its sign', () => {
    expect(page.diagrams).toHaveLength(1)
    expect(page.diagrams[0]?.length).toBeLessThan(10_000)
    expect(bars.length).toBeGreaterThan(1)
    for (const { label, start, end } of bars) {
      expect(label).toMatch(/^[·◌▸⏸✓○✗■]/)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(start).toBeGreaterThanOrEqual(1_750_000_000_000)
    }
  })
})

test.each([
  ['has a page', FRAME.runUrl, 3],
  ['has none', '', 0],
])('the comments link to the run where it %s', (_what, runUrl, links) => {
  const frame = { ...FRAME, runUrl }
  const task = { taskId: 7, url: 'https://zadig.example.com/7', said: 'it ended' }
  const comments = [runningComment(frame, task), endedEarlyComment(frame, task)]
  for (const [, data] of summaryCases().slice(0, 1)) comments.push(finalComment(frame, data))
  expect(comments.filter((text) => text.includes(FRAME.runUrl))).toHaveLength(links)
  expect(comments.filter((text) => text.includes('this run'))).toHaveLength(links)
})

describe('the timeline', () => {
  const summaryOf = (name: string): string => {
    const data = summaryCases().find(([other]) => other === name)?.[1]
    if (data === undefined) throw new Error(`no case ${name}`)
    return renderSummary(data)
  }
  const diagramOf = (name: string): Promise<readonly Bar[]> => readGantt(renderPage(summaryOf(name)).diagrams[0] ?? '')

  test('tells passed, failed, cancelled, skipped and waiting apart', async () => {
    const failed = await diagramOf('failed in the middle of parallel jobs')
    expect(failed.map(({ section, label, tags }) => [section, label, tags])).toEqual([
      ['queue', '◌ waiting in the queue', ['done']],
      ['build', '✓ build-shop-web', []],
      ['build', '✗ build-shop-api', ['crit']],
      ['build', '✗ build-shop-worker', ['crit']],
      ['build', '■ build-shop-cron', ['done', 'crit']],
    ])
    expect((await diagramOf('passed')).at(-1)).toMatchObject({ label: '○ load-test', tags: ['done', 'milestone'] })
    expect((await diagramOf('waiting too long')).at(-1)).toMatchObject({ label: '⏸ approve', tags: ['active'] })
  })

  test('keeps to forty jobs, failed ones among them, and says so', async () => {
    const bars = await diagramOf('120 jobs')
    expect(bars).toHaveLength(41)
    expect(bars.filter(({ tags }) => tags.includes('crit')).map(({ label }) => label)).toEqual([
      '✗ build-service-041',
      '✗ build-service-082',
    ])
    const summary = summaryOf('120 jobs')
    expect(summary).toContain('The diagram has 40 of the 100 jobs that began.')
    for (let number = 1; number <= 120; number += 1) {
      expect(summary).toContain(`| build-service-${String(number).padStart(3, '0')} |`)
    }
  })

  test('takes every hostile name for a name', async () => {
    const bars = await diagramOf('hostile names')
    expect(new Set(bars.map(({ section }) => section)).size).toBe(4)
    expect(bars).toHaveLength(1 + 3 * HOSTILE_NAMES.length)
  })
})
