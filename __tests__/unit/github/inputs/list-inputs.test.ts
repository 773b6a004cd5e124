import { describe, expect, test } from '@jest/globals'

import { InputError } from '../../../../src/errors.ts'
import type { Environment } from '../../../../src/github/inputs/input-reader.ts'
import { readPreApprovalInputs, readTasksInputs, readViewsInputs } from '../../../../src/github/inputs/project.ts'
import { readLogsInputs } from '../../../../src/github/inputs/task.ts'

/** Every input that is a list: how its action reads it, and two items. */
const INPUTS: readonly {
  readonly input: string
  readonly read: (environment: Environment) => readonly string[]
  readonly words: readonly [string, string]
}[] = [
  { input: 'jobs', read: (given) => readLogsInputs(given).jobs, words: ['build', 'test-smoke'] },
  { input: 'status', read: (given) => readTasksInputs(given).status, words: ['failed', 'timeout'] },
  { input: 'envs', read: (given) => readPreApprovalInputs(given).ticket.environments, words: ['dev', 'qa'] },
  {
    input: 'services',
    read: (given) => readPreApprovalInputs(given).ticket.services.map(({ service, module }) => `${service}/${module}`),
    words: ['web/web', 'api/http'],
  },
  {
    input: 'users',
    read: (given) => readPreApprovalInputs(given).ticket.users.map(({ name, email }) => `${name} <${email}>`),
    words: ['Alice <alice@example.com>', 'Bob <bob@example.com>'],
  },
  {
    input: 'workflows',
    read: (given) => readViewsInputs(given).workflows.map(({ workflowKey }) => workflowKey),
    words: ['ship', 'hello'],
  },
]

const FORMS: readonly (readonly [form: string, write: (one: string, two: string) => string])[] = [
  ['a YAML list in one line', (one, two) => `[${one}, ${two}]`],
  ['a JSON list', (one, two) => JSON.stringify([one, two])],
  ['a JSON list on several lines', (one, two) => JSON.stringify([one, two], undefined, 2)],
  ['a block list', (one, two) => `- ${one}\n- ${two}\n`],
  ['an indented block list', (one, two) => `  - ${one}\n  - ${two}`],
  ['a block list with comments and quotes', (one, two) => `  # two\n  - "${one}"\n  - ${two} # last`],
  ['commas', (one, two) => `${one}, ${two}`],
  ['commas and quotes', (one, two) => `${one},'${two}'`],
  ['lines', (one, two) => `${one}\n${two}\n`],
  ['lines of Windows with a comment', (one, two) => `# two\r\n${one}\r\n\r\n${two}`],
]

const given = (input: string, text: string): Environment => ({
  INPUT_URL: 'https://zadig.example.com',
  'INPUT_API-TOKEN': 'token',
  'INPUT_PROJECT-KEY': 'demo',
  'INPUT_WORKFLOW-KEY': 'ship',
  'INPUT_TASK-ID': '1',
  'INPUT_APPROVAL-ID': 'CHG-1',
  INPUT_OPERATION: 'create',
  INPUT_NAME: 'Releases',
  INPUT_WORKFLOWS: 'ship',
  GITHUB_WORKSPACE: import.meta.dirname,
  [`INPUT_${input.toUpperCase()}`]: text,
})

describe.each(INPUTS)('the input `$input`', ({ input, read, words: [one, two] }) => {
  test.each(FORMS)('takes %s', (_form, write) => {
    expect(read(given(input, write(one, two)))).toEqual([one, two])
    expect(read(given(input, one))).toEqual([one])
  })

  test.each([
    ['a list without its end', `[${one}`],
    ['a list in a list', `[${one}, [${two}]]`],
  ])('refuses %s by its name', (_what, text) => {
    expect(() => read(given(input, text))).toThrow(InputError)
    expect(() => read(given(input, text))).toThrow(new RegExp(`\\b${input}(\\[1\\])?:`))
  })
})

test('patterns of jobs may begin with a reserved character of YAML, outside of a YAML list or in quotes', () => {
  const { read } = INPUTS[0] ?? { read: () => [] }
  for (const text of ['*-smoke, !build: all', '*-smoke\n!build: all', '["*-smoke", "!build: all"]'])
    expect(read(given('jobs', text))).toEqual(['*-smoke', '!build: all'])
  expect(() => read(given('jobs', '- *-smoke'))).toThrow('needs quotes')
  expect(() => read(given('jobs', '- build: all'))).toThrow('an item is a text')
})
