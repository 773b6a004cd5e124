import { describe, expect, test } from '@jest/globals'
import { InputError } from '../../../src/errors.ts'
import { readRunInputs } from '../../../src/github/read-inputs.ts'
import { readRunUrl } from '../../../src/github/run-url.ts'

const VALID = {
  INPUT_URL: 'https://zadig.example.com',
  'INPUT_API-TOKEN': 'token',
  'INPUT_PROJECT-KEY': 'demo',
  'INPUT_WORKFLOW-KEY': 'ship',
  'INPUT_GITHUB-TOKEN': 'ghs_x',
}

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readRunInputs(environment)
    return []
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown
    return thrown.problems.map(({ path }) => path)
  }
}

describe('the reports to GitHub', () => {
  test('are off unless they are asked for', () => {
    expect(readRunInputs(VALID)).toMatchObject({
      commitStatus: '',
      deploymentEnvironment: '',
      pullRequestComment: false,
    })
  })

  test.each([
    [{ 'INPUT_COMMIT-STATUS': 'zadig' }],
    [{ 'INPUT_DEPLOYMENT-ENVIRONMENT': 'staging' }],
    [{ 'INPUT_PULL-REQUEST-COMMENT': 'true' }],
  ])('need a token, and a step that waits: %j', (given) => {
    expect(problemsOf({ ...VALID, ...given })).toEqual([])
    expect(problemsOf({ ...VALID, ...given, 'INPUT_GITHUB-TOKEN': '' })).toEqual(['github-token'])
    expect(problemsOf({ ...VALID, ...given, INPUT_WAIT: 'false' })).toEqual(['wait'])
  })
})

test('the page of a run is that of its attempt, on the server that it runs on', () => {
  const run = { GITHUB_SERVER_URL: 'https://ghe.example', GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '12' }
  expect(readRunUrl(run)).toBe('https://ghe.example/o/r/actions/runs/12')
  expect(readRunUrl({ ...run, GITHUB_RUN_ATTEMPT: '2' })).toBe('https://ghe.example/o/r/actions/runs/12/attempts/2')
})
