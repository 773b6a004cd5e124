import { sanitizeLine, shorten } from '../report/sanitize.ts'
import { conclusionOf, type Outcome } from '../task/outcome.ts'
import type { SummaryData } from '../report/summary/data.ts'
import { describeOutcome } from '../report/verdict.ts'
import type { GithubCall } from '../ports/github-api.ts'
import type { End, OpenReport, OpenReportName } from '../ports/step-state.ts'
import type { Waiting } from '../task/time-budget.ts'

/** What a report on GitHub says: that the task is under way, and for what it waits, or how it ended. */
export type ReportState =
  { readonly kind: 'under-way'; readonly waiting: Waiting } | { readonly kind: 'ended'; readonly data: SummaryData }

/** The task that is reported on. */
export interface ReportedTask {
  readonly taskId: number
  readonly url: string
}

/** One place on GitHub that shows a state. */
export interface Channel {
  /** What it is called in a warning. */
  readonly name: string
  /** The permission of the job that it needs, as a workflow writes it. */
  readonly permission: string
  /** Under what it is kept for the post step. */
  readonly keptAs: OpenReportName
  /**
   * Shows the state with as few calls as it takes.
   *
   * @param keep called with where it stands, before GitHub can show it there as under way, or as soon as that is known
   * @returns why there is no place to show it, where there is none
   */
  show(state: ReportState, call: MakeCall, keep: (where: OpenReport) => void): Promise<string | undefined>
}

/** How it ended, where it has. */
export function endOf(state: ReportState): End | undefined {
  if (state.kind === 'under-way') return undefined
  return { state: statusOf(state.data.outcome), description: statusDescription(state.data.outcome) }
}

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
  return shorten(sanitizeLine(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_LENGTH)
}

/** GitHub's limit for the description of a status. */
const MAX_LENGTH = 140

/** Makes one call, within the time that a call may take. */
export type MakeCall = <Result>(work: (options: GithubCall) => Promise<Result>) => Promise<Result>
