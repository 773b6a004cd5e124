// The list of a workflow's tasks: paging, filters, outputs.
import { describe, expect, test } from '@jest/globals'

import { tasks } from '../../../src/actions/tasks.ts'
import { readTasksInputs } from '../../../src/github/inputs/project.ts'
import { type Bench, bodyOf, onBench } from '../../support/action-bench.ts'
import { rowsIn } from '../../support/json-output.ts'

const TASKS = { read: readTasksInputs, main: tasks }
const HOUR = 3_600_000
const INPUTS = { 'project-key': 'demo', 'workflow-key': 'hello' }
const OPTIONS = {
  scenario: {
    name: 'list',
    description: '',
    jobs: { script: [{ outcome: 'failed' as const }, { outcome: 'passed' as const }] },
  },
}

/** Tasks of the two users in turn, one each hour. */
async function history(bench: Bench, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    bench.server.execute(bodyOf('hello', ['script']), index % 2 === 0 ? 'ci-bot' : 'alice')
    await bench.clock.sleep(HOUR)
  }
}

async function list(bench: Bench, more: Readonly<Record<string, string>> = {}) {
  const { verdict, runner } = await bench.act(TASKS, { ...INPUTS, ...more })
  const rows = rowsIn(runner.outputs['tasks'])
  return { verdict, runner, rows, ids: rows.map((row) => row['task-id']) }
}

describe('tasks', () => {
  test('lists the newest first, with the newest in outputs of its own, and a table in the summary', async () => {
    await onBench(OPTIONS, async (bench) => {
      await history(bench, 3)
      const { verdict, runner, rows, ids } = await list(bench)
      expect(verdict).toMatchObject({ passed: true, sentence: '3 tasks of Hello, of 3 read.' })
      expect(ids).toEqual([3, 2, 1])
      expect(rows[0]).toEqual({
        'task-id': 3,
        status: 'failed',
        creator: 'ci-bot',
        created: expect.any(Number),
        start: expect.any(Number),
        end: expect.any(Number),
        duration: expect.any(Number),
        url: expect.stringContaining('/pipelines/custom/hello/3?display_name=Hello'),
      })
      expect(runner.outputs).toMatchObject({
        count: '3',
        'latest-task-id': '3',
        'latest-status': 'failed',
        'latest-task-url': rows[0]?.['url'],
      })
      expect(runner.summary()).toContain('| Task | Status | By | Created | Took |')
      expect(runner.text()).toMatch(/^ {2}3 {2}failed {2}2026-/m)
    })
  })

  test.each([
    ['status', { status: 'running, PASSED' }, 0],
    ['creator', { creator: 'alice' }, 2],
    ['a duration', { since: '150m' }, 2],
    ['days', { since: '1d' }, 5],
    ['a time', { since: '2026-01-01T02:30:00Z' }, 2],
    ['their number', { limit: '4' }, 4],
    ['several at once', { creator: 'ci-bot', since: '150m' }, 1],
  ])('filters by %s', async (_what, more, count) => {
    await onBench(OPTIONS, async (bench) => {
      await history(bench, 5)
      expect((await list(bench, more)).runner.outputs['count']).toBe(String(count))
    })
  })

  test('reads page after page, and stops where it has enough', async () => {
    await onBench({ ...OPTIONS, workflowConcurrency: 1_000 }, async (bench) => {
      for (let index = 0; index < 230; index += 1) bench.server.execute(bodyOf('hello', ['script']))
      const pages = (): number => bench.server.requests.filter(({ path }) => path.endsWith('/tasks')).length
      expect((await list(bench, { limit: '1000' })).runner.outputs['count']).toBe('230')
      expect(pages()).toBe(3)
      expect((await list(bench, { limit: '50' })).runner.outputs['count']).toBe('50')
      expect(pages()).toBe(4)
    })
  })

  test('says nothing is there where nothing is, and fails for a workflow that there is not', async () => {
    await onBench(OPTIONS, async (bench) => {
      const empty = await list(bench)
      expect(empty.verdict).toMatchObject({ passed: true, sentence: '0 tasks of hello, of 0 read.' })
      expect(empty.runner.outputs).toMatchObject({ count: '0', tasks: '[]', 'latest-task-id': '', 'latest-status': '' })
      const { verdict } = await bench.act(TASKS, { ...INPUTS, 'workflow-key': 'nope' })
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('no workflow with this key') })
    })
  })

  test('refuses filters that mean nothing, all at once', async () => {
    await onBench(OPTIONS, async (bench) => {
      const { verdict } = await bench.act(TASKS, {
        ...INPUTS,
        status: 'pased',
        since: '2026-01-01T02:30:00',
        limit: '0',
      })
      expect(verdict.sentence).toContain('status: “pased” is not a status of a task. Did you mean `passed`?')
      expect(verdict.sentence).toContain('since: ')
      expect(verdict.sentence).toContain('limit: ')
    })
  })

  test('names the ends of a task first where nothing is near to the status that was asked for', async () => {
    await onBench(OPTIONS, async (bench) => {
      const { verdict } = await bench.act(TASKS, { ...INPUTS, status: 'nope' })
      expect(verdict.sentence).toContain('There are `passed`, ')
      expect(verdict.sentence).toContain('`failed`')
      expect(verdict.sentence).not.toContain('``')
    })
  })
})
