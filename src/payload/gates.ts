import type { JobDefinition, WorkflowDefinition } from './definition.ts'
import type { Payload } from './payload.ts'

/** An approval job of the workflow, and what becomes of it in a run of this payload. */
export interface PlannedGate {
  readonly name: string
  readonly stage: string
  /**
   * `waits`: it is listed, so that the run waits there. `skipped`: the run goes past it. `idle`: it is not listed, and
   * neither is any job behind it, so that there is nothing that it would hold back.
   */
  readonly fate: 'waits' | 'skipped' | 'idle'
}

/**
 * The workflow's approval jobs. Zadig skips a job that the payload does not list, gates included (contract §4.3). Those
 * that don't run unless asked for are left out here when they aren't asked for. The definition that the API gives has
 * no trace of manual stages; they can't be skipped, because a stage is only left out when none of its jobs is listed.
 */
export function plannedGates(payload: Payload, definition: WorkflowDefinition): readonly PlannedGate[] {
  const listed = new Set(payload.jobs.map(({ name }) => name))
  return definition.stages.flatMap((stage, stageIndex) =>
    stage.jobs.flatMap((job, jobIndex): PlannedGate[] => {
      if (job.type !== 'approval') return []
      if (listed.has(job.name)) return [{ name: job.name, stage: stage.name, fate: 'waits' }]
      if (job.runPolicy === 'default_not_run' || job.runPolicy === 'skip') return []
      const inStage = stage.parallel ? [] : stage.jobs.slice(jobIndex + 1)
      const behind = [...inStage, ...definition.stages.slice(stageIndex + 1).flatMap(({ jobs }) => jobs)]
      return [
        {
          name: job.name,
          stage: stage.name,
          fate: holdsBack(behind, listed) ? 'skipped' : 'idle',
        },
      ]
    }),
  )
}

/** A gate with nothing at all behind it is a sign-off, which is skipped too when it isn't listed. */
function holdsBack(behind: readonly JobDefinition[], listed: ReadonlySet<string>): boolean {
  const work = behind.filter(({ type }) => type !== 'approval')
  return work.length === 0 || work.some(({ name }) => listed.has(name))
}
