import { readFileSync } from 'node:fs'
import type { GithubEvent } from '../payload/read/github-event.ts'
import type { Environment } from './inputs/input-reader.ts'
import type { RunIdentity } from '../ports/deps.ts'

/** The event that started the workflow, from the environment and the event file (runner contract §7). */
export function readEvent(environment: Environment): GithubEvent {
  return {
    eventName: environment['GITHUB_EVENT_NAME'] ?? '',
    ref: environment['GITHUB_REF'] ?? '',
    sha: environment['GITHUB_SHA'] ?? '',
    refName: environment['GITHUB_REF_NAME'] ?? '',
    refType: environment['GITHUB_REF_TYPE'] ?? '',
    headRef: environment['GITHUB_HEAD_REF'] ?? '',
    baseRef: environment['GITHUB_BASE_REF'] ?? '',
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    payload: readPayload(environment['GITHUB_EVENT_PATH'] ?? ''),
  }
}

/** Empty without a readable file, as outside of GitHub. */
function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

/** Which step of which run this is; `matrix` is the input. */
export function readRunIdentity(environment: Environment, matrix: string): RunIdentity {
  const attempt = Number(environment['GITHUB_RUN_ATTEMPT'])
  return {
    matrix,
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    runId: environment['GITHUB_RUN_ID'] ?? '',
    // Empty on some runners (reported for act_runner before 0.4).
    runAttempt: attempt >= 1 ? attempt : undefined,
    job: environment['GITHUB_JOB'] ?? '',
    step: environment['GITHUB_ACTION'] ?? '',
  }
}

/**
 * The page of this run; empty if its address is unknown. On GitHub it is the page of the attempt. Forgejo uses the run's
 * number in the repository. Gitea before 1.26 uses the number, later versions the id, and neither tells its version. act
 * has no page.
 */
export function readRunUrl(environment: Environment): string {
  const is = (name: string): boolean => environment[name] === 'true'
  const isForgejo = is('FORGEJO_ACTIONS')
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  const run = environment[isForgejo ? 'GITHUB_RUN_NUMBER' : 'GITHUB_RUN_ID'] ?? ''
  if (repository === '' || run === '' || (!isForgejo && (is('GITEA_ACTIONS') || is('ACT')))) return ''
  const server = (environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, '')
  const page = `${server}/${repository}/actions/runs/${run}`
  const attempt = environment['GITHUB_RUN_ATTEMPT'] ?? ''
  return isForgejo || attempt === '' ? page : `${page}/attempts/${attempt}`
}
