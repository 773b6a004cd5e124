import type { Problem } from '../../errors.ts'
import {
  baseBranch,
  headBranch,
  headSha,
  isMerged,
  mergeCommit,
  pullRequestNumber,
  withoutPrefix,
  type GithubEvent,
} from './github-event.ts'
import { flagAt, isMapping, mappingAt, textAt } from '../../json.ts'
import { pathOf } from '../schema-fields.ts'

/**
 * Fills every `repo_info` entry and every `repo` that says `from: github`, at any depth, from the event; with `as`, the
 * raw value itself. What the user wrote stays. An event that doesn't say which code is meant is a problem, rather than
 * the default branch in silence.
 */
export function fillFromGithub(
  raw: unknown,
  event: GithubEvent,
  path: string,
  as?: 'repo',
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const walk = (value: unknown, fill: ((entry: Entry, at: string) => Entry) | undefined, at: string): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => walk(item, fill, pathOf(at, index)))
    if (!isMapping(value)) return value
    if (fill !== undefined && value['from'] === 'github') return fill(value, at)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(item, fillers[key], pathOf(at, key))]),
    )
  }
  const filled = (entry: Entry, at: string, fields: (revision: Revision) => Entry): Entry => {
    const revision = revisionOf(event)
    const { from: _, ...written } = entry
    if ('problem' in revision) {
      problems.push({ path: pathOf(at, 'from'), message: revision.problem })
      return entry
    }
    const { prs, enable_commit, commit_id, ...others } = fields(revision)
    // Pull requests and a commit exclude each other: general jobs would merge the former into the latter, without the
    // base's tip. Writing one of them is a choice for both.
    const chosen = ['pr', 'prs', 'commit_id'].some((name) => name in written)
    const code = prs === undefined ? { enable_commit, commit_id } : { prs }
    return { ...others, ...(chosen ? {} : withoutUndefined(code)), ...written }
  }
  const repo = (entry: Entry, at: string): Entry => filled(entry, at, repoFields)
  const fillers: Readonly<Record<string, (entry: Entry, at: string) => Entry>> = {
    repo_info: (entry, at) => filled(entry, at, repoInfoFields),
    repo,
  }
  return { value: walk(raw, as === undefined ? undefined : repo, path), problems }
}

type Entry = Readonly<Record<string, unknown>>

interface Revision {
  readonly namespace: string
  readonly name: string
  /** A branch of this repository: the one that the pull request goes to, or that has the commit, at its tip if possible. */
  readonly branch: string
  readonly commit: string
  /** Set for pull requests that are not merged. */
  readonly pullRequest: number | undefined
}

function repoInfoFields(revision: Revision): Entry {
  const commit = revision.pullRequest === undefined ? { enable_commit: true, commit_id: revision.commit } : {}
  return { ...repoFields(revision), ...commit }
}

function repoFields({ namespace, name, branch, pullRequest }: Revision): Entry {
  const prs = pullRequest === undefined ? {} : { prs: [pullRequest] }
  return { repo_namespace: namespace, repo_name: name, branch, ...prs }
}

function withoutUndefined(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}

/**
 * What the event is about, in Zadig's terms. Zadig merges pull requests into `branch`, which it fetches from the
 * configured repository: for a pull request that is the base branch, the only one that is there for a fork too. A
 * merged pull request and a merge queue's group are commits of their own, and merging the pull request into them
 * again could only do harm. A group's commit is the tip of the queue's own branch, which is what a `zadig-build` builds,
 * whatever commit it is asked for (contract §4.5).
 */
function revisionOf(event: GithubEvent): Revision | { readonly problem: string } {
  const { payload, eventName, sha, repository } = event
  const [namespace = '', name = ''] = repository.split('/')
  const revision = (branch: string, commit: string, more: Partial<Revision> = {}) =>
    branch === '' || commit === ''
      ? { problem: `The event \`${eventName}\` does not say which branch and commit it is about: write them out.` }
      : { namespace, name, branch, commit, pullRequest: undefined, ...more }

  if (mappingAt(payload, 'pull_request') !== undefined) {
    if (isMerged(event)) return revision(baseBranch(event), mergeCommit(event))
    return revision(baseBranch(event), headSha(event), { pullRequest: pullRequestNumber(event) })
  }
  const group = mappingAt(payload, 'merge_group')
  if (group !== undefined) {
    const queue = withoutPrefix(textAt(group, 'head_ref'))
    return revision(queue || baseBranch(event), headSha(event))
  }
  const release = mappingAt(payload, 'release')
  if (release !== undefined) {
    const target = textAt(release, 'target_commitish')
    return revision(/^(?:[0-9a-f]{40})?$/.test(target) ? baseBranch(event) : target, sha)
  }
  const run = mappingAt(payload, 'workflow_run')
  if (run !== undefined) {
    const here = textAt(mappingAt(run, 'head_repository'), 'full_name') === repository
    return revision((here ? textAt(run, 'head_branch') : '') || baseBranch(event), headSha(event))
  }
  if (mappingAt(mappingAt(payload, 'issue'), 'pull_request') !== undefined) {
    return { problem: 'The event is about a pull request but does not carry its commit: write branch and `prs` out.' }
  }
  if (flagAt(payload, 'deleted')) {
    return { problem: 'The push deleted a branch or tag, so that there is no commit to take.' }
  }
  const pushedFrom = eventName === 'push' ? withoutPrefix(textAt(payload, 'base_ref')) : ''
  return revision(headBranch(event) || pushedFrom || baseBranch(event), sha)
}
