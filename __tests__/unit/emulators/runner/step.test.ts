import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from '@jest/globals'

import { FORGEJO } from '../../../../emulators/runner/other-runners.ts'
import { startStep } from '../../../../emulators/runner/step.ts'
import type { StepOptions } from '../../../../emulators/runner/step-options.ts'
import { createScratch } from './scripted-action.ts'

const scratch = createScratch()
afterAll(() => scratch.remove())

const run = (main: string, options: Partial<StepOptions> = {}, parts?: Parameters<typeof scratch.action>[1]) =>
  startStep({ actionPath: scratch.action(main, parts), ...options }).done

/** The log behind the folded head of the step. */
const body = (log: readonly string[]): readonly string[] => log.slice(log.indexOf('##[endgroup]') + 1)

test('a step that keeps no lines passes them to its listener only', async () => {
  const lines: string[] = []
  const step = await run(`console.log('one'); console.error('two')`, {
    keepLines: false,
    onLine: (line) => lines.push(line),
  })
  expect([...step.log, ...step.rawLines]).toEqual([])
  expect(lines).toEqual(expect.arrayContaining(['one', 'two']))
})

describe('what the process receives', () => {
  test('inputs, contexts, files and a closed environment', async () => {
    const manifest = `
inputs:
  workflow-key: {required: true}
  github-token: {default: '\${{ github.token }}'}
runs: {using: node24, main: index.js}`
    const workspace = scratch.directory()
    const step = await run(
      `append('OUTPUT', 'env=' + JSON.stringify(env) + '\\n')
       append('OUTPUT', 'cwd=' + process.cwd() + '\\n')
       append('OUTPUT', 'event=' + fs.readFileSync(env.GITHUB_EVENT_PATH) + '\\n')
       append('OUTPUT', 'stdin=' + fs.readFileSync(0).length + '\\n')
       append('OUTPUT', 'argv=' + process.argv.length + '\\n')`,
      {
        inputs: { 'workflow-key': 'ship' },
        env: { MINE: '1', GITHUB_SHA: 'forged', NODE_ICU_DATA: '/x' },
        event: { name: 'pull_request', payload: { pull_request: { head: { ref: 'topic' }, base: { ref: 'main' } } } },
        context: { repository: 'acme/shop', ref: 'refs/pull/7/merge', sha: 'abc', runId: '9', token: 'ghs_token' },
        proxy: { https: '127.0.0.1:3128', no: 'localhost' },
        workspace,
      },
      { manifest },
    )
    expect(step).toMatchObject({ result: 'success', exitCode: 0, signal: null })
    const env: unknown = JSON.parse(step.outputs['env'] ?? '')
    expect(env).toMatchObject({
      'INPUT_WORKFLOW-KEY': 'ship',
      'INPUT_GITHUB-TOKEN': 'ghs_token',
      MINE: '1',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_SHA: 'abc',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REF_NAME: '7/merge',
      GITHUB_HEAD_REF: 'topic',
      GITHUB_BASE_REF: 'main',
      GITHUB_RUN_ID: '9',
      GITHUB_WORKSPACE: workspace,
      RUNNER_OS: 'Linux',
      HTTPS_PROXY: 'http://127.0.0.1:3128',
      https_proxy: 'http://127.0.0.1:3128',
      NO_PROXY: 'localhost',
      no_proxy: 'localhost',
    })
    // jest's own variables are the proof that the parent's environment stays out; no token is in it either.
    for (const name of ['JEST_WORKER_ID', 'NODE_OPTIONS', 'NODE_ICU_DATA', 'GITHUB_TOKEN', 'HTTP_PROXY']) {
      expect(env).not.toHaveProperty(name)
    }
    expect(step.outputs).toMatchObject({ cwd: workspace, stdin: '0', argv: '2' })
    expect(JSON.parse(step.outputs['event'] ?? '')).toHaveProperty('pull_request.head.ref', 'topic')
    expect(step.log).toEqual([
      expect.stringMatching(/^##\[group\]Run \.\/d\d+$/),
      'with:',
      '  workflow-key: ship',
      '  github-token: ***',
      'env:',
      '  MINE: 1',
      '  GITHUB_SHA: forged',
      '  NODE_ICU_DATA: /x',
      '##[endgroup]',
    ])
  })

  test('without its script, or with a default that cannot be evaluated, the step fails and no process starts', async () => {
    const missing = await run('', {}, { manifest: 'runs: {using: node24, main: missing.js}' })
    expect(missing).toMatchObject({ result: 'failure', exitCode: null })
    expect(missing.failureReasons).toEqual([expect.stringContaining('File not found')])
    const manifest = "inputs: {a: {default: '${{ secrets.A }}'}}\nruns: {using: node24, main: index.js}"
    const refused = await run('', {}, { manifest })
    expect(refused.failureReasons).toEqual(["Unrecognized named-value: 'secrets'"])
  })

  test('a bad manifest is refused before anything runs', () => {
    expect(() => startStep({ actionPath: scratch.action('', { manifest: 'runs: {using: node20, main: a}' }) })).toThrow(
      'not supported',
    )
    expect(() => startStep({ actionPath: scratch.directory() })).toThrow("Can't find 'action.yml'")
  })
})

describe('what the process writes', () => {
  test('commands of both streams act, plain text is masked, onLine sees the log as it grows', async () => {
    const seen: string[] = []
    const step = await run(
      `console.log('::add-mask::hidden'); console.log('hidden and known'); console.log('see ##[warning]w')
       console.log('10%\\r::notice::n'); process.stdout.write('no line end')`,
      { secrets: ['known'], onLine: (line) => seen.push(line) },
    )
    expect(body(step.log)).toEqual(['*** and ***', '##[warning]w', '10%', '##[notice]n', 'no line end'])
    expect(seen).toEqual(step.log)
    expect(step.masks).toEqual(['hidden'])
    expect(step.commands.map(({ name, grammar }) => [name, grammar])).toEqual([
      ['add-mask', 'v2'],
      ['warning', 'legacy'],
      ['notice', 'v2'],
    ])
    const errors = await run(`console.error('::error title=T::from stderr')`)
    expect(errors.annotations).toEqual([expect.objectContaining({ title: 'T', message: 'from stderr' })])
    expect(errors.result).toBe('success')
  })

  test("the runner's own markers are broken", async () => {
    const step = await run(`console.log('a ##[start-action x] ##[end-action y]')`)
    expect(body(step.log)).toEqual(['a ##[\\start-action x] ##[\\end-action y]'])
  })

  test('process.exit with a backlog loses what does not fit into the 64 KiB pipe', async () => {
    const action = scratch.action(`process.stdout.write('x'.repeat(5e6)); process.exit(0)`)
    const step = startStep({ actionPath: action })
    step.pauseReading()
    setTimeout(() => step.resumeReading(), 200)
    const { rawLines, result } = await step.done
    expect(result).toBe('success')
    // What the reader had taken before the exit comes on top of the pipe's 64 KiB; the rest of the 5 MB is gone.
    expect(rawLines.join('').length).toBeLessThan(1_000_000)
  })

  test('a problem matcher turns a line into an annotation and logs it as an error', async () => {
    const workspace = scratch.directory()
    const matcher = { owner: 'm', pattern: [{ regexp: '^E (.+)$', message: 1 }] }
    writeFileSync(join(workspace, 'm.json'), JSON.stringify({ problemMatcher: [matcher] }))
    const step = await run(
      `console.log('E one'); console.log('| E two'); console.log('::remove-matcher owner=m::'); console.log('E three')`,
      { workspace, matcherFiles: ['m.json'] },
    )
    expect(body(step.log)).toEqual(['##[error]E one', '| E two', 'E three'])
    expect(step.annotations.map((annotation) => annotation.message)).toEqual(['one'])
    expect(step.result).toBe('success')
  })

  test('files of commands give outputs, state, variables, path and summary', async () => {
    const step = await run(`
      append('OUTPUT', 'task-id=7\\njobs<<EOF\\n[\\n]\\nEOF\\n'); append('STATE', 'a=1\\n')
      append('ENV', 'X=y\\nNODE_OPTIONS=z\\n'); append('PATH', '/p\\n/q\\n')
      console.log('::add-mask::hidden'); append('STEP_SUMMARY', '# hidden\\n')`)
    expect(step).toMatchObject({
      result: 'success',
      outputs: { 'task-id': '7', jobs: '[\n]' },
      state: { a: '1' },
      env: { X: 'y' },
      path: ['/p', '/q'],
      summary: '# ***\n',
    })
    expect(step.env).not.toHaveProperty('NODE_OPTIONS')
    expect(step.annotations).toHaveLength(1)
  })

  test('a summary over 1 MiB is dropped with an error, and the step stays green', async () => {
    const step = await run(`append('STEP_SUMMARY', 'x'.repeat(1024 * 1024 + 1))`)
    expect(step).toMatchObject({ result: 'success', summary: undefined })
    expect(step.annotations[0]?.message).toContain('supports content up to a size of 1024k')
    expect((await run(`append('STEP_SUMMARY', 'x'.repeat(1024 * 1024))`)).summary).toHaveLength(1024 * 1024)
  })

  test.each([
    ['a malformed file', `append('OUTPUT', 'a=1\\nbroken\\n')`, "Invalid format 'broken'"],
    ['a disabled command', `console.log('::set-env name=a::b')`, 'disabled'],
  ])('%s fails the step although its process ends well', async (_what, main, reason) => {
    const step = await run(main)
    expect(step).toMatchObject({ result: 'failure', exitCode: 0, jobStatus: 'failure' })
    expect(step.failureReasons).toEqual([expect.stringContaining(reason)])
  })

  test('a bad stop token fails the step at once, while its process continues until the job ends', async () => {
    const step = await run(`console.log('::stop-commands::set-env'); setInterval(() => console.log('alive'), 10)`)
    expect(step).toMatchObject({ result: 'failure', exitCode: null })
    expect(step.failureReasons).toEqual([expect.stringContaining('You cannot use a endToken')])
    expect(step.orphans).toHaveLength(1)
  })

  test('an exit code fails the step', async () => {
    expect(await run('process.exitCode = 3')).toMatchObject({ result: 'failure', exitCode: 3, failureReasons: [] })
  })
})

describe('the post stage', () => {
  const post = `console.log('state ' + env.STATE_key + ' ' + env.STATE_two + ' ' + env.X + ' ' + env.PATH.split(':')[0])
    append('OUTPUT', 'late=1\\n'); append('STEP_SUMMARY', 'post')`

  test('gets the state, variables and path of main, and empty command files', async () => {
    const step = await run(
      `append('STATE', 'key=1\\n'); console.log('::save-state name=two::2'); append('ENV', 'X=y\\n'); append('PATH', '/p\\n')
       append('STEP_SUMMARY', 'main')`,
      {},
      { post },
    )
    expect(step.post?.log).toEqual(['Post job cleanup.', 'state 1 2 y /p'])
    expect(step.outputs).toEqual({})
    expect([step.summary, step.post?.summary]).toEqual(['main', 'post'])
  })

  test('starts with commands running, and with masks and matchers still there', async () => {
    const step = await run(
      `console.log('::add-mask::hidden'); console.log('::stop-commands::token')`,
      {},
      { post: `console.log('hidden'); console.log('::notice::n')` },
    )
    expect(step.post?.log.slice(1)).toEqual(['***', '##[notice]n'])
  })

  test.each([
    ['success()', '0', true],
    ['success()', '1', false],
    ['failure()', '1', true],
    ['cancelled()', '1', false],
    ['always()', '1', true],
  ])('with post-if %s after exit code %s: runs %s', async (postIf, code, ran) => {
    const step = await run(`process.exitCode = ${code}`, {}, { post: '', postIf })
    expect(step.post !== undefined).toBe(ran)
  })

  test('depends on the status of the job, not of the step', async () => {
    const after = await run('', { jobStatusAtPost: () => 'failure' }, { post: '', postIf: 'failure()' })
    expect(after).toMatchObject({ result: 'success', jobStatus: 'failure', post: { result: 'success' } })
    const before = await run('', { jobStatus: 'failure' }, { post: '', postIf: 'success()' })
    expect(before.post).toBeUndefined()
  })

  test('fails the job when it fails', async () => {
    const step = await run('', {}, { post: 'process.exitCode = 1' })
    expect(step).toMatchObject({ result: 'success', jobStatus: 'failure', post: { result: 'failure' } })
  })
})

test('a workspace that was not given is empty, and gone afterwards', async () => {
  const step = await run(
    `append('OUTPUT', 'dir=' + process.cwd() + '\\n'); append('OUTPUT', 'n=' + fs.readdirSync('.').length)`,
  )
  expect(step.outputs['n']).toBe('0')
  expect(existsSync(step.outputs['dir'] ?? '')).toBe(false)
})

describe('limits of the files', () => {
  const outputs = (value: string): string => `append('OUTPUT', 'small=1\\nlarge=' + ${value} + '\\n')`

  test.each([
    ['a line of 64 KiB', "'x'.repeat(65_530)", FORGEJO],
    ['more than 1 MB in UTF-16', "'x'.repeat(1_048_576)", {}],
  ])('%s fails the step, which has no outputs then', async (_, value, differences) => {
    expect(await run(outputs(value), { differences })).toMatchObject({ result: 'failure', exitCode: 0, outputs: {} })
  })
})
