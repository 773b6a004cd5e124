import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'

import { preflight } from '../../../../src/payload/preflight/preflight.ts'
import type { PayloadSources } from '../../../../src/payload/read/read-payload.ts'
import { aDefinition, aParam, aPayload, aStage } from '../a-definition.ts'

/** What the preflight finds, as `path: message`. */
function problemsOf(
  inputs: string,
  definition: Parameters<typeof preflight>[1],
  more: Partial<PayloadSources> = {},
): readonly string[] {
  return preflight(aPayload(inputs, more), definition).map(({ path, message }) => `${path}: ${message}`)
}

const noJob = 'inputs: No job would run: Zadig only runs the jobs that are listed.'
const build = { name: 'build', type: 'freestyle' }
const approve = { name: 'approve', type: 'approval' }
const deploy = { name: 'deploy-web', type: 'plugin' }

describe('which jobs run', () => {
  const workflow = aDefinition([build, deploy])

  it.each<[string, string, readonly string[]]>([
    ['jobs of the workflow', 'build:\ndeploy-web:', []],
    [
      'an unknown job',
      'build:\ndeploy_web:',
      [
        'inputs.deploy_web: The workflow has no job `deploy_web`, and Zadig would silently ignore it. Did you mean `deploy-web`?',
      ],
    ],
    [
      'a job in another case',
      'build:\nDeploy-web:',
      [
        'inputs.Deploy-web: The workflow has no job `Deploy-web`, and Zadig would silently ignore it. Did you mean `deploy-web`?',
      ],
    ],
    ['no job', '', [`${noJob} The workflow has \`build\`, \`deploy-web\`.`]],
    [
      'another type',
      'build: { job_type: plugin }',
      [
        "inputs.build.job_type: The workflow's job `build` is of type `freestyle`, not `plugin`. Zadig uses the type in the workflow.",
      ],
    ],
    [
      'parameters of another type',
      'build: { sql: select 1 }',
      ['inputs.build.sql: There is no such field. There are `kv`, `repo_info`, `services`.'],
    ],
  ])('%s', (_, inputs, problems) => {
    expect(problemsOf(inputs, workflow)).toEqual(problems)
  })

  it.each([
    [
      'zadig-distribute-image',
      'cannot run jobs of type `zadig-distribute-image`, only its own pages and triggers can. Leave it out, and it is skipped; copy the image in a `freestyle` job instead.',
    ],
    [
      'quantum',
      'cannot run jobs of type `quantum`, only its own pages and triggers can. Leave it out, and it is skipped.',
    ],
    ...['k8s-blue-green-deploy', 'k8s-canary-deploy', 'k8s-gray-release'].map((type) => [
      type,
      `accepts jobs of type \`${type}\` and then drops them, because it clears their targets first: nothing would be deployed. Run it from Zadig's own pages.`,
    ]),
    ...['k8s-blue-green-release', 'k8s-canary-release'].map((type) => [
      type,
      `accepts jobs of type \`${type}\` and then drops them, because it clears their targets first: nothing would be released. Run it from Zadig's own pages.`,
    ]),
  ])('a job of type %s, which the API cannot run', (type, message) => {
    const definition = aDefinition([build, { name: 'odd', type }])
    const problem = `inputs.odd: Zadig's API ${message}`
    expect(problemsOf('build:', definition)).toEqual([])
    expect(problemsOf('build:\nodd:', definition)).toEqual([problem])
    expect(problemsOf('odd:', definition)).toEqual([problem, `${noJob} The workflow has \`build\`.`])
  })

  it('a job that must run and is not listed: the message has the lines to add', () => {
    const audit = { name: 'audit', type: 'ai-task', runPolicy: 'force_run' }
    const notify = { name: 'tell', type: 'notification', runPolicy: 'force_run' }
    const refused = 'must always run (run policy `force_run`), but is not listed: Zadig would refuse the whole run.'
    expect(problemsOf('build:', aDefinition([build, audit, notify]))).toEqual([
      `inputs: The job \`audit\` ${refused} Add it:\n  audit: {}\nor, in the API's form:\n  - { job_name: audit, job_type: ai-task, parameters: {} }`,
      `inputs: The job \`tell\` ${refused} Its type \`notification\` cannot be run through Zadig's API, so neither can this workflow, unless the policy is changed.`,
    ])
  })
})

describe('approval gates', () => {
  const workflow = aDefinition([build, approve, deploy])

  it('that would be skipped are a problem, with the lines to add in both forms', () => {
    expect(problemsOf('build:\ndeploy-web:', workflow)).toEqual([
      "inputs: The approval `approve` in stage `stage-approve` is not listed, so the workflow would continue without it. To keep the gate, add:\n  approve: {}\nor, in the API's form:\n  - { job_name: approve, job_type: approval, parameters: {} }\nTo leave it out on purpose, set `skip-gates: [approve]`.",
    ])
  })

  it.each(['approve', '部署: 上线', '- x', 'a, b', '{a}', '"quoted"', 'two\nlines', 'yes #1', '*x'])(
    'called %j: the lines to add are right in both forms, and add no other line',
    (name) => {
      const odd = aDefinition([build, { ...approve, name }, deploy])
      const [, short = '', , api = '', skip = '', ...rest] = (problemsOf('build:\ndeploy-web:', odd)[0] ?? '').split(
        '\n',
      )
      expect(rest).toEqual([])
      expect(load(/skip-gates: (.*)`\.$/.exec(skip)?.[1] ?? '')).toEqual([name])
      expect(problemsOf(`build:\ndeploy-web:\n${short.trim()}`, odd)).toEqual([])
      expect(problemsOf(`- job_name: build\n- job_name: deploy-web\n${api.trim()}`, odd)).toEqual([])
    },
  )

  it.each<[string, string, readonly string[], readonly unknown[]]>([
    ['leaves a gate out that is named', 'build:\ndeploy-web:', ['approve'], []],
    [
      'refuses a name that is not a gate, and stays strict for the others',
      'build:\ndeploy-web:',
      ['aprove', 'build'],
      [
        expect.stringMatching(/^inputs: The approval `approve` in stage/),
        'skip-gates: The workflow has no approval job `aprove`. Did you mean `approve`?',
        'skip-gates: The job `build` is not an approval job. To leave it out, remove it from `inputs`.',
      ],
    ],
    [
      'refuses a gate that is listed too',
      'build:\napprove: {}\ndeploy-web:',
      ['approve'],
      ['skip-gates: The approval `approve` is listed in `inputs` too. Remove it from one of them.'],
    ],
  ])('`skip-gates` %s', (_, inputs, skipGates, problems) => {
    const found = preflight(aPayload(inputs), workflow, skipGates).map(({ path, message }) => `${path}: ${message}`)
    expect(found).toEqual(problems)
  })

  const oneStage = aDefinition([], { stages: [aStage('all', [build, approve, deploy])] })
  const parallel = aDefinition([], {
    stages: [aStage('all', [build, approve, deploy], true), aStage('next', [deploy])],
  })
  const optional = aDefinition([build, { ...approve, runPolicy: 'default_not_run' }, deploy])
  const forced = aDefinition([build, { ...approve, runPolicy: 'force_run' }, deploy])
  it.each([
    ['with nothing listed behind it', 'build:', workflow, 0],
    ['at the end, as a sign-off', 'build:', aDefinition([build, approve]), 1],
    ['before a listed job of a serial stage', 'deploy-web:', oneStage, 1],
    ['behind the listed job of a serial stage', 'build:', oneStage, 0],
    ['in a parallel stage', 'build:', parallel, 0],
    ['that does not run by default', 'deploy-web:', optional, 0],
    ['that must run', 'deploy-web:', forced, 1],
  ])('%s', (_, inputs, definition, count) => {
    expect(problemsOf(inputs, definition)).toHaveLength(count)
  })
})

describe('workflow variables', () => {
  const definition = aDefinition([build], {
    params: [
      aParam({ name: 'VERSION' }),
      aParam({ name: 'REGION', type: 'choice', choices: ['eu', 'us'] }),
      aParam({ name: 'SOURCE', type: 'repo', repo: { codehostId: 4, namespace: 'example', name: 'shop' } }),
      aParam({ name: 'TARGETS', type: 'multi-select', choices: ['a', 'b'] }),
      aParam({ name: 'BUNDLE', type: 'file' }),
    ],
  })
  const ignored =
    "which Zadig's API silently ignores: the run would use the value that is stored in the workflow. Leave it out."

  it.each([
    ['VERSION: 1.10\nREGION: us\nSOURCE: { from: github, codehost_name: gh }', undefined],
    [
      'VERSOIN: 1',
      'VERSOIN: The workflow has no variable `VERSOIN`: Zadig would refuse the whole run. Did you mean `VERSION`?',
    ],
    ['REGION: EU', 'REGION: `EU` is not one of its choices: `eu`, `us`.'],
    [
      'SOURCE: { codehost_name: gh, repo_namespace: example, repo_name: shop2, branch: main }',
      'SOURCE: `example/shop2` is not the repository of this variable, which is `example/shop`: Zadig would silently ignore it.',
    ],
    ['SOURCE: main', 'SOURCE: It is of type `repo` and takes a repository, not a value.'],
    [
      'VERSION: { from: github, codehost_name: gh }',
      'VERSION: It is of type `string` and takes a value, not a repository.',
    ],
    ['TARGETS: a,b', `TARGETS: It is of type \`multi-select\`, ${ignored}`],
    ['BUNDLE: x', `BUNDLE: It is of type \`file\`, ${ignored}`],
  ])('%s', (parameters, problem) => {
    expect(problemsOf('build:', definition, { parameters })).toEqual(
      problem === undefined ? [] : [`parameters.${problem}`],
    )
  })
})

it('notifications of another type and beyond the last one, which Zadig ignores', () => {
  const definition = aDefinition([build], { notificationTypes: ['mail', 'dingding'] })
  const notifyInputs =
    '[{ id: 1, type: mail, mail_notification_config: {} }, { id: 2, type: mail, mail_notification_config: {} }]'
  expect(problemsOf('build:', definition, { notifyInputs })).toEqual([
    "notify-inputs[0].type: The workflow's notification 1 is of type `dingding`, not `mail`: Zadig would silently ignore it.",
    'notify-inputs[1].id: The workflow has the notifications 0 to 1: Zadig would silently ignore number 2.',
  ])
})
