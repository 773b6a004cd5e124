import { aTask } from './a-task.ts'
import { FakeClock } from './fake-clock.ts'
import { recordingRunner } from './recording-runner.ts'
import { scriptedZadig, zadigError } from './scripted-zadig.ts'

/** A status, or `unreadable`. */
type Answer = string
/** What happens to a cancel. */
type Cancel = 'accepted' | 'refused' | 'unsent'

export interface CancelScenario {
  /** The task's status at each read; the last one stays. */
  readonly reads: readonly Answer[]
  /** What happens to each cancel; the last one stays. */
  readonly cancels?: readonly Cancel[]
  /** Milliseconds that each call takes. */
  readonly slow?: number
}

/** A task that shows these statuses, and the calls for it in order: `read`, `list` and `cancel`. */
export function arrange({ reads, cancels = ['accepted'], slow = 0 }: CancelScenario) {
  const clock = new FakeClock()
  const runner = recordingRunner()
  const calls: string[] = []
  let read = 0
  let cancel = 0
  const zadig = scriptedZadig({
    async getTask(_task, options) {
      calls.push('read')
      await clock.sleep(Math.min(slow, options?.requestTimeout ?? Infinity), options?.signal)
      const answer = reads[Math.min(read++, reads.length - 1)] ?? ''
      if (answer === 'unreadable' || slow > (options?.requestTimeout ?? Infinity))
        throw zadigError('unreachable', 'unknown')
      return aTask({ status: answer })
    },
    async listTasks(_query, options) {
      calls.push('list')
      await clock.sleep(Math.min(slow, options?.requestTimeout ?? Infinity), options?.signal)
      throw zadigError('unreachable', 'unknown')
    },
    async cancelTask(_task, options) {
      calls.push('cancel')
      await clock.sleep(Math.min(slow, options?.requestTimeout ?? Infinity))
      const answer = cancels[Math.min(cancel++, cancels.length - 1)]
      if (answer === 'refused') throw zadigError('refused')
      if (answer === 'unsent') throw zadigError('unreachable', 'never')
    },
  })
  return { clock, runner, calls, zadig, signal: new AbortController().signal, creator: 'ci-bot' }
}
