// A log that arrives faster than it is read: no line is lost, and nothing else is delayed.
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import { lineSource, type LogScript } from '../../emulators/zadig/logs/source.ts'
import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { MAX_LINE_LENGTH } from '../../src/ports/line-batch.ts'
import { scene } from '../support/run-dist.ts'

const LINES = 60_000
const flooding = (count: number, duration: number): JobScript => ({
  duration,
  log: { generate: { count, interval: 0, size: 120 } },
})
const quiet: JobScript = { duration: 2_500, log: { lines: Array.from({ length: 20 }, (_, index) => `quiet ${index}`) } }

const settings = (flood: JobScript) => ({
  zadig: {
    cancelDelay: 50,
    scenario: {
      name: 'flood',
      description: '',
      workflows: [workflow('flood', 'Flood', [stage('run', [freestyleJob('flood'), freestyleJob('quiet')])])],
      jobs: { flood, quiet },
    },
  },
  with: { 'workflow-key': 'flood', inputs: 'flood: {}\nquiet: {}' },
})

/** The numbers of the flood's lines, as they were printed. */
function numbersOf(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line) => {
    const [, number] = /flood\s*│\S* line (\d{10}) /.exec(line) ?? []
    return number === undefined ? [] : [Number(number)]
  })
}

describe('a flood', () => {
  const whole = scene({
    ...settings(flooding(LINES, 3_000)),
    async during({ zadig, until }) {
      zadig.hold('flood')
      const polls = (): number => zadig.requests.filter(({ path }) => path.endsWith('/custom/task')).length
      await until('the action polls while the job runs', () => polls() > 4)
      zadig.release('flood')
    },
  })
  const stopped = scene({
    ...settings(flooding(2_000_000, Infinity)),
    async during({ step, until, lines }) {
      await until('a part of the flood is shown', () => lines.length > 5_000)
      step.cancel()
    },
  })

  test('is shown whole and in order, with the lines of the other job', async () => {
    const { result } = await whole
    expect(numbersOf(result.rawLines)).toEqual(Array.from({ length: LINES }, (_, index) => index))
    const others = result.rawLines
      .filter((line) => line.includes('quiet │'))
      .map((line) => line.replace(/^.* quiet/, 'quiet'))
    expect(others).toHaveLength(20)
  })

  test('does not delay the lines of the other job or the polls until its end', async () => {
    const { result, requests } = await whole
    const firstQuiet = result.rawLines.findIndex((line) => line.includes('quiet 0'))
    const lastFlood = result.rawLines.findLastIndex((line) => line.includes('flood │'))
    expect(firstQuiet).toBeGreaterThanOrEqual(0)
    expect(firstQuiet).toBeLessThan(lastFlood)
    expect(
      requests.filter((request) => request.startsWith('GET /openapi/workflows/custom/task?')).length,
    ).toBeGreaterThan(2)
    expect(result.result).toBe('success')
  })

  test('does not keep a stopped step from cancelling its task', async () => {
    const { result, requests, tasks } = await stopped
    expect(result.result).toBe('cancelled')
    expect(requests.some((request) => request.startsWith('DELETE '))).toBe(true)
    expect(tasks.map(({ status }) => status)).toEqual(['cancelled'])
    expect(result.signal).toBeNull()
  })
})

describe('one line of 50 MB', () => {
  const log: LogScript = { generate: { count: 1, interval: 0, size: 50_000_000 } }
  const run = scene(settings({ duration: 2_000, log }))

  test('is shown whole, in pieces that are the line when they are joined', async () => {
    const { result } = await run
    const pieces = result.rawLines.flatMap((line) => {
      const [, mark, text = ''] = /^\S*flood\s*([│┆])\S* (.*)$/.exec(line) ?? []
      return mark === undefined ? [] : [{ mark, text }]
    })
    const line = lineSource(log, 0).line(0, 0)
    expect(summaryOf(pieces.map(({ text }) => text).join(''))).toEqual(summaryOf(line))
    // A line so long is cut in several, each of which is wrapped.
    expect(pieces.filter(({ mark }) => mark === '│')).toHaveLength(Math.ceil(line.length / MAX_LINE_LENGTH))
    expect(result).toMatchObject({ result: 'success', annotations: [] })
  })
})

/** What tells two long texts apart, and is short itself. */
function summaryOf(text: string): { readonly length: number; readonly sha256: string } {
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') }
}
