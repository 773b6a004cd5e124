import type { JobParameters } from './job-types/job-type.ts'
import type { RepoValue } from './job-types/shared-fields.ts'
import type { PayloadNotification } from './read/notifications.ts'

/** The user's payload, read and validated, without shorthands: every value is as it is sent. */
export interface Payload {
  readonly workflowKey: string
  readonly projectKey: string
  readonly parameters: readonly PayloadParameter[]
  readonly jobs: readonly PayloadJob[]
  readonly notifications: readonly PayloadNotification[]
}

/** A workflow variable: `value`, or `repo` for variables of type `repo`; exactly one of them is set. */
export interface PayloadParameter {
  readonly name: string
  /** As the user wrote it; the server uses the definition's. */
  readonly type: string | undefined
  readonly value: string | undefined
  readonly repo: RepoValue | undefined
  /** Its place in the user's inputs or file, for problems that are found later. */
  readonly path: string
}

/** A job to run, and its parameters. */
export interface PayloadJob {
  readonly name: string
  readonly type: string | undefined
  readonly parameters: JobParameters
  readonly path: string
}
