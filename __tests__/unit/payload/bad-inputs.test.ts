import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'

import { InputError, type Problem } from '../../../src/errors.ts'
import { readPayload, type PayloadSources } from '../../../src/payload/read/read-payload.ts'
import { anEvent } from '../../support/an-event.ts'
import { badCases } from './bad-cases.ts'
import { acceptedByJsonSchema } from './payload-schema.ts'

function problemsOf(sources: Partial<PayloadSources>): readonly Problem[] {
  try {
    readPayload({ workflowKey: 'release', projectKey: 'shop', ...sources }, anEvent())
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems
    throw error
  }
}

describe('a job that is wrong', () => {
  it.each(badCases)('$wrong: the problem names the place and the rule', ({ job, path, message }) => {
    expect(problemsOf({ inputs: `job: { ${job} }` })).toContainEqual({ path, message })
  })

  it.each(badCases.filter(({ onlyHere }) => onlyHere === undefined))(
    '$wrong: the JSON Schema rejects it',
    ({ job }) => {
      expect(acceptedByJsonSchema(load(`inputs:\n  job: { ${job} }`))).toBe(false)
    },
  )
})

describe('all problems are reported together', () => {
  it('from every input and every job', () => {
    const problems = problemsOf({
      parameters: 'A: [1]',
      inputs: 'a: { job_type: sql }\nb: { kv: 1 }',
      notifyInputs: '[{ id: x, type: mail, mail_notification_config: {} }]',
      payloadFile: { name: 'deploy.yml', text: 'imputs: {}\ninputs: { c: { job_type: sql } }' },
    })
    expect(problems.map(({ path }) => path)).toEqual([
      'deploy.yml#imputs',
      'deploy.yml#inputs.c.sql',
      'parameters.A',
      'inputs.a.sql',
      'inputs.b.kv',
      'notify-inputs[0].id',
    ])
  })
})

describe('without a job type', () => {
  it('a field that no type has is a problem with the nearest name', () => {
    expect(problemsOf({ inputs: 'a: { env_nam: dev }' })).toEqual([
      { path: 'inputs.a.env_nam', message: 'No job type has such a field. Did you mean `env_name`?' },
    ])
  })

  it('parameters that fit no type are judged by the nearest one, which the message names', () => {
    expect(problemsOf({ inputs: 'a: { env_name: dev, service_list: [{ service_name: s, image: i }] }' })).toEqual([
      {
        path: 'inputs.a.service_list[0].service_module',
        message: 'It is required. (Read as a `zadig-deploy` job; `job_type` says which it is.)',
      },
      {
        path: 'inputs.a.service_list[0].image',
        message:
          'There is no such field. Did you mean `image_name`? (Read as a `zadig-deploy` job; `job_type` says which it is.)',
      },
    ])
  })
})

describe('notifications', () => {
  it.each([
    ['feishu', 'lark_hook_notification_config'],
    ['feishu_app', 'lark_group_notification_config'],
    ['feishu_person', 'lark_person_notification_config'],
    ['dingding', 'dingding_notification_config'],
    ['wechat', 'wechat_notification_config'],
    ['msteams', 'msteams_notification_config'],
    ['mail', 'mail_notification_config'],
  ])('%s needs its configuration, without which the server crashes', (type, config) => {
    const text = `[{ id: 0, type: ${type}, enabled: false }]`
    expect(problemsOf({ notifyInputs: text })).toEqual([
      { path: `notify-inputs[0].${config}`, message: 'It is required.' },
    ])
    expect(acceptedByJsonSchema({ notify_inputs: load(text) })).toBe(false)
  })

  it('of an unknown kind are a problem with the kinds that there are', () => {
    expect(problemsOf({ notifyInputs: '[{ id: 0, type: slack }]' })).toEqual([
      {
        path: 'notify-inputs[0].type',
        message:
          'It must be one of feishu, feishu_app, feishu_person, dingding, wechat, msteams, mail, but it is `slack`.',
      },
    ])
  })
})
