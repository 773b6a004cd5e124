import type { Deployment } from '../ports/github-api.ts'
import type { CommentFrame } from '../report/comment.ts'

/** Under these names a report is kept for the post step while GitHub shows, or may show, its task as under way. */
export const OPEN_REPORTS = ['open-status', 'open-deployment', 'open-comment'] as const
export type OpenReportName = (typeof OPEN_REPORTS)[number]

/** How a task ended, as a status says it. */
export interface End {
  readonly state: 'success' | 'failure' | 'error'
  readonly description: string
}

/** Where a report stands on GitHub. No token is in it: the runner keeps it in a file. */
export type OpenReport = {
  readonly taskId: number
  readonly url: string
  /** What was to be written last; undefined while the task was under way. */
  readonly end: End | undefined
} & (
  | { readonly kind: 'status'; readonly sha: string; readonly context: string }
  | {
      readonly kind: 'deployment'
      readonly deployment: Deployment
      /** Absent until GitHub has answered: it may be there or not. */
      readonly deploymentId?: number | undefined
    }
  | { readonly kind: 'comment'; readonly commentId: number; readonly frame: CommentFrame }
)
