import { describe, expect, test } from '@jest/globals'

import { defaultWorkflows } from '../../../emulators/zadig/definitions/catalogue.ts'
import { readWorkflow, workflowDetail } from '../../../emulators/zadig/definitions/workflow.ts'
import { compareDefinitions } from '../../../src/definition/compare.ts'
import { toFileForm } from '../../../src/definition/document.ts'
import { isMapping, type Mapping, textAt } from '../../../src/json.ts'
import { parseText } from '../../../src/yaml.ts'

/** A definition as a file is read: every scalar as its text. */
function fileOf(document: unknown): Mapping {
  const reading = parseText('file', JSON.stringify(document))
  if (!reading.ok || !isMapping(reading.value)) throw new Error('not a mapping')
  return reading.value
}

const DETAIL = {
  workflow_key: 'w',
  workflow_name: 'W',
  project_key: 'demo',
  update_time: 5,
  concurrency_limit: -1,
  params: [{ name: 'A', value: '1.10', is_credential: false, repo: null }],
  stages: [
    {
      name: 's',
      jobs: [
        { name: 'a', type: 'freestyle', skipped: false, spec: { script: 'x\n', timeout: 60, flag: false, tags: [] } },
        { name: 'b', type: 'approval', spec: {} },
      ],
    },
  ],
}
const [A, B] = DETAIL.stages[0]?.jobs ?? []
const FILE = {
  name: 'w',
  display_name: 'W',
  project: 'demo',
  concurrency_limit: -1,
  params: [{ name: 'A', value: '1.10' }],
  stages: [{ name: 's', jobs: [A, B] }],
}

const withJob = (spec: object) => ({ ...FILE, stages: [{ name: 's', jobs: [{ ...A, spec }, B] }] })

describe('a file is the same as the workflow', () => {
  test.each([
    ['as it stands', FILE],
    ['with keys in another order', Object.fromEntries(Object.entries(FILE).toReversed())],
    ['with numbers as text', { ...FILE, concurrency_limit: '-1' }],
    ['with empty fields written out', { ...FILE, description: '', notify_ctls: [], share_storages: null }],
    ['with fields of the server', { ...FILE, id: 'abc', hash: 'x', created_by: 'me', update_time: 1 }],
    ['without fields that are empty', withJob({ script: 'x\n', timeout: 60 })],
    ['with line ends of Windows', withJob({ script: 'x\r\n', timeout: 60 })],
  ])('%s', (_what, file) => {
    expect(compareDefinitions(DETAIL, fileOf(file))).toMatchObject({ same: true, unseen: [] })
  })

  test.each(defaultWorkflows().map((document) => [textAt(document, 'name'), document] as const))(
    'as the emulated server shows %s',
    (_name, document) => {
      const { stages, hook_ctls: _hooks, ...rest } = structuredClone(document)
      const detail = workflowDetail(readWorkflow(document), 'demo')
      const { same, before, after } = compareDefinitions(detail, fileOf({ ...rest, stages, project: 'demo' }))
      expect(after).toEqual(before)
      expect(same).toBe(true)
    },
  )
})

describe('a file is another than the workflow', () => {
  test.each([
    ['with another script', withJob({ script: 'y\n', timeout: 60 })],
    ['with a value that is only nearly the same', { ...FILE, params: [{ name: 'A', value: '1.1' }] }],
    ['with a flag set', withJob({ script: 'x\n', timeout: 60, flag: true })],
    ['without a field that is not empty', withJob({ script: 'x\n' })],
    ['without a job', { ...FILE, stages: [{ name: 's', jobs: [A] }] }],
    ['with jobs in another order', { ...FILE, stages: [{ name: 's', jobs: [B, A] }] }],
    ['with another name', { ...FILE, display_name: 'V' }],
    ['with a text that is empty now', withJob({ script: '', timeout: 60 })],
  ])('%s', (_what, file) => {
    const { same, before, after } = compareDefinitions(DETAIL, fileOf(file))
    expect(same).toBe(false)
    expect(after).not.toEqual(before)
  })

  test('where there is none: all of it is new', () => {
    expect(compareDefinitions(undefined, fileOf(FILE))).toMatchObject({ same: false, before: [] })
  })
})

test('what Zadig does not show is named, by where it stands, unless it is empty', () => {
  const [stage] = FILE.stages
  const file = {
    ...FILE,
    hook_ctls: [{ enabled: true }],
    disabled: false,
    stages: [{ ...stage, manual_exec: { enabled: true }, jobs: [{ ...A, run_policy: '', infrastructure: 'vm' }, B] }],
  }
  expect(compareDefinitions(DETAIL, fileOf(file))).toMatchObject({
    same: true,
    unseen: ['stages[s].jobs[a].infrastructure', 'stages[s].manual_exec', 'hook_ctls'],
  })
})

test('credentials are compared and not shown: the same value has the same number', () => {
  const secret = (value: string) => ({
    ...FILE,
    params: [
      { name: 'A', value: '1.10' },
      { name: 'T', value, is_credential: true },
      { name: 'U', value: 'old-secret', is_credential: true },
    ],
  })
  const current = { ...DETAIL, params: secret('old-secret').params }
  expect(compareDefinitions(current, fileOf(secret('old-secret'))).same).toBe(true)
  const { same, before, after } = compareDefinitions(current, fileOf(secret('new-secret')))
  expect(same).toBe(false)
  expect([...before, ...after].join('\n')).not.toMatch(/(old|new)-secret/)
  expect(before.filter((line) => line.includes('(credential 1)'))).toHaveLength(2)
  expect(after.filter((line) => line.includes('(credential 2)'))).toHaveLength(1)
})

test('keys that objects inherit are keys like any other', () => {
  const named = (value: string): Mapping => ({ env: { ['__proto__']: { a: value }, toString: 'x' } })
  const withSpec = (spec: Mapping) => ({ ...FILE, stages: [{ ...FILE.stages[0], jobs: [{ ...A, spec }] }] })
  const current = { ...DETAIL, stages: withSpec(named('old')).stages }
  expect(compareDefinitions(current, withSpec(named('old'))).same).toBe(true)
  expect(compareDefinitions(current, withSpec(named('new'))).same).toBe(false)
  expect(compareDefinitions(current, withSpec({ env: { constructor: 'x' } })).after.join('\n')).toContain(
    'constructor: x',
  )
  expect(Object.keys(toFileForm({ constructor: 'x', workflow_key: 'w' }))).toEqual(['constructor', 'name'])
})
