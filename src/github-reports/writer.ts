import { errorMessage } from '../errors.ts'
import { GithubError } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Clock } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import type { OpenReport, OpenReportName } from '../ports/step-state.ts'
import type { Channel, MakeCall, ReportState } from './channel.ts'

/** Before the last state is tried once more where a gateway or the network failed. */
const AGAIN_AFTER_MS = 1_000

/** What writes one channel's states to GitHub. */
export interface Writer {
  /** Takes the state that is to be shown; one that was not written yet is dropped for it. */
  show(state: ReportState): void
  /**
   * Takes the last state and resolves when it is written, or when it can't be: then the user was told.
   *
   * @param until unix ms; a rate limit that holds longer is left to the post step
   */
  finish(state: ReportState, until: number): Promise<void>
}

/**
 * Writes a channel's states one after the other, and of those that came meanwhile the last. GitHub's rate limit is waited
 * for, and then the newest state is written. A write that fails is a warning that names the permission to add, and where
 * it can't go well the next time, nothing more is written. Until the end is written, the post step knows of it.
 */
export function createWriter(
  channel: Channel,
  calls: GithubCalls,
  { runner, clock }: { readonly runner: Runner; readonly clock: Clock },
): Writer {
  let next: ReportState | undefined
  let working: Promise<void> | undefined
  let until = Infinity
  let pause = new AbortController()
  let isOff = false
  let isKept = false
  let isTriedAgain = false
  /** Whether the user was told of the failures since the last success. */
  let isTold = false

  function save(report: OpenReport | undefined): void {
    const patch: Partial<Record<OpenReportName, OpenReport | undefined>> = { [channel.keptAs]: report }
    runner.saveState(patch)
  }

  function keep(where: OpenReport): void {
    isKept = true
    save(where)
  }

  /** Leaves the post step nothing to do. */
  function settle(): void {
    if (isKept) save(undefined)
    isKept = false
  }

  async function writeAll(): Promise<void> {
    while (next !== undefined && !isOff && !calls.signal.aborted) {
      const state = next
      next = undefined
      const waitMs = await write(state)
      if (waitMs === undefined) continue
      next ??= state
      pause = new AbortController()
      await clock.sleep(waitMs, AbortSignal.any([pause.signal, calls.signal])).catch(() => undefined)
    }
    working = undefined
  }

  /** @returns milliseconds to wait before the state is written again; undefined where that is not to be */
  async function write(state: ReportState): Promise<number | undefined> {
    try {
      const remark = await channel.show(state, calls.call, keep)
      isTold = false
      if (state.kind === 'ended' || remark !== undefined) settle()
      if (remark === undefined) return undefined
      isOff = true
      runner.annotate('notice', {
        title: `Zadig ${channel.name}`,
        message: `The ${channel.name} was not written: ${remark}.`,
      })
      return undefined
    } catch (thrown) {
      const waitMs = againAfter(thrown, state)
      if (waitMs === undefined) await complain(thrown)
      else if (isRateLimited(thrown) && until < Infinity) {
        await runner.print(`The ${channel.name} waits ${formatDuration(waitMs)} for GitHub's rate limit.\n`)
      }
      return waitMs
    }
  }

  function againAfter(thrown: unknown, state: ReportState): number | undefined {
    if (isRateLimited(thrown)) {
      const limitedUntil = calls.limitedUntil()
      return limitedUntil <= until ? Math.max(0, limitedUntil - clock.now()) : undefined
    }
    const isUnreachable = thrown instanceof GithubError && thrown.kind === 'unreachable'
    if (state.kind !== 'ended' || !isUnreachable || isTriedAgain) return undefined
    isTriedAgain = true
    return AGAIN_AFTER_MS
  }

  async function complain(thrown: unknown): Promise<void> {
    if (isRateLimited(thrown) && isKept) {
      const message = sanitizeLine(errorMessage(thrown))
      await runner.print(`The ${channel.name} is left to the post step: ${message}.\n`)
      return
    }
    isOff = !isPassing(thrown)
    if (isOff) settle()
    if (isTold && !isOff) return
    isTold = true
    runner.annotate('warning', { title: `Zadig ${channel.name}`, message: complaint(thrown, channel) })
  }

  function show(state: ReportState): void {
    next = state
    if (!isOff) working ??= writeAll()
  }

  return {
    show,
    finish(state, deadline) {
      until = deadline
      show(state)
      // What waits tries at once: nothing is sent while the limit holds, but the post step learns how the task ended.
      pause.abort()
      return working ?? Promise.resolve()
    },
  }
}

/** What may go well the next time. */
function isPassing(thrown: unknown): boolean {
  return !(thrown instanceof GithubError) || thrown.kind === 'unreachable' || thrown.kind === 'rate-limited'
}

function complaint(thrown: unknown, { name, permission }: Channel): string {
  return `The ${name} was not written: ${sanitizeLine(errorMessage(thrown))}. ${advice(thrown, permission)}`.trim()
}

function advice(thrown: unknown, permission: string): string {
  if (!(thrown instanceof GithubError)) return ''
  switch (thrown.kind) {
    case 'forbidden':
      return `Give the job \`permissions: ${permission}\`, or \`github-token\` a token that may do it.`
    case 'not-found':
      return `That is also the answer where the job lacks \`permissions: ${permission}\`, and where the server has no such API: Gitea and Forgejo have no deployments, and no list of the pull requests of a commit.`
    case 'rate-limited':
      return 'That is longer than this step waits.'
    case 'conflict':
      return 'Something on GitHub, such as a protection rule of the environment, stands against it.'
    case 'invalid':
    case 'unreachable':
      return ''
  }
}

/** One call; a slow GitHub is no reason for a slow step. */
const CALL_LIMIT_MS = 8_000

/** The calls of one step to GitHub. */
export interface GithubCalls {
  /**
   * Makes one call within 8 s. While a rate limit holds it sends nothing and throws the limit's error again: GitHub asks
   * for that, and may block a token that goes on (runner contract §8).
   */
  readonly call: MakeCall
  /** When the rate limit that was met last is over, unix ms; 0 for none. */
  limitedUntil(): number
  /** Aborted by `close`. */
  readonly signal: AbortSignal
  /** Gives up the calls that are under way. */
  close(): void
}

/** Makes calls that share what GitHub says of its rate limit. */
export function createGithubCalls(clock: Clock): GithubCalls {
  const closed = new AbortController()
  let limit: { readonly until: number; readonly error: GithubError } | undefined

  return {
    async call(work) {
      if (limit !== undefined && clock.now() < limit.until) throw limit.error
      try {
        return await withTimeLimit(CALL_LIMIT_MS, clock, (signal) =>
          work({ signal: AbortSignal.any([signal, closed.signal]) }),
        )
      } catch (thrown) {
        if (isRateLimited(thrown)) limit = { until: clock.now() + thrown.waitMs, error: thrown }
        throw thrown
      }
    },
    limitedUntil: () => limit?.until ?? 0,
    signal: closed.signal,
    close: () => closed.abort(new Error('there was no time left')),
  }
}

export function isRateLimited(thrown: unknown): thrown is GithubError {
  return thrown instanceof GithubError && thrown.kind === 'rate-limited'
}

/**
 * Gives some work at most `ms` milliseconds: then its signal is aborted and the result is an error, also where the work
 * doesn't listen to its signal.
 */
export async function withTimeLimit<Result>(
  ms: number,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController()
  const done = new AbortController()
  const limit = clock.sleep(ms, done.signal).then(
    () => {
      const error = new Error(`no answer within ${formatDuration(ms)}`)
      late.abort(error)
      throw error
    },
    () => undefined,
  )
  limit.catch(() => undefined)
  try {
    const result = work(late.signal)
    result.catch(() => undefined)
    const first = await Promise.race([result, limit.then(() => result)])
    return first
  } finally {
    done.abort()
  }
}
