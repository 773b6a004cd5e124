import { jobsByKey } from './changes.ts'
import { phaseOf } from './status.ts'
import { jobLabel, jobsOf, type Job, type JobRepo, type Task } from './task.ts'

/** One repository of one job: what was asked for, and what is known to have been built. */
export interface Source {
  /** The job's key (`jobsByKey`). */
  readonly key: string
  readonly job: Job
  readonly repo: JobRepo
  /** The commit asked for; empty where only a branch, a tag or pull requests were. */
  readonly requested: string
  /** The commit that was checked out, in full or as git abbreviates it; empty where nothing proves one. */
  readonly built: string
  readonly proof: Proof
}

export type Proof =
  /** Nothing is to be compared, or not yet: the job has not come to it. */
  | 'open'
  /** The commit asked for was checked out. */
  | 'same'
  /** Another commit was checked out. */
  | 'different'
  /** The job passed, nothing shows which commit it checked out, and Zadig did not pin it. */
  | 'missing'

/** The repositories of a job (with its key of `jobsByKey`), each with the commit asked for or an empty text. */
export type Requests = (key: string, job: Job) => readonly { readonly repo: JobRepo; readonly requested: string }[]

/** A commit that a request asked one job for. */
export interface RequestedCommit {
  /** The job's name in the workflow. */
  readonly job: string
  /** Service and module, or the name of a test or scan; empty where it is for the whole job. */
  readonly target: readonly string[]
  readonly namespace: string
  readonly name: string
  readonly commit: string
}

/** The commits that a request asked for, whatever Zadig made of it. */
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
 * The commits that a task showed when it was read first: those that somebody asked for, or that the branches stood at
 * when the task was created, which its detail does not tell apart (contract §5.5).
 */
export function requestsShown(first: Task): Requests {
  const shown = jobsByKey(first)
  return (key, job) =>
    job.repos.map((repo, index) => {
      const before = shown.get(key)?.repos[index]
      return { repo, requested: before === undefined || isMerge(before) ? '' : before.commit }
    })
}

/** Every repository of every job that takes part in the task. */
export function sourcesOf(
  task: Task,
  requests: Requests,
  logged: ReadonlyMap<string, LoggedCommits> = new Map(),
): readonly Source[] {
  return [...jobsByKey(task)].flatMap(([key, job]) => {
    if (phaseOf(job.status) === 'skipped') return []
    const wanted = requests(key, job)
    const commits = logged.get(key) ?? NO_COMMITS
    const checkedOut = assign(
      commits.checkouts,
      wanted.map(({ repo }) => repo),
    )
    return wanted.map(({ repo, requested }, index) => ({
      key,
      job,
      repo,
      requested,
      ...prove(job, repo, requested, checkedOut[index] ?? '', commits.later),
    }))
  })
}

/** Whether the task detail shows that Zadig will not check out the commit asked for, but what a branch stands at. */
export function isUnpinned({ repo, requested }: Pick<Source, 'repo' | 'requested'>): boolean {
  return requested !== '' && !isMerge(repo) && repo.tag === '' && !isPinnedTo(repo, requested)
}

/** Whether a job did not build the commit asked for, or nothing shows that it did. */
export function isWrong({ proof }: Pick<Source, 'proof'>): boolean {
  return proof === 'different' || proof === 'missing'
}

/** Whether the log of a job has to tell which commit it built. */
export function needsProof(key: string, job: Job, requests: Requests): boolean {
  return requests(key, job).some(
    ({ repo, requested }) => requested !== '' && !isMerge(repo) && !isPinnedTo(repo, requested),
  )
}

/** Whether no job of the task has begun, in this attempt. */
export function isBeforeFirstJob(task: Task): boolean {
  return jobsOf(task).every(({ status }) => ['idle', 'queued', 'skipped'].includes(phaseOf(status)))
}

/** Whether two commits are one, of which either may be abbreviated. */
export function isSameCommit(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return Math.min(a.length, b.length) >= SHORTEST && (a.startsWith(b) || b.startsWith(a))
}
/** Digits of an abbreviated commit, as git writes it. */
const SHORTEST = 7

function isPinnedTo(repo: JobRepo, commit: string): boolean {
  return repo.isPinned && repo.tag === '' && isSameCommit(repo.commit, commit)
}

/** What is merged is a new commit, which nobody can have asked for. */
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
 * The commit of each repository. The address that git shows decides; where it is none of the job's repositories, their
 * order does, as long as there is one checkout for each.
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
  /** Those of the executor's git step, one a repository, in the order in which the job has them. */
  readonly checkouts: readonly Checkout[]
  /**
   * Those that a script has shown after it, in the same two lines: what the script says of itself, and of no repository
   * in particular.
   */
  readonly later: readonly string[]
}

/** Where the git step left one repository. */
export interface Checkout {
  /** The commit as git abbreviates it: lower-case, at least seven digits. Empty where the log lacks it. */
  readonly commit: string
  /** Where it was fetched from, such as `https://github.com/acme/web`; empty where the log doesn't say. */
  readonly remote: string
}

export const NO_COMMITS: LoggedCommits = { checkouts: [], later: [] }
