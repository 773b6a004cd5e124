import type { Deps } from '../ports/deps.ts'
import { heartbeatLine } from '../report/progress-lines.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { changes } from '../task/changes.ts'
import type { Task } from '../task/task.ts'
import { createCadence } from '../time/cadence.ts'
import type { Clock } from '../time/clock.ts'
import { createHeartbeat } from './heartbeat.ts'

/**
 * Calls `check` after each pause until it returns something; undefined when there is no pause left. Throws what `check`
 * throws, and the signal's reason during a pause.
 *
 * @param pauses milliseconds before each call; 0 calls at once
 */
export async function pollUntil<Found>(
  check: () => Promise<Found | undefined>,
  pauses: Iterable<number>,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<Found | undefined> {
  for (const pause of pauses) {
    if (pause > 0) await clock.sleep(pause, signal)
    const found = await check()
    if (found !== undefined) return found
  }
  return undefined
}

/** The pauses of so many calls, the first of them at once. */
export function times(calls: number, pauseMs: number): readonly number[] {
  return Array.from({ length: calls }, (_, index) => (index === 0 ? 0 : pauseMs))
}

/** The pauses of calls from now on, the first of them at once and the last within `ms`. */
export function within(ms: number, pauseMs: number, clock: Clock): Iterable<number> {
  const until = clock.now() + ms
  return (function* () {
    for (let pause = 0; pause === 0 || clock.now() + pause <= until; pause = pauseMs) yield pause
  })()
}

/** All times are in milliseconds. */
interface TaskPoll<Found> {
  readonly first: Task
  readonly timeout: number
  readonly pollInterval: number
  /** Returns what was waited for, or `undefined` to poll again; may throw to end the wait. */
  readonly check: (task: Task) => Promise<Found | undefined> | Found | undefined
}

/**
 * Reads a task until `check` returns something, and prints a heartbeat meanwhile.
 *
 * @returns what was waited for, undefined when the time was up, and the task as it was read last
 */
export async function pollTask<Found>(
  { first, timeout, pollInterval, check }: TaskPoll<Found>,
  { zadig, runner, clock, random, signal }: Pick<Deps, 'zadig' | 'runner' | 'clock' | 'random' | 'signal'>,
): Promise<{ readonly task: Task; readonly found: Found | undefined }> {
  const ref = { workflowKey: first.workflowKey, taskId: first.id }
  const startedAt = clock.now()
  const cadence = createCadence(pollInterval, random)
  const masked = new Set<string>()
  let task = first
  let moved = true

  function* pauses(): Generator<number, void> {
    for (let left = timeout; left > 0; left = startedAt + timeout - clock.now()) {
      yield Math.min(left, cadence.next(moved))
    }
  }
  async function readAndCheck(): Promise<Found | undefined> {
    const now = await zadig.getTask(ref, { signal })
    maskSecrets(now.secrets, runner, masked)
    moved = changes(task, now).length > 0
    task = now
    return check(now)
  }

  const heartbeat = createHeartbeat(runner, clock, () => heartbeatLine(task, clock.now() - startedAt))
  try {
    const found = (await check(first)) ?? (await pollUntil(readAndCheck, pauses(), { clock, signal }))
    return { task, found }
  } finally {
    heartbeat.end()
  }
}
