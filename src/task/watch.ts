import { ZadigError } from '../errors.ts'
import type { Cadence } from '../time/cadence.ts'
import type { Clock, InterruptibleSleep } from '../time/clock.ts'
import { changes, mergeSnapshots, type TaskEvent } from './changes.ts'
import type { BudgetLimits, TimeBudget } from './time-budget.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { Task } from './task.ts'

export interface WatchOptions {
  /** What was seen of the task before, so that only what is new is told. */
  readonly before?: Task | undefined
  /** Reads the task; it may keep trying while Zadig cannot be reached, but not for longer than `leftMs`. */
  readonly read: (leftMs: number) => Promise<Task>
  readonly clock: Clock
  readonly cadence: Cadence
  readonly limits: BudgetLimits
  readonly timeBudget: TimeBudget
  /** Aborted to stop watching; what happens to the task is the caller's policy. */
  readonly signal: AbortSignal
  /** Woken when something suggests news, such as a log that fell silent. */
  readonly interruptibleSleep: InterruptibleSleep
}

/** What a watcher sees: a snapshot each time the task was read, with the news in it, and the end. */
export type Observation =
  | { readonly kind: 'snapshot'; readonly task: Task; readonly events: readonly TaskEvent[] }
  | { readonly kind: 'ended'; readonly outcome: Outcome }

/**
 * Asks for the task until it has a verdict, a budget is used up, the signal fires or Zadig can't answer. Knows time and
 * state, nothing of logs, words or HTTP. The last observation is always `ended`.
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
      const askedAt = clock.now()
      timeBudget.update(task, askedAt)
      const events = changes(before, task)
      yield { kind: 'snapshot', task, events }

      const outcome = outcomeOf(task) ?? outOfTime(task, options)
      if (outcome !== undefined) {
        yield { kind: 'ended', outcome }
        return
      }

      before = mergeSnapshots(before, task)
      await interruptibleSleep.pause(Math.min(cadence.next(events.length > 0), timeBudget.left()), signal)
      await clock.sleep(Math.max(0, askedAt + cadence.fastest / 2 - clock.now()), signal)
    }
  } catch (thrown) {
    yield { kind: 'ended', outcome: endedByError(thrown, task, options) }
  }
}

function outOfTime(task: Task, { timeBudget, limits }: WatchOptions): Outcome | undefined {
  const budget = timeBudget.exhausted()
  return budget === undefined ? undefined : { kind: 'out-of-time', budget, limitMs: limits[budget] ?? 0, task }
}

/** Expected ends of asking, as values; anything else is thrown on. */
function endedByError(thrown: unknown, task: Task | undefined, options: WatchOptions): Outcome {
  const { signal, timeBudget, clock } = options
  if (signal.aborted) return { kind: 'aborted', signal: String(signal.reason), task }
  if (!(thrown instanceof ZadigError)) throw thrown
  if (thrown.kind !== 'unreachable') return { kind: 'unknown', error: thrown, task }
  // Asking ended where the user's budget did: that it was an outage that ate the rest of it comes second.
  timeBudget.tick(clock.now())
  const over = task === undefined ? undefined : outOfTime(task, options)
  return over ?? { kind: 'unreachable', error: thrown, task }
}
