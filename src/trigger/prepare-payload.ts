import { InputError } from '../errors.ts'
import { buildBody, type ExecuteBody } from '../payload/body.ts'
import { credentialValues } from '../payload/credentials.ts'
import type { Payload } from '../payload/payload.ts'
import { plan, type Plan } from '../payload/plan.ts'
import { preflight } from '../payload/preflight/preflight.ts'
import { readPayload } from '../payload/read/read-payload.ts'
import { completeRepos } from '../payload/repositories.ts'
import type { Deps } from '../ports/deps.ts'
import type { RunInputs } from '../ports/inputs.ts'
import type { Runner } from '../ports/runner.ts'
import { jsonLines } from '../report/outputs.ts'
import { planLines } from '../report/plan.ts'
import { sanitizeBlock, sanitizeLine } from '../report/sanitize.ts'
import type { Verdict } from '../report/verdict.ts'
import { hideSecrets } from '../secrets/hide.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { passed } from '../task-control/conclude.ts'
import { correlate, type Correlation, withMarker } from './correlation.ts'

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
  readonly correlation: Correlation | undefined
}

/**
 * Builds the request body from what the user wrote, compares it with the workflow's definition and prints what will run.
 * Throws an InputError that lists everything that is wrong; nothing has been triggered then.
 */
export async function preparePayload(
  inputs: RunInputs,
  deps: Pick<Deps, 'zadig' | 'runner' | 'event' | 'identity' | 'signal'>,
): Promise<PreparedPayload> {
  const { zadig, runner, event, identity, signal } = deps
  const { projectKey, workflowKey } = inputs
  const masked = new Set<string>()
  const written = readPayload(inputs, event)
  maskSecrets(credentialValues(written), runner, masked)
  const definition =
    inputs.preflight === 'off' ? undefined : await zadig.getDefinition({ projectKey, workflowKey }, { signal })
  const credentials = credentialValues(written, definition)
  maskSecrets(credentials, runner, masked)
  const correlation = correlate(written, inputs.correlationParameter, identity, credentials)
  const marked = withMarker(written, correlation)
  if (definition === undefined) {
    const body = buildBody(marked)
    return { payload: marked, body, plan: undefined, displayName: workflowKey, definedAt: 0, credentials, correlation }
  }

  const { payload, notes } = completeRepos(marked, definition)
  const problems = preflight(payload, definition)
  if (problems.length > 0 && inputs.preflight === 'strict')
    throw new InputError(problems, 'Nothing was triggered. With `preflight: warn` these are warnings only.')
  for (const { path, message } of problems) {
    const text = `${sanitizeLine(path, 200)}: ${sanitizeBlock(message)}`
    runner.annotate('warning', { title: 'Zadig preflight', message: text })
  }
  if (problems.length > 0)
    await runner.print(`${problems.length} warning(s) of the preflight; \`preflight: warn\` triggers nevertheless.\n`)
  const planned = plan(payload, definition, { event, notes })
  await runner.print(`${planLines(planned).join('\n')}\n`)
  if (definition.concurrencyLimit === 0) {
    const message = `The concurrency limit of ${workflowKey} is 0: its tasks wait in Zadig's queue forever. \`queue-timeout\` would end that wait.`
    runner.annotate('warning', { title: 'Zadig queue', message: sanitizeLine(message) })
  }
  const body = buildBody(payload, definition)
  const { name, createTime: definedAt } = definition
  return { payload, body, plan: planned, displayName: name || workflowKey, definedAt, credentials, correlation }
}

/** Prints the request body that would be sent, with credentials as `***`, and sets it as an output; sends nothing. */
export async function dryRun(prepared: PreparedPayload, runner: Runner): Promise<Verdict> {
  const { body, credentials } = prepared
  const hidden = hideSecrets(body, credentials)
  await runner.print(`The body that would be sent:\n${sanitizeBlock(JSON.stringify(hidden, undefined, 2), 10_000)}\n`)
  if (prepared.plan === undefined)
    await runner.print('With `preflight: off` only values that the payload itself marks as credentials are hidden.\n')
  runner.setOutput('payload', jsonLines(hidden))
  const verdict = passed('Dry run: nothing was triggered.')
  await runner.print(`${verdict.sentence}\n`)
  return verdict
}
