// The inputs of a step as the action gets them: contract §6.
import type { ActionManifest } from './action-manifest.ts'
import { createCaseInsensitiveMap, foldCase } from './dotnet-text.ts'
import { type ExpressionContext, interpolate } from './expression.ts'

/** The values, those that the workflow gives first, and what the runner warns of. */
export type ResolvedInputs = {
  readonly values: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/**
 * Joins the inputs of a workflow step with the defaults of the manifest. `required` plays no part, as in the runner.
 * Throws {@link ExpressionError} for a default that cannot be evaluated.
 */
export function resolveInputs(
  manifest: ActionManifest,
  given: Readonly<Record<string, string>>,
  context: ExpressionContext,
): ResolvedInputs {
  const values = createCaseInsensitiveMap(Object.entries(given))
  const warnings: string[] = []
  for (const name of Object.keys(values.toRecord())) {
    const declared = manifest.inputs.find((input) => foldCase(input.name) === foldCase(name))
    if (declared?.deprecationMessage !== undefined) {
      warnings.push(`Input '${name}' has been deprecated with message: ${declared.deprecationMessage}`)
    }
  }
  const valid = manifest.inputs.map((input) => input.name)
  const unexpected = Object.keys(given).filter((name) => !valid.some((known) => foldCase(known) === foldCase(name)))
  if (unexpected.length > 0) {
    warnings.push(`Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid.join("', '")}']`)
  }
  for (const input of manifest.inputs) {
    if (!values.has(input.name)) values.set(input.name, interpolate(input.default, context))
  }
  return { values: values.toRecord(), warnings }
}

/** Environment variables of inputs: `INPUT_` and the name in capitals, spaces as `_`; hyphens stay. */
export function inputVariables(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}
