import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { heartbeatLine } from '../report/progress-lines.ts'
import { changes } from '../task/changes.ts'
import type { Task } from '../task/task.ts'
import { createCadence } from '../time/cadence.ts'
import type { Clock } from '../time/clock.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { createHeartbeat } from './heartbeat.ts'

export interface PollDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
}

export interface PollOptions<Found> {
  readonly task: TaskRef
  /** Milliseconds in all. */
  readonly timeout: number
  readonly pollInterval: number
  /** Looks at the task: gives back what was waited for, or `undefined` to ask again; may throw to end the wait. */
  readonly look: (task: Task) => Found | undefined | Promise<Found | undefined>
}

/** What was waited for, or the task as it was seen last when the time was up. */
export type PollResult<Found> =
  | { readonly kind: 'found'; readonly task: Task; readonly found: Found }
  | { readonly kind: 'out-of-time'; readonly task: Task }

/** Reads a task again and again until something about it holds; gives signs of life meanwhile. */
export async function pollUntil<Found>(options: PollOptions<Found>, deps: PollDeps): Promise<PollResult<Found>> {
  const { zadig, runner, clock, signal } = deps
  const startedAt = clock.now()
  const cadence = createCadence(options.pollInterval, deps.random)
  const masked = new Set<string>()
  let last: Task | undefined
  const heartbeat = createHeartbeat(runner, clock, () =>
    last === undefined ? '' : heartbeatLine(last, clock.now() - startedAt),
  )
  try {
    for (;;) {
      const task = await zadig.getTask(options.task, { signal })
      maskSecrets(task.secrets, masked, runner)
      const found = await options.look(task)
      if (found !== undefined) return { kind: 'found', task, found }
      const left = startedAt + options.timeout - clock.now()
      if (left <= 0) return { kind: 'out-of-time', task }
      const moved = changes(last, task).length > 0
      last = task
      await clock.sleep(Math.min(left, cadence.next(moved)), signal)
    }
  } finally {
    heartbeat.end()
  }
}
