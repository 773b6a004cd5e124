import type { FollowInputs, GithubInputs } from '../../ports/inputs.ts'
import type { Environment, InputReader } from './input-reader.ts'
import { resolveLogDirectory } from '../workspace-files.ts'

/**
 * Reads how to wait for a task and what to show of it: for the actions that follow one.
 *
 * @param cancelOnAbort what `cancel-on-abort` is where the user says nothing
 */
export function readFollow(reader: InputReader, environment: Environment, cancelOnAbort = true): FollowInputs {
  return {
    limits: {
      timeout: reader.duration('timeout', 3_600_000),
      'queue-timeout': reader.optionalDuration('queue-timeout'),
      'approval-timeout': reader.optionalDuration('approval-timeout'),
    },
    pollInterval: reader.duration('poll-interval', 10_000),
    commitCheck: reader.choice('commit-check', ['warn', 'strict', 'off'], 'warn'),
    logs: reader.choice('logs', ['stream', 'failed', 'none'], 'stream'),
    logDirectory: readLogDirectory(reader, environment, 'log-directory'),
    retries: reader.count('retries', 0, 10),
    cancelOnAbort: reader.boolean('cancel-on-abort', cancelOnAbort),
    cancelOnTimeout: reader.boolean('cancel-on-timeout', false),
    summary: reader.boolean('summary', true),
    annotations: reader.boolean('annotations', true),
    ...readGithub(reader),
  }
}

/**
 * Reads a directory for logs, as an absolute path; undefined for none.
 *
 * @param otherwise where the user says nothing; empty for none
 */
export function readLogDirectory(
  reader: InputReader,
  environment: Environment,
  input: string,
  otherwise = '',
): string | undefined {
  const written = reader.text(input) === '' ? otherwise : reader.text(input)
  if (written === '') return undefined
  const path = resolveLogDirectory(written, environment)
  if (path === undefined) {
    reader.problem(
      input,
      `“${written}” lies outside of the workspace and of the runner's temporary directory. Write a path relative to the workspace, such as \`zadig-logs\`.`,
    )
  }
  return path
}

function readGithub(reader: InputReader): GithubInputs {
  const inputs: GithubInputs = {
    githubToken: reader.text('github-token'),
    commitStatus: reader.text('commit-status'),
    deploymentEnvironment: reader.text('deployment-environment'),
    pullRequestComment: reader.boolean('pull-request-comment', false),
  }
  const wanted = inputs.commitStatus !== '' || inputs.deploymentEnvironment !== '' || inputs.pullRequestComment
  if (wanted && inputs.githubToken === '') {
    reader.problem('github-token', 'This input is empty, and what is to be shown on GitHub needs it.')
  }
  if (wanted && !reader.boolean('wait', true)) {
    reader.problem('wait', 'With `false` nobody is there to tell GitHub how the task ended.')
  }
  return inputs
}
