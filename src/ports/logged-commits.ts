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
