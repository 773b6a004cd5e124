import type { Annotation } from '../ports/runner.ts'
import { isUnpinned, type Source } from '../task/sources.ts'
import { jobLabel, type JobRepo } from '../task/task.ts'
import { jobName, listed } from './labels.ts'
import { sanitizeLine, shorten } from './sanitize.ts'

/** Of one message; the summary's table and the output have all. */
const MAX_LISTED = 5

/** `acme/web`. */
export function repositoryName({ namespace, name }: Pick<JobRepo, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`
}

/** What a job was asked to build, without the commit: `main with pull request 7`, `tag v1`. */
export function revisionOf({ branch, tag, pullRequests, mergedBranches }: JobRepo): string {
  const requests = pullRequests.length === 0 ? '' : `pull request ${pullRequests.join(', ')}`
  const merged = [requests, mergedBranches.join(', ')].filter((part) => part !== '').join(' and ')
  const parts = [tag === '' ? branch : `tag ${tag}`, merged === '' ? '' : `with ${merged}`]
  return parts.filter((part) => part !== '').join(' ')
}

/** What each job built, or is going to build, instead of the commit asked for. */
export function wrongCommits(sources: readonly Source[]): string {
  return listed(sources.map(wrongCommit), MAX_LISTED)
}

function wrongCommit(source: Source): string {
  const { job, repo, requested, built, proof } = source
  const name = jobName(job, 60)
  const where = sanitizeLine(repositoryName(repo), 100)
  const asked = shortCommit(requested)
  if (proof === 'different')
    return `${name} built ${where} at ${shortCommit(built)}${ofBranch(repo)} instead of ${asked}`
  if (proof === 'missing') return `nothing shows which commit of ${where} ${name} built, ${asked} was expected`
  return `${name} takes what ${where} has${ofBranch(repo)} when it starts, which need not be ${asked}`
}

function ofBranch({ branch }: JobRepo): string {
  return branch === '' ? '' : ` on ${sanitizeLine(branch, 80)}`
}

/** The first twelve digits. */
export function shortCommit(commit: string): string {
  return sanitizeLine(commit, 64).slice(0, 12)
}

/** How to make Zadig build the commit asked for. */
export function commitAdvice(sources: readonly Source[]): string {
  // In the variable's name Zadig writes leading digits as letters.
  const variable = (sources[0]?.repo.name ?? '')
    .replace(/^\d+/, (digits) => digits.replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit))))
    .replace(/[-.]/g, '_')
    .replace(/\W/g, '')
  return `Turn on \`enable_commit\` for that repository in the build (Zadig ≥ 4.1: the build's settings, or \`POST\`/\`PUT /openapi/build\`). With \`warn\`, it is enough to put these lines into the build script: \`git fetch --depth=1 origin "$${shorten(variable, 40)}_COMMIT_ID" && git checkout -qf FETCH_HEAD\`, then \`(set -x; git --no-pager log --oneline -1)\`, which shows it in the log.`
}

/** One warning about commits that were not built, or not shown to be; undefined if there are none. */
export function commitWarning(wrong: readonly Source[]): Annotation | undefined {
  if (wrong.length === 0) return undefined
  return { title: 'Zadig built another commit', message: `${wrongCommits(wrong)}. ${commitAdvice(wrong)}` }
}

/** As `commitWarning`, for a step that does not wait and so cannot see what is built. */
export function unpinnedWarning(sources: readonly Source[]): Annotation | undefined {
  const unpinned = sources.filter(isUnpinned)
  if (unpinned.length === 0) return undefined
  return {
    title: 'Zadig may build another commit',
    message: `${wrongCommits(unpinned)}. With \`wait: false\` this step doesn't see which one is built. ${commitAdvice(unpinned)}`,
  }
}

/** One element of the output `sources`. */
export function sourceOutput(source: Source) {
  return { job: source.job.name, 'display-name': jobLabel(source.job), ...codeOutput(source) }
}

/** As `sourceOutput`, inside of the job's element of the output `jobs`. */
export function codeOutput({ repo, requested, built }: Source) {
  return {
    repository: repositoryName(repo),
    branch: repo.branch,
    tag: repo.tag,
    'pull-requests': repo.pullRequests,
    'commit-requested': requested,
    'commit-built': built,
  }
}
