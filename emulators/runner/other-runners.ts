// How the runners that descend from nektos/act differ from GitHub's: contract §11.

/** Differences from GitHub's runner, each of which some other runner has. Empty for GitHub's. */
export type RunnerDifferences = {
  /** A command begins in the first column, and its data after the last `::` of the line: act, and the CLIs of its forks. */
  readonly takesLastColons?: boolean
  /** `add-mask` registers the command's data with its escapes: Forgejo's runner 12, act_runner 0.2.11. */
  readonly masksEscapedText?: boolean
  /** Only the value itself is masked, not what GitHub's runner derives from it: its lines, base64, JSON and URL forms. */
  readonly masksValueOnly?: boolean
  /**
   * Bytes from which on a line of GITHUB_OUTPUT or GITHUB_STATE can't be read: the step fails and has no outputs. 64 KiB
   * in Forgejo's runner 12 and in Gitea's before 1.0.4.
   */
  readonly fileLineBytes?: number
}

/** nektos/act 0.2.89. */
export const ACT: RunnerDifferences = { takesLastColons: true, masksValueOnly: true }

/** Forgejo's runner 12, and act_runner 0.2.11 of Gitea. */
export const FORGEJO: RunnerDifferences = { masksEscapedText: true, masksValueOnly: true, fileLineBytes: 64 * 1024 }
