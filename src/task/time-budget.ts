import type { Budget } from './outcome.ts'
import { phaseOf } from './status.ts'
import { jobsOf, type Task } from './task.ts'

/** The user's limits in milliseconds. */
export interface BudgetLimits {
  readonly timeout: number
  readonly 'queue-timeout': number | undefined
  readonly 'approval-timeout': number | undefined
}

/** What a task waits for: its place in the queue, a person, or its jobs. */
export type Waiting = 'queue' | 'human' | 'work'

/** What the task waits for now. A gate beside a running job does not count as waiting for a person. */
export function waitingFor(task: Task): Waiting {
  if (phaseOf(task.status) === 'queued') return 'queue'
  if (phaseOf(task.status) === 'human') return 'human'
  const phases = jobsOf(task).map((job) => phaseOf(job.status))
  return phases.includes('human') && !phases.includes('active') ? 'human' : 'work'
}

/** Milliseconds that a task was seen to spend on each wait. */
export type TimeSpent = Readonly<Record<Waiting, number>>

export interface TimeBudget {
  /** Adds the time since the last call to the wait of the last snapshot. */
  tick(now: number): void
  /** As `tick`; later time counts for the wait of this snapshot. */
  update(task: Task, now: number): void
  /** The budget that is used up, if any. */
  exhausted(): Budget | undefined
  /** Milliseconds until the first budget is used up if nothing changes; Infinity without a limit. */
  left(): number
  spent(): TimeSpent
}

/**
 * Measures the time against the limits. `timeout` is for the whole wait; with an `approval-timeout`, time at a gate does not
 * count against it.
 */
export function createTimeBudget(limits: BudgetLimits, startedAt: number): TimeBudget {
  const spent: Record<Waiting, number> = { queue: 0, human: 0, work: 0 }
  let current: Waiting = 'queue'
  let countedUntil = startedAt

  const approval = limits['approval-timeout']
  const queue = limits['queue-timeout']
  const remaining = (): Readonly<Record<Budget, number>> => ({
    'queue-timeout': queue === undefined || current !== 'queue' ? Infinity : queue - spent.queue,
    'approval-timeout': approval === undefined || current !== 'human' ? Infinity : approval - spent.human,
    timeout:
      approval !== undefined && current === 'human'
        ? Infinity
        : limits.timeout - spent.queue - spent.work - (approval === undefined ? spent.human : 0),
  })

  function tick(now: number): void {
    spent[current] += Math.max(0, now - countedUntil)
    countedUntil = now
  }

  return {
    tick,
    update(task, now) {
      tick(now)
      current = waitingFor(task)
    },
    exhausted() {
      const left = remaining()
      return (['queue-timeout', 'approval-timeout', 'timeout'] as const).find((budget) => left[budget] <= 0)
    },
    left: () => Math.min(...Object.values(remaining())),
    spent: () => ({ ...spent }),
  }
}
