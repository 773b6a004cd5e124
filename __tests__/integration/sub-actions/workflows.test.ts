// Definitions as files: read, compared, applied, deleted.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { dump, load } from 'js-yaml'

import { approvalJob, freestyleJob, stage, variable, workflow } from '../../../emulators/zadig/definitions/documents.ts'
import { asObject, type JsonObject } from '../../../emulators/zadig/json.ts'
import type { ZadigOptions } from '../../../emulators/zadig/server.ts'
import { workflows } from '../../../src/actions/workflows.ts'
import { readWorkflowsInputs } from '../../../src/github/inputs/project.ts'
import { type Acted, type Bench, onBench } from '../../support/action-bench.ts'
import { rowsIn } from '../../support/json-output.ts'

const WORKFLOWS = { read: readWorkflowsInputs, main: workflows }
const SECRET = 'npm_secretOfTheVariable'

function definition(script = 'make', secret = SECRET, extra: JsonObject = {}): JsonObject {
  const job = freestyleJob('script', [variable('TOKEN', secret, { is_credential: true })])
  const spec: JsonObject = { ...asObject(job['spec']), script: `#!/bin/bash\n${script}\n` }
  return workflow('nightly', 'Nightly', [stage('run', [{ ...job, spec }])], extra)
}

function options(version: NonNullable<ZadigOptions['version']>, present: readonly JsonObject[] = []): ZadigOptions {
  return { version, scenario: { name: 'definitions', description: '', workflows: present, jobs: {} } }
}

async function act(bench: Bench, operation: string, more: Readonly<Record<string, string>> = {}): Promise<Acted> {
  return bench.act(WORKFLOWS, { 'project-key': 'demo', operation, ...more })
}

async function apply(bench: Bench, document: JsonObject, more: Readonly<Record<string, string>> = {}): Promise<Acted> {
  writeFileSync(join(bench.workspace, 'nightly.yml'), dump(document))
  return act(bench, 'apply', { file: 'nightly.yml', ...more })
}

const writes = ({ server }: Bench): readonly string[] =>
  server.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)

describe('apply', () => {
  test.each([
    ['5.0', ['POST /openapi/workflows/custom']],
    ['4.0', ['POST /openapi/workflows/custom', 'POST /api/aslan/workflow/v4']],
  ] as const)('creates a workflow that is not there (Zadig %s)', async (version, sent) => {
    await onBench(options(version), async (bench) => {
      const { verdict, runner } = await apply(bench, definition())
      expect(verdict).toEqual({ passed: true, sentence: 'Created the workflow nightly.', advice: '' })
      expect(runner.outputs).toMatchObject({ changed: 'true', diff: expect.stringContaining('+ name: nightly') })
      expect(writes(bench)).toEqual(sent)
      expect(bench.server.workflows.find('nightly')?.displayName).toBe('Nightly')
      expect(runner.summary()).toContain('/pipelines/custom/nightly?display_name=Nightly')
    })
  })

  test.each([
    ['5.0', ['PUT /openapi/workflows/custom/nightly']],
    ['4.0', ['PUT /openapi/workflows/custom/nightly', 'PUT /api/aslan/workflow/v4/nightly']],
  ] as const)('updates one that is another, and shows the difference (Zadig %s)', async (version, sent) => {
    await onBench(options(version, [definition()]), async (bench) => {
      const { verdict, runner } = await apply(bench, definition('make all'))
      expect(verdict.sentence).toBe('Updated the workflow nightly.')
      expect(runner.outputs['changed']).toBe('true')
      expect(runner.outputs['diff']?.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
        '-             make',
        '+             make all',
      ])
      expect(runner.text()).toContain('+             make all')
      expect(runner.summary()).toContain('+             make all')
      expect(writes(bench)).toEqual(sent)
      // A second time there is nothing left to do.
      const again = await apply(bench, definition('make all'))
      expect(again.runner.outputs).toMatchObject({ changed: 'false', diff: '' })
      expect(writes(bench)).toEqual(sent)
    })
  })

  test('sends what the file says, as it is', async () => {
    await onBench(options('5.0'), async (bench) => {
      await apply(bench, definition())
      const { body } = bench.server.requests.find(({ method }) => method === 'POST') ?? {}
      expect(body).toBe(readFileSync(join(bench.workspace, 'nightly.yml'), 'utf8'))
    })
  })

  test('sends JSON without the escapes that Zadig, which reads YAML, refuses', async () => {
    await onBench(options('5.0'), async (bench) => {
      const script = 'a/b \u{1f680} \\/ \\\\/ \\ud83d\\ude80 "\t'
      const text = JSON.stringify(definition(script), undefined, '\t')
      writeFileSync(
        join(bench.workspace, 'nightly.json'),
        text.replaceAll(/(?<!\\)\//g, '\\/').replaceAll('\u{1f680}', '\\uD83D\\ude80'),
      )
      const { verdict } = await act(bench, 'apply', { file: 'nightly.json' })
      expect(verdict.sentence).toBe('Created the workflow nightly.')
      const stored = bench.server.workflows.find('nightly')?.stages[0]?.jobs[0]?.spec['script']
      expect(stored).toBe(`#!/bin/bash\n${script}\n`)
    })
  })

  test.each([
    ['a new one', [], undefined],
    ['one that has a limit', [definition('make', SECRET, { concurrency_limit: 5 })], 5],
    ['one that Zadig has stored without', [definition('make', SECRET, { concurrency_limit: 0 })], 0],
  ])('writes -1 where the file has no `concurrency_limit`, and says so, for %s', async (_what, present, limit) => {
    await onBench(options('5.0', present), async (bench) => {
      expect(bench.server.workflows.find('nightly')?.concurrencyLimit).toBe(limit)
      const { concurrency_limit: _none, ...rest } = definition()
      const { runner } = await apply(bench, rest)
      expect(runner.text()).toContain('`concurrency_limit: -1` is added: the file leaves it out')
      expect(runner.outputs['diff']).toContain('+ concurrency_limit: -1')
      expect(runner.annotations).toEqual([])
      expect(bench.server.workflows.find('nightly')?.concurrencyLimit).toBe(-1)
      const again = await apply(bench, rest)
      expect(again.runner.outputs).toMatchObject({ changed: 'false', diff: '' })
      expect(again.runner.text()).not.toContain('is added')
      expect(writes(bench)).toHaveLength(1)
    })
  })

  test.each([
    [0, 0],
    [null, 0],
    [-2, -2],
  ])('warns of a `concurrency_limit` of %p, with which no task starts', async (concurrency_limit, stored) => {
    await onBench(options('5.0'), async (bench) => {
      const { verdict, runner } = await apply(bench, { ...definition(), concurrency_limit })
      expect(verdict.passed).toBe(true)
      expect(runner.annotations).toEqual([
        {
          level: 'warning',
          title: 'Zadig queue',
          message: `\`concurrency_limit\` in nightly.yml is “${concurrency_limit}”: tasks of nightly wait in Zadig's queue for ever. Write -1 for no limit, or a number from 1 on.`,
        },
      ])
      expect(bench.server.workflows.find('nightly')?.concurrencyLimit).toBe(stored)
    })
  })

  test('writes nothing where nothing would change, however the file is written', async () => {
    await onBench(options('5.0', [definition()]), async (bench) => {
      const { stages = [], params: _none, description: _empty, ...rest } = definition()
      const { verdict, runner } = await apply(bench, { stages, ...rest, concurrency_limit: '-1', hash: 'abc' })
      expect(verdict.sentence).toBe('The workflow nightly is as the file says.')
      expect(runner.outputs).toMatchObject({ changed: 'false', diff: '' })
      expect(writes(bench)).toEqual([])
    })
  })

  test('shows with `dry-run` what would change, and changes nothing', async () => {
    await onBench(options('5.0', [definition()]), async (bench) => {
      const { verdict, runner } = await apply(bench, definition('make all'), { 'dry-run': 'true' })
      expect(verdict.sentence).toBe('The workflow nightly would be updated; `dry-run` is true.')
      expect(runner.outputs['changed']).toBe('true')
      expect(writes(bench)).toEqual([])
    })
  })

  test('sees a credential change, and shows it without its values', async () => {
    await onBench(options('5.0', [definition()]), async (bench) => {
      const { runner } = await apply(bench, definition('make', 'npm_anotherSecret'))
      expect(runner.outputs['diff']).toMatch(
        /- +value: '?\*\*\* \(credential 1\)'?\n\+ +value: '?\*\*\* \(credential 2\)'?/,
      )
      expect(JSON.stringify([runner.outputs, runner.text(), runner.summary()])).not.toMatch(
        /npm_anotherSecret|npm_secret/,
      )
      expect(runner.masks).toEqual(expect.arrayContaining([SECRET, 'npm_anotherSecret']))
    })
  })

  test('writes a file each time that has what Zadig does not show, and says why', async () => {
    await onBench(options('5.0', [definition()]), async (bench) => {
      const { verdict, runner } = await apply(bench, definition('make', SECRET, { hook_ctls: [{ enabled: true }] }))
      expect(verdict.sentence).toBe('Updated the workflow nightly.')
      expect(runner.text()).toContain('Zadig does not show hook_ctls')
    })
  })

  test.each([
    ['is of another project', { ...definition(), project: 'other' }, {}, 'project: The file is of project `other`'],
    ['is of another workflow', definition(), { 'workflow-key': 'weekly' }, 'name: The file is of workflow `nightly`'],
    ['has hidden credentials', definition('make', '***'), {}, 'Put in the real values'],
    ['names nothing', { stages: [] }, {}, "name: The workflow's key is missing"],
  ])('refuses a file that %s', async (_what, document, more, said) => {
    await onBench(options('5.0'), async (bench) => {
      const { verdict } = await apply(bench, document, more)
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining(said) })
      expect(bench.server.requests).toHaveLength(0)
    })
  })

  test('refuses a key that a workflow of another project has', async () => {
    await onBench(options('5.0'), async (bench) => {
      const { verdict } = await apply(bench, { ...definition(), name: 'elsewhere' })
      expect(verdict).toMatchObject({ passed: false, sentence: expect.stringContaining('belongs to another project') })
      expect(writes(bench)).toEqual([])
    })
  })

  test('says what a server needs of which a gateway shows neither endpoint', async () => {
    await onBench(options('4.0'), async (bench) => {
      bench.server.faults.add({ method: 'POST', action: { kind: 'answer', status: 404, body: 'Invalid path: /x' } })
      const { verdict } = await apply(bench, definition())
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('needs Zadig 5.0') })
      expect(writes(bench)).toHaveLength(2)
    })
  })
})

describe('get', () => {
  test('gives the definition as JSON and as YAML, in the form that `apply` takes, without credentials', async () => {
    await onBench(options('4.0', [definition()]), async (bench) => {
      const { verdict, runner } = await act(bench, 'get', { 'workflow-key': 'nightly' })
      expect(verdict.passed).toBe(true)
      const json: unknown = JSON.parse(runner.outputs['definition'] ?? '')
      expect(json).toMatchObject({ name: 'nightly', display_name: 'Nightly', project: 'demo' })
      expect(json).not.toHaveProperty('update_time')
      expect(json).toHaveProperty(
        'stages.0.jobs.0.spec.envs.0',
        expect.objectContaining({ key: 'TOKEN', value: '***' }),
      )
      expect(load(runner.outputs['definition-yaml'] ?? '')).toEqual(json)
      expect(JSON.stringify([runner.outputs, runner.text(), runner.summary()])).not.toContain(SECRET)
      expect(runner.masks).toContain(SECRET)
    })
  })

  test.each([
    ['out/nightly.json', (text: string): unknown => JSON.parse(text)],
    ['nightly.yml', (text: string): unknown => load(text)],
  ])('writes it to %s', async (file, parse) => {
    await onBench(options('4.0', [definition()]), async (bench) => {
      await act(bench, 'get', { 'workflow-key': 'nightly', 'output-file': file })
      expect(parse(readFileSync(join(bench.workspace, file), 'utf8'))).toMatchObject({ name: 'nightly' })
    })
  })

  test('gives a file that `apply` finds unchanged', async () => {
    await onBench(options('5.0', [definition('make', '')]), async (bench) => {
      await act(bench, 'get', { 'workflow-key': 'nightly', 'output-file': 'nightly.yml' })
      const { runner } = await act(bench, 'apply', { file: 'nightly.yml' })
      expect(runner.outputs).toMatchObject({ changed: 'false', diff: '' })
    })
  })

  test('fails for a workflow that there is not, and for a file outside of the workspace', async () => {
    await onBench(options('4.0'), async (bench) => {
      expect((await act(bench, 'get', { 'workflow-key': 'nope' })).verdict.sentence).toBe('There is no workflow nope')
      const escape = await act(bench, 'get', { 'workflow-key': 'hello', 'output-file': '../escape.yml' })
      expect(escape.verdict.sentence).toBe('“../escape.yml” is outside of the workspace')
    })
  })
})

describe('list', () => {
  test('lists the workflows of the project', async () => {
    await onBench(
      options('4.0', [workflow('gate', 'Gate', [stage('g', [approvalJob('a', ['alice'])])])]),
      async (bench) => {
        const { runner } = await act(bench, 'list')
        const rows = rowsIn(runner.outputs['workflows'])
        expect(rows.map((row) => row['workflow-key'])).toEqual(expect.arrayContaining(['hello', 'ship', 'gate']))
        expect(rows.map((row) => row['workflow-key'])).not.toContain('elsewhere')
        expect(runner.outputs['count']).toBe(String(rows.length))
        expect(runner.summary()).toContain('| Key | Name | Type | Changed by | Changed |')
      },
    )
  })

  test('lists those of a view, and fails for a view that there is not', async () => {
    await onBench(options('4.0'), async (bench) => {
      await createView(bench)
      const { runner } = await act(bench, 'list', { view: 'Releases' })
      expect(JSON.parse(runner.outputs['workflows'] ?? '')).toEqual([
        expect.objectContaining({ 'workflow-key': 'ship' }),
      ])
      const { verdict } = await act(bench, 'list', { view: 'Release' })
      expect(verdict).toMatchObject({ passed: false, advice: expect.stringContaining('`Releases`') })
    })
  })
})

describe('delete', () => {
  test('deletes a workflow whose key is repeated', async () => {
    await onBench(options('4.0', [definition()]), async (bench) => {
      const { verdict, runner } = await act(bench, 'delete', { 'workflow-key': 'nightly', confirm: 'nightly' })
      expect(verdict.sentence).toBe('Deleted the workflow nightly, with its tasks.')
      expect(runner.outputs).toEqual({ changed: 'true' })
      expect(bench.server.workflows.find('nightly')).toBeUndefined()
    })
  })

  test.each([
    ['is not there', 'nope', {}, true, 'There is no workflow nope to delete.'],
    ['is only tried', 'hello', { 'dry-run': 'true' }, true, 'The workflow hello would be deleted; `dry-run` is true.'],
    ['is not confirmed', 'hello', { confirm: 'helo' }, false, 'does not repeat'],
    ['is of another project', 'elsewhere', {}, false, 'belongs to another project'],
  ])('leaves alone what %s', async (_what, key, more, passes, said) => {
    await onBench(options('4.0'), async (bench) => {
      const { verdict } = await act(bench, 'delete', { 'workflow-key': key, confirm: key, ...more })
      expect(verdict).toMatchObject({ passed: passes, sentence: expect.stringContaining(said) })
      expect(writes(bench)).toEqual([])
    })
  })
})

async function createView({ server }: Bench): Promise<void> {
  const workflow_list = [{ workflow_key: 'ship', workflow_type: 'custom' }]
  await fetch(`${server.url}/openapi/workflows/view`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}` },
    body: JSON.stringify({ project_key: 'demo', name: 'Releases', workflow_list }),
  })
}
