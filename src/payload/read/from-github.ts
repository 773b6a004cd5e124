import { flagAt, isMapping, type Mapping, mappingAt, textAt } from '../../json.ts'
import { pathOf } from '../schema-fields.ts'
import { baseBranch, type GithubEvent, headBranch, headSha } from './github-event.ts'
import { isMerged, mergeCommit, pullRequestNumber, withoutPrefix } from './github-event.ts'
import type { ReadContext } from './section.ts'

/**
 * A copy in which every `repo_info` entry and every `repo` with `from: github`, at any depth, is filled in from the event.
 * What the user wrote stays. An event that doesn't say which code is meant is a problem.
 *
 * @param key the field whose value `raw` is, such as `repo`
 */
export function fillFromGithub(raw: unknown, path: string, { event, problems }: ReadContext, key = ''): unknown {
  const revision = revisionOf(event)
  const visit = (value: unknown, field: string, at: string): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => visit(item, field, pathOf(at, index)))
    if (!isMapping(value)) return value
    const isRepo = field === 'repo' || field === 'repo_info'
    if (!isRepo || value['from'] !== 'github') {
      const visited = Object.entries(value).map(([name, item]) => [name, visit(item, name, pathOf(at, name))])
      return Object.fromEntries(visited)
    }
    if (typeof revision !== 'string') return filled(value, revision, field === 'repo_info')
    problems.push({ path: pathOf(at, 'from'), message: revision })
    return value
  }
  return visit(raw, key, path)
}

function filled(entry: Mapping, revision: Revision, takesCommit: boolean): Mapping {
  const { namespace, name, branch, commit, pullRequest } = revision
  const { from: _, ...written } = entry
  const repo = { repo_namespace: namespace, repo_name: name, branch }
  // Pull requests and a commit exclude each other: general jobs would merge the former into the latter, without the base's
  // tip. Writing one of them is a choice for both.
  if (['pr', 'prs', 'commit_id'].some((field) => field in written)) return { ...repo, ...written }
  if (pullRequest !== undefined) return { ...repo, prs: [pullRequest], ...written }
  return { ...repo, ...(takesCommit ? { enable_commit: true, commit_id: commit } : {}), ...written }
}

interface Revision {
  readonly namespace: string
  readonly name: string
  /** A branch of this repository: the one that the pull request goes to, or that has the commit, at its tip if possible. */
  readonly branch: string
  readonly commit: string
  readonly pullRequest: number | undefined
}

/**
 * What the event is about, in Zadig's terms, or why it can't be known. Zadig merges a pull request into `branch`, its base
 * branch. A merged pull request and a merge queue's group are commits. A group's commit is the tip of the queue's own
 * branch, which a `zadig-build` builds even if it gets another commit (contract §4.5).
 */
function revisionOf(event: GithubEvent): Revision | string {
  const { payload, eventName, sha, repository } = event
  const [namespace = '', name = ''] = repository.split('/')
  const revision = (branch: string, commit: string, pullRequest?: number): Revision | string =>
    branch === '' || commit === ''
      ? `The event \`${eventName}\` does not say which branch and commit it is about: write them out.`
      : { namespace, name, branch, commit, pullRequest }

  if (mappingAt(payload, 'pull_request') !== undefined) {
    if (isMerged(event)) return revision(baseBranch(event), mergeCommit(event))
    return revision(baseBranch(event), headSha(event), pullRequestNumber(event))
  }
  const group = mappingAt(payload, 'merge_group')
  if (group !== undefined) {
    return revision(withoutPrefix(textAt(group, 'head_ref')) || baseBranch(event), headSha(event))
  }
  const release = mappingAt(payload, 'release')
  if (release !== undefined) {
    const target = textAt(release, 'target_commitish')
    return revision(/^(?:[0-9a-f]{40})?$/.test(target) ? baseBranch(event) : target, sha)
  }
  const run = mappingAt(payload, 'workflow_run')
  if (run !== undefined) {
    const isOwn = textAt(mappingAt(run, 'head_repository'), 'full_name') === repository
    return revision((isOwn ? textAt(run, 'head_branch') : '') || baseBranch(event), headSha(event))
  }
  if (mappingAt(mappingAt(payload, 'issue'), 'pull_request') !== undefined) {
    return 'The event is about a pull request but does not carry its commit: write branch and `prs` out.'
  }
  if (flagAt(payload, 'deleted')) return 'The push deleted a branch or tag, so there is no commit to take.'
  const pushedFrom = eventName === 'push' ? withoutPrefix(textAt(payload, 'base_ref')) : ''
  return revision(headBranch(event) || pushedFrom || baseBranch(event), sha)
}
