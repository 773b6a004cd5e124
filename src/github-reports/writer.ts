import { errorMessage } from '../errors.ts'
import { GithubError, isRateLimited } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import type { OpenReport } from '../ports/step-state.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { type Clock, createInterruptibleSleep } from '../time/clock.ts'
import { formatDuration } from '../time/duration.ts'
import type { Channel, ReportState } from './channel.ts'

/** Before the end is tried once more after a failure of the network or a gateway. */
const RETRY_DELAY_MS = 1_000

/** Writes one channel's states to GitHub. */
export interface Writer {
  /** Writes a state in the background; replaces a state that is not written yet. */
  show(state: ReportState): void
  /**
   * Writes the last state; resolves when it is written, or after a message that says why it can't be.
   *
   * @param until unix ms; a rate limit that lasts longer is left to the post step
   */
  finish(state: ReportState, until: number): Promise<void>
}

/**
 * Writes a channel's states one after the other; of several that arrive during a write, only the newest. It waits for
 * GitHub's rate limit. A write that fails is a warning that names the missing permission; after a permanent failure
 * nothing more is written. Until the end is written, the report is kept for the post step.
 *
 * @param signal ends the writing
 */
export function createWriter(
  channel: Channel,
  signal: AbortSignal,
  { runner, clock }: { readonly runner: Runner; readonly clock: Clock },
): Writer {
  const { name } = channel
  const sleep = createInterruptibleSleep(clock)
  let next: ReportState | undefined
  let working: Promise<void> | undefined
  let until = Infinity
  /** Whether nothing more is written. */
  let isOff = false
  let isRetried = false
  /** Whether the user was warned since the last success. */
  let isWarned = false
  /** The kept report as JSON. */
  let kept: string | undefined

  /** Keeps the report for the post step; undefined if there is nothing to close. */
  function keep(report: OpenReport | undefined): void {
    const json = JSON.stringify(report)
    if (json !== kept) runner.saveState({ [channel.savedAs]: report })
    kept = json
  }

  function keepOpen(state: ReportState): void {
    const place = channel.place()
    if (place !== undefined) keep({ ...place, end: state.kind === 'in-progress' ? undefined : state.end })
  }

  async function writeAll(): Promise<void> {
    while (next !== undefined && !isOff && !signal.aborted) {
      const state = next
      next = undefined
      const waitMs = await write(state)
      if (waitMs === undefined) continue
      next ??= state
      await sleep.pause(waitMs, signal).catch(() => undefined)
    }
    working = undefined
  }

  /** @returns milliseconds until the state is to be written again; undefined for never */
  async function write(state: ReportState): Promise<number | undefined> {
    try {
      keepOpen(state)
      const missing = await channel.open(state)
      if (missing !== undefined) {
        isOff = true
        keep(undefined)
        runner.annotate('notice', { title: `Zadig ${name}`, message: `The ${name} was not written: ${missing}.` })
        return undefined
      }
      keepOpen(state)
      await channel.write(state)
      isWarned = false
      if (state.kind === 'ended') keep(undefined)
      return undefined
    } catch (thrown) {
      return afterFailure(thrown, state)
    }
  }

  async function afterFailure(thrown: unknown, state: ReportState): Promise<number | undefined> {
    if (isRateLimited(thrown)) {
      const { waitMs } = thrown
      if (clock.now() + waitMs <= until) {
        if (until < Infinity)
          await runner.print(`The ${name} waits ${formatDuration(waitMs)} for GitHub's rate limit.\n`)
        return waitMs
      }
      if (kept !== undefined) {
        await runner.print(`The ${name} is left to the post step: ${sanitizeLine(thrown.message)}.\n`)
        return undefined
      }
    }
    if (thrown instanceof GithubError && thrown.kind === 'unreachable' && state.kind === 'ended' && !isRetried) {
      isRetried = true
      return RETRY_DELAY_MS
    }
    if (isPermanent(thrown)) {
      isOff = true
      keep(undefined)
    }
    if (!isWarned || isOff) runner.annotate('warning', { title: `Zadig ${name}`, message: warning(thrown, channel) })
    isWarned = true
    return undefined
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
      // A writer that waits tries at once: nothing is sent while the limit holds, but the end is kept for the post step.
      sleep.wake()
      return working ?? Promise.resolve()
    },
  }
}

function isPermanent(thrown: unknown): boolean {
  return thrown instanceof GithubError && !['unreachable', 'timeout', 'rate-limited'].includes(thrown.kind)
}

function warning(thrown: unknown, { name, permission }: Channel): string {
  return `The ${name} was not written: ${sanitizeLine(errorMessage(thrown))}. ${advice(thrown, permission)}`.trim()
}

function advice(thrown: unknown, permission: string): string {
  if (!(thrown instanceof GithubError)) return ''
  switch (thrown.kind) {
    case 'forbidden':
      return `Add \`permissions: ${permission}\` to the job, or give \`github-token\` a token with this permission.`
    case 'not-found':
      return `GitHub also answers so if the job lacks \`permissions: ${permission}\`. Gitea and Forgejo have no deployments, and no list of the pull requests of a commit.`
    case 'rate-limited':
      return 'This step does not wait that long.'
    case 'conflict':
      return 'Something on GitHub prevents it, such as a protection rule of the environment.'
    case 'invalid':
    case 'unreachable':
    case 'timeout':
      return ''
  }
}
