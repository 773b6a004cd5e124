import type { WorkflowDefinition } from './definition.ts'
import { plannedGates, type PlannedGate } from './gates.ts'
import type { JobPlan } from './job-types/job-type.ts'
import { findJobType } from './job-types/table.ts'
import type { Payload } from './payload.ts'

/** What a run of the payload will do, for the log, the summary and a dry run. */
export interface Plan {
  /** Jobs that run, in the workflow's order. */
  readonly jobs: readonly PlannedJob[]
  readonly leftOut: readonly JobOfStage[]
  readonly gates: readonly PlannedGate[]
  /** What the user should know although nothing is wrong: sentences, never errors. */
  readonly notes: readonly string[]
}

export interface JobOfStage {
  readonly name: string
  readonly type: string
  readonly stage: string
}

export interface PlannedJob extends JobOfStage, Omit<JobPlan, 'notes'> {}

/** The plan of a payload. Jobs that the workflow doesn't have, or that the API can't run, are the preflight's business. */
export function plan(payload: Payload, definition: WorkflowDefinition): Plan {
  const all = definition.stages.flatMap((stage) => stage.jobs.map((job) => ({ job, stage: stage.name })))
  const wanted = new Map(payload.jobs.map((job) => [job.name, job]))
  const notes: string[] = []
  const jobs = all.flatMap(({ job, stage }): PlannedJob[] => {
    const row = findJobType(job.type)
    const parameters = wanted.get(job.name)?.parameters
    if (parameters === undefined || row === undefined || row.vanishes !== undefined) return []
    const { notes: jobNotes, ...planned } = row.plan(parameters, job.spec)
    notes.push(...jobNotes.map((note) => `Job \`${job.name}\`: ${note}.`))
    if (job.runPolicy === 'default_not_run') {
      notes.push(
        `Job \`${job.name}\` does not run by default; before Zadig 4.1 it stays skipped although it is listed.`,
      )
    }
    return [{ name: job.name, type: job.type, stage, ...planned }]
  })
  if (definition.concurrencyLimit === 0) {
    notes.push("The workflow's concurrency limit is 0: a task would wait in the queue for ever.")
  }
  const leftOut = all
    .filter(({ job }) => !wanted.has(job.name))
    .map(({ job, stage }) => ({ name: job.name, type: job.type, stage }))
  return { jobs, leftOut, gates: plannedGates(payload, definition), notes }
}
