import { createHash } from 'node:crypto'

import { InputError } from '../errors.ts'
import { buildBody } from '../payload/body.ts'
import type { Payload } from '../payload/payload.ts'
import type { RunIdentity } from '../ports/deps.ts'
import { hideSecrets } from '../secrets/hide.ts'
import type { Task } from '../task/task.ts'

/** The workflow variable that carries this step's marker, by which its task is found again (contract §9.3). */
export interface Correlation {
  readonly parameter: string
  readonly marker: string
  /** The markers of earlier attempts of the same step, newest first. */
  readonly earlier: readonly string[]
}

/**
 * Makes the marker for a payload; `undefined` where the user named no variable for it. Throws an InputError where the
 * payload sets that variable too.
 *
 * @param credentials values that don't go into the marker, which others see
 */
export function correlate(
  payload: Payload,
  parameter: string,
  identity: RunIdentity,
  credentials: readonly string[],
): Correlation | undefined {
  if (parameter === '') return undefined
  if (payload.parameters.some(({ name }) => name === parameter)) {
    const message = `\`${parameter}\` is set in \`parameters\` too. The action sets it to its marker.`
    throw new InputError([{ path: 'correlation-parameter', message }])
  }
  const body = hideSecrets(buildBody(payload), credentials)
  const earlier = (identity.runAttempt ?? 1) - 1
  const attempts = Array.from({ length: earlier }, (_, index) => earlier - index)
  return {
    parameter,
    marker: runMarker(identity, body),
    earlier: attempts.map((attempt) => runMarker(identity, body, attempt)),
  }
}

/** The payload with its marker in place. */
export function withMarker(payload: Payload, correlation: Correlation | undefined): Payload {
  if (correlation === undefined) return payload
  const { parameter, marker } = correlation
  const entry = { name: parameter, type: undefined, value: marker, repo: undefined, path: 'correlation-parameter' }
  return { ...payload, parameters: [...payload.parameters, entry] }
}

/**
 * The marker that a task carries in the user's `correlation-parameter`: the run's id, and a hash of what one run can have
 * several of: jobs of a matrix, steps, payloads. Over re-runs only its last part changes.
 *
 * @param payload what else differs between two triggers of one run; anything that prints as JSON
 */
export function runMarker(identity: RunIdentity, payload: unknown, attempt = identity.runAttempt ?? 1): string {
  const { repository, runId, job, matrix, step } = identity
  return `github-${runId}-${shortHash(JSON.stringify([repository, job, matrix, step, payload]))}-${attempt}`
}

/** The first 16 hex digits of a text's SHA-256: to distinguish texts, not to keep a secret. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** Whether a task has that marker. */
export function carries(task: Task, { parameter, marker }: Pick<Correlation, 'parameter' | 'marker'>): boolean {
  return task.params.some(({ name, value }) => name === parameter && value === marker)
}
