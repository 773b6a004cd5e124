import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'

import { InputError } from '../../../src/errors.ts'
import { readPayload, type PayloadSources } from '../../../src/payload/read/read-payload.ts'
import { anEvent } from '../../support/an-event.ts'
import { acceptedByJsonSchema } from './payload-schema.ts'

/** Everything that is wrong, as `path: message`. */
function problemsOf(sources: Partial<PayloadSources>): readonly string[] {
  try {
    readPayload({ workflowKey: 'release', projectKey: 'shop', ...sources }, anEvent())
    return []
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
}

const service = 'service_name: s, service_module: m'
const repo = 'codehost_name: gh, repo_namespace: o, repo_name: r, branch: main'
const build = 'job_type: zadig-build, registry: https://r.example.com/n'
const deploy = 'job_type: zadig-deploy, env_name: dev'
const script = 'job_type: freestyle'
const empty = 'It must have at least one item: with an empty list the job silently does nothing.'
const noIterations = 'The server ignores it, although the published API has it: give the ids as `iteration_ids`.'
const dropped =
  "Zadig's API accepts jobs of type `k8s-canary-deploy` and then drops them, because it clears their targets first: nothing would be deployed. Run it from Zadig's own pages."

/** Each rule of contract §4.5 that needs no definition, broken once: a job, and what is wrong with it. */
const wrongJobs: Readonly<Record<string, string>> = {
  [`job_type: zadig-build, service_list: [{ ${service} }]`]: '.registry: It is required.',
  [`job_type: zadig-build, registry: '', service_list: [{ ${service} }]`]: '.registry: It must not be empty.',
  [`${build}, service_list: []`]: `.service_list: ${empty}`,
  [`${build}, service_list: [{ ${service}, repo_info: [{ codehost_name: gh, repo_namespace: o, repo_name: r }] }]`]:
    '.service_list[0].repo_info[0].branch: It is required.',
  [`${script}, repo_info: [{ from: github }]`]: '.repo_info[0].codehost_name: It is required.',
  [`${script}, repo_info: [{ from: gitlab, codehost_name: gl }]`]:
    '.repo_info[0].from: It must be `github`, but it is `gitlab`.',
  [`${script}, repo_info: [{ ${repo}, commit_id: abc }]`]:
    '.repo_info[0].enable_commit: It is required with `commit_id`, which Zadig ignores without it.',
  [`${script}, repo_info: [{ ${repo}, pr: first }]`]: '.repo_info[0].pr: It must be a whole number, but it is `first`.',
  [`${script}, repo_info: [{ ${repo}, prs: [1, 2.5] }]`]:
    '.repo_info[0].prs[1]: It must be a whole number, but it is `2.5`.',
  [`${script}, repo_info: [{ ${repo}, submodules: maybe }]`]:
    '.repo_info[0].submodules: It must be `true` or `false`, but it is `maybe`.',
  [`${script}, kv: { KEYS: [a, b] }`]: '.kv.KEYS: It must be text, but it is a list.',
  'job_type: plugin, kv: [{ key: A }]': '.kv[0].value: It is required.',
  [`job_type: zadig-deploy, service_list: [{ ${service}, image_name: i }]`]: '.env_name: It is required.',
  [deploy]: '.service_list: It is required.',
  [`${deploy}, service_list: [{ ${service}, image: i }]`]:
    '.service_list[0].image: There is no such field. Did you mean `image_name`?',
  [`${deploy}, service_lsit: [{ ${service} }]`]: '.service_lsit: There is no such field. Did you mean `service_list`?',
  [`${deploy}, service_list: [{ ${service}, value_merge_strategy: keep }]`]:
    '.service_list[0].value_merge_strategy: It must be one of `reuse-values`, `override`, but it is `keep`.',
  'job_type: custom-deploy': '.target_list: It is required.',
  'job_type: sql, database_name: orders': '.sql: It is required.',
  'job_type: tapd, project_id: 1, status: open, iteration_ids: [1], iterations: [{ iteration_id: 1 }]': `.iterations: ${noIterations}`,
  'job_type: approval, comment: please': '.comment: There is no such field.',
  "job_type: k8s-resource-patch, target_list: [{ resource_name: a, resource_kind: b, resource_group: '' }]":
    '.target_list[0].resource_version: It is required.',
  'job_type: k8s-gray-rollback, target_list: []': `.target_list: ${empty}`,
  'job_type: zadig-biuld': ".job_type: Zadig's API has no job type `zadig-biuld`. Did you mean `zadig-build`?",
  'job_type: nacos':
    ".job_type: Zadig's API cannot run jobs of type `nacos`, only its own pages and triggers can. Leave it out, and it is skipped.",
  'job_type: k8s-canary-deploy': `.job_type: ${dropped}`,
}

/** Rules that JSON Schema can't express. */
const wrongHereOnly: Readonly<Record<string, string>> = {
  [`${script}, kv: { constructor: a, B: b }`]:
    ".kv: The names `__proto__`, `constructor` and `prototype` can only be written in the API's list.",
  [`${build}, service_list: [{ ${service} }, { ${service} }]`]:
    '.service_list[1]: The service module `s/m` is listed twice.',
  'job_type: plugin, kv: [{ key: A, value: 1 }, { key: A, value: 2 }]': '.kv[1]: The variable `A` is listed twice.',
  'job_type: zadig-vm-deploy, env_name: dev, service_list: [{ service_name: s, file_name: a }, { service_name: s, file_name: b }]':
    '.service_list[1]: The service `s` is listed twice.',
}

describe('a wrong job', () => {
  it.each(Object.entries({ ...wrongJobs, ...wrongHereOnly }))('{ %s } is refused: %s', (job, problem) => {
    expect(problemsOf({ inputs: `job: { ${job} }` })).toContainEqual(`inputs.job${problem}`)
  })

  it.each(Object.keys(wrongJobs))('{ %s } is refused by the JSON Schema', (job) => {
    expect(acceptedByJsonSchema(load(`inputs:\n  job: { ${job} }`))).toBe(false)
  })

  it('without a type is judged by the closest type, which the message names', () => {
    expect(problemsOf({ inputs: 'a: { env_nam: dev }' })).toEqual([
      'inputs.a.env_nam: No job type has such a field. Did you mean `env_name`?',
    ])
    const note = '(Read as a `zadig-deploy` job; set `job_type` if it is another.)'
    expect(problemsOf({ inputs: 'a: { env_name: dev, service_list: [{ service_name: s, image: i }] }' })).toEqual([
      `inputs.a.service_list[0].service_module: It is required. ${note}`,
      `inputs.a.service_list[0].image: There is no such field. Did you mean \`image_name\`? ${note}`,
    ])
  })
})

it('all problems of every input and every job are reported together', () => {
  const problems = problemsOf({
    parameters: 'A: [1]',
    inputs: 'a: { job_type: sql }\nb: { kv: 1 }',
    notifyInputs: '[{ id: x, type: mail, mail_notification_config: {} }]',
    payloadFile: { name: 'deploy.yml', text: 'imputs: {}\ninputs: { c: { job_type: sql } }' },
  })
  expect(problems.map((problem) => problem.replace(/: .*/, ''))).toEqual([
    'deploy.yml#imputs',
    'deploy.yml#inputs.c.sql',
    'parameters.A',
    'inputs.a.sql',
    'inputs.b.kv',
    'notify-inputs[0].id',
  ])
})

describe('a wrong notification', () => {
  it.each([
    ['feishu', 'lark_hook_notification_config'],
    ['feishu_app', 'lark_group_notification_config'],
    ['feishu_person', 'lark_person_notification_config'],
    ['dingding', 'dingding_notification_config'],
    ['wechat', 'wechat_notification_config'],
    ['msteams', 'msteams_notification_config'],
    ['mail', 'mail_notification_config'],
  ])('%s has no configuration, without which the server crashes', (type, config) => {
    const text = `[{ id: 0, type: ${type}, enabled: false }]`
    expect(problemsOf({ notifyInputs: text })).toEqual([`notify-inputs[0].${config}: It is required.`])
    expect(acceptedByJsonSchema({ notify_inputs: load(text) })).toBe(false)
  })

  it('is of an unknown kind: the message lists the known ones', () => {
    expect(problemsOf({ notifyInputs: '[{ id: 0, type: slack }]' })).toEqual([
      'notify-inputs[0].type: It must be one of feishu, feishu_app, feishu_person, dingding, wechat, msteams, mail, but it is `slack`.',
    ])
  })
})
