import { toJsonSchema, type ConversionConfig } from '@valibot/to-json-schema'
import * as v from 'valibot'

import type { FieldRule } from '../src/payload/schema-fields.ts'
import type { JobType } from '../src/payload/job-types/job-type.ts'
import { jobTypes } from '../src/payload/job-types/table.ts'
import { keyValues, repoInfo, repoValue, serviceEntry } from '../src/payload/job-types/shared-fields.ts'
import { notifyInputs } from '../src/payload/read/notifications.ts'
import { parameterEntry, parameterText } from '../src/payload/read/read-payload.ts'

/** The JSON Schema of a payload file (draft 7, which editors know best), from the schemas that the action reads it with. */
export function payloadJsonSchema(): object {
  const schema = toJsonSchema(payloadFile(), {
    target: 'draft-07',
    typeMode: 'input',
    overrideAction: fieldRule,
    overrideSchema: scalarTypes,
    definitions: {
      'key-values': keyValues.getter(undefined),
      'repo-info': repoInfo,
      'repo-value': repoValue,
      'service-entry': serviceEntry,
      ...fieldDefinitions([keyValues, repoInfo]),
      ...Object.fromEntries(jobTypes.map((row) => [row.type, row.schema])),
    },
  })
  return { ...schema, title: 'Payload of a Zadig workflow' }
}

/** The fields of all job types that are more than a scalar: both forms of a job refer to them. */
function fieldDefinitions(defined: readonly unknown[]): Record<string, v.GenericSchema> {
  const found: [string, v.GenericSchema][] = []
  for (const { type, entries } of jobTypes) {
    for (const [name, entry] of Object.entries(entries)) {
      const schema = v.isOfType('exact_optional', entry) ? entry.wrapped : entry
      if (schema.type === 'array' && !defined.includes(schema)) found.push([`${type}.${name}`, schema])
    }
  }
  return Object.fromEntries(found)
}

function payloadFile() {
  const parameters = v.union([v.record(v.string(), v.union([parameterText, repoValue])), v.array(parameterEntry)])
  const inputs = v.union([
    v.record(v.string(), v.union(jobTypes.map(shortForm))),
    v.array(v.union(jobTypes.map(listEntry))),
  ])
  return v.strictObject({
    parameters: described(parameters, "Workflow variables: `NAME: value`, or the API's list."),
    inputs: described(
      inputs,
      "What each job gets, and so which jobs run: a mapping by job name, or the API's list. A job that is not listed is skipped, approvals included.",
    ),
    notify_inputs: v.exactOptional(notifyInputs),
  })
}

function described<Schema extends v.GenericSchema>(schema: Schema, description: string) {
  return v.exactOptional(v.pipe(schema, v.description(description)))
}

/** A job by its name: its parameters, and its type among them if the user wants to say it. */
function shortForm(row: JobType): v.GenericSchema {
  const entries = v.strictObject({ job_type: jobType(row), ...row.entries })
  // A job without parameters may be written as `approve:`, with nothing behind it.
  const isOptional = v.is(row.schema, {})
  return v.pipe(isOptional ? v.union([entries, v.null()]) : entries, v.title(row.title))
}

function listEntry(row: JobType): v.GenericSchema {
  const parameters = v.is(row.schema, {}) ? v.exactOptional(v.union([row.schema, v.null()])) : row.schema
  const entry = v.strictObject({
    job_name: v.pipe(v.string(), v.nonEmpty(), v.description('Name of the job in the workflow, exactly.')),
    job_type: jobType(row),
    parameters,
  })
  return v.pipe(entry, v.title(row.title))
}

function jobType({ type }: JobType) {
  return v.exactOptional(
    v.pipe(v.literal(type), v.description("Type of the job; left out, it is read from the workflow's definition.")),
  )
}

/** Rules between fields, which the reader checks with actions of our own; JSON Schema can say those that have a tag. */
const fieldRule: NonNullable<ConversionConfig['overrideAction']> = ({ valibotAction, jsonSchema }) => {
  if (valibotAction.type !== 'raw_check') return undefined
  if (!hasRule(valibotAction)) return jsonSchema
  const { requireOneOf, requires } = valibotAction
  if (requireOneOf !== undefined)
    return { ...jsonSchema, anyOf: requireOneOf.map((required) => ({ required: [...required] })) }
  if (requires === undefined) return jsonSchema
  const [field, other] = requires
  return { ...jsonSchema, dependencies: { [field]: [other] } }
}

function hasRule(action: object): action is FieldRule {
  return 'requireOneOf' in action || 'requires' in action
}

/** A choice between scalars as one list of types: each of their keywords only concerns one of the types anyway. */
const scalarTypes: NonNullable<ConversionConfig['overrideSchema']> = ({ valibotSchema, jsonSchema }) => {
  const { anyOf, ...rest } = jsonSchema
  if (valibotSchema.type !== 'union' || anyOf === undefined) return undefined
  const options = anyOf.filter((option) => typeof option === 'object')
  const types = options.flatMap(({ type }) => (typeof type === 'string' ? [type] : []))
  if (types.length < anyOf.length || types.includes('object') || types.includes('array')) return undefined
  return options.reduce((all, option) => ({ ...all, ...option, type: types }), rest)
}
