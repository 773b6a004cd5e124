// Real events, what they are about, and what they fill in.
import { createRequire } from 'node:module'

import { isMapping, type Mapping, mappingAt, mappingsAt, textAt } from '../../../src/json.ts'
import type { GithubEvent } from '../../../src/payload/read/github-event.ts'
import { anEvent } from '../../support/an-event.ts'

const examples: unknown = createRequire(import.meta.url)('@octokit/webhooks-examples')

/** The first real webhook payload of an event that fits, from @octokit/webhooks-examples. */
export function realPayload(name: string, fits: (payload: Mapping) => boolean = () => true): Mapping {
  const events = Array.isArray(examples) ? examples.filter(isMapping) : []
  const found = events
    .filter((event) => textAt(event, 'name') === name)
    .flatMap((event) => mappingsAt(event, 'examples'))
    .find(fits)
  if (found === undefined) throw new Error(`There is no such payload of ${name}.`)
  return found
}

/** A payload whose pull request is changed: the real ones have none that is merged or comes from a fork. */
function withPullRequest(payload: Mapping, changes: Mapping, head: Mapping = {}): Mapping {
  const pullRequest = mappingAt(payload, 'pull_request')
  return {
    ...payload,
    pull_request: { ...pullRequest, ...changes, head: { ...mappingAt(pullRequest, 'head'), ...head } },
  }
}

export const opened = realPayload('pull_request', ({ action }) => action === 'opened')
const closed = realPayload('pull_request', ({ action }) => action === 'closed')
const fork = { repo: { full_name: 'somebody/Hello-World' }, ref: 'master' }
const hello = 'Codertocat/Hello-World'
const pushed = '6113728f27ae82c7b1a177c8d03f9e96e0adf246'
const grouped = '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d'
const queue = 'gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64'
const testMerge = '2'.repeat(40)
const mergedAs = '3'.repeat(40)
/** The commit of `anEvent`. */
const plain = '1'.repeat(40)

export const pullRequestEvent: Partial<GithubEvent> = {
  eventName: 'pull_request',
  repository: hello,
  ref: 'refs/pull/2/merge',
  refName: '2/merge',
  sha: testMerge,
  headRef: 'changes',
  baseRef: 'master',
}
const onBase = { ref: 'refs/heads/master', refName: 'master' }

interface EventFacts {
  readonly number: number | undefined
  readonly headSha: string
  readonly headBranch: string
  readonly baseBranch: string
  readonly mergeCommit: string
  readonly isFork: boolean
}

/** What `from: github` fills in beside the repository: a pull request or a commit, which a parameter does not have. */
type Filled = { readonly branch: string; readonly pr: number } | { readonly branch: string; readonly commit: string }

type EventCase = readonly [what: string, event: GithubEvent, facts: EventFacts, filled: Filled]

/** A commit without a pull request. */
function commit(sha: string, headBranch: string, baseBranch: string, number?: number): EventFacts {
  return { number, headSha: sha, headBranch, baseBranch, mergeCommit: sha, isFork: false }
}

/** The pull request of the real payloads. */
const facts: EventFacts = {
  number: 2,
  headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
  headBranch: 'changes',
  baseBranch: 'master',
  mergeCommit: testMerge,
  isFork: false,
}
const filledPull = { branch: 'master', pr: 2 }

function pull(payload: Mapping, changes: Partial<GithubEvent> = {}): GithubEvent {
  return anEvent({ ...pullRequestEvent, payload, ...changes })
}

function tagged(eventName: string, tag: string, payload: Mapping): GithubEvent {
  return anEvent({ eventName, repository: hello, ref: `refs/tags/${tag}`, refName: tag, refType: 'tag', payload })
}

export const eventCases: readonly EventCase[] = [
  [
    'a push to a branch',
    anEvent({
      ...onBase,
      repository: hello,
      sha: pushed,
      payload: realPayload('push', ({ ref }) => ref === 'refs/heads/master'),
    }),
    commit(pushed, 'master', 'master'),
    { branch: 'master', commit: pushed },
  ],
  [
    'a push of a tag',
    tagged(
      'push',
      'simple-tag',
      realPayload('push', ({ ref, deleted }) => ref === 'refs/tags/simple-tag' && deleted === false),
    ),
    commit(plain, '', 'master'),
    { branch: 'master', commit: plain },
  ],
  ['an open pull request', pull(opened), facts, filledPull],
  [
    'an open pull request from a fork whose branch has the name of ours',
    pull(withPullRequest(opened, {}, fork), { headRef: 'master' }),
    { ...facts, headBranch: 'master', isFork: true },
    filledPull,
  ],
  [
    'a pull request from a fork that was deleted',
    pull(withPullRequest(opened, {}, { repo: null })),
    { ...facts, isFork: true },
    filledPull,
  ],
  [
    'a merged pull request, whose ref is the base branch',
    pull(withPullRequest(closed, { merged: true, merge_commit_sha: mergedAs }), onBase),
    { ...facts, mergeCommit: mergedAs },
    { branch: 'master', commit: mergedAs },
  ],
  ['a pull request that was closed without merging', pull(closed), facts, filledPull],
  [
    'pull_request_target, whose ref and commit are those of the default branch',
    pull(withPullRequest(opened, {}, fork), { ...onBase, eventName: 'pull_request_target' }),
    { ...facts, isFork: true },
    filledPull,
  ],
  [
    'a merge group',
    anEvent({
      eventName: 'merge_group',
      repository: 'octo-org/octo-repo',
      ref: `refs/heads/${queue}`,
      refName: queue,
      sha: grouped,
      payload: realPayload('merge_group'),
    }),
    commit(grouped, queue, 'main', 104),
    { branch: queue, commit: grouped },
  ],
  [
    'a release',
    tagged('release', '0.0.1', realPayload('release')),
    commit(plain, '', 'master'),
    { branch: 'master', commit: plain },
  ],
  [
    'workflow_dispatch on another branch',
    anEvent({
      eventName: 'workflow_dispatch',
      repository: 'octo-org/octo-repo',
      ref: 'refs/heads/topic/one',
      refName: 'topic/one',
      payload: realPayload('workflow_dispatch'),
    }),
    commit(plain, 'topic/one', 'main'),
    { branch: 'topic/one', commit: plain },
  ],
  [
    'a schedule, whose payload says next to nothing',
    anEvent({ eventName: 'schedule', payload: { schedule: '0 4 * * *' } }),
    commit(plain, 'main', ''),
    { branch: 'main', commit: plain },
  ],
]
