import { createHash } from 'node:crypto'

/** One commit of a repository. */
export interface Commit {
  readonly sha: string
  readonly subject: string
}

/**
 * The repositories on the code hosts, by `namespace/name`. A branch, tag or pull request that was not pushed exists
 * too, at a commit that depends on its name alone. Which repositories the stored builds pin is here as well.
 */
export class CodeStore {
  readonly #heads = new Map<string, Commit>()
  readonly #tags = new Set<string>()
  readonly #subjects = new Map<string, string>()
  readonly #pins = new Set<string>()

  /** Moves a branch to a commit, also while a task runs. */
  push(repository: string, branch: string, commit: Commit): void {
    this.#set(`${repository} refs/heads/${branch}`, commit)
  }

  tag(repository: string, tag: string, commit: Commit): void {
    this.#tags.add(`${repository} ${tag}`)
    this.#set(`${repository} refs/tags/${tag}`, commit)
  }

  pullRequest(repository: string, number: number, head: Commit): void {
    this.#set(`${repository} refs/pull/${number}/head`, head)
  }

  /** The commit at a full reference, such as `refs/heads/main`. */
  at(repository: string, ref: string): Commit {
    return this.#heads.get(`${repository} ${ref}`) ?? made(`${repository} ${ref}`, `tip of ${ref}`)
  }

  /** Whether `refs/heads/<name>` can't be there: the name of a tag, a commit or a whole reference. */
  isNoBranch(repository: string, name: string): boolean {
    return this.#tags.has(`${repository} ${name}`) || /^(?:[0-9a-f]{40}|refs\/.*)$/.test(name)
  }

  /** A commit by its SHA: every SHA exists. */
  commit(sha: string): Commit {
    return { sha, subject: this.#subjects.get(sha) ?? 'a commit' }
  }

  /** What `git merge` makes of two commits: always the same new one; of one and the same, that one. */
  merge(base: Commit, head: Commit, name: string): Commit {
    if (base.sha === head.sha) return base
    return made(`${base.sha} ${head.sha}`, `Merge branch '${name}' into HEAD`)
  }

  /** Turns `enable_commit` on for a repository of a stored build, as `PUT /openapi/build` does. */
  pin(build: string, repository: string): void {
    this.#pins.add(`${build} ${repository}`)
  }

  isPinned(build: string, repository: string): boolean {
    return this.#pins.has(`${build} ${repository}`)
  }

  #set(key: string, commit: Commit): void {
    this.#heads.set(key, commit)
    this.#subjects.set(commit.sha, commit.subject)
  }
}

function made(seed: string, subject: string): Commit {
  return { sha: createHash('sha1').update(seed).digest('hex'), subject }
}
