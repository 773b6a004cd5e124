import type { JsonObject } from '../json.ts'
import { numberAt, textAt } from '../json.ts'
import type { SeedData } from '../seed-data.ts'
import type { CodeStore, Commit } from './code-store.ts'

/** What the executor's git step did: its lines without their stamps, and whether it failed. */
export interface GitStep {
  readonly lines: readonly string[]
  readonly failed: boolean
}

/** `namespace/name` of a stored repository. */
export function repositoryName(repo: JsonObject): string {
  return `${textAt(repo, 'repo_namespace') || textAt(repo, 'repo_owner')}/${textAt(repo, 'repo_name')}`
}

/**
 * Fills in the commit that the server looks up at a task's creation when the request names none: the current one of the
 * tag, the branch or the newest pull request. The server can't query code hosts of type `other`.
 */
export function fillCommit(repo: JsonObject, code: CodeStore, seedData: SeedData): void {
  const host = seedData.codehosts.find(({ id }) => id === numberAt(repo, 'codehost_id'))
  if (host === undefined) return
  const pr = numberAt(repo, 'pr')
  if (pr > 0 && pullRequests(repo).length === 0) repo['prs'] = [pr]
  if (host.type === 'other' || textAt(repo, 'commit_id') !== '') return
  const tag = textAt(repo, 'tag')
  const newest = Math.max(...pullRequests(repo), 0)
  const ref = newest > 0 ? `refs/pull/${newest}/head` : tag !== '' ? `refs/tags/${tag}` : branchRef(repo)
  if (ref === '') return
  const { sha, subject } = code.at(repositoryName(repo), ref)
  repo['commit_id'] = sha
  repo['commit_message'] = subject
  repo['author_name'] = 'Wei Zhang'
}

/** The git step of a job over its repositories, in their order, as the job executor runs and prints it. */
export function runGitStep(repos: readonly JsonObject[], code: CodeStore): GitStep {
  const lines: string[] = []
  for (const repo of repos.filter((candidate) => textAt(candidate, 'repo_name') !== '')) {
    const checkout = checkOut(repo, code)
    lines.push(...checkout.lines)
    if (checkout.failed) return { lines, failed: true }
  }
  return { lines, failed: false }
}

function checkOut(repo: JsonObject, code: CodeStore): GitStep {
  const directory = `/workspace/${textAt(repo, 'checkout_path') || textAt(repo, 'repo_name')}`
  const begin = ['git init', `Initialized empty Git repository in ${directory}/.git/`]
  const ref = refOf(repo)
  if (ref === '') return { lines: begin, failed: false }

  const fetch = `git fetch ${textAt(repo, 'remote_name') || 'origin'} +${ref} --depth=1`
  const name = repositoryName(repo)
  const fails = (...why: string[]): GitStep => ({ lines: [...begin, fetch, ...why], failed: true })
  // A general job's repositories are made from the request alone, which has nothing of how to sign in to such a host.
  if (textAt(repo, 'source') === 'other' && textAt(repo, 'auth_type') === '')
    return fails("fatal: 'origin' does not appear to be a git repository")
  if (ref.startsWith('refs/heads/') && code.isNoBranch(name, textAt(repo, 'branch')))
    return fails(`fatal: couldn't find remote ref ${ref}`)

  const from = `From ${textAt(repo, 'address') || 'https://git.example.com'}/${name}`
  const fetched = ref.startsWith('refs/') ? code.at(name, ref) : code.commit(ref)
  const { head, lines } = mergePullRequests(repo, fetched, from, code)
  return {
    lines: [
      ...begin,
      fetch,
      from,
      ` * branch            ${ref.replace('refs/heads/', '')} -> FETCH_HEAD`,
      'git checkout -qf FETCH_HEAD',
      ...lines,
      'git --no-pager log --oneline -1',
      `${head.sha.slice(0, 7)} ${head.subject}`,
    ],
    failed: false,
  }
}

function mergePullRequests(
  repo: JsonObject,
  fetched: Commit,
  from: string,
  code: CodeStore,
): { readonly head: Commit; readonly lines: readonly string[] } {
  const numbers = pullRequests(repo)
  if (numbers.length === 0 || textAt(repo, 'branch') === '') return { head: fetched, lines: [] }
  const lines = [`git fetch origin +${branchRef(repo)} --deepen=500`, from, 'git reset --merge']
  let head = fetched
  for (const number of numbers) {
    const pull = `refs/pull/${number}/head`
    lines.push(
      `git fetch origin +${pull}:pr${number} --deepen=500`,
      from,
      ` * [new ref]         ${pull} -> pr${number}`,
      `git merge pr${number} --allow-unrelated-histories`,
      "Merge made by the 'ort' strategy.",
      ' src/index.ts | 2 +-',
      ' 1 file changed, 1 insertion(+), 1 deletion(-)',
    )
    head = code.merge(head, code.at(repositoryName(repo), pull), `pr${number}`)
  }
  return { head, lines }
}

/** What is fetched first: a tag before a commit, a commit before the branch, a lone pull request last. */
function refOf(repo: JsonObject): string {
  const tag = textAt(repo, 'tag')
  if (tag !== '') return `refs/tags/${tag}`
  if (repo['enable_commit'] === true) return textAt(repo, 'commit_id')
  const pr = numberAt(repo, 'pr')
  return branchRef(repo) || (pr > 0 ? `refs/pull/${pr}/head` : '')
}

function branchRef(repo: JsonObject): string {
  const branch = textAt(repo, 'branch')
  return branch === '' ? '' : `refs/heads/${branch}`
}

function pullRequests(repo: JsonObject): readonly number[] {
  const prs = repo['prs']
  return Array.isArray(prs) ? prs.filter((pr) => typeof pr === 'number') : []
}
