import type { RunIdentity } from '../payload/run-marker.ts'
import type { Environment } from './input-reader.ts'

/**
 * Which step of which run this is, from the runner's variables.
 *
 * @param matrix the input `matrix`, as it was read
 */
export function readRunIdentity(environment: Environment, matrix: string): RunIdentity {
  const attempt = Number(environment['GITHUB_RUN_ATTEMPT'])
  return {
    matrix,
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    runId: environment['GITHUB_RUN_ID'] ?? '',
    // Some runners leave it out or empty (reported for act_runner before 0.4).
    runAttempt: attempt >= 1 ? attempt : undefined,
    job: environment['GITHUB_JOB'] ?? '',
    step: environment['GITHUB_ACTION'] ?? '',
  }
}
