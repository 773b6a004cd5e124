import type { FollowInputs, GithubInputs } from '../../ports/inputs.ts'
import { resolveLogDirectory } from '../workspace-files.ts'
import type { InputReader } from './input-reader.ts'

/**
 * Reads how to follow a task and what to show of it: inputs of run, wait and retry.
 *
 * @param cancelOnAbort the default of `cancel-on-abort`
 */
export function readFollow(reader: InputReader, cancelOnAbort = true): FollowInputs {
  return {
    limits: {
      timeout: reader.duration('timeout', 3_600_000),
      'queue-timeout': reader.optionalDuration('queue-timeout'),
      'approval-timeout': reader.optionalDuration('approval-timeout'),
    },
    pollInterval: reader.duration('poll-interval', 10_000),
    commitCheck: reader.choice('commit-check', ['warn', 'strict', 'off'], 'warn'),
    logs: reader.choice('logs', ['stream', 'failed', 'none'], 'stream'),
    logDirectory: readLogDirectory(reader, 'log-directory'),
    retries: reader.count('retries', 0, 10),
    cancelOnAbort: reader.boolean('cancel-on-abort', cancelOnAbort),
    cancelOnTimeout: reader.boolean('cancel-on-timeout', false),
    summary: reader.boolean('summary', true),
    annotations: reader.boolean('annotations', true),
    ...readGithub(reader),
  }
}

/** Reads a directory for logs as an absolute path; undefined for none. */
export function readLogDirectory(reader: InputReader, input: string, fallback = ''): string | undefined {
  const given = reader.text(input) === '' ? fallback : reader.text(input)
  if (given === '') return undefined
  const path = resolveLogDirectory(given, reader.environment)
  if (path === undefined) {
    reader.problem(
      input,
      `“${given}” is outside of the workspace and of the runner's temporary directory. Write a path relative to the workspace, such as \`zadig-logs\`.`,
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
  const isWanted = inputs.commitStatus !== '' || inputs.deploymentEnvironment !== '' || inputs.pullRequestComment
  if (isWanted && inputs.githubToken === '')
    reader.problem('github-token', 'This input is empty, and the reports to GitHub need it.')
  if (isWanted && !reader.boolean('wait', true))
    reader.problem('wait', 'With `false` the step cannot report to GitHub how the task ended.')
  return inputs
}
