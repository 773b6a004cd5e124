// Every line of every job's log appears once, in order, per job, with three jobs streaming at once.
import { describe, expect, it } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { JobScript, Scenario } from '../../emulators/zadig/scenarios/scenario.ts'
import { scene } from '../support/run-dist.ts'
import { numbered } from '../support/scenarios.ts'

const LINES = 500
const STREAMED = ['one', 'two', 'three'] as const

/** Lines that come in bursts of seven, at a pace of its own for each job, over two seconds. */
function bursts(job: string, offset: number): JobScript {
  const lines = numbered(job, LINES).map((text, index) => ({ at: offset + Math.floor(index / 7) * 27, text }))
  return { duration: 2_200, log: { lines } }
}

const trio: Scenario = {
  name: 'trio',
  description: '',
  workflows: [
    workflow('trio', 'Trio', [
      stage('before', [freestyleJob('flash'), freestyleJob('blink')]),
      stage(
        'work',
        STREAMED.map((name) => freestyleJob(name)),
      ),
    ]),
  ],
  jobs: {
    flash: { duration: 20, log: { lines: numbered('flash', LINES) } },
    blink: { duration: 20, log: { lines: numbered('blink', 1) } },
    one: bursts('one', 0),
    two: bursts('two', 9),
    three: bursts('three', 18),
  },
}

describe('three jobs that stream at once, after two that were over before a stream was open', () => {
  const seenLive: string[] = []
  const run = scene({
    zadig: { scenario: trio },
    with: { 'workflow-key': 'trio', inputs: [...STREAMED, 'flash', 'blink'].map((name) => `${name}: {}`).join('\n') },
    // The first look at the task comes late enough to find the first stage over.
    faults: [{ method: 'GET', path: '/openapi/workflows/custom/task', times: 1, action: { kind: 'delay', for: 400 } }],
    async during({ until, lines, zadig }) {
      const isShown = (name: string): boolean => lines.some((line) => line.includes(`${name} line 100 of`))
      await until('a hundred lines of each job are shown', () => STREAMED.every(isShown))
      seenLive.push(...zadig.lastTask('trio').stages.map(({ status }) => status))
    },
  })

  it.each([...STREAMED, 'flash'])('shows every line of %s once and in order', async (name) => {
    expect(splitLines((await run).result.rawLines, name)).toEqual(numbered(name, LINES))
  })

  it('shows the only line of a job that was over at once', async () => {
    expect(splitLines((await run).result.rawLines, 'blink')).toEqual(numbered('blink', 1))
  })

  it('shows them while the jobs run, each as it comes', async () => {
    const { result } = await run
    expect(seenLive).toEqual(['passed', 'running'])
    const labels = result.rawLines.flatMap((line) => /^(one|two|three) +│/.exec(withoutColour(line))?.[1] ?? [])
    expect(labels).toHaveLength(STREAMED.length * LINES)
    const turns = labels.filter((label, index) => label !== labels[index - 1]).length
    expect(turns).toBeGreaterThan(30)
  })

  it('opens one stream a job that runs, none for those that were over, and says nothing of lost lines', async () => {
    const { requests, result, log } = await run
    const streams = requests.filter((request) => request.includes('/sse/'))
    expect(streams.map((request) => request.split('/').at(-2) ?? '').toSorted()).toEqual([
      'job-1-0-0-one',
      'job-1-1-0-two',
      'job-1-2-0-three',
    ])
    expect(log).not.toMatch(/lines (may be|were) (missing|lost)/)
    expect(result).toMatchObject({ result: 'success', annotations: [] })
  })
})

/** What was printed as a job's log, without colour and prefix. */
function splitLines(raw: readonly string[], job: string): readonly string[] {
  return raw.map(withoutColour).flatMap((line) => new RegExp(`^${job} +│ (.*)$`).exec(line)?.[1] ?? [])
}

function withoutColour(line: string): string {
  return line.replaceAll(/\u001b\[[0-9;]*m/g, '')
}
