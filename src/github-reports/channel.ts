import type { Deployment } from '../ports/github-api.ts'
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

/** How a task ended, as a status shows it. */
export interface End {
  readonly state: 'success' | 'failure' | 'error'
  readonly description: string
}

/** The task that is reported on. */
export interface ReportedTask {
  readonly taskId: number
  readonly url: string
}

export interface StatusPlace extends ReportedTask {
  readonly kind: 'status'
  readonly sha: string
  readonly context: string
}

export interface DeploymentPlace extends ReportedTask {
  readonly kind: 'deployment'
  readonly deployment: Deployment
  /** Undefined until GitHub has responded: the deployment may or may not exist. */
  readonly deploymentId?: number | undefined
}

export interface CommentPlace extends ReportedTask {
  readonly kind: 'comment'
  readonly commentId: number
  readonly frame: CommentFrame
}

/** What a comment contains beside the summary's data. */
export interface CommentFrame {
  readonly projectKey: string
  readonly workflowKey: string
  /** The page of the GitHub run; empty if it has none. */
  readonly runUrl: string
}

export type Place = StatusPlace | DeploymentPlace | CommentPlace

/** A report that the post step has to close. It contains no token: the runner stores it in a file. */
export type OpenReport = Place & {
  /** The end that could not be written; undefined if the task was in progress. */
  readonly end: End | undefined
}

export const OPEN_REPORTS = ['open-status', 'open-deployment', 'open-comment'] as const

export type OpenReportName = (typeof OPEN_REPORTS)[number]

/** GitHub's limit for the description of a status. */
const MAX_DESCRIPTION = 140

/** A text as a status description: at most 140 characters, and none beyond U+FFFF, which GitHub refuses there. */
export function statusDescription(text: string): string {
  return shorten(sanitizeLine(text).replace(/[\u{10000}-\u{10ffff}]/gu, ''), MAX_DESCRIPTION)
}
