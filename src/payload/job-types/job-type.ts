import type * as v from 'valibot'

import type { Problem } from '../../errors.ts'
import { fields, validate } from '../schema-fields.ts'

/** What the table knows of a job type: all that the rest of the action needs. */
export interface JobType {
  /** Zadig's word for it. */
  readonly type: string
  readonly title: string
  /** The parameters as the user may write them; what it gives is what goes over the wire. */
  readonly schema: v.GenericSchema<unknown, JobParameters>
  readonly entries: v.ObjectEntries
  /** Why a job of this type never runs although the server accepts it (contract §4.5); undefined for all others. */
  readonly droppedByServer: string | undefined
  /**
   * What the job's definition shows to be wrong with parameters. `spec` is the stored document of the job: what it
   * does not list is not checked. The problems' paths start at `path`.
   */
  check(parameters: JobParameters, spec: unknown, path: string): readonly Problem[]
  /** What the job will work on. Empty for parameters that the schema refuses. */
  plan(parameters: JobParameters, spec: unknown): JobPlan
}

export type JobParameters = Readonly<Record<string, unknown>>

export interface JobPlan {
  /** What is built, deployed, tested, scanned or patched: `service/module`, or the thing's name. */
  readonly targets: readonly string[]
  readonly images: readonly string[]
  readonly environment: string | undefined
  /** What the user should know although nothing is wrong: sentences. */
  readonly notes: readonly string[]
}

const nothing: JobPlan = { targets: [], images: [], environment: undefined, notes: [] }

/** One row of the table. `entries` are the fields; `check` and `plan` get them parsed. */
export function defineJobType<const Entries extends v.ObjectEntries>(row: {
  readonly type: string
  readonly title: string
  readonly entries: Entries
  readonly droppedByServer?: string
  check?(
    parameters: v.InferOutput<v.StrictObjectSchema<Entries, undefined>>,
    spec: unknown,
    path: string,
  ): readonly Problem[]
  plan?(parameters: v.InferOutput<v.StrictObjectSchema<Entries, undefined>>, spec: unknown): Partial<JobPlan>
}): JobType {
  const schema = fields(row.entries)
  return {
    type: row.type,
    title: row.title,
    schema,
    entries: row.entries,
    droppedByServer: row.droppedByServer,
    // The schema reads its own output unchanged, so parsing again is how the types come back.
    check(parameters, spec, path) {
      const reading = validate(schema, parameters, path)
      if (!reading.ok) return reading.problems
      return row.check?.(reading.value, spec, path) ?? []
    },
    plan(parameters, spec) {
      const reading = validate(schema, parameters, '')
      if (!reading.ok) return nothing
      return { ...nothing, ...row.plan?.(reading.value, spec) }
    },
  }
}
