import { describe, expect, it } from '@jest/globals'

import { preflight } from '../../../../src/payload/preflight/preflight.ts'
import { aDefinition, aPayload, aStage } from '../a-definition.ts'

const approvalLines =
  "  approve: {}\nor, in the API's form:\n  - { job_name: approve, job_type: approval, parameters: {} }"

describe('which jobs run', () => {
  const workflow = aDefinition([
    { name: 'build', type: 'freestyle' },
    { name: 'deploy-web', type: 'plugin' },
  ])

  it('finds nothing wrong with jobs that the workflow has', () => {
    expect(preflight(aPayload('build:\ndeploy-web:'), workflow)).toEqual([])
  })

  it('an unknown job is a problem with the nearest name', () => {
    expect(preflight(aPayload('build:\ndeploy_web:'), workflow)).toEqual([
      {
        path: 'inputs.deploy_web',
        message:
          'The workflow has no job `deploy_web`, and Zadig would ignore it without a word. Did you mean `deploy-web`?',
      },
    ])
  })

  it('a job whose name differs in case only is unknown too', () => {
    expect(preflight(aPayload('Build:'), workflow).map(({ path }) => path)).toEqual(['inputs.Build', 'inputs'])
  })

  it('a payload that runs nothing is not told of jobs that the API can’t run', () => {
    const mixed = aDefinition([
      { name: 'build', type: 'freestyle' },
      { name: 'blue', type: 'k8s-blue-green-deploy' },
      { name: 'odd', type: 'a-type-of-tomorrow' },
    ])
    expect(preflight(aPayload(''), mixed).map(({ message }) => message)).toEqual([
      'No job would run: Zadig only runs the jobs that are listed. The workflow has `build`.',
    ])
  })

  it('a payload that runs nothing is a problem that names the jobs', () => {
    expect(preflight(aPayload(''), workflow)).toEqual([
      {
        path: 'inputs',
        message: 'No job would run: Zadig only runs the jobs that are listed. The workflow has `build`, `deploy-web`.',
      },
    ])
  })

  it('a job of a type that the API cannot run is a problem with what to do instead', () => {
    const definition = aDefinition([
      { name: 'build', type: 'freestyle' },
      { name: 'copy', type: 'zadig-distribute-image' },
    ])
    expect(preflight(aPayload('build:\ncopy:'), definition)).toEqual([
      {
        path: 'inputs.copy',
        message:
          "Zadig's API cannot run jobs of type `zadig-distribute-image`, only its own pages and triggers can. Leave it out, and it is skipped; copy the image in a `freestyle` job instead.",
      },
    ])
    expect(preflight(aPayload('build:'), definition)).toEqual([])
  })

  it('a job of a type that nobody knows is a problem, since the server refuses what it does not know', () => {
    const problems = preflight(aPayload('magic:'), aDefinition([{ name: 'magic', type: 'quantum' }]))
    expect(problems[0]).toEqual({
      path: 'inputs.magic',
      message:
        "Zadig's API cannot run jobs of type `quantum`, only its own pages and triggers can. Leave it out, and it is skipped.",
    })
  })

  it.each(['k8s-blue-green-deploy', 'k8s-canary-deploy', 'k8s-gray-release'])(
    'a job of type %s is a problem, since the server drops it',
    (type) => {
      const target = type === 'k8s-gray-release' ? 'target_list' : 'service_list'
      const problems = preflight(aPayload(`swap: { ${target}: [] }`), aDefinition([{ name: 'swap', type }]))
      expect(problems.map(({ path }) => path)).toEqual(['inputs.swap', 'inputs'])
      expect(problems[0]?.message).toBe(
        "The API accepts jobs of this type and then drops them, because it clears their targets first: nothing would be deployed. Run it from Zadig's own pages.",
      )
    },
  )

  it.each(['k8s-blue-green-release', 'k8s-canary-release'])(
    'a job of type %s is a problem, since it finishes what the server drops',
    (type) => {
      const problems = preflight(aPayload('finish:'), aDefinition([{ name: 'finish', type }]))
      expect(problems.map(({ path }) => path)).toEqual(['inputs.finish', 'inputs'])
      expect(problems[0]?.message).toContain('nothing would be released')
    },
  )

  it('a type other than that of the definition is a problem', () => {
    expect(preflight(aPayload('build: { job_type: plugin }'), workflow)).toEqual([
      {
        path: 'inputs.build.job_type',
        message: "The workflow's job `build` is of type `freestyle`, not `plugin`. Zadig goes by the workflow.",
      },
    ])
  })

  it('parameters of another type are judged by the type of the definition', () => {
    expect(preflight(aPayload('build: { sql: select 1 }'), workflow)).toEqual([
      {
        path: 'inputs.build.sql',
        message: 'There is no such field. There are `kv`, `repo_info`, `services`.',
      },
    ])
  })

  it('a job that must run and is not listed is a problem with the lines to add', () => {
    const definition = aDefinition([
      { name: 'build', type: 'freestyle' },
      { name: 'audit', type: 'ai-task', runPolicy: 'force_run' },
      { name: 'tell', type: 'notification', runPolicy: 'force_run' },
    ])
    expect(preflight(aPayload('build:'), definition)).toEqual([
      {
        path: 'inputs',
        message:
          "The job `audit` must always run (run policy `force_run`), but is not listed: Zadig would refuse the whole run. Add it:\n  audit: {}\nor, in the API's form:\n  - { job_name: audit, job_type: ai-task, parameters: {} }",
      },
      {
        path: 'inputs',
        message:
          "The job `tell` must always run (run policy `force_run`), but is not listed: Zadig would refuse the whole run. Its type `notification` cannot be run through Zadig's API, so neither can this workflow, unless the policy is changed.",
      },
    ])
  })
})

describe('gates', () => {
  const build = { name: 'build', type: 'freestyle' }
  const approve = { name: 'approve', type: 'approval' }
  const deploy = { name: 'deploy', type: 'plugin' }
  const workflow = aDefinition([build, approve, deploy])

  it('a gate that the payload would go past is a problem with the exact lines to add', () => {
    expect(preflight(aPayload('build:\ndeploy:'), workflow)).toEqual([
      {
        path: 'inputs',
        message: `The approval \`approve\` in stage \`stage-approve\` is not listed, so that the workflow would run on without it. To keep the gate, add:\n${approvalLines}`,
      },
    ])
  })

  it('those lines, added, are right in both forms', () => {
    expect(preflight(aPayload('build:\ndeploy:\napprove: {}'), workflow)).toEqual([])
    const api = '- { job_name: deploy, parameters: {} }\n- { job_name: approve, job_type: approval, parameters: {} }'
    expect(preflight(aPayload(api), workflow)).toEqual([])
  })

  it.each(['部署: 上线', '- x', 'a, b', '{a}', '"quoted"', 'two\nlines', 'yes #1', '*x'])(
    'those lines are right for a gate called %j too, and add no line of its own',
    (name) => {
      const odd = aDefinition([build, { ...approve, name }, deploy])
      const [problem] = preflight(aPayload('build:\ndeploy:'), odd)
      const [first = '', short = '', , api = '', ...rest] = problem?.message.split('\n') ?? []
      expect(first).toContain('is not listed')
      expect(rest).toEqual([])
      expect(preflight(aPayload(`build:\ndeploy:\n${short.trim()}`), odd)).toEqual([])
      expect(preflight(aPayload(`- job_name: build\n- job_name: deploy\n${api.trim()}`), odd)).toEqual([])
    },
  )

  it('a gate is not missed where nothing that it holds back runs', () => {
    expect(preflight(aPayload('build:'), workflow)).toEqual([])
  })

  it('a gate at the end, a sign-off, is missed', () => {
    const problems = preflight(aPayload('build:'), aDefinition([build, approve]))
    expect(problems.map(({ path }) => path)).toEqual(['inputs'])
  })

  it('in a stage whose jobs run one after the other, a gate holds back those behind it', () => {
    const serial = aDefinition([], { stages: [aStage('all', [build, approve, deploy])] })
    const parallel = aDefinition([], {
      stages: [aStage('all', [build, approve, deploy], true), aStage('next', [deploy])],
    })
    expect(preflight(aPayload('deploy:'), serial)).toHaveLength(1)
    expect(preflight(aPayload('build:'), serial)).toEqual([])
    expect(preflight(aPayload('build:'), parallel)).toEqual([])
  })

  it('a gate that does not run by default is not missed', () => {
    const definition = aDefinition([build, { ...approve, runPolicy: 'default_not_run' }, deploy])
    expect(preflight(aPayload('deploy:'), definition)).toEqual([])
  })

  it('a gate that must run is one problem, not two', () => {
    const definition = aDefinition([build, { ...approve, runPolicy: 'force_run' }, deploy])
    expect(preflight(aPayload('deploy:'), definition)).toHaveLength(1)
  })
})
