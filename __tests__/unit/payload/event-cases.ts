// Longer than 200 lines because it is one table: real events, what they are about, and what they fill in.
import type { GithubEvent } from '../../../src/payload/read/github-event.ts'
import { anEvent } from '../../support/an-event.ts'
import { realPayload, withPullRequest } from './real-event.ts'

export const headOfPullRequest = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821'
const testMerge = '2'.repeat(40)
const mergedAs = '3'.repeat(40)
const queue = 'gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64'

export const opened = realPayload('pull_request', ({ action }) => action === 'opened')
const closed = realPayload('pull_request', ({ action }) => action === 'closed')
const fork = { repo: { full_name: 'somebody/Hello-World' }, ref: 'master' }

export const pullRequestEvent: Partial<GithubEvent> = {
  eventName: 'pull_request',
  repository: 'Codertocat/Hello-World',
  ref: 'refs/pull/2/merge',
  refName: '2/merge',
  sha: testMerge,
  headRef: 'changes',
  baseRef: 'master',
}

interface EventCase {
  readonly what: string
  readonly event: GithubEvent
  readonly facts: {
    readonly number: number | undefined
    readonly headSha: string
    readonly headBranch: string
    readonly baseBranch: string
    readonly mergeCommit: string
    readonly isFork: boolean
  }
  /** What `from: github` fills in beside the repository: a pull request or a commit, which a parameter does not have. */
  readonly filled:
    { readonly branch: string; readonly pr: number } | { readonly branch: string; readonly commit: string }
}

export const eventCases: readonly EventCase[] = [
  {
    what: 'a push to a branch',
    event: anEvent({
      repository: 'Codertocat/Hello-World',
      ref: 'refs/heads/master',
      refName: 'master',
      sha: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
      payload: realPayload('push', ({ ref }) => ref === 'refs/heads/master'),
    }),
    facts: {
      number: undefined,
      headSha: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
      headBranch: 'master',
      baseBranch: 'master',
      mergeCommit: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
      isFork: false,
    },
    filled: { branch: 'master', commit: '6113728f27ae82c7b1a177c8d03f9e96e0adf246' },
  },
  {
    what: 'a push of a tag',
    event: anEvent({
      repository: 'Codertocat/Hello-World',
      ref: 'refs/tags/simple-tag',
      refName: 'simple-tag',
      refType: 'tag',
      payload: realPayload('push', ({ ref, deleted }) => ref === 'refs/tags/simple-tag' && deleted === false),
    }),
    facts: {
      number: undefined,
      headSha: '1'.repeat(40),
      headBranch: '',
      baseBranch: 'master',
      mergeCommit: '1'.repeat(40),
      isFork: false,
    },
    filled: { branch: 'master', commit: '1'.repeat(40) },
  },
  {
    what: 'an open pull request',
    event: anEvent({ ...pullRequestEvent, payload: opened }),
    facts: {
      number: 2,
      headSha: headOfPullRequest,
      headBranch: 'changes',
      baseBranch: 'master',
      mergeCommit: testMerge,
      isFork: false,
    },
    filled: { branch: 'master', pr: 2 },
  },
  {
    what: 'an open pull request from a fork, whose branch has the name of ours',
    event: anEvent({ ...pullRequestEvent, headRef: 'master', payload: withPullRequest(opened, {}, fork) }),
    facts: {
      number: 2,
      headSha: headOfPullRequest,
      headBranch: 'master',
      baseBranch: 'master',
      mergeCommit: testMerge,
      isFork: true,
    },
    filled: { branch: 'master', pr: 2 },
  },
  {
    what: 'a pull request from a fork that was deleted',
    event: anEvent({ ...pullRequestEvent, payload: withPullRequest(opened, {}, { repo: null }) }),
    facts: {
      number: 2,
      headSha: headOfPullRequest,
      headBranch: 'changes',
      baseBranch: 'master',
      mergeCommit: testMerge,
      isFork: true,
    },
    filled: { branch: 'master', pr: 2 },
  },
  {
    what: 'a merged pull request, whose ref is the base branch',
    event: anEvent({
      ...pullRequestEvent,
      ref: 'refs/heads/master',
      refName: 'master',
      payload: withPullRequest(closed, { merged: true, merge_commit_sha: mergedAs }),
    }),
    facts: {
      number: 2,
      headSha: headOfPullRequest,
      headBranch: 'changes',
      baseBranch: 'master',
      mergeCommit: mergedAs,
      isFork: false,
    },
    filled: { branch: 'master', commit: mergedAs },
  },
  {
    what: 'a pull request that was closed without merging',
    event: anEvent({ ...pullRequestEvent, payload: closed }),
    facts: {
      number: 2,
      headSha: headOfPullRequest,
      headBranch: 'changes',
      baseBranch: 'master',
      mergeCommit: testMerge,
      isFork: false,
    },
    filled: { branch: 'master', pr: 2 },
  },
  {
    what: 'pull_request_target, whose ref and commit are those of the default branch',
    event: anEvent({
      ...pullRequestEvent,
      eventName: 'pull_request_target',
      ref: 'refs/heads/master',
      refName: 'master',
      payload: withPullRequest(opened, {}, fork),
    }),
    facts: {
      number: 2,
      headSha: headOfPullRequest,
      headBranch: 'changes',
      baseBranch: 'master',
      mergeCommit: testMerge,
      isFork: true,
    },
    filled: { branch: 'master', pr: 2 },
  },
  {
    what: 'a merge group',
    event: anEvent({
      eventName: 'merge_group',
      repository: 'octo-org/octo-repo',
      ref: `refs/heads/${queue}`,
      refName: queue,
      sha: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
      payload: realPayload('merge_group'),
    }),
    facts: {
      number: 104,
      headSha: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
      headBranch: queue,
      baseBranch: 'main',
      mergeCommit: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
      isFork: false,
    },
    filled: { branch: queue, commit: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d' },
  },
  {
    what: 'a release',
    event: anEvent({
      eventName: 'release',
      repository: 'Codertocat/Hello-World',
      ref: 'refs/tags/0.0.1',
      refName: '0.0.1',
      refType: 'tag',
      payload: realPayload('release'),
    }),
    facts: {
      number: undefined,
      headSha: '1'.repeat(40),
      headBranch: '',
      baseBranch: 'master',
      mergeCommit: '1'.repeat(40),
      isFork: false,
    },
    filled: { branch: 'master', commit: '1'.repeat(40) },
  },
  {
    what: 'workflow_dispatch on another branch',
    event: anEvent({
      eventName: 'workflow_dispatch',
      repository: 'octo-org/octo-repo',
      ref: 'refs/heads/topic/one',
      refName: 'topic/one',
      payload: realPayload('workflow_dispatch'),
    }),
    facts: {
      number: undefined,
      headSha: '1'.repeat(40),
      headBranch: 'topic/one',
      baseBranch: 'main',
      mergeCommit: '1'.repeat(40),
      isFork: false,
    },
    filled: { branch: 'topic/one', commit: '1'.repeat(40) },
  },
  {
    what: 'a schedule, whose payload says next to nothing',
    event: anEvent({ eventName: 'schedule', payload: { schedule: '0 4 * * *' } }),
    facts: {
      number: undefined,
      headSha: '1'.repeat(40),
      headBranch: 'main',
      baseBranch: '',
      mergeCommit: '1'.repeat(40),
      isFork: false,
    },
    filled: { branch: 'main', commit: '1'.repeat(40) },
  },
]
