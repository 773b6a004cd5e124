import type { Core } from '../core.ts'
import type { JobRecord } from '../task/model.ts'
import type { EventStream } from './event-stream.ts'
import { mutedStream, RunStream, silentStream } from './event-stream.ts'
import { logKindOf } from './kinds.ts'

/** How long the server waits for a pod to run. */
const POD_PATIENCE = 5 * 60_000

/** Opens the live log of a job as the server finds it (contract §7.2): by key, id and container name. */
export function openEventStream(
  core: Core,
  workflowKey: string,
  taskId: number,
  jobName: string,
  lines: number,
): EventStream {
  const task = core.tasks.find(workflowKey, taskId)
  const job = task?.stages
    .flatMap(({ jobs }) => jobs)
    .find(({ name }) => containerName(name) === containerName(jobName))
  if (task === undefined) return silentStream
  // Without a job the server waits for a pod with that container among all pods.
  if (job === undefined) return mutedStream(core.clock, POD_PATIENCE)
  const kind = logKindOf(job, core.version)
  switch (kind) {
    case 'none':
      return silentStream
    case 'buffer': {
      const { run } = job
      if (run?.startedAt === undefined || run.endedAt !== undefined) return silentStream
      return new RunStream(core.clock, run, { kind, tail: 0, patience: 0 })
    }
    case 'container':
      return openPod(core, job, lines)
  }
}

function openPod(core: Core, job: JobRecord, tail: number): EventStream {
  const following = { kind: 'container', tail, patience: POD_PATIENCE } as const
  if (job.status === '') return openAnyPod(core, job, tail)
  const { run } = job
  // The pod of a finished job is gone: the server waits for it in vain, without a fallback to the stored log.
  if (run === undefined || run.endedAt !== undefined) return mutedStream(core.clock, POD_PATIENCE)
  return new RunStream(core.clock, run, following)
}

/**
 * Before a job starts, its pod is looked up by job type alone: the server picks any running pod of that type and reads
 * its container of that name, which can be another task's.
 */
function openAnyPod(core: Core, job: JobRecord, tail: number): EventStream {
  const other = core.tasks
    .jobs()
    .find(({ type, run }) => type === job.type && run?.startedAt !== undefined && run.endedAt === undefined)
  if (other?.run === undefined || containerName(other.name) !== containerName(job.name)) return silentStream
  return new RunStream(core.clock, other.run, { kind: 'container', tail, patience: POD_PATIENCE })
}

/** The container's name: cut to 63 bytes, without a trailing `-`. Chinese characters stay as they are here. */
function containerName(job: string): string {
  return Buffer.from(job).subarray(0, 63).toString().replace(/-$/u, '')
}
