import type { JobDefinition, StageDefinition, Workflow } from '../definitions/workflow.ts'
import { PlainError } from '../errors.ts'
import { kindOf } from '../execute/kinds.ts'
import type { JobTask, TaskContext } from '../execute/kind.ts'
import { atLeast } from '../version.ts'
import type { JobRecord, StageRecord } from './model.ts'

/** Generates the stages of a task from the prepared workflow; skipped jobs and emptied stages are absent (contract §4.3). */
export function generateStages(workflow: Workflow, context: TaskContext): StageRecord[] {
  return workflow.stages
    .map((stage, index) => generateStage(stage, index, context))
    .filter(({ jobs }) => jobs.length > 0)
}

/** Generates one stage; `index` is its place in the definition. */
export function generateStage(stage: StageDefinition, index: number, context: TaskContext): StageRecord {
  return {
    name: stage.name,
    parallel: stage.parallel,
    index,
    manualExec: structuredClone(stage.manualExec),
    approval: atLeast(context.version, '3.1') ? undefined : structuredClone(stage.approval),
    status: '',
    startTime: 0,
    endTime: 0,
    error: '',
    jobs: stage.jobs.flatMap((job, position) => generateJobs(job, index, position, context)),
  }
}

function generateJobs(job: JobDefinition, stageIndex: number, jobIndex: number, context: TaskContext): JobRecord[] {
  if (job.skipped) {
    if (job.runPolicy !== 'force_run') return []
    throw new PlainError(`job ${job.name} skipped, but the run policy is set to force run`)
  }
  const tasks = kindOf(job.type)?.tasks(job, context) ?? []
  return tasks.map((task, index) => {
    const sub = task.repeatsName === true ? 0 : index
    return newJob(job, task, nameOf(job, task, [stageIndex, jobIndex, sub], context))
  })
}

/** `job-<stage>-<job>-<sub>-<name>` with definition indexes since 3.3; before, `<service>-<module>-<name>` (contract §5.3). */
function nameOf(job: JobDefinition, task: JobTask, indexes: readonly number[], { version }: TaskContext): string {
  const parts = atLeast(version, '3.3') ? ['job', ...indexes, job.name] : [...task.parts, job.name]
  return parts.join('-')
}

function newJob(job: JobDefinition, task: JobTask, name: string): JobRecord {
  return {
    name,
    key: [job.name, ...task.parts].join('.'),
    displayName: [job.name, ...task.parts].join('-'),
    originName: job.name,
    type: job.type,
    info: task.info,
    infrastructure: job.type === 'zadig-vm-deploy' ? 'vm' : job.infrastructure,
    errorPolicy: job.errorPolicy,
    image: task.image,
    result: task.result,
    spec: task.spec,
    status: '',
    startTime: 0,
    endTime: 0,
    error: '',
    retryCount: 0,
    errorHandlerId: '',
    errorHandlerName: '',
    starts: 0,
    run: undefined,
  }
}
