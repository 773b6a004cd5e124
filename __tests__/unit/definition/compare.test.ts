import { describe, expect, test } from '@jest/globals'
import { array, assert, constantFrom, property } from 'fast-check'

import { defaultWorkflows } from '../../../emulators/zadig/definitions/catalogue.ts'
import { readWorkflow, workflowDetail } from '../../../emulators/zadig/definitions/workflow.ts'
import { compareDefinitions, diffLines } from '../../../src/definition/compare.ts'
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

test('what Zadig does not show is listed with its path, unless it is empty', () => {
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

const lines = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))

describe('diffLines', () => {
  test.each([
    ['says nothing where nothing changes', 'a b c', 'a b c', []],
    ['shows what is new', '', 'a b', ['+ a', '+ b']],
    ['shows what is gone', 'a b', '', ['- a', '- b']],
    ['shows a line in the place of another', 'a b c', 'a x c', ['  a', '- b', '+ x', '  c']],
    [
      'shows three lines around a change',
      '1 2 3 4 5 6 7 8 9',
      '1 2 3 4 x 6 7 8 9',
      ['@@', '  2', '  3', '  4', '- 5', '+ x', '  6', '  7', '  8'],
    ],
    [
      'marks what lies between two changes',
      'a 1 2 3 4 5 6 7 b',
      'x 1 2 3 4 5 6 7 y',
      ['- a', '+ x', '  1', '  2', '  3', '@@', '  5', '  6', '  7', '- b', '+ y'],
    ],
    ['finds a line that moved', 'a b c d', 'b c d a', ['- a', '  b', '  c', '  d', '+ a']],
  ])('%s', (_what, before, after, expected) => {
    expect(diffLines(lines(before), lines(after))).toEqual(expected)
  })

  test('has exactly the removed and the added lines of any two texts', () => {
    const text = array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })
    assert(
      property(text, text, (before, after) => {
        const diff = diffLines(before, after)
        const count = (sign: string): number => diff.filter((line) => line.startsWith(sign)).length
        expect(before.length - count('- ')).toBe(after.length - count('+ '))
        expect(diff.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after))
        expect(diff.filter((line) => !/^([-+ ] [abcd]|@@)$/.test(line))).toEqual([])
      }),
    )
  })

  test('shows texts that are too different as all out and all in, without taking long', () => {
    const before = Array.from({ length: 5_000 }, (_, index) => `old ${index}`)
    const after = Array.from({ length: 5_000 }, (_, index) => `new ${index}`)
    expect(diffLines(before, after)).toHaveLength(10_000)
  })
})
