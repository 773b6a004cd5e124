// `log-directory`: each job's complete log as a file, byte for byte as Zadig has stored it where it has.
import { mkdtempSync, readdirSync, readFileSync, rmSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { Fault } from '../../emulators/zadig/faults/fault.ts'
import type { JobScript } from '../../emulators/zadig/scenarios/scenario.ts'
import { runDist } from '../support/run-dist.ts'

const LINES: readonly string[] = [
  'first',
  '  indented',
  '10%\r100%',
  '',
  '::error::x',
  '构建完成 🚀',
  '\u001b[31mred',
  'last',
]
const STORED = LINES.map((line) => `${line}\n`).join('')
const script: JobScript = { prepare: 50, duration: 2_000, log: { lines: LINES } }

const root = mkdtempSync(join(tmpdir(), 'logs-'))
afterAll(() => rmSync(root, { recursive: true }))

interface Setting {
  readonly key?: string
  readonly jobs: Readonly<Record<string, JobScript | readonly JobScript[]>>
  readonly faults?: readonly Fault[]
  readonly with?: Readonly<Record<string, string>>
  readonly prepare?: (workspace: string) => void
}

/** The files that a run left in its log directory, by name. */
async function filesOf({ key = 'logs', jobs, faults = [], prepare, ...given }: Setting) {
  const workspace = mkdtempSync(join(root, 'workspace-'))
  prepare?.(workspace)
  const names = Object.keys(jobs)
  const run = await runDist({
    zadig: {
      scenario: {
        name: 'logs',
        description: '',
        workflows: [
          workflow(key, 'Logs', [
            stage(
              'run',
              names.map((name) => freestyleJob(name)),
            ),
          ]),
        ],
        jobs,
      },
    },
    faults,
    with: {
      'workflow-key': key,
      inputs: JSON.stringify(Object.fromEntries(names.map((name) => [name, {}]))),
      'log-directory': 'zadig-logs',
      logs: 'none',
      ...given.with,
    },
    step: { workspace },
  })
  const directory = join(workspace, 'zadig-logs')
  const files = Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  )
  return { run, files, workspace }
}

describe('the files of logs', () => {
  const plain = filesOf({ jobs: { one: script, '构建 a:b': script } })
  const cut = filesOf({
    jobs: { one: script },
    faults: [
      { path: '*/logs/sse/*', times: 1, action: { kind: 'events', cut: { afterEvents: 3, inside: 'line' } } },
      { path: '*/logs/sse/*', action: { kind: 'hang' } },
    ],
  })
  const streamed = filesOf({ key: 'Mixed-Case', jobs: { one: script } })
  const retried = filesOf({
    jobs: {
      one: [
        { ...script, outcome: 'failed' },
        { ...script, log: { lines: ['again'] } },
      ],
    },
    with: { retries: '1' },
  })
  const secret = join(root, 'elsewhere')
  const linked = filesOf({
    jobs: { one: script },
    prepare(workspace) {
      writeFileSync(secret, 'untouched')
      mkdirSync(join(workspace, 'zadig-logs'))
      symlinkSync(secret, join(workspace, 'zadig-logs', 'job-0-0-0-one.log'))
    },
  })
  for (const run of [plain, cut, streamed, retried, linked]) run.catch(() => undefined)

  test('are the stored logs, byte for byte, though nothing is shown', async () => {
    const { run, files } = await plain
    expect(files).toEqual({ 'job-0-0-0-one.log': STORED, 'job-0-1-0-构建-a-b.log': STORED })
    expect(run.log).not.toContain('│')
    expect(run.result.result).toBe('success')
  })

  test('are whole where the stream was not', async () => {
    expect((await cut).files).toEqual({ 'job-0-0-0-one.log': STORED })
  })

  test('are what was streamed where nothing is stored', async () => {
    const trimmed = STORED.replace('  indented', 'indented')
    expect((await streamed).files).toEqual({ 'job-0-0-0-one.log': trimmed })
  })

  test('are there for each attempt', async () => {
    expect((await retried).files).toEqual({ 'job-0-0-0-one.log': STORED, 'job-0-0-0-one.attempt-2.log': 'again\n' })
  })

  test('are not written through an existing link', async () => {
    expect((await linked).files).toEqual({ 'job-0-0-0-one.log': STORED })
    expect(readFileSync(secret, 'utf8')).toBe('untouched')
  })
})

describe('a forbidden log directory', () => {
  test.each(['../outside', '/etc/zadig', '..'])('is refused before anything is triggered: %s', async (directory) => {
    const { result, requests } = await runDist({ with: { 'log-directory': directory } })
    expect(result.result).toBe('failure')
    expect(result.annotations[0]?.message).toContain('is outside of the workspace')
    expect(requests).toEqual([])
  })

  test('loses only the files if a link leads out of the workspace', async () => {
    const elsewhere = mkdtempSync(join(root, 'away-'))
    const workspace = mkdtempSync(join(root, 'workspace-'))
    symlinkSync(elsewhere, join(workspace, 'zadig-logs'))
    const { result, log } = await runDist({ with: { 'log-directory': 'zadig-logs' }, step: { workspace } })
    expect(result.result).toBe('success')
    expect(log).toContain('smoke line 5 of 5')
    expect(result.summary).toContain('could not be written')
    expect(readdirSync(elsewhere)).toEqual([])
  })
})
