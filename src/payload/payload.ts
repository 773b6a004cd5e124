import type { JobParameters } from './job-types/job-type.ts'
import type { RepoValue } from './job-types/shared-fields.ts'
import type { PayloadNotification } from './read/notifications.ts'

/** What the user asked for, read and validated: shorthands are gone, and every value is as it goes over the wire. */
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
  /** As the user wrote it, if at all: the server uses the definition's. */
  readonly type: string | undefined
  readonly value: string | undefined
  readonly repo: RepoValue | undefined
  /** Where it stands in what the user wrote, for problems found later. */
  readonly path: string
}

/** A job to run, and what it gets. */
export interface PayloadJob {
  readonly name: string
  /** As the user wrote it, if at all: the server uses the definition's. */
  readonly type: string | undefined
  readonly parameters: JobParameters
  readonly path: string
}
