import { InputError } from '../errors.ts'
import { buildBody } from '../payload/body.ts'
import type { Payload } from '../payload/payload.ts'
import { hideSecrets } from '../secrets/hide.ts'
import type { Task } from '../task/task.ts'

/** The workflow variable that carries this step's marker, so that its task can be recognised (contract §9.3). */
export interface Correlation {
  readonly parameter: string
  readonly marker: string
  /** The markers of earlier attempts of the same step, newest first. */
  readonly earlier: readonly string[]
}

/**
 * Makes the marker for a payload; `undefined` where the user named no variable for it.
 *
 * @param credentials values that the marker, which others see, tells nothing of
 */
export function correlate(
  payload: Payload,
  parameter: string,
  identity: RunIdentity,
  credentials: readonly string[],
): Correlation | undefined {
  if (parameter === '') return undefined
  if (payload.parameters.some(({ name }) => name === parameter)) {
    const message = `\`${parameter}\` is set in \`parameters\` too. The action gives it a value of its own.`
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

/** What tells one step of one GitHub run from every other, also over re-runs. */
export interface RunIdentity {
  /** `owner/name` */
  readonly repository: string
  readonly runId: string
  /** 1 for the first run, one more for each re-run; undefined where the runner doesn't tell. */
  readonly runAttempt: number | undefined
  readonly job: string
  /** The values of this leg of a matrix, always in the same form; empty in a job without a matrix. */
  readonly matrix: string
  /** The step's id, or the name that the runner gives it. */
  readonly step: string
}

/**
 * The marker that a task carries in the user's `correlation-parameter`: readable for the run, with a hash for what a run
 * can have several of: jobs of a matrix, steps, payloads. It stays the same over re-runs but for its last part.
 *
 * @param payload what else tells two triggers of one run apart; anything that prints as JSON
 */
export function runMarker(identity: RunIdentity, payload: unknown, attempt = identity.runAttempt ?? 1): string {
  const { repository, runId, job, matrix, step } = identity
  return `github-${runId}-${fingerprint(JSON.stringify([repository, job, matrix, step, payload]))}-${attempt}`
}

/** 64 bits in two halves, after FNV-1a: short and even, to tell texts apart; nothing that keeps a secret. */
export function fingerprint(text: string): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b)
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The workflow variable that carries our marker, and the marker. */
export type Marked = Pick<Correlation, 'parameter' | 'marker'>

/** Whether a task has our marker. */
export function carries(task: Task, { parameter, marker }: Marked): boolean {
  return task.params.some(({ name, value }) => name === parameter && value === marker)
}
