import type { RunIdentity } from '../payload/run-marker.ts'
import type { Environment } from './input-reader.ts'

/** Which step of which run this is, from the runner's variables. */
export function readRunIdentity(environment: Environment): RunIdentity {
  return {
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    runId: environment['GITHUB_RUN_ID'] ?? '',
    runAttempt: Math.max(1, Number(environment['GITHUB_RUN_ATTEMPT'] ?? '1') || 1),
    job: environment['GITHUB_JOB'] ?? '',
    step: environment['GITHUB_ACTION'] ?? '',
  }
}
