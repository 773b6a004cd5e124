import { joinWithin } from './summary/bounds.ts'
import type { SummaryData } from './summary/data.ts'
import { renderFailures } from './summary/failures.ts'
import { renderGates } from './summary/gates.ts'
import { renderHead } from './summary/head.ts'
import { renderStanding } from './summary/standing.ts'
import { renderEnvironments, renderImages, renderJobs } from './summary/tables.ts'
import { cell, folded, link } from './markdown.ts'

/** GitHub takes 65,536 characters; bytes are never fewer. */
const MAX_BYTES = 60_000

/** What a comment says beside the summary's data. */
export interface CommentFrame {
  readonly projectKey: string
  readonly workflowKey: string
  /** The page of the GitHub run; empty where it has none. */
  readonly runUrl: string
}

/** The hidden first line by which the one comment of a workflow is found again. */
export function commentMarker({ projectKey, workflowKey }: Pick<CommentFrame, 'projectKey' | 'workflowKey'>): string {
  // Two hyphens would end an HTML comment.
  const key = [projectKey, workflowKey]
    .map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'))
    .join('/')
  return `<!-- zadig-workflow-action ${key} -->`
}

/** The comment while the task runs. */
export function runningComment(
  frame: CommentFrame,
  { taskId, url }: { readonly taskId: number; readonly url: string },
): string {
  return [
    commentMarker(frame),
    `### ⏳ Zadig: task ${taskId} of ${cell(frame.workflowKey, 80)} is running`,
    links(url, frame.runUrl),
    '',
  ].join('\n\n')
}

function links(url: string, runUrl: string): string {
  const task = `**${link('Open the task in Zadig', url)}**`
  return runUrl === '' ? task : `${task} · ${link('this run', runUrl)}`
}

/** The comment where the step could not write how the task ended. */
export function endedEarlyComment(
  frame: CommentFrame,
  { taskId, url, said }: { readonly taskId: number; readonly url: string; readonly said: string },
): string {
  return [
    commentMarker(frame),
    `### ⚠️ Zadig: task ${taskId} of ${cell(frame.workflowKey, 80)}`,
    cell(said, 300),
    links(url, frame.runUrl),
    '',
  ].join('\n\n')
}

/** The comment after the end: the summary's essence, without logs and diagram. */
export function finalComment(frame: CommentFrame, data: SummaryData): string {
  const { task } = data.outcome
  const jobs = task === undefined ? '' : renderJobs(task)
  const marker = commentMarker(frame)
  return joinWithin(
    [
      { name: 'the marker', text: marker },
      { name: 'the verdict', text: renderHead(data, frame.runUrl) },
      ...(task === undefined
        ? []
        : [
            { name: 'the failed jobs', text: renderFailures(task, { tails: new Map() }, false) },
            { name: 'where it stands', text: renderStanding(task) },
            { name: 'the gates', text: renderGates(task) },
            { name: 'the images', text: renderImages(task) },
            { name: 'the environments', text: renderEnvironments(task) },
            { name: 'the jobs', text: jobs.startsWith('<details>') ? jobs : folded('Jobs', jobs) },
          ]),
    ],
    MAX_BYTES,
  )
}

/** Whether a comment is the one of this workflow, whatever it says by now. */
export function isOurComment(body: string, frame: Pick<CommentFrame, 'projectKey' | 'workflowKey'>): boolean {
  return body.trimStart().startsWith(commentMarker(frame))
}
