// Every action.yml and the code agree in both directions: names, defaults, descriptions, entry points.
import { dirname, join } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import * as v from 'valibot'

import { readRunInputs } from '../../../src/github/inputs/run.ts'
import {
  readPreApprovalInputs,
  readTasksInputs,
  readViewsInputs,
  readWorkflowsInputs,
} from '../../../src/github/inputs/project.ts'
import {
  readApproveInputs,
  readCancelInputs,
  readLogsInputs,
  readResumeInputs,
  readRetryInputs,
  readWaitInputs,
} from '../../../src/github/inputs/task.ts'
import { OUTPUTS } from '../../../src/report/outputs.ts'
import { inputVariables } from '../../support/run-in-process.ts'
import { read, repositoryFiles } from './source-files.ts'

interface Code {
  /** Reads the action's inputs from the variables that the runner sets. */
  readonly read: (environment: Readonly<Record<string, string | undefined>>) => object
  readonly outputs: readonly string[]
  /** The required inputs, with valid values. */
  readonly least: Readonly<Record<string, string>>
}

/** The outputs that a sub-action's source sets. */
function outputsSet(action: string): readonly string[] {
  const source = read(`src/actions/${action}.ts`)
  const own = [...source.matchAll(/setOutput\('([^']+)'/g)].map(([, name = '']) => name)
  return source.includes('readAndAnnounce(') ? ['task-id', 'task-url', ...own] : own
}

const CONNECTION = { url: 'https://zadig.example.com', 'api-token': 'a.b.c' }
const TASK = { ...CONNECTION, 'workflow-key': 'ship', 'task-id': '24' }
const PROJECT = { ...CONNECTION, 'project-key': 'demo' }
/** `wait` and `retry` follow a task that exists already. */
const FOLLOW_OUTPUTS = OUTPUTS.filter((name) => name !== 'adopted' && name !== 'payload')

/** The code of each action, by the folder of its action.yml. */
const ACTIONS: Readonly<Record<string, Code>> = {
  '.': { read: readRunInputs, outputs: OUTPUTS, least: { ...PROJECT, 'workflow-key': 'ship' } },
  approve: { read: readApproveInputs, outputs: outputsSet('approve'), least: { ...TASK, decision: 'approve' } },
  cancel: { read: readCancelInputs, outputs: outputsSet('cancel'), least: TASK },
  logs: { read: readLogsInputs, outputs: outputsSet('logs'), least: TASK },
  'pre-approval': {
    read: readPreApprovalInputs,
    outputs: outputsSet('pre-approval'),
    least: { ...PROJECT, 'approval-id': 'CHG-1' },
  },
  resume: { read: readResumeInputs, outputs: outputsSet('resume'), least: { ...TASK, ...PROJECT } },
  retry: { read: readRetryInputs, outputs: FOLLOW_OUTPUTS, least: TASK },
  tasks: { read: readTasksInputs, outputs: outputsSet('tasks'), least: { ...PROJECT, 'workflow-key': 'ship' } },
  views: { read: readViewsInputs, outputs: outputsSet('views'), least: { ...PROJECT, operation: 'list' } },
  wait: { read: readWaitInputs, outputs: FOLLOW_OUTPUTS, least: TASK },
  workflows: { read: readWorkflowsInputs, outputs: outputsSet('workflows'), least: { ...PROJECT, operation: 'list' } },
}

const described = v.object({ description: v.optional(v.string(), '') })
const manifestSchema = v.object({
  description: v.string(),
  inputs: v.record(
    v.string(),
    v.object({ ...described.entries, default: v.optional(v.string()), required: v.optional(v.boolean(), false) }),
  ),
  outputs: v.optional(v.record(v.string(), described), {}),
  runs: v.record(v.string(), v.string()),
})

const manifests = repositoryFiles().filter((path) => /(^|\/)action\.ya?ml$/.test(path))

function manifestOf(folder: string) {
  const path = manifests.find((file) => dirname(file) === folder)
  if (path === undefined) throw new Error(`There is no action.yml in ${folder}.`)
  return v.parse(manifestSchema, load(read(path)))
}

/** Names of the inputs that the reader reads when the required ones are given. */
function inputsRead(code: Code): readonly string[] {
  const asked = new Set<string>()
  const recording = new Proxy(inputVariables(code.least), {
    get(target, name) {
      if (typeof name === 'string' && name.startsWith('INPUT_')) asked.add(name.slice('INPUT_'.length).toLowerCase())
      return typeof name === 'string' ? target[name] : undefined
    },
  })
  code.read(recording)
  return [...asked].toSorted()
}

/** The values that the reader returns, flat, by the name of the input. */
function valuesRead(code: Code, inputs: Readonly<Record<string, string>>): ReadonlyMap<string, unknown> {
  const flat = (value: object): readonly (readonly [string, unknown])[] =>
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [
      [key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), inner] as const,
      ...(typeof inner === 'object' && inner !== null ? flat(inner) : []),
    ])
  return new Map(flat(code.read(inputVariables(inputs))))
}

test('every action.yml of the repository is checked here', () => {
  expect(manifests.map((path) => dirname(path)).toSorted()).toEqual(Object.keys(ACTIONS).toSorted())
})

describe.each(Object.entries(ACTIONS))('the action in %s', (folder, code) => {
  const manifest = manifestOf(folder)
  const inputs = Object.entries(manifest.inputs)
  const outputs = Object.entries(manifest.outputs)

  test('reads every input that it declares, and declares every input that it reads', () => {
    expect(inputs.map(([name]) => name).toSorted()).toEqual(inputsRead(code))
  })

  test('describes every input and output in a sentence', () => {
    const bare = [...inputs, ...outputs].filter(([, { description }]) => !/\S.{10,}[.!]$/s.test(description.trim()))
    expect(bare.map(([name]) => name)).toEqual([])
    expect(manifest.description).toMatch(/\.$/)
  })

  test('declares the defaults of the code: a declared default reads the same as no input', () => {
    const declared = Object.fromEntries(
      inputs.flatMap(([name, { default: value }]) =>
        value === undefined || value.includes('${{') ? [] : [[name, value]],
      ),
    )
    const bare = valuesRead(code, code.least)
    expect(valuesRead(code, { ...declared, ...code.least })).toEqual(bare)
    // One by one as well, because two wrong defaults together could read the same.
    for (const [name, value] of Object.entries(declared))
      expect([name, valuesRead(code, { ...code.least, [name]: value })]).toEqual([name, bare])
  })

  test('declares a default wherever the code has one', () => {
    const bare = valuesRead(code, code.least)
    const undeclared = inputs.filter(([name, input]) => input.default === undefined && code.least[name] === undefined)
    const isNothing = (value: unknown): boolean =>
      value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    const hidden = undeclared.filter(([name]) => !isNothing(bare.get(name)))
    expect(hidden.map(([name]) => name)).toEqual([])
  })

  test('marks exactly the required inputs; address and token can come from environment variables', () => {
    const required = inputs.filter(([, input]) => input.required).map(([name]) => name)
    for (const name of required) {
      const { [name]: _left, ...rest } = code.least
      expect(() => code.read(inputVariables(rest))).toThrow(`${name}: This input is required and is empty.`)
    }
    const byEnvironment = { ZADIG_URL: CONNECTION.url, ZADIG_API_TOKEN: CONNECTION['api-token'] }
    const needed = Object.fromEntries(required.map((name) => [name, code.least[name] ?? '']))
    expect(code.read({ ...inputVariables(needed), ...byEnvironment })).toEqual(code.read(inputVariables(code.least)))
  })

  test('declares exactly the outputs that the code can set', () => {
    expect(outputs.map(([name]) => name).toSorted()).toEqual([...new Set(code.outputs)].toSorted())
  })

  test('runs on Node 24, from files that exist', () => {
    expect(manifest.runs['using']).toBe('node24')
    for (const stage of ['main', 'post'] as const) {
      const file = manifest.runs[stage]
      if (file !== undefined) expect(read(join(folder, file))).toContain(`await (await import('./index.js')).${stage}(`)
    }
    if (manifest.runs['post'] !== undefined) expect(manifest.runs['post-if']).toBe('always()')
  })
})
