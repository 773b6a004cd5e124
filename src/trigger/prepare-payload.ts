import { InputError } from '../errors.ts'
import { buildBody, type ExecuteBody } from '../payload/body.ts'
import { completeRepos } from '../payload/repositories.ts'
import { credentialValues } from '../payload/credentials.ts'
import type { WorkflowDefinition } from '../definition/definition.ts'
import type { GithubEvent } from '../payload/read/github-event.ts'
import type { Payload } from '../payload/payload.ts'
import { plan, type Plan } from '../payload/plan.ts'
import { preflight } from '../payload/preflight/preflight.ts'
import { readPayload } from '../payload/read/read-payload.ts'
import { correlate, type Correlation, type RunIdentity, withMarker } from './correlation.ts'
import type { Runner } from '../ports/runner.ts'
import type { ZadigApi } from '../ports/zadig-api.ts'
import { planLines } from '../report/plan.ts'
import { sanitizeBlock, sanitizeLine } from '../report/sanitize.ts'
import { maskSecrets } from '../secrets/mask.ts'
import type { RunInputs } from '../ports/inputs.ts'

export interface PreparedPayload {
  readonly payload: Payload
  readonly body: ExecuteBody
  /** Absent with `preflight: off`, which doesn't read the definition. */
  readonly plan: Plan | undefined
  /** The workflow's display name where the definition was read, else its key. */
  readonly displayName: string
  /** When the workflow was created, unix seconds; 0 where the definition was not read. */
  readonly definedAt: number
  readonly credentials: readonly string[]
  /** The marker in the body, where the user named a variable for it. */
  readonly correlation: Correlation | undefined
}

/** What of the inputs the payload is made of. */
export type PrepareInputs = Pick<
  RunInputs,
  | 'workflowKey'
  | 'projectKey'
  | 'parameters'
  | 'inputs'
  | 'notifyInputs'
  | 'payloadFile'
  | 'preflight'
  | 'correlationParameter'
>

export interface PrepareDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly event: GithubEvent
  readonly identity: RunIdentity
  readonly signal: AbortSignal
}

/**
 * Builds the execute body from what the user wrote, holds it against the workflow's definition and tells what will run.
 * Throws an InputError that lists everything that is wrong; nothing has been triggered then.
 */
export async function preparePayload(inputs: PrepareInputs, deps: PrepareDeps): Promise<PreparedPayload> {
  const masked = new Set<string>()
  const written = readPayload(inputs, deps.event)
  maskSecrets(credentialValues(written), masked, deps.runner)
  const definition =
    inputs.preflight === 'off' ? undefined : await deps.zadig.getDefinition(inputs, { signal: deps.signal })
  const credentials = credentialValues(written, definition)
  maskSecrets(credentials, masked, deps.runner)
  const correlation = correlate(written, inputs.correlationParameter, deps.identity, credentials)
  const marked = withMarker(written, correlation)
  if (definition === undefined) {
    return {
      payload: marked,
      body: buildBody(marked),
      plan: undefined,
      displayName: inputs.workflowKey,
      definedAt: 0,
      credentials,
      correlation,
    }
  }

  const { payload, notes } = completeRepos(marked, definition)
  await checkAgainst(definition, payload, inputs, deps.runner)
  const planned = plan(payload, definition, { event: deps.event, notes })
  await deps.runner.print(`${planLines(planned).join('\n')}\n`)
  if (definition.concurrencyLimit === 0) {
    const message = `The concurrency limit of ${inputs.workflowKey} is 0: its tasks wait in Zadig's queue for ever. \`queue-timeout\` would end that wait.`
    deps.runner.annotate('warning', { title: 'Zadig queue', message: sanitizeLine(message) })
  }
  const displayName = definition.name === '' ? inputs.workflowKey : definition.name
  const definedAt = definition.createTime
  return {
    payload,
    body: buildBody(payload, definition),
    plan: planned,
    displayName,
    definedAt,
    credentials,
    correlation,
  }
}

async function checkAgainst(
  definition: WorkflowDefinition,
  payload: Payload,
  inputs: PrepareInputs,
  runner: Runner,
): Promise<void> {
  const problems = preflight(payload, definition)
  if (problems.length === 0) return
  if (inputs.preflight === 'strict') {
    throw new InputError(problems, 'Nothing was triggered. With `preflight: warn` these are warnings only.')
  }
  for (const { path, message } of problems) {
    runner.annotate('warning', {
      title: 'Zadig preflight',
      message: `${sanitizeLine(path, 200)}: ${sanitizeBlock(message)}`,
    })
  }
  await runner.print(`${problems.length} warning(s) of the preflight; \`preflight: warn\` triggers nevertheless.\n`)
}
