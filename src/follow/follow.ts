import { errorMessage } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs, FollowInputs } from '../ports/inputs.ts'
import type { ProjectRef, TaskRef } from '../ports/zadig-api.ts'
import { jobName } from '../report/labels.ts'
import { describeEvent, heartbeatLine } from '../report/progress-lines.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Attempt } from '../report/summary/data.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { jobsByKey, mergeSnapshots, type TaskEvent } from '../task/changes.ts'
import { conclusionOf, failedJobs, type Outcome } from '../task/outcome.ts'
import { phaseOf } from '../task/status.ts'
import { jobLabel, type Task } from '../task/task.ts'
import { createTimeBudget, type TimeSpent, type Waiting, waitingFor } from '../task/time-budget.ts'
import { watch } from '../task/watch.ts'
import { createHeartbeat } from '../task-control/heartbeat.ts'
import { readTaskBornAfter } from '../task-control/read-task.ts'
import { type Retried, retryTask } from '../task-control/retry-task.ts'
import { deciders } from '../report/gates.ts'
import { createCadence } from '../time/cadence.ts'
import { createInterruptibleSleep } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import { type CommitCheck, isLogNeeded, mustStop } from './commit-check.ts'
import { followLogs, type LogResult } from './job-logs.ts'

/** The task to follow. */
export interface FollowedTask {
  readonly task: TaskRef & ProjectRef
  readonly url: string
  /** When waiting began, for elapsed times and budgets, unix ms. */
  readonly startedAt: number
  /** Unix seconds, server's clock: an older task of the same id is not ours (contract §5.7). 0 accepts any. */
  readonly bornAfter: number
}

type FollowSettings = Pick<ConnectionInputs, 'outageTimeout'> &
  Pick<FollowInputs, 'limits' | 'pollInterval' | 'logs' | 'retries'>

export type FollowDeps = Pick<Deps, 'zadig' | 'runner' | 'clock' | 'random' | 'signal'> &
  Partial<Pick<Deps, 'logFiles'>>

export interface Followed {
  readonly outcome: Outcome
  /** The task with every job that was ever seen in it; undefined when it was never read. */
  readonly seen: Task | undefined
  readonly logs: LogResult
  readonly spent: TimeSpent
  readonly attempts: number
  /** What became of the attempts before the last, oldest first. */
  readonly earlierAttempts: readonly Attempt[]
  /** Whether the step was stopped while a retry had no answer: an ended task may be about to run again. */
  readonly unanswered: boolean
}

/**
 * Follows a task to its end: prints every change, streams the logs of its jobs, prints a heartbeat in silence, and has a
 * failed task retried as often as the user wants. The outcome comes from the task alone; logs can't change it.
 *
 * @param onWaiting called with what the task waits for, each time that it was read
 */
export async function follow(
  { task: ref, url, startedAt, bornAfter }: FollowedTask,
  { limits, pollInterval, logs: logMode, retries, outageTimeout }: FollowSettings,
  commits: CommitCheck,
  onWaiting: (waiting: Waiting) => void,
  deps: FollowDeps,
): Promise<Followed> {
  const { zadig, runner, clock, signal } = deps
  const timeBudget = createTimeBudget(limits, startedAt)
  const interruptibleSleep = createInterruptibleSleep(clock)
  const elapsed = (): number => clock.now() - startedAt
  let seen: Task | undefined
  const heartbeat = createHeartbeat(runner, clock, () => {
    // While Zadig can't be reached, nothing else counts the time.
    timeBudget.tick(clock.now())
    return heartbeatLine(seen, elapsed(), timeBudget.left())
  })
  const logs = followLogs({
    zadig,
    clock,
    signal,
    task: ref,
    logs: logMode,
    logFiles: deps.logFiles,
    isLogNeeded: (key, job) => isLogNeeded(commits, key, job),
    print: (text) => heartbeat.print(text),
    onSilence: () => interruptibleSleep.wake(),
  })
  const masked = new Set<string>()
  const remindOfGates = createGateReminders({ url, limit: limits['approval-timeout'] }, deps)

  async function show(event: TaskEvent): Promise<void> {
    const { line, notice, warning } = describeEvent(event, elapsed(), url)
    await heartbeat.print(`${line}\n`)
    if (notice !== undefined) runner.annotate('notice', { title: 'Zadig waits', message: notice })
    if (warning !== undefined) runner.annotate('warning', { title: 'Zadig', message: warning })
  }

  async function oneAttempt(): Promise<Outcome> {
    const cadence = createCadence(pollInterval, deps.random)
    const read = (leftMs: number): Promise<Task> =>
      readTaskBornAfter(ref, bornAfter, { outageTimeout: Math.min(outageTimeout, leftMs), withinMs: leftMs }, deps)
    const watched = watch({ before: seen, read, clock, cadence, limits, timeBudget, signal, interruptibleSleep })
    for await (const observation of watched) {
      if (observation.kind === 'ended') return observation.outcome
      seen = mergeSnapshots(seen, observation.task)
      maskSecrets(seen.secrets, runner, masked)
      for (const event of observation.events) await show(event)
      logs.update(observation.task)
      remindOfGates(observation.task)
      onWaiting(waitingFor(observation.task))
      const stop = mustStop(commits, observation.task, logs.commits())
      if (stop !== undefined) return stop
    }
    throw new Error('watching ended without an outcome')
  }

  async function again(ended: Task): Promise<Retried['kind']> {
    try {
      const retried = await retryTask(ref, ended, deps)
      if (retried.kind === 'refused') {
        const why = retried.error === undefined ? 'it is still ended' : errorMessage(retried.error)
        await heartbeat.print(`Zadig did not retry it: ${sanitizeLine(why)}\n`)
      }
      return retried.kind
    } catch (thrown) {
      // Stopped after Zadig had accepted it: the next read of the task sees the signal first.
      if (signal.aborted) return 'unanswered'
      throw thrown
    }
  }

  try {
    const earlierAttempts: Attempt[] = []
    let attemptAt = startedAt
    let unanswered = false
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await oneAttempt()
      const mayRunAgain = attempts <= retries && isWorthRetrying(outcome) && !signal.aborted
      const soFar = { seen, logs: await logs.end(mayRunAgain), spent: timeBudget.spent() }
      const result = { ...soFar, outcome, attempts, earlierAttempts, unanswered }
      if (!mayRunAgain || signal.aborted) return result
      await heartbeat.print(`↻ Attempt ${attempts} failed; retrying task ${ref.taskId} (${attempts} of ${retries})\n`)
      const retried = await again(outcome.task)
      if (retried === 'refused') return result
      unanswered = retried === 'unanswered'
      const failed = failedJobs(outcome.task).map(jobLabel)
      const durationMs = clock.now() - attemptAt
      earlierAttempts.push({ conclusion: conclusionOf(outcome), durationMs, failedJobs: failed })
      attemptAt = clock.now()
    }
  } finally {
    heartbeat.end()
  }
}

/** Whether another attempt may pass; a rejection or a cancellation is a decision. */
function isWorthRetrying(outcome: Outcome): outcome is Extract<Outcome, { readonly kind: 'failure' | 'timed-out' }> {
  return outcome.kind === 'failure' || outcome.kind === 'timed-out'
}

/** A gate that has waited this long may have been forgotten. */
const LONG_MS = 1_800_000
/** GitHub shows ten warnings of a step (runner contract §5.2), and other warnings need room. */
const MAX_WARNINGS = 4

/** Warns, called with each snapshot, once for each gate that waits half an hour for a person, or half of its time limit. */
export function createGateReminders(
  { url, limit }: { readonly url: string; readonly limit: number | undefined },
  { runner, clock }: Pick<Deps, 'runner' | 'clock'>,
): (task: Task) => void {
  const since = new Map<string, number>()
  const warned = new Set<string>()
  const long = Math.min(LONG_MS, limit === undefined ? Infinity : limit / 2)

  return (task) => {
    for (const [key, job] of jobsByKey(task)) {
      if (phaseOf(job.status) !== 'human') {
        since.delete(key)
        continue
      }
      const waited = clock.now() - (since.get(key) ?? clock.now())
      since.set(key, clock.now() - waited)
      if (waited < long || warned.has(key) || warned.size >= MAX_WARNINGS) continue
      warned.add(key)
      const whom = job.gate === undefined ? '' : deciders(job.gate)
      const text = `${jobName(job)} has waited for ${formatDuration(waited)}${whom === '' ? '' : ` (${whom})`}: ${url}`
      const message = sanitizeLine(text, 1_000)
      runner.annotate('warning', { title: `Zadig waits for a person: ${jobName(job)}`, message })
    }
  }
}
