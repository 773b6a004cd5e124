import { readFileSync } from 'node:fs'
import type { ConnectionInputs, FollowInputs, GithubInputs, RunInputs } from '../actions/run-inputs.ts'
import { readPayloadFile } from './payload-file.ts'
import { createInputReader, type Environment, type InputReader } from './input-reader.ts'
import { resolveLogDirectory } from './log-files.ts'

/** Reads the inputs of the root action; throws one InputError that lists everything that is wrong. */
export function readRunInputs(environment: Environment): RunInputs {
  const reader = createInputReader(environment)
  const inputs: RunInputs = {
    ...readConnection(reader, environment),
    ...readFollow(reader, environment),
    projectKey: reader.required('project-key'),
    workflowKey: reader.required('workflow-key'),
    parameters: reader.block('parameters'),
    inputs: reader.block('inputs'),
    notifyInputs: reader.block('notify-inputs'),
    payloadFile: readPayloadFile(reader, environment),
    preflight: reader.choice('preflight', ['strict', 'warn', 'off'], 'strict'),
    dryRun: reader.boolean('dry-run', false),
    correlationParameter: reader.text('correlation-parameter'),
    remark: reader.text('remark'),
    onRerun: reader.choice('on-rerun', ['new', 'retry', 'attach'], 'new'),
    wait: reader.boolean('wait', true),
  }
  if (inputs.onRerun !== 'new' && inputs.correlationParameter === '') {
    reader.problem(
      'on-rerun',
      `“${inputs.onRerun}” finds the earlier task by its marker: set \`correlation-parameter\` too.`,
    )
  }
  reader.finish()
  return inputs
}

function readConnection(reader: InputReader, environment: Environment): ConnectionInputs {
  const url = reader.required('url', environment['ZADIG_URL'])
  if (url !== '') checkUrl(url, reader)
  return {
    url,
    apiToken: reader.required('api-token', environment['ZADIG_API_TOKEN']),
    caCertificate: readCertificate(reader),
    requestTimeout: reader.duration('request-timeout', 30_000),
    outageTimeout: reader.duration('outage-timeout', 300_000),
  }
}

function checkUrl(written: string, reader: InputReader): void {
  if (!URL.canParse(written)) {
    reader.problem('url', `“${written}” is no URL. Write it whole, with its scheme: \`https://zadig.example.com\`.`)
    return
  }
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    reader.problem('url', `“${written}” has no scheme that Zadig speaks. It begins with \`https://\` or \`http://\`.`)
  } else if (url.username !== '' || url.password !== '') {
    reader.problem('url', 'The URL holds a user name or a password. Zadig takes neither: use `api-token`.')
  } else if (url.search !== '' || url.hash !== '') {
    reader.problem('url', 'The URL has a query or a fragment. Give the address of Zadig itself.')
  }
}

function readCertificate(reader: InputReader): string | undefined {
  const written = reader.text('ca-certificate')
  if (written === '' || written.includes('-----BEGIN CERTIFICATE-----')) return written === '' ? undefined : written
  try {
    const text = readFileSync(written, 'utf8')
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text
    reader.problem('ca-certificate', `The file “${written}” holds no certificate in PEM form.`)
  } catch {
    reader.problem('ca-certificate', `“${written}” is neither a certificate in PEM form nor a file that can be read.`)
  }
  return undefined
}

function readFollow(reader: InputReader, environment: Environment): FollowInputs {
  return {
    limits: {
      timeout: reader.duration('timeout', 3_600_000),
      'queue-timeout': reader.optionalDuration('queue-timeout'),
      'approval-timeout': reader.optionalDuration('approval-timeout'),
    },
    pollInterval: reader.duration('poll-interval', 10_000),
    logs: reader.choice('logs', ['stream', 'failed', 'none'], 'stream'),
    logDirectory: readLogDirectory(reader, environment),
    retries: reader.count('retries', 0, 10),
    cancelOnAbort: reader.boolean('cancel-on-abort', true),
    cancelOnTimeout: reader.boolean('cancel-on-timeout', false),
    summary: reader.boolean('summary', true),
    annotations: reader.boolean('annotations', true),
    ...readGithub(reader),
  }
}

function readLogDirectory(reader: InputReader, environment: Environment): string | undefined {
  const written = reader.text('log-directory')
  if (written === '') return undefined
  const path = resolveLogDirectory(written, environment)
  if (path === undefined) {
    reader.problem(
      'log-directory',
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
