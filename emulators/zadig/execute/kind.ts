import type { CodeStore } from '../code/code-store.ts'
import type { JobDefinition, Workflow } from '../definitions/workflow.ts'
import { PlainError } from '../errors.ts'
import type { GoType } from '../go-json.ts'
import { unmarshal } from '../go-json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ZadigVersion } from '../version.ts'
import type { SeedData } from '../seed-data.ts'

/** What an input conversion may read. */
export interface UpdateContext {
  readonly version: ZadigVersion
  readonly seedData: SeedData
  readonly workflow: Workflow
}

/** What the generation of job tasks may read. */
export interface TaskContext extends UpdateContext {
  readonly code: CodeStore
  readonly taskId: number
  /** Unix milliseconds. */
  readonly now: number
}

/** One job task to be: a definition job expands to several of them (contract §5.3). */
export interface JobTask {
  /** What follows the job's name in key and display name: service and module, for example. */
  readonly parts: readonly string[]
  readonly info: JsonObject
  /** The preview spec of contract §5.5, as it is before the job starts. */
  readonly spec: JsonObject
  /** The image that the job publishes when it passes. */
  readonly image?: string
  /** What the job adds to its spec when it ends. */
  readonly result?: JsonObject
  /** Jobs of several targets that all use sub index 0, so that their names repeat (contract §5.3). */
  readonly repeatsName?: boolean
}

/** Applies decoded input to the job: changes its spec, or throws what the server would. */
export type ApplyInput = (job: JobDefinition, context: UpdateContext) => void

/** One job type of contract §4.5. */
export interface JobKind {
  readonly types: readonly string[]
  /** The first version that accepts the type in `inputs`. */
  readonly since: ZadigVersion
  /** Decodes `parameters`; a wrong JSON type throws before anything is changed. */
  decode(parameters: Json, version: ZadigVersion): ApplyInput
  /** The job tasks; none lets the job vanish from the task. */
  tasks(job: JobDefinition, context: TaskContext): JobTask[]
  /** Undoes the stored selection, for the types whose preset does so (contract §4.2 step 3). */
  clearSelection?(job: JobDefinition): void
}

/** Decodes `parameters` into a Go struct as the server's document conversion does. */
export function decodeParameters<T>(type: GoType<T>, parameters: Json): T {
  const { value, error } = unmarshal(type, parameters)
  if (error !== undefined) throw new PlainError(`unmarshal task error: ${error}`)
  return value
}
