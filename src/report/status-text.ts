import { conclusionOf, type Outcome } from '../task/outcome.ts'
import { oneLine, shorten } from './remote-text.ts'
import { describeOutcome } from './verdict.ts'

/** GitHub's limit for the description of a status. */
const MAX_LENGTH = 140

/** How an outcome shows as a status on GitHub: `error` is for what says nothing about the work itself. */
export function statusOf(outcome: Outcome): 'success' | 'failure' | 'error' {
  switch (conclusionOf(outcome)) {
    case 'success':
      return 'success'
    case 'failure':
    case 'rejected':
    case 'timed-out':
      return 'failure'
    case 'cancelled':
    case 'unreachable':
    case 'unknown':
      return 'error'
  }
}

/** An outcome as the description of a status. */
export function statusDescription(outcome: Outcome): string {
  return shortText(describeOutcome(outcome).sentence)
}

/** A text as the description of a status: short, and without characters beyond U+FFFF, which GitHub refuses there. */
export function shortText(text: string): string {
  return shorten(oneLine(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_LENGTH)
}
