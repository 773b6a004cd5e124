import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../../src/errors.ts'
import { cutText, finalOutputs, jsonLines } from '../../../src/report/outputs.ts'
import { aJob, aRepo, aStage, aTask } from '../../support/a-task.ts'

const time = { queueMs: 3_400, elapsedMs: 65_000 }

describe('the outputs at the end', () => {
  const api = { service: 'svc', module: 'api', image: 'reg/api:1' }
  const web = { service: 'svc', module: 'web', image: 'reg/web:1' }
  const build = aJob({ status: 'passed', endTime: 1_750_000_064, images: [web] })
  const deploy = aJob({
    name: 'job-1-0-0-deploy',
    displayName: 'deploy',
    type: 'zadig-deploy',
    status: 'failed',
    error: 'not ready',
    environment: { name: 'dev', production: false, services: [api] },
  })
  const stages = [aStage({ jobs: [build] }), aStage({ jobs: [deploy] })]
  const task = aTask({ status: 'failed', endTime: 1_750_000_090, stages })
  const commits = { requested: 'a'.repeat(40), built: 'bbbbbbb', proof: 'different' } as const
  const source = { key: '', job: build, repo: aRepo({ pullRequests: [7] }), ...commits }
  const outputs = finalOutputs({ kind: 'failure', task }, 'https://z/t', time, [source])
  const code = {
    repository: 'acme/web',
    branch: 'main',
    tag: '',
    'pull-requests': [7],
    'commit-requested': 'a'.repeat(40),
    'commit-built': 'bbbbbbb',
  }

  test('have the status, the conclusion, the times and the code', () => {
    const times = { 'queue-seconds': '3', 'duration-seconds': '90' }
    expect(outputs).toMatchObject({ status: 'failed', conclusion: 'failure', ...times })
    const built = { job: 'job-0-0-0-build', 'display-name': 'build-web', ...code }
    expect(JSON.parse(outputs.sources ?? '')).toEqual([built])
  })

  test('list the jobs, and the failed ones by display name', () => {
    expect(JSON.parse(outputs.jobs ?? '')).toEqual([
      {
        name: 'job-0-0-0-build',
        'display-name': 'build-web',
        type: 'zadig-build',
        status: 'passed',
        start: 1_750_000_004,
        end: 1_750_000_064,
        duration: 60,
        error: '',
        url: 'https://z/t',
        sources: [code],
      },
      {
        name: 'job-1-0-0-deploy',
        'display-name': 'deploy',
        type: 'zadig-deploy',
        status: 'failed',
        start: 1_750_000_004,
        end: 0,
        duration: 0,
        error: 'not ready',
        url: 'https://z/t',
        sources: [],
      },
    ])
    expect(outputs['failed-jobs']).toBe('["deploy"]')
  })

  test('list images and environments', () => {
    expect(JSON.parse(outputs.images ?? '')).toEqual({ 'svc/web': 'reg/web:1', 'svc/api': 'reg/api:1' })
    expect(JSON.parse(outputs.environments ?? '')).toEqual([
      { name: 'dev', production: false, status: 'failed', services: [api] },
    ])
  })

  test('without a task are those that are known', () => {
    expect(finalOutputs({ kind: 'unreachable', error: new ActionError('gone'), task: undefined }, 'u', time)).toEqual({
      conclusion: 'unreachable',
      'queue-seconds': '3',
      'duration-seconds': '65',
    })
  })

  test('hide secrets in error texts, since the runner masks only logs', () => {
    const job = aJob({ status: 'failed', error: 'push with hunter2 failed' })
    const leaky = aTask({ status: 'failed', secrets: ['hunter2'], stages: [aStage({ jobs: [job] })] })
    expect(finalOutputs({ kind: 'failure', task: leaky }, 'u', time).jobs).toContain('"error":"push with *** failed"')
  })

  test('have no image that was not built, and no environment that was not deployed to', () => {
    const reference = '{{.job.build.svc.web.output.IMAGE}}'
    const image = { service: 'svc', module: 'web', image: reference }
    const environment = { name: 'dev', production: false, services: [image] }
    const jobs = [
      aJob({ status: 'cancelled', images: [image] }),
      aJob({ name: 'job-1-0-0-deploy', type: 'zadig-deploy', status: '', environment }),
    ]
    const early = finalOutputs({ kind: 'cancelled', task: aTask({ stages: [aStage({ jobs })] }) }, 'u', time)
    expect(early).toMatchObject({ images: '{}', environments: '[]' })
  })
})

test('a long error text is cut after its secrets are hidden', () => {
  const error = `${'x '.repeat(990)}s3cret-of-twenty-letters ${'y '.repeat(5_000)}`
  const task = aTask({
    status: 'failed',
    secrets: ['s3cret-of-twenty-letters'],
    stages: [aStage({ jobs: [aJob({ status: 'failed', error })] })],
  })
  const { jobs = '' } = finalOutputs({ kind: 'failure', task }, 'u', time)
  expect(jobs.length).toBeLessThan(2_500)
  expect(jobs).not.toContain('s3cret')
})

const long = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `value ${index}`)

describe('JSON of an output', () => {
  test.each([
    [[], '[]'],
    [{}, '{}'],
    [['one'], '["one"]'],
    [['a\nb', 2, undefined], '["a\\nb",\n2,\nnull]'],
    [{ a: { b: 1 }, gone: undefined, c: [] }, '{"a":{"b":1},\n"c":[]}'],
    ['text', '"text"'],
  ])('of %j is %j', (value, text) => {
    expect(jsonLines(value)).toBe(text)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
  })

  test('breaks long elements, so that no line is near 64 KiB', () => {
    const value = { jobs: [{ name: 'one', services: long(10_000) }], short: [1, 2] }
    const text = jsonLines(value)
    expect(JSON.parse(text)).toEqual(value)
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(16_100)
    expect(text).toContain('"short":[1,2]')
  })
})

describe('a text that is too long', () => {
  test.each([
    [['a', 'b', 'c'], 12, '["a",\n"b"]'],
    [{ a: 1, b: 2 }, 9, '{"a":1}'],
    [['a'], 3, '[]'],
  ])('is %j within %d units the JSON %j', (value, max, text) => {
    const total = Object.keys(value).length
    const kept: unknown = JSON.parse(text)
    const cut = cutText(jsonLines(value), max)
    expect(cut).toEqual({ text, kept: Object.keys(kept ?? {}).length, total, unit: 'elements' })
  })

  test('that is not JSON is cut to its first lines', () => {
    expect(cutText('one\ntwo\nthree', 12)).toEqual({ text: 'one\ntwo', kept: 2, total: 3, unit: 'lines' })
  })
})
