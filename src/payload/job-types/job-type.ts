import type * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { fields, validate } from '../schema-fields.ts'

/** Everything that the action knows about a job type. */
export interface JobType {
  readonly type: string
  readonly title: string
  readonly schema: v.GenericSchema<unknown, JobParameters>
  readonly entries: v.ObjectEntries
  /** Problems that the job's stored document `spec` shows; their paths start at `path`. */
  check(parameters: JobParameters, spec: unknown, path: string): readonly Problem[]
  /** What the job will work on. Empty for parameters that the schema refuses. */
  plan(parameters: JobParameters, spec: unknown): JobPlan
}

export type JobParameters = Readonly<Record<string, unknown>>

export interface JobPlan {
  /** What is built, deployed, tested, scanned or patched: `service/module`, or a name. */
  readonly targets: readonly string[]
  readonly images: readonly string[]
  readonly environment: string | undefined
  /** Sentences that the user should know although nothing is wrong. */
  readonly notes: readonly string[]
}

const EMPTY_PLAN: JobPlan = { targets: [], images: [], environment: undefined, notes: [] }

/** A job type from its fields. `check` and `plan` get the parameters parsed. */
export function defineJobType<const Entries extends v.ObjectEntries>(row: {
  readonly type: string
  readonly title: string
  readonly entries: Entries
  check?(
    parameters: v.InferOutput<v.StrictObjectSchema<Entries, undefined>>,
    spec: unknown,
    path: string,
  ): readonly Problem[]
  plan?(parameters: v.InferOutput<v.StrictObjectSchema<Entries, undefined>>, spec: unknown): Partial<JobPlan>
}): JobType {
  const { type, title, entries } = row
  const schema = fields(entries)
  return {
    type,
    title,
    schema,
    entries,
    // The schema reads its own output unchanged: parsing again gives the types back.
    check(parameters, spec, path) {
      const reading = validate(schema, parameters, path)
      return reading.ok ? (row.check?.(reading.value, spec, path) ?? []) : reading.problems
    },
    plan(parameters, spec) {
      const reading = validate(schema, parameters, '')
      return reading.ok ? { ...EMPTY_PLAN, ...row.plan?.(reading.value, spec) } : EMPTY_PLAN
    },
  }
}
