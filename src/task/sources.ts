import { jobsByKey } from './changes.ts'
import { phaseOf } from './status.ts'
import { jobLabel, jobsOf, type Job, type JobRepo, type Task } from './task.ts'

/** One repository of one job: the commit asked for, and the commit that is known to be built. */
export interface Source {
  /** The job's key (`jobsByKey`). */
  readonly key: string
  readonly job: Job
  readonly repo: JobRepo
  /** The commit asked for; empty if only a branch, a tag or pull requests were. */
  readonly requested: string
  /** The commit that was checked out, in full or abbreviated; empty if nothing proves one. */
  readonly built: string
  readonly proof: Proof
}

export type Proof =
  /** There is nothing to compare, or the job has not checked out yet. */
  | 'open'
  /** The commit asked for was checked out. */
  | 'same'
  /** Another commit was checked out. */
  | 'different'
  /** The job passed, but nothing shows which commit it checked out. */
  | 'missing'

/** The repositories of a job, each with the commit asked for or an empty text. `key` is from `jobsByKey`. */
export type Requests = (key: string, job: Job) => readonly { readonly repo: JobRepo; readonly requested: string }[]

/** A commit that the payload asks for in one job. */
export interface RequestedCommit {
  /** The job's name in the workflow. */
  readonly job: string
  /** Service and module, or the name of a test or scan; empty for the whole job. */
  readonly target: readonly string[]
  readonly namespace: string
  readonly name: string
  readonly commit: string
}

/** The commits that the payload asked for. */
export function requestsSent(sent: readonly RequestedCommit[]): Requests {
  return (_, job) => {
    const ofJob = sent.filter(
      ({ job: name, target }) => job.originName === name && jobLabel(job) === [name, ...target].join('-'),
    )
    const isOf = (repo: JobRepo, { namespace, name }: RequestedCommit): boolean =>
      repo.namespace === namespace && repo.name === name
    const known = job.repos.map((repo) => ({ repo, requested: ofJob.find((one) => isOf(repo, one))?.commit ?? '' }))
    const dropped = ofJob.filter((one) => !job.repos.some((repo) => isOf(repo, one)))
    return [...known, ...dropped.map((one) => ({ repo: { ...NOTHING, ...one, commit: '' }, requested: one.commit }))]
  }
}
const NOTHING: Omit<JobRepo, 'namespace' | 'name'> = {
  branch: '',
  tag: '',
  pullRequests: [],
  mergedBranches: [],
  commit: '',
  isPinned: false,
}

/**
 * The commits that a task showed in its first snapshot: those asked for, or the tips of the branches when it was created,
 * which the detail does not distinguish (contract §5.5).
 */
export function requestsShown(first: Task): Requests {
  const shown = jobsByKey(first)
  return (key, job) =>
    job.repos.map((repo, index) => {
      const before = shown.get(key)?.repos[index]
      return { repo, requested: before === undefined || isMerge(before) ? '' : before.commit }
    })
}

/** Every repository of every job that is not skipped. */
export function sourcesOf(
  task: Task,
  requests: Requests,
  logged: ReadonlyMap<string, LoggedCommits> = new Map(),
): readonly Source[] {
  return [...jobsByKey(task)].flatMap(([key, job]) => {
    if (phaseOf(job.status) === 'skipped') return []
    const wanted = requests(key, job)
    const commits = logged.get(key) ?? { checkouts: [], later: [] }
    const repos = wanted.map(({ repo }) => repo)
    const checkedOut = assign(commits.checkouts, repos)
    return wanted.map(({ repo, requested }, index) => ({
      key,
      job,
      repo,
      requested,
      ...prove(job, repo, requested, checkedOut[index] ?? '', commits.later),
    }))
  })
}

/** Whether the task detail shows that Zadig checks out the tip of a branch instead of the commit asked for. */
export function isUnpinned({ repo, requested }: Pick<Source, 'repo' | 'requested'>): boolean {
  return requested !== '' && !isMerge(repo) && repo.tag === '' && !isPinnedTo(repo, requested)
}

/** Whether a job did not build the commit asked for, or nothing shows that it did. */
export function isWrong({ proof }: Pick<Source, 'proof'>): boolean {
  return proof === 'different' || proof === 'missing'
}

/** Whether only the job's log can show which commit it built. */
export function needsProof(key: string, job: Job, requests: Requests): boolean {
  return requests(key, job).some(
    ({ repo, requested }) => requested !== '' && !isMerge(repo) && !isPinnedTo(repo, requested),
  )
}

/** Whether no job of the task has begun, in this attempt. */
export function isBeforeFirstJob(task: Task): boolean {
  return jobsOf(task).every(({ status }) => ['idle', 'queued', 'skipped'].includes(phaseOf(status)))
}

/** Either commit may be abbreviated. */
function isSameCommit(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return Math.min(a.length, b.length) >= MIN_DIGITS && (a.startsWith(b) || b.startsWith(a))
}
/** Digits of an abbreviated commit in git. */
const MIN_DIGITS = 7

function isPinnedTo(repo: JobRepo, commit: string): boolean {
  return repo.isPinned && repo.tag === '' && isSameCommit(repo.commit, commit)
}

/** A merge is a new commit, which cannot be asked for. */
function isMerge({ pullRequests, mergedBranches }: JobRepo): boolean {
  return pullRequests.length > 0 || mergedBranches.length > 0
}

function prove(
  job: Job,
  repo: JobRepo,
  requested: string,
  checkedOut: string,
  later: readonly string[],
): Pick<Source, 'built' | 'proof'> {
  const passed = phaseOf(job.status) === 'passed'
  if (requested === '' || isMerge(repo)) return { built: checkedOut, proof: 'open' }
  if (isSameCommit(checkedOut, requested) || later.some((commit) => isSameCommit(commit, requested)))
    return { built: requested, proof: 'same' }
  if (checkedOut !== '') return { built: checkedOut, proof: 'different' }
  if (isPinnedTo(repo, requested)) return passed ? { built: requested, proof: 'same' } : { built: '', proof: 'open' }
  return { built: '', proof: passed ? 'missing' : 'open' }
}

/**
 * The commit of each repository, by the address that git shows. Checkouts from other addresses are matched by order if there
 * is one for each remaining repository.
 */
function assign(checkouts: readonly Checkout[], repos: readonly JobRepo[]): readonly string[] {
  const commits = new Map<JobRepo, string>()
  const open: Checkout[] = []
  for (const checkout of checkouts) {
    const repo = repos.find((candidate) => !commits.has(candidate) && isFrom(checkout.remote, candidate))
    if (repo === undefined) open.push(checkout)
    else commits.set(repo, checkout.commit)
  }
  const rest = repos.filter((repo) => !commits.has(repo) && isCheckedOut(repo))
  if (rest.length === open.length) rest.forEach((repo, index) => commits.set(repo, open[index]?.commit ?? ''))
  return repos.map((repo) => commits.get(repo) ?? '')
}

function isFrom(remote: string, { namespace, name }: JobRepo): boolean {
  const path = remote.replace(/\/$/, '').replace(/\.git$/, '')
  return name !== '' && (path.endsWith(`/${namespace}/${name}`) || path.endsWith(`:${namespace}/${name}`))
}

function isCheckedOut({ name, branch, tag, pullRequests, isPinned }: JobRepo): boolean {
  return name !== '' && (branch !== '' || tag !== '' || pullRequests.length > 0 || isPinned)
}

/** The commits that a job's log shows. */
export interface LoggedCommits {
  /** Those of the executor's git step, one a repository, in the job's order. */
  readonly checkouts: readonly Checkout[]
  /** Those that a script printed later in the same two lines, of any repository. */
  readonly later: readonly string[]
}

/** What the git step checked out of one repository. */
export interface Checkout {
  /** Abbreviated, in lower case, at least seven digits; empty if it is not in the log. */
  readonly commit: string
  /** Such as `https://github.com/acme/web`; empty if it is not in the log. */
  readonly remote: string
}
