import { InputError } from '../errors.ts'
import { buildBody } from '../payload/body.ts'
import type { Payload } from '../payload/payload.ts'
import { runMarker, type RunIdentity } from '../payload/run-marker.ts'
import { hideSecrets } from '../report/hide-secrets.ts'

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
