import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { InputError } from '../../../../src/errors.ts'
import { readRunInputs } from '../../../../src/github/inputs/run.ts'

/** A workspace with a payload file, and a link that leads out of it. */
const workspace = mkdtempSync(join(tmpdir(), 'payload-'))
writeFileSync(join(workspace, 'deploy.yml'), 'inputs: {}')
writeFileSync(join(workspace, 'large.yml'), 'x'.repeat(1_100_000))
symlinkSync('/etc/hostname', join(workspace, 'link.yml'))
afterAll(() => rmSync(workspace, { recursive: true }))

const VALID = {
  GITHUB_WORKSPACE: workspace,
  INPUT_URL: 'https://zadig.example.com',
  'INPUT_API-TOKEN': 'token',
  'INPUT_PROJECT-KEY': 'demo',
  'INPUT_WORKFLOW-KEY': 'ship',
}

function problemsOf(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  try {
    readRunInputs(environment)
    return {}
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown
    return Object.fromEntries(thrown.problems.map(({ path, message }) => [path, message]))
  }
}

describe('the inputs of the root action', () => {
  test.each([
    ['null', ''],
    ['{}', ''],
    ['', ''],
    [
      '{\n  "os": "linux",\n  "node": {\n    "b": 1,\n    "a": [2, 1]\n  }\n}',
      '{"node":{"a":[2,1],"b":1},"os":"linux"}',
    ],
    ['{"node":{"a":[2,1],"b":1},"os":"linux"}', '{"node":{"a":[2,1],"b":1},"os":"linux"}'],
    ['the second step', 'the second step'],
  ])('have the same text for the same matrix: %j', (given, matrix) => {
    expect(readRunInputs({ ...VALID, INPUT_MATRIX: given }).matrix).toBe(matrix)
  })

  test('have the documented defaults', () => {
    expect(readRunInputs(VALID)).toEqual({
      url: 'https://zadig.example.com',
      apiToken: 'token',
      caCertificate: undefined,
      requestTimeout: 30_000,
      outageTimeout: 300_000,
      projectKey: 'demo',
      workflowKey: 'ship',
      parameters: '',
      inputs: '',
      notifyInputs: '',
      payloadFile: undefined,
      preflight: 'strict',
      dryRun: false,
      correlationParameter: '',
      matrix: '',
      githubToken: '',
      commitStatus: '',
      deploymentEnvironment: '',
      pullRequestComment: false,
      logDirectory: undefined,
      remark: '',
      onRerun: 'new',
      wait: true,
      limits: { timeout: 3_600_000, 'queue-timeout': undefined, 'approval-timeout': undefined },
      pollInterval: 10_000,
      commitCheck: 'warn',
      logs: 'stream',
      retries: 0,
      cancelOnAbort: true,
      cancelOnTimeout: false,
      summary: true,
      annotations: true,
    })
  })

  test('take the url and the token from the environment if the inputs are empty', () => {
    const environment = {
      ...VALID,
      INPUT_URL: '',
      'INPUT_API-TOKEN': '',
      ZADIG_URL: 'https://env.example.com',
      ZADIG_API_TOKEN: 'from-env',
    }
    expect(readRunInputs(environment)).toMatchObject({ url: 'https://env.example.com', apiToken: 'from-env' })
    expect(readRunInputs({ ...environment, INPUT_URL: 'https://a.example.com' }).url).toBe('https://a.example.com')
  })

  test.each([
    ['url', { INPUT_URL: 'zadig.example.com' }, /“zadig\.example\.com” is not a valid URL\. Write it with its scheme/],
    ['url', { INPUT_URL: 'ftp://zadig.example.com' }, /does not begin with `https:\/\/`/],
    ['url', { INPUT_URL: 'https://zadig.example.com/a\n::error::boom' }, /white space or a control character/],
    ['url', { INPUT_URL: 'https://zadig.example.com/a\u202eb' }, /white space or a control character/],
    ['url', { INPUT_URL: 'https://me:secret@zadig.example.com' }, /^(?!.*secret).*user name or a password/],
    ['url', { INPUT_URL: 'https://zadig.example.com/?token=abc' }, /query or a fragment/],
    ['wait', { INPUT_WAIT: 'yes' }, /neither `true` nor `false`/],
    ['logs', { INPUT_LOGS: 'all' }, /not one of `stream`, `failed`, `none`/],
    ['timeout', { INPUT_TIMEOUT: '1.5h' }, /“1\.5h” is not a valid duration/],
    ['request-timeout', { 'INPUT_REQUEST-TIMEOUT': '9999h' }, /“9999h” is too long.*`596h`/],
    ['ca-certificate', { 'INPUT_CA-CERTIFICATE': 'package.json' }, /contains no certificate/],
    ['on-rerun', { 'INPUT_ON-RERUN': 'attach' }, /set `correlation-parameter` too/],
    ['retries', { INPUT_RETRIES: '-1' }, /not a whole number from 0 to 10/],
    ['retries', { INPUT_RETRIES: '11' }, /not a whole number from 0 to 10/],
    ['preflight', { INPUT_PREFLIGHT: 'lax' }, /not one of `strict`, `warn`, `off`/],
    ['payload-file', { 'INPUT_PAYLOAD-FILE': '../deploy.yml' }, /cannot be read|outside/],
    ['payload-file', { 'INPUT_PAYLOAD-FILE': '/etc/hostname' }, /“\/etc\/hostname” is outside of the workspace/],
    ['payload-file', { 'INPUT_PAYLOAD-FILE': 'link.yml' }, /“link\.yml” is outside of the workspace/],
    ['payload-file', { 'INPUT_PAYLOAD-FILE': 'missing.yml' }, /cannot be read/],
    ['payload-file', { 'INPUT_PAYLOAD-FILE': 'large.yml' }, /1100000 bytes/],
    ['payload-file', { 'INPUT_PAYLOAD-FILE': 'deploy.yml', GITHUB_WORKSPACE: '' }, /no workspace/],
  ])('%s: %j', (name, change, message) => {
    expect(problemsOf({ ...VALID, ...change })).toEqual({ [name]: expect.stringMatching(message) as unknown })
  })

  test('keep the indentation of YAML, also that of its first line', () => {
    const inputs = readRunInputs({ ...VALID, INPUT_INPUTS: '\n  \n  build: {}\n  deploy: {}\n\n' }).inputs
    expect(inputs).toBe('  build: {}\n  deploy: {}')
  })

  test('read a payload file in the workspace', () => {
    expect(readRunInputs({ ...VALID, 'INPUT_PAYLOAD-FILE': 'deploy.yml' }).payloadFile).toEqual({
      name: 'deploy.yml',
      text: 'inputs: {}',
    })
  })

  test.each(['true', 'True', 'TRUE'])('take %s as true, like the toolkit', (text) => {
    expect(readRunInputs({ ...VALID, 'INPUT_CANCEL-ON-TIMEOUT': text }).cancelOnTimeout).toBe(true)
  })
})

describe('the reports to GitHub', () => {
  test.each([
    { 'INPUT_COMMIT-STATUS': 'zadig' },
    { 'INPUT_DEPLOYMENT-ENVIRONMENT': 'staging' },
    { 'INPUT_PULL-REQUEST-COMMENT': 'true' },
  ])('need a token and a step that waits: %j', (given) => {
    const environment = { ...VALID, 'INPUT_GITHUB-TOKEN': 'ghs_x', ...given }
    expect(problemsOf(environment)).toEqual({})
    expect(Object.keys(problemsOf({ ...environment, 'INPUT_GITHUB-TOKEN': '' }))).toEqual(['github-token'])
    expect(Object.keys(problemsOf({ ...environment, INPUT_WAIT: 'false' }))).toEqual(['wait'])
  })
})
