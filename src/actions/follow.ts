import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { heartbeat, tell } from '../report/narration.ts'
import { openAccount, type BudgetLimits, type TimeSpent } from '../task/budgets.ts'
import { remember } from '../task/changes.ts'
import type { Outcome } from '../task/outcome.ts'
import type { Task } from '../task/task.ts'
import { watch } from '../task/watch.ts'
import { createCadence } from '../time/cadence.ts'
import type { Clock } from '../time/clock.ts'
import { createWakeable } from '../time/wakeable.ts'
import { followLogs, type LogMode, type LogResult } from './follow-logs.ts'
import { maskSecrets } from './masking.ts'

/** Longest silence in the step's log: a reader must see that the step lives. */
const HEARTBEAT_MS = 50_000

export interface FollowOptions {
  readonly task: TaskRef
  /** The task's page in Zadig. */
  readonly url: string
  readonly limits: BudgetLimits
  readonly pollInterval: number
  readonly logs: LogMode
  /** When waiting began, for elapsed times and budgets, unix ms. */
  readonly startedAt: number
}

export interface FollowDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  /** Aborted by the runner's signals, with the signal's name as its reason. */
  readonly signal: AbortSignal
}

export interface Followed {
  readonly outcome: Outcome
  /** The task with every job that was ever seen in it; undefined when it was never read. */
  readonly seen: Task | undefined
  readonly logs: LogResult
  readonly spent: TimeSpent
}

/**
 * Follows a task to its end: tells every change, streams the logs of its jobs, gives a sign of life in silence. The
 * verdict comes from the task alone; logs are completed within their own bounds and can't change it.
 */
export async function follow(options: FollowOptions, deps: FollowDeps): Promise<Followed> {
  const { clock, runner, signal } = deps
  const account = openAccount(options.limits, options.startedAt)
  const wakeable = createWakeable(clock)
  const over = new AbortController()
  const masked = new Set<string>()
  const voice = createVoice(runner, clock)
  const logs = followLogs({ ...options, ...deps, print: (text) => voice.print(text), onSilence: () => wakeable.wake() })
  let latest: Task | undefined
  let outcome: Outcome | undefined

  void beat(voice, clock, over.signal, () =>
    latest === undefined ? '' : heartbeat(latest, clock.now() - options.startedAt),
  )
  try {
    const observations = watch({
      ...options,
      clock,
      signal,
      account,
      wakeable,
      read: () => deps.zadig.getTask(options.task, { signal }),
      cadence: createCadence(options.pollInterval, deps.random),
    })
    for await (const observation of observations) {
      if (observation.kind === 'ended') {
        outcome = observation.outcome
        break
      }
      latest = remember(latest, observation.task)
      maskSecrets(latest.secrets, masked, runner)
      for (const event of observation.events) {
        const told = tell(event, clock.now() - options.startedAt, options.url)
        await voice.print(`${told.line}\n`)
        if (told.notice !== undefined) runner.annotate('notice', { title: 'Zadig waits', message: told.notice })
        if (told.warning !== undefined) runner.annotate('warning', { title: 'Zadig', message: told.warning })
      }
      logs.update(observation.task)
    }
    if (outcome === undefined) throw new Error('watching ended without an outcome')
    return { outcome, seen: latest, logs: await logs.end(), spent: account.spent() }
  } finally {
    over.abort()
  }
}

/** What prints, and knows how long nothing was printed. */
interface Voice {
  print(text: string): Promise<void>
  silentSince(): number
}

function createVoice(runner: Runner, clock: Clock): Voice {
  let printedAt = clock.now()
  return {
    print(text) {
      printedAt = clock.now()
      return runner.print(text)
    },
    silentSince: () => printedAt,
  }
}

/** Prints a sign of life whenever nothing was printed for a while, until the signal. */
async function beat(voice: Voice, clock: Clock, until: AbortSignal, text: () => string): Promise<void> {
  while (!until.aborted) {
    try {
      await clock.sleep(Math.max(1_000, voice.silentSince() + HEARTBEAT_MS - clock.now()), until)
    } catch {
      return
    }
    if (clock.now() - voice.silentSince() < HEARTBEAT_MS) continue
    const line = text()
    if (line !== '') await voice.print(`${line}\n`)
  }
}
