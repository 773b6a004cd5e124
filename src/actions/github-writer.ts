import { errorMessage } from '../errors.ts'
import { GithubError } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import { oneLine } from '../report/remote-text.ts'
import type { Clock } from '../time/clock.ts'
import type { Channel, MakeCall, ReportState } from './github-channels.ts'
import type { OpenReport } from './open-reports.ts'
import { withTimeLimit } from './time-limit.ts'

/** One call; a slow GitHub is no reason for a slow step. */
const CALL_LIMIT_MS = 10_000
/** Before the last word is tried once more. */
const AGAIN_AFTER_MS = 1_000

/** What writes one channel's states to GitHub. */
export interface Writer {
  /** Takes the state that is to be shown; one that was not written yet is dropped for it. */
  show(state: ReportState): void
  /** Resolves when everything is written. */
  idle(): Promise<void>
  /** Gives up what is under way. */
  close(): void
}

/**
 * Writes a channel's states one after the other, and of those that came meanwhile the last. A write that fails is a
 * warning that names the permission to add, and where it can't go well the next time, nothing more is written. Until the
 * end is written, the post step knows of it.
 */
export function createWriter(
  channel: Channel,
  { runner, clock }: { readonly runner: Runner; readonly clock: Clock },
): Writer {
  const closed = new AbortController()
  let next: ReportState | undefined
  let working: Promise<void> | undefined
  let isOff = false
  let isKept = false
  /** Whether the user was told of the failures since the last success. */
  let isTold = false

  const call: MakeCall = (work) =>
    withTimeLimit(CALL_LIMIT_MS, clock, (signal) => work({ signal: AbortSignal.any([signal, closed.signal]) }))

  function keep(where: OpenReport): void {
    isKept = true
    runner.saveState(channel.keptAs, JSON.stringify(where))
  }

  /** Leaves the post step nothing to do. */
  function settle(): void {
    if (isKept) runner.saveState(channel.keptAs, '')
    isKept = false
  }

  async function writeAll(): Promise<void> {
    while (next !== undefined && !isOff) {
      const state = next
      next = undefined
      await write(state)
    }
    working = undefined
  }

  async function write(state: ReportState): Promise<void> {
    try {
      const remark = await channel.show(state, call, keep).catch(async (thrown: unknown) => {
        if (state.kind !== 'ended' || !isPassing(thrown)) throw thrown
        await clock.sleep(AGAIN_AFTER_MS, closed.signal)
        return channel.show(state, call, keep)
      })
      isTold = false
      if (state.kind === 'ended' || remark !== undefined) settle()
      if (remark === undefined) return
      isOff = true
      runner.annotate('notice', {
        title: `Zadig ${channel.name}`,
        message: `The ${channel.name} was not written: ${remark}.`,
      })
    } catch (thrown) {
      isOff = !isPassing(thrown)
      if (isOff) settle()
      if (isTold && !isOff) return
      isTold = true
      runner.annotate('warning', { title: `Zadig ${channel.name}`, message: complaint(thrown, channel) })
    }
  }

  return {
    show(state) {
      next = state
      if (!isOff) working ??= writeAll()
    },
    idle: () => working ?? Promise.resolve(),
    close() {
      isOff = true
      closed.abort(new Error('there was no time left'))
    },
  }
}

/** What may go well the next time. */
function isPassing(thrown: unknown): boolean {
  return !(thrown instanceof GithubError) || thrown.kind === 'unreachable' || thrown.kind === 'rate-limited'
}

function complaint(thrown: unknown, { name, permission }: Channel): string {
  return `The ${name} was not written: ${oneLine(errorMessage(thrown))}. ${advice(thrown, permission)}`.trim()
}

function advice(thrown: unknown, permission: string): string {
  if (!(thrown instanceof GithubError)) return ''
  switch (thrown.kind) {
    case 'forbidden':
      return `Give the job \`permissions: ${permission}\`, or \`github-token\` a token that may do it.`
    case 'not-found':
      return `That is also the answer where the job lacks \`permissions: ${permission}\`, and where the server has no such API: Gitea and Forgejo have no deployments, and no list of the pull requests of a commit.`
    case 'rate-limited':
      return "GitHub's limit for requests of this repository is used up for now."
    case 'conflict':
      return 'Something on GitHub, such as a protection rule of the environment, stands against it.'
    case 'invalid':
    case 'unreachable':
      return ''
  }
}
