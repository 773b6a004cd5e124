import type { End, OpenReportName, Place } from '../ports/step-state.ts'
import { sanitizeLine, shorten } from '../report/sanitize.ts'
import type { SummaryData } from '../report/summary/data.ts'
import type { Waiting } from '../task/time-budget.ts'

/** One place on GitHub that shows the state of a task: a commit status, a deployment or a pull request comment. */
export interface Channel {
  /** Its name in messages. */
  readonly name: string
  /** The permission that the job needs, as a workflow file spells it. */
  readonly permission: string
  /** The name under which it is kept for the post step until its end is written. */
  readonly savedAs: OpenReportName
  /** Where the post step closes it; undefined while GitHub cannot show it as in progress. */
  place(): Place | undefined
  /**
   * Finds or creates the place for this state.
   *
   * @returns why there is none, as the rest of a sentence
   */
  open(state: ReportState): Promise<string | undefined>
  write(state: ReportState): Promise<void>
}

/** What a channel shows. */
export type ReportState =
  | { readonly kind: 'in-progress'; readonly waiting: Waiting; readonly description: string }
  | { readonly kind: 'ended'; readonly end: End; readonly data: SummaryData }
  /** Written by the post step, which knows only this much. */
  | { readonly kind: 'closed'; readonly end: End }

/** GitHub's limit for the description of a status. */
const MAX_DESCRIPTION = 140

/** A text as a status description: at most 140 characters, and none beyond U+FFFF, which GitHub refuses there. */
export function statusDescription(text: string): string {
  return shorten(sanitizeLine(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_DESCRIPTION)
}
