import { ZadigError } from '../errors.ts'
import type { Cadence } from '../time/cadence.ts'
import type { Clock, InterruptibleSleep } from '../time/clock.ts'
import { changes, mergeSnapshots, type TaskEvent } from './changes.ts'
import type { BudgetLimits, TimeBudget } from './time-budget.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { Task } from './task.ts'

export interface WatchOptions {
  /** An earlier snapshot, for the first events. */
  readonly before?: Task | undefined
  /** Reads the task. It may retry while Zadig cannot be reached, for `leftMs` at most. */
  readonly read: (leftMs: number) => Promise<Task>
  readonly clock: Clock
  readonly cadence: Cadence
  readonly limits: BudgetLimits
  readonly timeBudget: TimeBudget
  /** Aborted to stop watching. */
  readonly signal: AbortSignal
  /** Woken to poll early, such as when a log falls silent. */
  readonly interruptibleSleep: InterruptibleSleep
}

/** A snapshot with its events each time the task was read, and the end. */
export type Observation =
  | { readonly kind: 'snapshot'; readonly task: Task; readonly events: readonly TaskEvent[] }
  | { readonly kind: 'ended'; readonly outcome: Outcome }

/**
 * Polls the task until it has ended, a budget is used up, the signal fires or Zadig can't answer. The last observation is
 * always `ended`.
 */
export async function* watch(options: WatchOptions): AsyncGenerator<Observation, void> {
  const { clock, cadence, timeBudget, signal, interruptibleSleep } = options
  let before = options.before
  let task: Task | undefined
  try {
    for (;;) {
      signal.throwIfAborted()
      timeBudget.tick(clock.now())
      task = await options.read(Math.max(0, timeBudget.left()))
      const readAt = clock.now()
      timeBudget.update(task, readAt)
      const events = changes(before, task)
      yield { kind: 'snapshot', task, events }

      const outcome = outcomeOf(task) ?? outOfTime(task, options)
      if (outcome !== undefined) {
        yield { kind: 'ended', outcome }
        return
      }

      before = mergeSnapshots(before, task)
      await interruptibleSleep.pause(Math.min(cadence.next(events.length > 0), timeBudget.left()), signal)
      await clock.sleep(Math.max(0, readAt + cadence.fastest / 2 - clock.now()), signal)
    }
  } catch (thrown) {
    yield { kind: 'ended', outcome: endedByError(thrown, task, options) }
  }
}

function outOfTime(task: Task, { timeBudget, limits }: WatchOptions): Outcome | undefined {
  const budget = timeBudget.exhausted()
  return budget === undefined ? undefined : { kind: 'out-of-time', budget, limitMs: limits[budget] ?? 0, task }
}

/** The outcome of an expected error; other errors are thrown. */
function endedByError(thrown: unknown, task: Task | undefined, options: WatchOptions): Outcome {
  const { signal, timeBudget, clock } = options
  if (signal.aborted) return { kind: 'aborted', signal: String(signal.reason), task }
  if (!(thrown instanceof ZadigError)) throw thrown
  if (thrown.kind !== 'unreachable') return { kind: 'unknown', error: thrown, task }
  // The read stopped because the budget is used up, which the user set; the outage is not the reason.
  timeBudget.tick(clock.now())
  const over = task === undefined ? undefined : outOfTime(task, options)
  return over ?? { kind: 'unreachable', error: thrown, task }
}
