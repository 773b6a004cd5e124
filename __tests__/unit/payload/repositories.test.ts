import { describe, expect, it } from '@jest/globals'

import { completeRepos } from '../../../src/payload/repositories.ts'
import type { JobDefinition } from '../../../src/definition/definition.ts'
import { plan } from '../../../src/payload/plan.ts'
import { preflight } from '../../../src/payload/preflight/preflight.ts'
import { aDefinition, aPayload } from './a-definition.ts'

const stored = (name: string, more: object = {}) => ({
  source: 'gitlab',
  codehost_id: 1,
  repo_owner: 'acme',
  repo_name: name,
  branch: 'stable',
  ...more,
})
const entry = (name: string, host = 'gl') =>
  `{ codehost_name: ${host}, repo_namespace: acme, repo_name: ${name}, branch: main }`

const TESTS = {
  type: 'zadig-test',
  list: 'testing_list',
  name: 'testing_name',
  modules: 'test_modules',
  key: 'test_type',
}
const SCANS = {
  type: 'zadig-scanning',
  list: 'scanning_list',
  name: 'scanning_name',
  modules: 'scannings',
  key: 'scanning_type',
}

describe.each([TESTS, SCANS])('the repositories of a $type', ({ type, list, name, modules, key }) => {
  const withRepos = (...repos: object[]) =>
    aDefinition([{ name: 'check', type, spec: { [key]: '', [modules]: [{ name: 'unit', repos }] } }])
  const listing = (...entries: string[]) =>
    aPayload(`check: { ${list}: [{ ${name}: unit, repo_info: [${entries.join(', ')}] }] }`)

  it.each<[string, object, object]>([
    ['a branch', stored('fixtures'), {}],
    ['pull requests', stored('fixtures', { prs: [3] }), { prs: [3] }],
    [
      'a commit',
      stored('fixtures', { enable_commit: true, commit_id: 'abc1234' }),
      { enable_commit: true, commit_id: 'abc1234' },
    ],
  ])('are completed from the definition: %s', (_, missing, expected) => {
    const { payload, notes } = completeRepos(listing(entry('web')), withRepos(stored('web'), missing))
    const host = { codehost_name: 'gl', repo_namespace: 'acme' }
    expect(payload.jobs[0]?.parameters).toEqual({
      [list]: [
        {
          [name]: 'unit',
          repo_info: [
            { ...host, repo_name: 'web', branch: 'main' },
            { ...host, repo_name: 'fixtures', branch: 'stable', ...expected },
          ],
        },
      ],
    })
    expect(notes).toEqual([
      'Job `check`: `repo_info` gets `acme/fixtures` (`stable`) too, as configured: Zadig drops the repositories that it leaves out.',
    ])
    expect(preflight(payload, withRepos(stored('web'), missing))).toEqual([])
    expect(plan(payload, withRepos(stored('web'), missing), { notes }).notes).toEqual(notes)
  })

  it.each<[string, object]>([
    ['on a code host that no entry names', stored('fixtures', { codehost_id: 2 })],
    ['without a branch', stored('fixtures', { branch: '' })],
  ])('are refused where the definition lacks what is needed: %s', (_, missing) => {
    const definition = withRepos(stored('web'), missing)
    const { payload, notes } = completeRepos(listing(entry('web')), definition)
    expect(notes).toEqual([])
    expect(preflight(payload, definition)).toMatchObject([
      {
        path: `inputs.check.${list}[0].repo_info`,
        message: expect.stringMatching(
          /^Zadig ≥ 4\.2 would run it without `acme\/fixtures`.*or leave `repo_info` out\.$/,
        ),
      },
    ])
  })

  it.each<[string, readonly string[], readonly object[]]>([
    ['all are listed', [entry('web'), entry('fixtures')], [stored('web'), stored('fixtures')]],
    ['none is listed', [], [stored('web'), stored('fixtures')]],
    ['the definition shows none', [entry('web')], []],
  ])('stay as they are where %s', (_, entries, repos) => {
    const payload = listing(...entries)
    expect(completeRepos(payload, withRepos(...repos))).toEqual({ payload, notes: [] })
  })

  it('are completed for services too', () => {
    const service = { service_name: 's', service_module: 'm', repos: [stored('web'), stored('fixtures')] }
    const services = type === 'zadig-test' ? 'service_and_tests' : 'service_and_scannings'
    const spec = { [key]: type === 'zadig-test' ? 'service_test' : 'service_scanning', [services]: [service] }
    const written = aPayload(
      `check: { service_list: [{ service_name: s, service_module: m, repo_info: [${entry('web')}] }] }`,
    )
    const { payload } = completeRepos(written, aDefinition([{ name: 'check', type, spec }]))
    expect(JSON.stringify(payload.jobs[0]?.parameters)).toContain('"repo_name":"fixtures"')
  })
})

type DefinedJob = Pick<JobDefinition, 'name' | 'type' | 'spec'>

describe('a code host of type `other`', () => {
  const build: DefinedJob = {
    name: 'build',
    type: 'zadig-build',
    spec: { service_and_builds: [{ repos: [stored('web', { source: 'other' })] }] },
  }
  const script: DefinedJob = {
    name: 'script',
    type: 'freestyle',
    spec: { repos: [stored('web', { source: 'other' })] },
  }

  it.each<[string, DefinedJob[], string, readonly string[]]>([
    ['a script’s own repository', [script], `script: { repo_info: [${entry('web')}] }`, ['inputs.script.repo_info[0]']],
    [
      'a build',
      [build],
      `build: { registry: https://r/d, service_list: [{ service_name: s, service_module: m, repo_info: [${entry('web')}] }] }`,
      [],
    ],
    ['a script without `repo_info`', [script], 'script: {}', []],
    ['a script on another code host', [script], `script: { repo_info: [${entry('tools', 'gh')}] }`, []],
  ])('%s', (_, jobs, inputs, paths) => {
    const definition = aDefinition(jobs)
    const found = preflight(aPayload(inputs), definition).filter(({ message }) => message.includes('type `other`'))
    expect(found.map(({ path }) => path)).toEqual(paths)
  })
})
