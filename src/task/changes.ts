import { hasEnded, isKnownStatus, phaseOf } from './status.ts'
import { type Job, jobsOf, type Stage, type Task } from './task.ts'

/** A change of a task that the log shows. `from` is the status before, `''` for none. */
export type TaskEvent =
  | { readonly kind: 'task-status'; readonly task: Task; readonly from: string }
  | { readonly kind: 'stage-status'; readonly stage: Stage; readonly from: string }
  | { readonly kind: 'job-status'; readonly key: string; readonly job: Job; readonly from: string }
  /** The job runs again: by its own error policy, by a retry of the task, or after a manual execution. */
  | { readonly kind: 'job-restarted'; readonly key: string; readonly job: Job }
  /** The job waits for a person. */
  | { readonly kind: 'gate-reached'; readonly key: string; readonly job: Job }
  | { readonly kind: 'stage-parked'; readonly stage: Stage }
  | { readonly kind: 'unknown-status'; readonly thing: string; readonly status: string }

/**
 * The jobs of a task by a key that stays the same from one snapshot to the next. Names can repeat in one task
 * (contract §5.3), so the key ends in a number.
 */
export function jobsByKey(task: Task): ReadonlyMap<string, Job> {
  const numbers = new Map<string, number>()
  return new Map(
    jobsOf(task).map((job) => {
      const name = `${job.name} ${job.displayName}`
      const number = (numbers.get(name) ?? 0) + 1
      numbers.set(name, number)
      return [`${name} ${number}`, job]
    }),
  )
}

/**
 * The events between two snapshots of one task. What begins is in the order task, stage, job; what ends in the order job,
 * stage, task. Without `before`, the events of the first snapshot.
 */
export function changes(before: Task | undefined, after: Task): readonly TaskEvent[] {
  const jobsBefore: ReadonlyMap<string, Job> = before === undefined ? new Map<string, Job>() : jobsByKey(before)
  const keys = new Map([...jobsByKey(after)].map(([key, job]) => [job, key]))
  const stages = after.stages.flatMap((stage, index) => {
    const own = stageChange(before?.stages[index]?.status ?? '', stage)
    const jobs = stage.jobs.flatMap((job) => {
      const key = keys.get(job) ?? job.name
      return jobChange(key, jobsBefore.get(key), job)
    })
    return hasEnded(stage.status) ? [...jobs, ...own] : [...own, ...jobs]
  })
  const own = taskChange(before?.status ?? '', after)
  return hasEnded(after.status) ? [...stages, ...own] : [...own, ...stages]
}

function taskChange(from: string, task: Task): readonly TaskEvent[] {
  if (from === task.status) return []
  return [{ kind: 'task-status', task, from }, ...unknown(`task ${task.id}`, task.status)]
}

function stageChange(from: string, stage: Stage): readonly TaskEvent[] {
  if (from === stage.status) return []
  const parked: readonly TaskEvent[] = phaseOf(stage.status) === 'human' ? [{ kind: 'stage-parked', stage }] : []
  return [{ kind: 'stage-status', stage, from }, ...unknown(`stage ${stage.name}`, stage.status), ...parked]
}

function jobChange(key: string, before: Job | undefined, job: Job): readonly TaskEvent[] {
  const from = before?.status ?? ''
  const again: readonly TaskEvent[] =
    before !== undefined && ranAgain(before, job) ? [{ kind: 'job-restarted', key, job }] : []
  if (from === job.status) return again
  const gate: readonly TaskEvent[] = phaseOf(job.status) === 'human' ? [{ kind: 'gate-reached', key, job }] : []
  return [...again, { kind: 'job-status', key, job, from }, ...unknown(`job ${job.name}`, job.status), ...gate]
}

function unknown(thing: string, status: string): readonly TaskEvent[] {
  return isKnownStatus(status) ? [] : [{ kind: 'unknown-status', thing, status }]
}

/** Whether a job that ran or had ended was reset or started again. */
function ranAgain(before: Job, after: Job): boolean {
  if (phaseOf(before.status) === 'idle') return false
  return (
    after.retryCount > before.retryCount ||
    (hasEnded(before.status) && !hasEnded(after.status)) ||
    (before.startTime > 0 && after.startTime > before.startTime)
  )
}

/**
 * The newer snapshot, with the jobs that only the older one has: a job can be missing from one answer and be in the next
 * (contract §5.7). Stages that a manual execution replaced are not merged.
 */
export function mergeSnapshots(before: Task | undefined, after: Task): Task {
  if (before === undefined) return after
  const stages = after.stages.map((stage, index) => {
    const known = before.stages[index]
    if (known === undefined || known.name !== stage.name || stage.jobs.length >= known.jobs.length) return stage
    const names = new Set(stage.jobs.map((job) => job.name))
    return { ...stage, jobs: [...stage.jobs, ...known.jobs.filter((job) => !names.has(job.name))] }
  })
  return { ...after, stages }
}

/** Items by key, in the order of their first items. `Map.groupBy` needs Node 21. */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
