// The views of a project, and tickets of outside systems.
import { describe, expect, test } from '@jest/globals'

import { preApproval } from '../../../src/actions/pre-approval.ts'
import { views } from '../../../src/actions/views.ts'
import { readPreApprovalInputs, readViewsInputs } from '../../../src/github/inputs/project.ts'
import { type Acted, type Bench, onBench } from '../../support/action-bench.ts'
import { rowsIn } from '../../support/json-output.ts'

const VIEWS = { read: readViewsInputs, main: views }
const TICKET = { read: readPreApprovalInputs, main: preApproval }

function act(bench: Bench, operation: string, workflows = '', user = 'ci-bot'): Promise<Acted> {
  const name = operation === 'list' ? '' : '发布 Releases'
  return bench.act(VIEWS, { 'project-key': 'demo', operation, name, workflows }, user)
}

const shown = ({ runner }: Acted): readonly unknown[] =>
  rowsIn(runner.outputs['views']).map(({ workflows }) =>
    rowsIn(JSON.stringify(workflows)).map((workflow) => workflow['workflow-key']),
  )
const writes = ({ server }: Bench): number => server.requests.filter(({ method }) => method !== 'GET').length

describe('views', () => {
  test('are created, changed and deleted; asking again for what is there is a success', async () => {
    await onBench({}, async (bench) => {
      const created = await act(bench, 'create', 'ship, hello')
      expect(created.verdict.sentence).toBe('Created the view 发布 Releases.')
      expect(created.runner.outputs).toMatchObject({ changed: 'true', count: '1' })
      expect(shown(created)).toEqual([['ship', 'hello']])
      expect((await act(bench, 'create', '[hello, ship]')).runner.outputs['changed']).toBe('false')

      const changed = await act(bench, 'update', '- ship\n- workflow_key: gated\n  workflow_type: custom\n')
      expect(changed.runner.outputs['changed']).toBe('true')
      expect(shown(changed)).toEqual([['ship', 'gated']])
      expect((await act(bench, 'update', 'gated\nship')).runner.outputs['changed']).toBe('false')

      const hidden = await act(bench, 'update', '[ship, {workflow_key: gated, enabled: false}]')
      expect(shown(hidden)).toEqual([['ship']])
      expect((await act(bench, 'list')).verdict.sentence).toBe('1 view in project demo.')

      expect((await act(bench, 'delete')).runner.outputs).toMatchObject({ changed: 'true', count: '0' })
      expect((await act(bench, 'delete')).runner.outputs['changed']).toBe('false')
      expect(writes(bench)).toBe(4)
    })
  })

  test.each([
    ['a view that is there and shows something else', 'create', 'hello', 'shows something else'],
    ['a workflow that the project does not have', 'update', 'shipp', 'Did you mean `ship`?'],
    ['a workflow that is listed twice', 'update', 'ship, ship', 'listed twice'],
    ['nothing to show', 'update', '', 'is required by `operation: update`'],
    ['a field that there is not', 'update', '[{workflow_kez: ship}]', '`workflow_kez` is not a field'],
  ])('refuse %s', async (_what, operation, workflows, said) => {
    await onBench({}, async (bench) => {
      await act(bench, 'create', 'ship')
      const { verdict } = await act(bench, operation, workflows)
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining(said) })
    })
  })

  test('refuse to change one that is not there, and a user who is not an administrator of the project', async () => {
    await onBench({}, async (bench) => {
      expect((await act(bench, 'update', 'ship')).verdict.sentence).toContain('There is no view 发布 Releases')
      const { verdict } = await act(bench, 'create', 'ship', 'bob')
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('permission') })
    })
  })

  test.each([
    ['create', 'Choose a name without it'],
    ['update', 'Change the view in Zadig'],
  ])('refuse to %s one with a `/` in its name before they ask anything', async (operation, instead) => {
    await onBench({}, async (bench) => {
      const inputs = { 'project-key': 'demo', operation, name: 'web/api', workflows: 'ship' }
      const { verdict } = await bench.act(VIEWS, inputs)
      expect(verdict.sentence).toMatch(/name: “web\/api” has a `\/`\. Zadig's API can neither update nor delete/)
      expect(verdict.sentence).toContain(instead)
      expect(bench.server.requests).toEqual([])
    })
  })
})

describe('pre-approval', () => {
  const inputs = {
    'project-key': 'demo',
    'approval-id': 'CHG-1024',
    status: '1',
    envs: 'prod, staging',
    services: 'web/web\n',
    users: '- Alice <alice@example.com>\n- { name: Bob, email: bob@example.com }\n',
    'execution-window-start': '2026-01-01T08:00:00+08:00',
    'execution-window-end': '1767312000',
  }

  test('sends every field of the ticket, times as unix seconds', async () => {
    await onBench({ professional: true }, async (bench) => {
      const { verdict, runner } = await bench.act(TICKET, inputs)
      expect(verdict).toEqual({ passed: true, sentence: 'The ticket CHG-1024 is registered in Zadig.', advice: '' })
      expect(JSON.parse(bench.server.requests[0]?.body ?? '')).toEqual({
        project_key: 'demo',
        approval_id: 'CHG-1024',
        status: 1,
        envs: ['prod', 'staging'],
        services: [{ service_name: 'web', service_module: 'web' }],
        users: [
          { name: 'Alice', email: 'alice@example.com' },
          { name: 'Bob', email: 'bob@example.com' },
        ],
        execution_window_start: 1_767_225_600,
        execution_window_end: 1_767_312_000,
      })
      expect(runner.outputs).toEqual({
        'approval-id': 'CHG-1024',
        'execution-window-start': '1767225600',
        'execution-window-end': '1767312000',
      })
      expect(runner.summary()).toContain('| Until | 2026-01-02')
    })
  })

  test.each([
    ['a window that ends before it starts', { 'execution-window-start': '2026-02-01' }, 'ends (2026-01-02'],
    ['a window that is over', { 'execution-window-start': '', 'execution-window-end': '1000' }, 'The window is over'],
    ['a time without its offset', { 'execution-window-end': '2026-01-01T00:00:00' }, 'is not a valid time'],
    ['a status that is not a number', { status: 'open' }, 'is not a whole number from 0'],
    ['a service of three parts', { services: 'a/b/c' }, 'A service is `service/module`'],
  ])('refuses %s before anything is sent', async (_what, more, said) => {
    await onBench({ professional: true }, async (bench) => {
      const { verdict } = await bench.act(TICKET, { ...inputs, ...more })
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining(said) })
      expect(bench.server.requests).toHaveLength(0)
    })
  })

  test.each([
    ['a server without the licence', { professional: false }, inputs, 'professional licence'],
    ['a server before 3.3', { version: '3.1', professional: true }, inputs, 'needs Zadig 3.3'],
    ['an unknown project', { professional: true }, { ...inputs, 'project-key': 'nope' }, 'must be new'],
  ] as const)('advises on %s', async (_what, options, given, advice) => {
    await onBench(options, async (bench) => {
      const { verdict } = await bench.act(TICKET, given)
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining(advice) })
    })
  })
})
