import { errorMessage } from '../errors.ts'
import type { LogFiles, Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { describeEvent, heartbeatLine } from '../report/progress-lines.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Attempt } from '../report/summary/data.ts'
import { type BudgetLimits, createTimeBudget, type TimeSpent, type Waiting, waitingFor } from '../task/time-budget.ts'
import { jobsByKey, mergeSnapshots, type TaskEvent } from '../task/changes.ts'
import { conclusionOf, failedJobs, type Outcome } from '../task/outcome.ts'
import { jobLabel, type Task } from '../task/task.ts'
import { watch } from '../task/watch.ts'
import { createCadence } from '../time/cadence.ts'
import { type Clock, createInterruptibleSleep } from '../time/clock.ts'
import { type CommitCheck, isLogNeeded, mustStop } from './commit-check.ts'
import { followLogs, type LogResult } from './job-logs.ts'
import type { LogMode } from '../ports/inputs.ts'
import { maskSecrets } from '../secrets/mask.ts'
import { readTaskBornAfter } from '../task-control/read-task.ts'
import { type Retried, retryTask } from '../task-control/retry-task.ts'
import { createHeartbeat } from '../task-control/heartbeat.ts'
import { jobName } from '../report/labels.ts'
import { deciders } from '../report/gates.ts'
import { phaseOf } from '../task/status.ts'
import { formatDuration } from '../time/duration.ts'

export interface FollowOptions {
  readonly task: TaskRef
  readonly projectKey: string
  /** The task's page in Zadig. */
  readonly url: string
  readonly limits: BudgetLimits
  readonly pollInterval: number
  readonly logs: LogMode
  readonly retries: number
  /** Milliseconds that one question may keep trying; less where a budget ends before. */
  readonly outageTimeout: number
  /** When waiting began, for elapsed times and budgets, unix ms. */
  readonly startedAt: number
  /** Unix seconds, server's clock: an older task of the same id is not ours (contract §5.7). 0 believes any. */
  readonly bornAfter: number
  /** The commits that were asked for, and what to do about others. */
  readonly commits: CommitCheck
  /** Called with what the task waits for, each time that it was read. */
  readonly onWaiting?: (waiting: Waiting) => void
}

export interface FollowDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  /** Aborted by the runner's signals, with the signal's name as its reason. */
  readonly signal: AbortSignal
  readonly logFiles?: LogFiles | undefined
}

export interface Followed {
  readonly outcome: Outcome
  /** The task with every job that was ever seen in it; undefined when it was never read. */
  readonly seen: Task | undefined
  readonly logs: LogResult
  readonly spent: TimeSpent
  /** How often the task ran while we followed it. */
  readonly attempts: number
  /** What became of the attempts before the last, oldest first. */
  readonly earlierAttempts: readonly Attempt[]
  /** Whether the step was stopped while a retry had no answer: an ended task may be about to run again. */
  readonly unanswered: boolean
}

/**
 * Follows a task to its end: tells every change, streams the logs of its jobs, gives a sign of life in silence, and has a
 * failed task retried as often as the user wants. The verdict comes from the task alone; logs are completed within a
 * budget of their own (`follow-logs.ts`) and can't change it.
 */
export async function follow(options: FollowOptions, deps: FollowDeps): Promise<Followed> {
  const { clock, runner } = deps
  const timeBudget = createTimeBudget(options.limits, options.startedAt)
  const interruptibleSleep = createInterruptibleSleep(clock)
  const elapsed = (): number => clock.now() - options.startedAt
  let seen: Task | undefined
  const heartbeat = createHeartbeat(runner, clock, () => {
    // While Zadig can't be reached, nobody else books the time.
    timeBudget.tick(clock.now())
    return heartbeatLine(seen, elapsed(), timeBudget.left())
  })
  const logs = followLogs({
    ...options,
    ...deps,
    isLogNeeded: (key, job) => isLogNeeded(options.commits, key, job),
    print: (text) => heartbeat.print(text),
    onSilence: () => interruptibleSleep.wake(),
  })
  const masked = new Set<string>()
  const watchGates = createGateReminders({ url: options.url, limit: options.limits['approval-timeout'] }, deps)

  async function show(event: TaskEvent): Promise<void> {
    const told = describeEvent(event, elapsed(), options.url)
    await heartbeat.print(`${told.line}\n`)
    if (told.notice !== undefined) runner.annotate('notice', { title: 'Zadig waits', message: told.notice })
    if (told.warning !== undefined) runner.annotate('warning', { title: 'Zadig', message: told.warning })
  }

  async function oneAttempt(): Promise<Outcome> {
    const cadence = createCadence(options.pollInterval, deps.random)
    const read = (leftMs: number): Promise<Task> => {
      const outageTimeout = Math.min(options.outageTimeout, leftMs)
      return readTaskBornAfter(options.task, options.bornAfter, { outageTimeout, withinMs: leftMs }, deps)
    }
    for await (const observation of watch({
      ...options,
      ...deps,
      before: seen,
      timeBudget,
      interruptibleSleep,
      cadence,
      read,
    })) {
      if (observation.kind === 'ended') return observation.outcome
      seen = mergeSnapshots(seen, observation.task)
      maskSecrets(seen.secrets, masked, runner)
      for (const event of observation.events) await show(event)
      logs.update(observation.task)
      watchGates(observation.task)
      options.onWaiting?.(waitingFor(observation.task))
      const stop = mustStop(options.commits, observation.task, logs.commits())
      if (stop !== undefined) return stop
    }
    throw new Error('watching ended without an outcome')
  }

  /** Has the ended task run again; `false` where it doesn't, and nothing is left but to report its end. */
  async function again(ended: Task): Promise<Retried['kind']> {
    try {
      const retried = await retryTask({ ...options.task, projectKey: options.projectKey }, ended, deps)
      if (retried.kind === 'refused') {
        const why = retried.error === undefined ? 'it still stands at its end' : errorMessage(retried.error)
        await heartbeat.print(`Zadig did not retry it: ${sanitizeLine(why)}\n`)
      }
      return retried.kind
    } catch (thrown) {
      // Stopped after Zadig had taken it: the next look at the task sees the signal first.
      if (deps.signal.aborted) return 'unanswered'
      throw thrown
    }
  }

  try {
    const earlierAttempts: Attempt[] = []
    let attemptAt = options.startedAt
    let unanswered = false
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await oneAttempt()
      const mayRunAgain = attempts <= options.retries && isWorthRetrying(outcome) && !deps.signal.aborted
      const soFar = { seen, logs: await logs.end(mayRunAgain), spent: timeBudget.spent() }
      const result = { ...soFar, outcome, attempts, earlierAttempts: [...earlierAttempts], unanswered }
      if (!mayRunAgain || deps.signal.aborted) return result
      await heartbeat.print(
        `↻ Attempt ${attempts} failed; retrying task ${options.task.taskId} (${attempts} of ${options.retries})\n`,
      )
      const retried = await again(outcome.task)
      if (retried === 'refused') return result
      unanswered = retried === 'unanswered'
      earlierAttempts.push(pastAttempt(outcome, clock.now() - attemptAt))
      attemptAt = clock.now()
    }
  } finally {
    heartbeat.end()
  }
}

function pastAttempt(outcome: Outcome & { readonly task: Task }, durationMs: number): Attempt {
  return { conclusion: conclusionOf(outcome), durationMs, failedJobs: failedJobs(outcome.task).map(jobLabel) }
}

/** What may pass on another try; a rejection or a cancellation is somebody's will. */
function isWorthRetrying(outcome: Outcome): outcome is Extract<Outcome, { readonly kind: 'failure' | 'timed-out' }> {
  return outcome.kind === 'failure' || outcome.kind === 'timed-out'
}

/** A gate that nobody has looked at for this long has been forgotten, or nobody knows of it. */
const LONG_MS = 1_800_000
/** GitHub shows ten warnings of a step (runner contract §5.2), and others want room too. */
const MAX_WARNINGS = 4

/**
 * Warns once for each gate that waits long for a person: half an hour, or half of what the user lets it wait.
 *
 * @returns what looks at each snapshot
 */
export function createGateReminders(
  { url, limit }: { readonly url: string; readonly limit: number | undefined },
  { runner, clock }: { readonly runner: Runner; readonly clock: Clock },
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
      runner.annotate('warning', {
        title: `Zadig waits for a person: ${jobName(job)}`,
        message: sanitizeLine(
          `${jobName(job)} has waited for ${formatDuration(waited)}${whom === '' ? '' : ` (${whom})`}: ${url}`,
          1_000,
        ),
      })
    }
  }
}
