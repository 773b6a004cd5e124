import { flagAt, isMapping, mappingAt, numberAt, textAt } from '../../json.ts'

/** The GitHub event that runs the workflow: the runner's variables (`GITHUB_EVENT_NAME`, …) and the webhook's payload. */
export interface GithubEvent {
  readonly eventName: string
  readonly ref: string
  readonly sha: string
  readonly refName: string
  /** `GITHUB_REF_TYPE`: `branch` or `tag` */
  readonly refType: string
  /** `GITHUB_HEAD_REF`, empty but for pull requests */
  readonly headRef: string
  readonly baseRef: string
  /** `GITHUB_REPOSITORY`: `owner/name` */
  readonly repository: string
  readonly payload: unknown
}

// Runner contract §7: the same fact is in different places from event to event, and the documented place is not always
// right, so each function tries the most certain place first.

/** The number of the pull request that the event is about; undefined without one. */
export function pullRequestNumber({ payload, ref }: GithubEvent): number | undefined {
  const pullRequest = mappingAt(payload, 'pull_request')
  if (pullRequest !== undefined) return numberAt(pullRequest, 'number') || numberAt(payload, 'number') || undefined
  const issue = mappingAt(payload, 'issue')
  if (mappingAt(issue, 'pull_request') !== undefined) return numberAt(issue, 'number') || undefined
  const queued = textAt(mappingAt(payload, 'merge_group'), 'head_ref')
  const number = /^refs\/pull\/(\d+)\//.exec(ref)?.[1] ?? /\/pr-(\d+)-[0-9a-f]{40}$/.exec(queued || ref)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The commit that users see and statuses belong to. For a pull request that is its head, not the test merge. */
export function headSha({ payload, sha }: GithubEvent): string {
  return (
    textAt(mappingAt(mappingAt(payload, 'pull_request'), 'head'), 'sha') ||
    textAt(mappingAt(payload, 'merge_group'), 'head_sha') ||
    textAt(mappingAt(payload, 'workflow_run'), 'head_sha') ||
    sha
  )
}

/** The branch that has the changes; empty for a tag. */
export function headBranch({ headRef, refName, refType, ref }: GithubEvent): string {
  if (headRef !== '') return headRef
  if (refType === 'branch') return refName
  return ref.startsWith('refs/heads/') ? withoutPrefix(ref) : ''
}

/** The branch that the changes go to; the default branch where the event has no other. */
export function baseBranch({ baseRef, payload }: GithubEvent): string {
  return (
    baseRef ||
    textAt(mappingAt(mappingAt(payload, 'pull_request'), 'base'), 'ref') ||
    withoutPrefix(textAt(mappingAt(payload, 'merge_group'), 'base_ref')) ||
    textAt(mappingAt(payload, 'repository'), 'default_branch')
  )
}

/** The commit that a merged pull request became; `GITHUB_SHA` for everything else. */
export function mergeCommit(event: GithubEvent): string {
  const merged = isMerged(event) ? textAt(mappingAt(event.payload, 'pull_request'), 'merge_commit_sha') : ''
  return merged || event.sha
}

/** Whether the event is about a merged pull request. */
export function isMerged({ payload }: GithubEvent): boolean {
  return flagAt(mappingAt(payload, 'pull_request'), 'merged')
}

/**
 * Whether the pull request comes from another repository: then the token is read-only and there are no secrets. A head
 * without a repository is a fork that was deleted.
 */
export function isFork({ payload, repository }: GithubEvent): boolean {
  const head = mappingAt(mappingAt(payload, 'pull_request'), 'head')
  if (!isMapping(head)) return false
  return textAt(mappingAt(head, 'repo'), 'full_name').toLowerCase() !== repository.toLowerCase()
}

const DATED = ['repository', 'pull_request', 'issue', 'comment', 'release', 'workflow_run', 'deployment']
const DATES = ['updated_at', 'pushed_at', 'published_at']

/**
 * The latest time in the event that GitHub itself set, unix ms; 0 where there is none. The run started later, and a re-run
 * has the event of the first attempt. Times that users choose, such as a commit's, don't count.
 */
export function eventTime({ payload }: GithubEvent): number {
  const times = DATED.flatMap((name) => {
    const about = mappingAt(payload, name)
    // A push has `pushed_at` in unix seconds.
    return DATES.map((key) => numberAt(about, key) * 1_000 || Date.parse(textAt(about, key)) || 0)
  })
  return Math.max(...times)
}

/** `refs/heads/main` → `main`; a text without such a prefix stays as it is. */
export function withoutPrefix(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags)\//, '')
}
