import type { Problem } from '../errors.ts'
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
import { flagAt, isMapping, mappingAt, textAt } from './lookup.ts'
import { pathOf } from './validate.ts'

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
    const { pr, prs, ...others } = fields(revision)
    // The two are one thing for Zadig, so that writing either is a choice for both.
    const filledPrs =
      'pr' in written || 'prs' in written || prs === undefined ? {} : { ...(pr === undefined ? {} : { pr }), prs }
    return { ...others, ...filledPrs, ...written }
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
  /** A branch of this repository, which the commit or the pull request belongs to. */
  readonly branch: string
  /** The branch that holds exactly the commit, where the repository has one for it; else the same as `branch`. */
  readonly branchOfCommit: string
  readonly commit: string
  /** Set for pull requests that are not merged. */
  readonly pullRequest: number | undefined
}

function repoInfoFields({ namespace, name, branch, commit, pullRequest }: Revision): Entry {
  const pr = pullRequest === undefined ? {} : { pr: pullRequest, prs: [pullRequest] }
  return { repo_namespace: namespace, repo_name: name, branch, ...pr, enable_commit: true, commit_id: commit }
}

function repoFields({ namespace, name, branchOfCommit, pullRequest }: Revision): Entry {
  const prs = pullRequest === undefined ? {} : { prs: [pullRequest] }
  return { repo_namespace: namespace, repo_name: name, branch: branchOfCommit, ...prs }
}

/**
 * What the event is about, in Zadig's terms. Zadig merges pull requests into `branch`, which it fetches from the
 * configured repository: for a pull request that is the base branch, the only one that is there for a fork too. A
 * merged pull request and a merge queue's group are commits of their own, and merging the pull request into them
 * again could only do harm.
 */
function revisionOf(event: GithubEvent): Revision | { readonly problem: string } {
  const { payload, eventName, sha, repository } = event
  const [namespace = '', name = ''] = repository.split('/')
  const revision = (branch: string, commit: string, more: Partial<Revision> = {}) =>
    branch === '' || commit === ''
      ? { problem: `The event \`${eventName}\` does not say which branch and commit it is about: write them out.` }
      : { namespace, name, branch, branchOfCommit: branch, commit, pullRequest: undefined, ...more }

  if (mappingAt(payload, 'pull_request') !== undefined) {
    if (isMerged(event)) return revision(baseBranch(event), mergeCommit(event))
    return revision(baseBranch(event), headSha(event), { pullRequest: pullRequestNumber(event) })
  }
  const group = mappingAt(payload, 'merge_group')
  if (group !== undefined) {
    const queue = withoutPrefix(textAt(group, 'head_ref'))
    return revision(baseBranch(event), headSha(event), queue === '' ? {} : { branchOfCommit: queue })
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
