import type { ActionError } from '../errors.ts'
import { jobsByKey } from './changes.ts'
import type { Source } from './sources.ts'
import { phaseOf } from './status.ts'
import type { Job, Task } from './task.ts'

/** The `conclusion` output; only `success` passes the step. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'rejected' | 'timed-out' | 'unreachable' | 'unknown'

/** The limits of the wait, by the name of the input. */
export type Budget = 'timeout' | 'queue-timeout' | 'approval-timeout'

/** How following a task ended. `beforeCancel` is the task before the step cancelled it; `task` is the task after. */
export type Outcome =
  | { readonly kind: 'success'; readonly task: Task }
  | { readonly kind: 'failure'; readonly task: Task }
  /** Jobs that were asked for are missing: Zadig drops a job that has nothing to work on (contract §4.5). */
  | { readonly kind: 'incomplete'; readonly task: Task; readonly missing: readonly string[] }
  /** With `commit-check: strict`: these did not, or would not, build the commit asked for. */
  | { readonly kind: 'wrong-commit'; readonly task: Task; readonly sources: readonly Source[] }
  | { readonly kind: 'rejected'; readonly task: Task }
  | { readonly kind: 'cancelled'; readonly task: Task }
  | { readonly kind: 'timed-out'; readonly task: Task }
  | {
      readonly kind: 'out-of-time'
      readonly budget: Budget
      readonly limitMs: number
      readonly task: Task
      readonly beforeCancel?: Task | undefined
      /** Older tasks of the workflow that had not ended while this one was in the queue, newest first. */
      readonly queuedBehind?: readonly number[]
    }
  | {
      readonly kind: 'aborted'
      readonly signal: string
      readonly task: Task | undefined
      readonly beforeCancel?: Task | undefined
    }
  /** Zadig could not be asked; the task may still run. */
  | { readonly kind: 'unreachable'; readonly error: ActionError; readonly task: Task | undefined }
  /** Zadig refused to answer, for example because the token was revoked during the run. */
  | { readonly kind: 'unknown'; readonly error: ActionError; readonly task: Task | undefined }

/** The outcome that the task's status shows; `undefined` before its end (contract §6.2). `pause` has an end time, but is no end. */
export function outcomeOf(task: Task): Outcome | undefined {
  switch (phaseOf(task.status)) {
    case 'passed':
    case 'skipped':
      return { kind: 'success', task }
    case 'failed':
      return { kind: 'failure', task }
    case 'rejected':
      return { kind: 'rejected', task }
    case 'timeout':
      return { kind: 'timed-out', task }
    case 'cancelled':
      return { kind: 'cancelled', task }
    case 'idle':
    case 'queued':
    case 'active':
    case 'human':
      return undefined
  }
}

const CONCLUSIONS: Readonly<Record<Outcome['kind'], Conclusion>> = {
  success: 'success',
  failure: 'failure',
  incomplete: 'failure',
  'wrong-commit': 'failure',
  rejected: 'rejected',
  cancelled: 'cancelled',
  'timed-out': 'timed-out',
  'out-of-time': 'timed-out',
  aborted: 'cancelled',
  unreachable: 'unreachable',
  unknown: 'unknown',
}

/** The `conclusion` output of an outcome. */
export function conclusionOf(outcome: Outcome): Conclusion {
  return CONCLUSIONS[outcome.kind]
}

/** The jobs that failed, in Zadig's order, without those that were cancelled with the task. */
export function failedJobs(task: Task): readonly Job[] {
  return failedJobsByKey(task).map(([, job]) => job)
}

/** As `failedJobs`, with the key of `jobsByKey`. */
export function failedJobsByKey(task: Task): readonly (readonly [key: string, job: Job])[] {
  return [...jobsByKey(task)].filter(([, { status }]) => ['failed', 'timeout', 'rejected'].includes(phaseOf(status)))
}
