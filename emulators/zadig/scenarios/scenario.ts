import type { Commit } from '../code/code-store.ts'
import type { JsonObject } from '../json.ts'
import type { LogScript } from '../logs/source.ts'
import type { JobRecord } from '../task/model.ts'
import type { ZadigVersion } from '../version.ts'

export type Outcome = 'passed' | 'failed' | 'timeout' | 'unstable' | 'skipped' | 'cancelled'

/** How one run of a job goes. Times in milliseconds. */
export interface JobScript {
  /** From the start to `running`; a pod has to be found and started. Default 0. */
  readonly prepare?: number
  /** From `running` to the end. Default 0. `Infinity` never ends. */
  readonly duration?: number
  readonly log?: LogScript
  /** Default `passed`. */
  readonly outcome?: Outcome
  readonly error?: string
  /** The image that a passed build publishes, instead of the one that the server would make up. */
  readonly image?: string
  /** Added to the job's spec when it ends. */
  readonly result?: JsonObject
  /** Stops the job in `debug_before` or `debug_after` for some time. */
  readonly breakpoint?: { readonly at: 'before' | 'after'; readonly for: number }
  /** What users decide at a gate, by user name, counted from the gate's opening. */
  readonly decisions?: readonly Decision[]
}

export interface Decision {
  readonly after: number
  readonly by: string
  readonly approve: boolean
  readonly comment?: string
}

/** What happens on the server in addition to the requests. */
export interface Scenario {
  readonly name: string
  readonly description: string
  /** The oldest server on which the scenario makes sense: an emulator without a `version` option gets this one. */
  readonly since?: ZadigVersion
  /** Workflows that it adds or replaces. */
  readonly workflows?: readonly JsonObject[]
  /**
   * Scripts by job: the job task's name, its display name, its definition name, its type, or `*`; the first one
   * present counts. Of an array each run uses the next, and the last one stays.
   */
  readonly jobs: Readonly<Record<string, JobScript | readonly JobScript[]>>
  /** What is pushed to a branch right after each task was created, before any job checks it out. */
  readonly push?: { readonly repository: string; readonly branch: string; readonly commit: Commit }
  /** A user cancels every task that long after it started to run. */
  readonly cancel?: { readonly after: number; readonly by: string }
}

const isList = (scripts: JobScript | readonly JobScript[]): scripts is readonly JobScript[] => Array.isArray(scripts)

/** The names by which a script or a hold can refer to a job, the most specific first. */
export function namesOf(job: JobRecord): readonly string[] {
  return [job.name, job.displayName, job.originName, job.type, '*']
}

/** The script of the job's next run; `starts` counts the runs before it. */
export function scriptOf(scenario: Scenario, job: JobRecord): JobScript {
  const found =
    namesOf(job)
      .map((name) => scenario.jobs[name])
      .find((scripts) => scripts !== undefined) ?? {}
  if (!isList(found)) return found
  return found[Math.min(job.starts, found.length - 1)] ?? {}
}
