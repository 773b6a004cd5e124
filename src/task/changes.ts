import { hasEnded, isKnownStatus, phaseOf } from './status.ts'
import type { Job, Stage, Task } from './task.ts'

/** Something that a person who watches a task would want to be told. `from` is the status before, `''` for none. */
export type TaskEvent =
  | { readonly kind: 'task-status'; readonly task: Task; readonly from: string }
  | { readonly kind: 'stage-status'; readonly stage: Stage; readonly from: string }
  | { readonly kind: 'job-status'; readonly key: string; readonly job: Job; readonly from: string }
  /** The job runs again: by its own error policy, by a retry of the task, or after a manual execution. */
  | { readonly kind: 'job-restarted'; readonly key: string; readonly job: Job }
  /** The job or the task waits for a person. */
  | { readonly kind: 'gate-reached'; readonly key: string; readonly job: Job }
  | { readonly kind: 'stage-parked'; readonly stage: Stage }
  | { readonly kind: 'unknown-status'; readonly thing: string; readonly status: string }

/**
 * The jobs of a task by a key that stays the same from one snapshot to the next. Names can repeat in one task
 * (contract §5.3), so the key counts equal ones.
 */
export function jobsByKey(task: Task): ReadonlyMap<string, Job> {
  const jobs = new Map<string, Job>()
  // Where the search for a free number goes on: from the first each time, many equal names would take their square.
  const next = new Map<string, number>()
  for (const job of task.stages.flatMap((stage) => stage.jobs)) {
    const base = `${job.name} ${job.displayName}`
    let twin = next.get(base) ?? 1
    const key = (): string => (twin === 1 ? base : `${base} ${twin}`)
    while (jobs.has(key())) twin += 1
    jobs.set(key(), job)
    next.set(base, twin + 1)
  }
  return jobs
}

/**
 * What happened between two snapshots of one task, in the order in which a person would tell it: what begins is told from
 * the task down to the job, what ends from the job up to the task. Without `before`, what the first snapshot shows.
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

/** A job that was running or had ended, and now stands before a later start. */
function ranAgain(before: Job, after: Job): boolean {
  if (phaseOf(before.status) === 'idle') return false
  return (
    after.retryCount > before.retryCount ||
    (hasEnded(before.status) && !hasEnded(after.status)) ||
    (before.startTime > 0 && after.startTime > before.startTime)
  )
}

/**
 * The newer snapshot, with the jobs kept that it lacks: a job can vanish from one answer and be back in the next
 * (contract §5.7), which is no change. Stages that a manual execution replaced are taken as they are.
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

/** Items by key, in the order of the first item of each: `Map.groupBy`, which Node has from 21 on. */
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
