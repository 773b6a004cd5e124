import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import * as v from 'valibot'

import { workflowBlocks, workflowFiles, type WorkflowFile } from '../../../scripts/workflow-files.ts'
import { read, REPOSITORY as root } from './source-files.ts'

/** Runs both checkers in another process, because the parser needs a module hook. */
function check(files: readonly WorkflowFile[]): string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', './scripts/json-modules.ts', 'scripts/check-workflows.ts', '--stdin'],
    { cwd: root, input: JSON.stringify(files), encoding: 'utf8' },
  )
  expect(stderr).toContain(`${files.length} workflows and actions`)
  const findings = stdout.split('\n').filter((line) => line !== '')
  expect(status).toBe(findings.length === 0 ? 0 : 1)
  return findings
}

const Workflow = v.looseObject({
  permissions: v.unknown(),
  jobs: v.record(v.string(), v.looseObject({ steps: v.array(v.looseObject({ run: v.optional(v.string()) })) })),
})

function workflow(steps: string, path = '.github/workflows/bad.yml'): WorkflowFile {
  return { path, text: `on: pull_request\njobs:\n  bad:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}` }
}

describe('the checkers', () => {
  test('find nothing in any workflow, action, example or document', () => {
    const files = workflowFiles(root)
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['action.yml', '.github/workflows/ci.yml', 'README.md.1.yml']))
    expect(check(files)).toEqual([])
  })

  test('find every action of another owner pinned to a commit', () => {
    const foreign = workflowFiles(root).flatMap(({ path, text }) =>
      [...text.matchAll(/^[ -]*uses: (?!\.\/|OWNER\/)(.*)/gm)].map(([, uses]) => `${path}: ${uses}`),
    )
    expect(foreign).not.toEqual([])
    expect(foreign.filter((line) => !/: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('find what is wrong, each in its field', () => {
    const findings = check([
      workflow('      - uses: ./\n        with:\n          project: demo\n', 'ours.yml'),
      workflow('      - uses: OWNER/zadig-workflow-action/none@v1\n', 'unknown.yml'),
      workflow('      - run: echo ${{ github.event.pull_request.title }}\n', 'injection.yml'),
      workflow('      - run: true\n        shel: bash\n', 'key.yml'),
      { path: 'sub/action.yml', text: 'name: x\ndescription: x\nruns:\n  using: node24\n  mian: x.js\n' },
    ])
    const all = findings.join('\n')
    expect(all).toMatch(/ours\.yml:8: parser: Invalid action input 'project'/)
    expect(all).toMatch(/ours\.yml:7: parser: Missing required inputs: `project-key`, `workflow-key`/)
    expect(all).toMatch(/unknown\.yml:6: parser: Unable to resolve action/)
    expect(all).toMatch(/injection\.yml:6: actionlint: .*untrusted/)
    expect(all).toMatch(/key\.yml:7: actionlint: unexpected key "shel"/)
    expect(all).toMatch(/sub\/action\.yml:5: parser: .*mian/)
  })

  test('read the blocks of a document that are workflows, and lists of steps as a part of one', () => {
    const markdown = [
      '```yaml\non: push\njobs: {}\n```',
      '1. In a list:\n\n   ```yaml\n   - run: make\n   - uses: ./\n   ```\n',
      '```yaml\nname: neither\n```',
      '```sh\non: push\n```',
    ].join('\n\n')
    const texts = workflowBlocks('docs/a.md', markdown).map(({ path, text }) => [path, load(text)])
    const part = { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'make' }, { uses: './' }] }
    expect(texts).toEqual([
      ['docs/a.md.1.yml', { on: 'push', jobs: {} }],
      ['docs/a.md.2.yml', { on: 'push', jobs: { part } }],
    ])
  })
})

describe("this repository's workflows", () => {
  const workflows = globSync('.github/workflows/*.yml', { cwd: root }).map((path) => {
    const text = read(path)
    return { path, text, content: v.parse(Workflow, load(text)) }
  })
  const jobs = workflows.flatMap(({ path, content }) =>
    Object.entries(content.jobs).map(([name, job]) => ({ name: `${path} ${name}`, job })),
  )

  test.each(workflows)('$path starts without permissions and limits its concurrency', ({ text, content }) => {
    expect(content.permissions).toEqual({})
    expect(text).toContain('concurrency:')
  })

  test.each(jobs)('$name has a time limit, and its own permissions', ({ job }) => {
    expect(job).toMatchObject({ 'timeout-minutes': expect.any(Number), permissions: expect.any(Object) })
  })

  test('the review of dependencies allows the licence of each that is installed', () => {
    const review = read('.github/workflows/dependency-review.yml')
    const allowed = /allow-licenses: (.*)/.exec(review)?.[1]?.split(', ')
    const Lock = v.object({ packages: v.record(v.string(), v.object({ license: v.optional(v.string()) })) })
    const { packages } = v.parse(Lock, JSON.parse(read('package-lock.json')))
    for (const { license } of Object.values(packages)) {
      if (license === undefined) continue
      const choices = license.replaceAll(/[()]/g, '').split(' OR ')
      expect(allowed).toEqual(expect.arrayContaining([choices.find((choice) => allowed?.includes(choice)) ?? license]))
    }
  })

  test('no script contains an expression: values of an event are passed as variables', () => {
    const scripts = jobs.flatMap(({ job }) => job.steps.map(({ run = '' }) => run))
    expect(scripts.filter((run) => run.includes('${{'))).toEqual([])
  })
})
