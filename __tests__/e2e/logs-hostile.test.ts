// A server on which every text is hostile: none of it acts on the runner.
import { describe, expect, test } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import { answers } from '../../emulators/zadig/faults/answers.ts'
import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { scene } from '../support/run-dist.ts'
import { harmOf, HOSTILE_LINES } from '../support/printed-lines.ts'

const NAMES = [
  '::set-output name=task-id::7',
  '##[save-state name=phase]done',
  'a\r::add-mask::e',
  '\u202e##[group]b',
] as const
const ERROR = 'exit\n::stop-commands::x\r##[endgroup]\u2028::error::forged'

const failing: JobScript = { duration: 1_500, outcome: 'failed', error: ERROR, log: { lines: HOSTILE_LINES } }
const document = workflow('hostile', '::warning::flow', [
  stage(
    '::group::stage',
    NAMES.slice(0, 2).map((name) => freestyleJob(name)),
  ),
  stage(
    '##[group]stage',
    NAMES.slice(2).map((name) => freestyleJob(name)),
  ),
])

describe('a server whose every text is hostile', () => {
  const run = scene({
    zadig: { scenario: { name: 'hostile', description: '', workflows: [document], jobs: { '*': failing } } },
    faults: [
      { method: 'GET', path: '*/custom/task', after: 1, times: 1, action: answers.gatewayPage(502) },
      {
        method: 'GET',
        path: '*/custom/task',
        after: 2,
        times: 1,
        action: { kind: 'answer', status: 503, body: `::error::x\n##[add-mask]e\r::set-env name=A::b` },
      },
      { path: '*/logs/log/*', times: 1, action: answers.untypedError(ERROR) },
    ],
    with: { 'workflow-key': 'hostile', inputs: JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, {}]))) },
  })

  test('causes only the commands of the action', async () => {
    const { result } = await run
    expect([...new Set(result.commands.map(({ name }) => name))].toSorted()).toEqual(['add-mask', 'error'])
    expect(result.commands.filter(({ ran, grammar }) => !ran || grammar !== 'v2')).toEqual([])
    expect(result.failureReasons).toEqual([])
    expect(result.env).toEqual({})
    expect(result.path).toEqual([])
    expect(result.masks.filter((mask) => mask.length < 8)).toEqual([])
    expect(result.state).toMatchObject({ phase: 'done', 'task-id': '1' })
    expect(result.outputs).toMatchObject({ 'task-id': '1', conclusion: 'failure' })
    expect(result.post?.result).toBe('success')
  })

  test('prints no harmful line besides the commands of the action', async () => {
    const { result } = await run
    const ours = new Set(result.commands.map(({ line }) => line))
    const harmful = result.rawLines.filter((line) => !ours.has(line)).map((line) => [harmOf(line), line])
    expect(harmful.filter(([harm]) => harm !== undefined)).toEqual([])
  })

  test('puts no runner markers into annotations', async () => {
    const { result } = await run
    expect(
      result.commands.filter(({ data, properties }) => /##\[(?!\\)/.test(`${data}${properties['title'] ?? ''}`)),
    ).toEqual([])
    expect(result.commands.filter(({ data }) => data.split('\n').some((line) => /^\s*::/.test(line)))).toEqual([])
  })

  test('shows every line of a log on a separate line', async () => {
    const { result } = await run
    const shown = result.rawLines.filter((line) => /^\u001b\[0;\d+m\S.*│/.test(line))
    expect(shown.length).toBeGreaterThanOrEqual(2 * HOSTILE_LINES.length)
  })
})
