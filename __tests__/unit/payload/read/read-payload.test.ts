import { describe, expect, it } from '@jest/globals'

import { buildBody } from '../../../../src/payload/body.ts'
import { InputError } from '../../../../src/errors.ts'
import type { PayloadSources } from '../../../../src/payload/read/read-payload.ts'
import { aPayload } from '../a-definition.ts'

const wrongSources: readonly (readonly [wrong: string, sources: Partial<PayloadSources>, message: string])[] = [
  [
    'inputs that are text',
    { inputs: 'build' },
    "inputs: It must be a mapping by job name, or the API's list, but it is `build`.",
  ],
  [
    'parameters that are text',
    { parameters: 'a' },
    "parameters: It must be a mapping `NAME: value`, or the API's list, but it is `a`.",
  ],
  [
    'notifications that are a mapping',
    { notifyInputs: 'a: 1' },
    'notify-inputs: It must be a list, but it is a mapping.',
  ],
  [
    'a job that is text',
    { inputs: 'build: yes' },
    'inputs.build: It must be a mapping with the parameters of the job, but it is `yes`.',
  ],
  [
    'text that is too long to show whole, which can be part of a secret',
    { inputs: `build: ${'s'.repeat(80)}` },
    'inputs.build: It must be a mapping with the parameters of the job, but it is text of 80 characters',
  ],
  [
    'a job that is listed twice',
    { inputs: '[{ job_name: a }, { job_name: a }]' },
    'inputs.a: The job `a` is listed twice: Zadig would silently use the last one.',
  ],
  [
    'a parameter that is listed twice',
    { parameters: '[{ name: a, value: 1 }, { name: a, value: 1 }]' },
    'parameters.a: The parameter `a` is listed twice: Zadig would silently use the last one.',
  ],
  ['a parameter without a value', { parameters: '[{ name: a }]' }, 'parameters.a.value: It is required.'],
  [
    'a parameter with both values',
    { parameters: '[{ name: a, value: 1, repo: { from: github, codehost_name: g } }]' },
    'parameters.a: It must have `value` or `repo`, not both.',
  ],
  [
    'a job type that is a list',
    { inputs: 'a: { job_type: [sql] }' },
    'inputs.a.job_type: It must be text, but it is a list.',
  ],
  ['an entry without a name', { inputs: '[{ job_type: sql }]' }, 'inputs[0].job_name: It is required.'],
  [
    'a name that is not a plain word',
    { inputs: '"a b": { kv: [1] }' },
    'inputs["a b"].kv[0]: It must be a mapping, but it is `1`. (Read as a `freestyle` job; set `job_type` if it is another.)',
  ],
  [
    'a file that is a list',
    { payloadFile: { name: 'f.yml', text: '[]' } },
    'f.yml: It must be a mapping with `parameters`, `inputs` or `notify_inputs`.',
  ],
  [
    'a file that names the workflow',
    { payloadFile: { name: 'f.yml', text: 'workflow_key: x' } },
    "f.yml#workflow_key: It belongs in the action's input `workflow-key`.",
  ],
  [
    'a file that is not YAML',
    { payloadFile: { name: 'f.yml', text: 'a: b: c' } },
    'f.yml: It is not valid YAML or JSON: bad indentation of a mapping entry, at line 1, column 5 (`a`).',
  ],
]

describe('readPayload', () => {
  it('of nothing is a payload without jobs', () => {
    expect(aPayload('')).toEqual({
      workflowKey: 'release',
      projectKey: 'shop',
      parameters: [],
      jobs: [],
      notifications: [],
    })
  })

  it('lets inline inputs replace what the file has under the same name, and adds the others behind', () => {
    const text = `
parameters: { A: 1, B: 2 }
inputs: { build: { kv: { X: 1, Y: 2 } }, test: }
notify_inputs:
  - { id: 0, type: wechat, wechat_notification_config: { is_at_all: true } }
  - { id: 1, type: mail, mail_notification_config: {} }
`
    const payload = aPayload('approve:\nbuild: { kv: { X: 3 } }', {
      parameters: '[{ name: C, value: 3 }, { name: A, value: 9 }]',
      notifyInputs: '[{ id: 0, type: wechat, enabled: false, wechat_notification_config: {} }]',
      payloadFile: { name: 'deploy.yml', text },
    })
    expect(payload.parameters.map(({ name, value, path }) => [name, value, path])).toEqual([
      ['A', '9', 'parameters.A'],
      ['B', '2', 'deploy.yml#parameters.B'],
      ['C', '3', 'parameters.C'],
    ])
    expect(payload.jobs.map(({ name, parameters, path }) => [name, parameters, path])).toEqual([
      ['build', { kv: [{ key: 'X', value: '3' }] }, 'inputs.build'],
      ['test', {}, 'deploy.yml#inputs.test'],
      ['approve', {}, 'inputs.approve'],
    ])
    expect(payload.notifications.map(({ input }) => [input.id, input.type, input.enabled])).toEqual([
      [0, 'wechat', false],
      [1, 'mail', undefined],
    ])
  })

  it('leaves out of the body what was not written', () => {
    expect(buildBody(aPayload('build:', { parameters: '[{ name: A, type: string, value: 1 }]' }))).toEqual({
      workflow_key: 'release',
      project_key: 'shop',
      parameters: [{ name: 'A', type: 'string', value: '1' }],
      inputs: [{ job_name: 'build', parameters: {} }],
    })
  })

  it('takes nothing in every way that YAML writes it for a job without parameters', () => {
    for (const nothing of ['', '~', 'null', '{}', "''"]) {
      expect(aPayload(`approve: ${nothing}`).jobs[0]?.parameters).toEqual({})
    }
    expect(aPayload('- job_name: approve').jobs[0]?.parameters).toEqual({})
  })

  it.each(wrongSources)('%s is a problem', (_, { inputs = '', ...sources }, message) => {
    expect(() => aPayload(inputs, sources)).toThrow(InputError)
    expect(() => aPayload(inputs, sources)).toThrow(message)
  })
})
