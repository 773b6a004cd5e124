import { findJob, type WorkflowDefinition } from '../definition/definition.ts'
import { flagAt, mappingsIn, textAt } from '../json.ts'
import type { Payload } from './payload.ts'

/**
 * The values to mask before anything is printed: those of parameters and variables that the definition or the payload
 * marks as credentials, and those that the definition carries in clear. Each once, without empty ones.
 */
export function credentialValues(payload: Payload, definition?: WorkflowDefinition): readonly string[] {
  const secretParameters = new Set(
    (definition?.params ?? []).filter((param) => param.isCredential).map(({ name }) => name),
  )
  const values = [
    ...(definition?.secrets ?? []),
    ...payload.parameters.filter(({ name }) => secretParameters.has(name)).map(({ value }) => value ?? ''),
    ...payload.jobs.flatMap(({ name, parameters }) => {
      const secretKeys = credentialNames(definition && findJob(definition, name)?.spec)
      return mappingsIn(parameters)
        .filter((entry) => flagAt(entry, 'is_credential') || secretKeys.has(textAt(entry, 'key')))
        .map((entry) => textAt(entry, 'value'))
    }),
  ]
  return [...new Set(values)].filter((value) => value !== '')
}

function credentialNames(spec: unknown): ReadonlySet<string> {
  const marked = mappingsIn(spec).filter((entry) => flagAt(entry, 'is_credential'))
  return new Set(marked.map((variable) => textAt(variable, 'key') || textAt(variable, 'name')))
}
