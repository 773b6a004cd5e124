import { describe, expect, test } from '@jest/globals'
import { readRunUrl } from '../../../src/github/context.ts'

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
    ['is that of the run without an attempt', { GITHUB_RUN_ATTEMPT: '' }, 'https://git.example/o/r/actions/runs/812'],
    [
      'on Forgejo has its number',
      { ...gitea, FORGEJO_ACTIONS: 'true', ACT: 'true' },
      'https://git.example/o/r/actions/runs/7',
    ],
    ['on Gitea is unknown, since it depends on the version', gitea, ''],
    ['in act does not exist', { ACT: 'true', GITHUB_RUN_ID: '1' }, ''],
    ['needs a run', { GITHUB_RUN_ID: '' }, ''],
    ['needs a repository', { GITHUB_REPOSITORY: '' }, ''],
  ])('%s', (_what, given, page) => {
    expect(readRunUrl({ ...run, ...given })).toBe(page)
  })
})
