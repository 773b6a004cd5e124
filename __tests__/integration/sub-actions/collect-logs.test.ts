// The logs of a task as files: complete, under safe names, with an index of what is there and what is not.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../../emulators/zadig/definitions/documents.ts'
import type { ZadigOptions } from '../../../emulators/zadig/server.ts'
import { collectLogs } from '../../../src/actions/logs.ts'
import { readLogsInputs } from '../../../src/github/inputs/task.ts'
import { onBench } from '../../support/action-bench.ts'
import { stringsIn } from '../../support/json-output.ts'

const LOGS = { read: readLogsInputs, main: collectLogs }
const NAMES = ['构建', 'a..b', 'Case', 'case', 'plain']

function options(jobs: Readonly<Record<string, object>> = {}): ZadigOptions {
  const named = workflow('named', 'Names', [
    stage(
      'run',
      NAMES.map((name) => freestyleJob(name)),
    ),
  ])
  const lines = ['first', '第二行', '::error::not a command']
  const scenario = { name: 'logs', description: '', workflows: [named], jobs: { '*': { log: { lines } }, ...jobs } }
  return { version: '4.2', scenario }
}

const named = (taskId: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'workflow-key': 'named',
  'task-id': taskId,
  ...more,
})
const ended = (status: string): boolean => status === 'passed' || status === 'failed'

describe('logs', () => {
  test('writes every log whole, under a name that is safe on any disk, and an index', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('named', NAMES, ended)
      await bench.clock.sleep(10_000)
      const { verdict, runner } = await bench.act(LOGS, named(taskId))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('5 of 5 logs') })

      const directory = join(bench.workspace, 'zadig-logs')
      const written = readdirSync(directory)
      expect(runner.outputs).toMatchObject({ directory, missing: '[]' })
      expect(stringsIn(runner.outputs['files']).toSorted()).toEqual(written.toSorted())
      expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(6)
      expect(written.filter((name) => !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name) || name.includes('..'))).toEqual([])
      for (const name of written.filter((file) => file.endsWith('.log')))
        expect(readFileSync(join(directory, name), 'utf8')).toContain('第二行')

      expect(JSON.parse(readFileSync(join(directory, 'index.json'), 'utf8'))).toMatchObject({
        'workflow-key': 'named',
        'task-id': 1,
        status: 'passed',
        logs: [
          { job: 'job-0-0-0-构建', status: 'passed', problem: '' },
          ...NAMES.slice(1).map((name, index) => ({ job: `job-0-${index + 1}-0-${name}` })),
        ],
      })
    })
  })

  test('writes the logs that patterns name', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('named', NAMES, ended)
      await bench.clock.sleep(10_000)
      const { runner } = await bench.act(LOGS, named(taskId, { jobs: '*a*\n!case', directory: 'out' }))
      const files = stringsIn(runner.outputs['files'])
      expect(files).toHaveLength(4)
      expect(files.join(' ')).toMatch(/a\.b.*Case.*plain/)
    })
  })

  test('fails for patterns that name no job, and lists the jobs', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('named', NAMES, ended)
      const { verdict } = await bench.act(LOGS, named(taskId, { jobs: 'nope-*' }))
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('plain') })
    })
  })

  test('names what is missing: jobs that run, and logs that Zadig does not have', async () => {
    await onBench(options({ plain: { duration: Infinity } }), async (bench) => {
      const taskId = await bench.start('named', ['构建', 'Case', 'plain'], ended)
      await bench.clock.sleep(10_000)
      bench.server.faults.add({ path: '*Case', action: { kind: 'log', empty: true } })
      const { verdict, runner } = await bench.act(LOGS, named(taskId))
      expect(verdict).toMatchObject({ passed: true, sentence: expect.stringContaining('1 of 3 logs') })
      expect(stringsIn(runner.outputs['missing'])).toEqual(['job-0-2-0-Case', 'job-0-4-0-plain'])
      expect(runner.text()).toContain('The job has not ended (running)')
      expect(runner.annotations).toEqual([expect.objectContaining({ level: 'warning', title: 'Zadig logs' })])

      const strict = await bench.act(LOGS, named(taskId, { 'if-missing': 'error' }))
      expect(strict.verdict.passed).toBe(false)
      const quiet = await bench.act(LOGS, named(taskId, { 'if-missing': 'ignore' }))
      expect(quiet.runner.annotations).toEqual([])
    })
  })

  test('waits some seconds for a log that is stored a moment after the end', async () => {
    await onBench(options(), async (bench) => {
      const taskId = await bench.start('named', ['plain'], ended)
      await bench.clock.sleep(10_000)
      bench.server.faults.add({ path: '*plain', times: 2, action: { kind: 'log', empty: true } })
      const { verdict } = await bench.act(LOGS, named(taskId))
      expect(verdict.sentence).toContain('1 of 1 logs')
    })
  })

  test('refuses a directory outside of the workspace', async () => {
    await onBench(options(), async (bench) => {
      const { verdict } = await bench.act(LOGS, named('1', { directory: '../elsewhere' }))
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('directory: ') })
    })
  })
})
