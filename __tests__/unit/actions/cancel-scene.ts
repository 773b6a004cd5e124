import { aTask } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { recordingRunner } from '../../support/recording-runner.ts'
import { scriptedZadig, zadigError } from '../../support/scripted-zadig.ts'

/** A status, or `unreadable`. */
type Answer = string
/** What becomes of a cancel. */
type Cancel = 'taken' | 'refused' | 'unheard'

export interface Scene {
  /** The task's status at each read; the last one stays. */
  readonly reads: readonly Answer[]
  /** What becomes of each cancel; the last one stays. */
  readonly cancels?: readonly Cancel[]
  /** Milliseconds that each call takes. */
  readonly slow?: number
}

/** A task that shows these statuses, and what is asked of it: `read`, `list` and `cancel` in their order. */
export function arrange({ reads, cancels = ['taken'], slow = 0 }: Scene) {
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
      if (answer === 'unheard') throw zadigError('unreachable', 'never')
    },
  })
  return { clock, runner, calls, zadig, signal: new AbortController().signal, creator: 'ci-bot' }
}
