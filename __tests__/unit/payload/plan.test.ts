import { describe, expect, it } from '@jest/globals'

import { credentialValues } from '../../../src/payload/credentials.ts'
import { missingJobs, plan } from '../../../src/payload/plan.ts'
import { type Job, jobsOf, type Task } from '../../../src/task/task.ts'
import { aJob, aStage as aTaskStage, aTask } from '../../support/a-task.ts'
import { aDefinition, aParam, aPayload } from './a-definition.ts'

const workflow = aDefinition(
  [
    { name: 'build', type: 'zadig-build' },
    { name: 'test', type: 'zadig-test', spec: { test_type: '', test_modules: [{ name: 'unit' }, { name: 'e2e' }] } },
    { name: 'approve', type: 'approval' },
    { name: 'deploy', type: 'zadig-deploy', runPolicy: 'default_not_run' },
    { name: 'sign-off', type: 'approval' },
    { name: 'tell', type: 'notification' },
  ],
  { concurrencyLimit: 0 },
)

function taskWith(...jobs: Partial<Job>[]): Task {
  return aTask({ stages: [aTaskStage({ jobs: jobs.map((job) => aJob(job)) })] })
}

const repository = 'codehost_name: gh, branch: main, repo_namespace: acme'

describe('plan', () => {
  it.each([
    ['job: {}', ['no `repo_info`: before Zadig 4.2 the job then checks out nothing']],
    [`job: { repo_info: [{ ${repository}, repo_name: tools }, { ${repository}, repo_name: web }] }`, []],
    [
      `job: { repo_info: [{ ${repository}, repo_name: web }] }`,
      ['it will not check out `acme/tools`, which `repo_info` leaves out'],
    ],
    [
      `job: { repo_info: [{ ${repository}, repo_name: tools }, { ${repository}, repo_name: web }, { ${repository}, repo_name: x }] }`,
      ['`acme/x` is not configured in the job, and Zadig before 5.0 does not check it out'],
    ],
  ])('notes what the script %s checks out', (inputs, notes) => {
    const repos = [
      { repo_owner: 'acme', repo_name: 'tools' },
      { repo_namespace: 'acme', repo_name: 'web' },
    ]
    const scripts = aDefinition([{ name: 'job', type: 'freestyle', spec: { repos } }])
    expect(plan(aPayload(inputs), scripts).notes).toEqual(notes.map((note) => `Job \`job\`: ${note}.`))
  })

  const sha = '1'.repeat(40)
  const pinned = `enable_commit: true, commit_id: ${sha}`
  const tagged = { refType: 'tag', refName: 'v1', sha }
  const build = (entry: string): string =>
    `build: { registry: https://r/d, service_list: [{ service_name: s, service_module: m, repo_info: [{ ${repository}, repo_name: web, ${entry} }] }] }`
  it.each<[string, string, string, object, readonly string[], string]>([
    [
      'a push',
      'zadig-build',
      build(pinned),
      { refType: 'branch', refName: 'main', sha },
      [],
      'acme/web main at 111111111111',
    ],
    [
      'a tag',
      'zadig-build',
      build(pinned),
      tagged,
      [
        'a build checks out the tip of `main` of `acme/web` and not the tag `v1`, unless `enable_commit` is on for that repository in the build\'s own settings, or the workflow\'s definition has `tag: "{{.workflow.params.TAG}}"` there and `parameters` sets `TAG`',
      ],
      'acme/web main at 111111111111',
    ],
    [
      'a tag, for a script',
      'freestyle',
      `build: { repo_info: [{ ${repository}, repo_name: web, ${pinned} }] }`,
      tagged,
      [],
      'acme/web main at 111111111111',
    ],
    [
      'a tag, but another commit',
      'zadig-build',
      build('enable_commit: true, commit_id: abc1234'),
      tagged,
      [],
      'acme/web main at abc1234',
    ],
    ['pull requests', 'zadig-build', build('prs: [7]'), tagged, [], 'acme/web main with pull request 7'],
    [
      'a commit beside pull requests',
      'zadig-build',
      build(`prs: [7, 8], ${pinned}`),
      {},
      ['beside `prs` the build ignores the commit of `acme/web`'],
      'acme/web main with pull request 7, 8 at 111111111111',
    ],
    [
      'a commit beside a pull request, for a script',
      'freestyle',
      `build: { repo_info: [{ ${repository}, repo_name: web, pr: 7, ${pinned} }] }`,
      {},
      [
        'the pull requests of `acme/web` are merged into the commit, without the tip of `main`: leave the commit out to have them merged into that',
      ],
      'acme/web main with pull request 7 at 111111111111',
    ],
  ])('says which code is asked for, and notes what will not be built: %s', (_, type, inputs, event, notes, code) => {
    const definition = aDefinition([{ name: 'build', type, spec: {} }])
    const about = { refType: '', refName: '', sha: '', ...event }
    const planned = plan(aPayload(inputs), definition, { event: about })
    expect(planned.notes).toEqual(notes.map((note) => `Job \`build\`: ${note}.`))
    expect(planned.jobs[0]?.code).toEqual([code])
  })

  it('does not warn of a tag that the definition has a place for', () => {
    const repos = [{ repo_owner: 'acme', repo_name: 'web', tag: '{{.workflow.params.TAG}}' }]
    const spec = { service_and_builds: [{ service_name: 's', service_module: 'm', repos }] }
    const definition = aDefinition([{ name: 'build', type: 'zadig-build', spec }])
    expect(plan(aPayload(build(pinned)), definition, { event: tagged }).notes).toEqual([])
  })

  it('says what runs, with what, what is left out, which gates wait, and what to know', () => {
    const payload = aPayload(`
deploy: { env_name: dev, service_list: [{ service_name: s, service_module: m, image_name: r/m:1 }] }
approve:
test: { testing_list: [{ testing_name: e2e }] }
typo:
`)
    const nothing = { targets: [], images: [], environment: undefined, code: [] }
    expect(plan(payload, workflow)).toEqual({
      jobs: [
        { ...nothing, name: 'test', type: 'zadig-test', stage: 'stage-test', targets: ['e2e', 'unit'] },
        { ...nothing, name: 'approve', type: 'approval', stage: 'stage-approve' },
        {
          ...nothing,
          name: 'deploy',
          type: 'zadig-deploy',
          stage: 'stage-deploy',
          targets: ['s/m'],
          images: ['r/m:1'],
          environment: 'dev',
        },
      ],
      leftOut: [
        { name: 'build', type: 'zadig-build', stage: 'stage-build' },
        { name: 'sign-off', type: 'approval', stage: 'stage-sign-off' },
        { name: 'tell', type: 'notification', stage: 'stage-tell' },
      ],
      gates: [
        { name: 'approve', stage: 'stage-approve', outcome: 'waits' },
        { name: 'sign-off', stage: 'stage-sign-off', outcome: 'idle' },
      ],
      notes: [
        'Job `test`: its other tests run too: Zadig runs all that are configured.',
        'Job `deploy` does not run by default; before Zadig 4.1 it stays skipped although it is listed.',
        "The workflow's concurrency limit is 0: a task would wait in the queue for ever.",
      ],
    })
  })

  it('of a payload without jobs leaves everything out', () => {
    expect(plan(aPayload(''), workflow).jobs).toEqual([])
    expect(plan(aPayload(''), workflow).leftOut).toHaveLength(6)
  })
})

describe('missingJobs', () => {
  const payload = aPayload('build:\ndeploy:')

  it('are those that were listed and that no job of the task comes from', () => {
    const task = taskWith({ originName: 'build' }, { originName: 'build' })
    expect(jobsOf(task)).toHaveLength(2)
    expect(missingJobs(payload, task).map(({ name }) => name)).toEqual(['deploy'])
    expect(missingJobs(payload, taskWith({ originName: 'build' }, { originName: 'deploy' }))).toEqual([])
  })

  it('are found by the names of the job tasks on servers before 3.3', () => {
    const task = taskWith({ originName: '', displayName: '', name: 'shop-web-1-build' })
    expect(missingJobs(payload, task).map(({ name }) => name)).toEqual(['deploy'])
  })
})

describe('credentialValues', () => {
  it('are those of parameters and variables that the definition or the payload marks, and those it carries', () => {
    const definition = aDefinition(
      [
        {
          name: 'run',
          type: 'freestyle',
          spec: {
            envs: [
              { key: 'TOKEN', is_credential: true, value: 'stored' },
              { key: 'OPEN', is_credential: false },
            ],
          },
        },
        { name: 'tool', type: 'plugin', spec: { plugin: { inputs: [{ name: 'KEY', is_credential: true }] } } },
      ],
      {
        params: [aParam({ name: 'PASSWORD', isCredential: true }), aParam({ name: 'VERSION' })],
        secrets: ['stored', ''],
      },
    )
    const payload = aPayload(
      'run: { kv: { TOKEN: one, OPEN: two } }\ntool: { kv: [{ key: KEY, value: three }, { key: OTHER, value: four, is_credential: true }] }',
      { parameters: 'PASSWORD: five\nVERSION: six' },
    )
    expect(credentialValues(payload, definition)).toEqual(['stored', 'five', 'one', 'three', 'four'])
  })

  it('are those that the payload marks where there is no definition yet', () => {
    const payload = aPayload('a: { kv: [{ key: K, value: v, is_credential: true }, { key: L, value: w }] }')
    expect(credentialValues(payload)).toEqual(['v'])
  })
})
