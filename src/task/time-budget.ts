import type { Budget } from './outcome.ts'
import { phaseOf } from './status.ts'
import { jobsOf, type Task } from './task.ts'

/** How long the user lets the step wait, in milliseconds; an absent one is no limit of its own. */
export interface BudgetLimits {
  readonly timeout: number
  readonly 'queue-timeout': number | undefined
  readonly 'approval-timeout': number | undefined
}

/** What a task is waiting for: its turn, a person, or nothing but its own work. */
export type Waiting = 'queue' | 'human' | 'work'

/** What the task waits for now. A gate beside a job that still works is no wait for a person yet. */
export function waitingFor(task: Task): Waiting {
  if (phaseOf(task.status) === 'queued') return 'queue'
  if (phaseOf(task.status) === 'human') return 'human'
  const phases = jobsOf(task).map((job) => phaseOf(job.status))
  return phases.includes('human') && !phases.includes('active') ? 'human' : 'work'
}

/** Milliseconds that a task spent in each kind of waiting, as far as we saw. */
export type TimeSpent = Readonly<Record<Waiting, number>>

export interface TimeBudget {
  /** Adds the time since the last call to what the task was last seen waiting for. */
  tick(now: number): void
  /** As `tick`; from then on time counts for what this snapshot waits for. */
  update(task: Task, now: number): void
  /** The budget that is used up, if one is. */
  exhausted(): Budget | undefined
  /** Milliseconds until the first budget would be used up if nothing changed; Infinity without a limit in force. */
  left(): number
  spent(): TimeSpent
}

/**
 * Keeps the user's budgets. `timeout` is the whole wait; time at a gate counts against it only where there is no
 * `approval-timeout`, so that a release can wait for a person overnight without a day for its build.
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
