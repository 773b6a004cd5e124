import { describe, expect, it } from '@jest/globals'

import { InputError } from '../../../../src/errors.ts'
import type { GithubEvent } from '../../../../src/payload/read/github-event.ts'
import { readPayload } from '../../../../src/payload/read/read-payload.ts'
import { anEvent } from '../../../support/an-event.ts'
import { eventCases, opened, pullRequestEvent, realPayload } from '../event-cases.ts'

function read(event: GithubEvent, entry = 'from: github, codehost_name: gh') {
  return readPayload(
    {
      workflowKey: 'release',
      projectKey: 'shop',
      parameters: `SOURCE: { ${entry} }`,
      inputs: `build: { repo_info: [{ ${entry} }] }`,
    },
    event,
  )
}

describe('from: github', () => {
  it.each(eventCases)('%s: fills an entry of repo_info and a repo parameter', (_, event, _facts, filled) => {
    const [repo_namespace, repo_name] = event.repository.split('/')
    const prs = 'pr' in filled ? { prs: [filled.pr] } : {}
    const repo = { codehost_name: 'gh', repo_namespace, repo_name, branch: filled.branch, ...prs }
    const commit = 'commit' in filled ? { enable_commit: true, commit_id: filled.commit } : {}
    const { jobs, parameters } = read(event)
    expect(jobs[0]?.parameters).toEqual({ repo_info: [{ ...repo, ...commit }] })
    expect(parameters).toEqual([{ name: 'SOURCE', type: undefined, value: undefined, repo, path: 'parameters.SOURCE' }])
  })

  const own = anEvent({ ...pullRequestEvent, payload: opened })
  const merged = anEvent({ sha: '4'.repeat(40) })
  it.each<[string, GithubEvent, string, object]>([
    ['pull requests', own, 'prs: [9]', { branch: 'master', prs: [9] }],
    ['pull requests, for a push', merged, 'pr: 9', { branch: 'main', pr: 9 }],
    [
      'a commit, for a pull request',
      own,
      'enable_commit: true, commit_id: abc1234',
      { branch: 'master', enable_commit: true, commit_id: 'abc1234' },
    ],
    ['a branch', merged, 'branch: next', { branch: 'next', enable_commit: true, commit_id: '4'.repeat(40) }],
    ['a repository', own, 'repo_name: mirror', { repo_name: 'mirror', branch: 'master', prs: [2] }],
  ])('leaves what the user wrote: %s', (_, event, entry, expected) => {
    const [repo_namespace, repo_name] = event.repository.split('/')
    const { jobs } = readPayload(
      {
        workflowKey: 'release',
        projectKey: 'shop',
        inputs: `build: { repo_info: [{ from: github, codehost_name: gh, ${entry} }] }`,
      },
      event,
    )
    expect(jobs[0]?.parameters).toEqual({
      repo_info: [{ codehost_name: 'gh', repo_namespace, repo_name, ...expected }],
    })
  })

  it('fills the entries of services too, and a repo in the form of the API', () => {
    const payload = readPayload(
      {
        workflowKey: 'release',
        projectKey: 'shop',
        parameters: '[{ name: SOURCE, type: repo, repo: { from: github, codehost_name: gh } }]',
        inputs:
          'test: { testing_list: [{ testing_name: unit, repo_info: [{ from: github, codehost_name: gh }, { from: github, codehost_name: gh, repo_name: other }] }] }',
      },
      anEvent(),
    )
    expect(JSON.stringify(payload)).not.toContain('from')
    expect(payload.parameters[0]?.repo?.branch).toBe('main')
    expect(payload.jobs[0]?.parameters).toMatchObject({
      testing_list: [{ repo_info: [{ repo_name: 'shop' }, { repo_name: 'other', commit_id: '1'.repeat(40) }] }],
    })
  })

  it.each([
    [
      'a comment on a pull request',
      anEvent({ eventName: 'issue_comment', payload: { issue: { number: 7, pull_request: {} } } }),
      'The event is about a pull request but does not carry its commit: write branch and `prs` out.',
    ],
    [
      'a deleted tag',
      anEvent({ payload: realPayload('push', ({ deleted }) => deleted === true) }),
      'The push deleted a branch or tag, so there is no commit to take.',
    ],
    [
      'no event at all',
      anEvent({ eventName: '', ref: '', refName: '', refType: '', sha: '', payload: {} }),
      'The event `` does not say which branch and commit it is about: write them out.',
    ],
  ])('%s: is a problem rather than the default branch', (_, event, message) => {
    expect(() => read(event)).toThrow(
      new InputError([
        { path: 'parameters.SOURCE.from', message },
        { path: 'inputs.build.repo_info[0].from', message },
      ]),
    )
  })
})
