import { describe, expect, test } from '@jest/globals'
import { InputError } from '../../../src/errors.ts'
import { readRunInputs } from '../../../src/github/inputs/run.ts'
import { readRunUrl } from '../../../src/github/context.ts'

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

describe('the page of a run', () => {
  const run = {
    GITHUB_SERVER_URL: 'https://git.example',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '812',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_RUN_ATTEMPT: '2',
  }
  const gitea = { GITEA_ACTIONS: 'true', GITHUB_SERVER_URL: 'https://git.example/' }

  test.each([
    ['on GitHub is that of its attempt', {}, 'https://git.example/o/r/actions/runs/812/attempts/2'],
    ['without an attempt is that of the run', { GITHUB_RUN_ATTEMPT: '' }, 'https://git.example/o/r/actions/runs/812'],
    [
      'on Forgejo has its number',
      { ...gitea, FORGEJO_ACTIONS: 'true', ACT: 'true' },
      'https://git.example/o/r/actions/runs/7',
    ],
    ['on Gitea depends on a version that is not told', gitea, ''],
    ['in act does not exist', { ACT: 'true', GITHUB_RUN_ID: '1' }, ''],
    ['needs a run', { GITHUB_RUN_ID: '' }, ''],
    ['needs a repository', { GITHUB_REPOSITORY: '' }, ''],
  ])('%s', (_what, given, page) => {
    expect(readRunUrl({ ...run, ...given })).toBe(page)
  })
})
