import { COMMENTS_A_PAGE, type GithubApi } from '../ports/github-api.ts'
import type { CommentFrame, ReportedTask } from '../ports/step-state.ts'
import { cell, folded, joinWithin, link } from '../report/markdown.ts'
import type { SummaryData } from '../report/summary/data.ts'
import { renderFailures } from '../report/summary/failures.ts'
import { renderHeader, renderCurrentState } from '../report/summary/header.ts'
import { renderEnvironments, renderGates, renderImages, renderJobs } from '../report/summary/tables.ts'
import type { Channel, ReportState } from './channel.ts'

/** A search ends after this many pages: at most 1,000 comments are read. */
const MAX_PAGES = 10

interface CommentTarget extends ReportedTask {
  readonly frame: CommentFrame
  /** The comment to update; undefined if it is to be searched for. */
  readonly commentId?: number
  /** The pull request in the event; undefined if the commit is to tell which one it is. */
  readonly pullRequest?: number | undefined
  readonly sha: string
}

/**
 * The one comment of a workflow on a pull request, updated in place. While the task is in progress, an existing comment is
 * updated and none is created: the notification of a new comment should come with the result.
 */
export function commentChannel(github: GithubApi, target: CommentTarget): Channel {
  const { taskId, url } = target
  const { projectKey, workflowKey, runUrl } = target.frame
  const frame = { projectKey, workflowKey, runUrl }
  let { pullRequest } = target
  /** `undefined` until it was searched for. */
  let comment: number | 'none' | undefined = target.commentId
  let isShownInProgress = false

  return {
    name: 'pull request comment',
    permission: 'pull-requests: write',
    savedAs: 'openComment',
    place: () =>
      typeof comment === 'number' ? { kind: 'comment', taskId, url, commentId: comment, frame } : undefined,
    async open() {
      if (typeof comment === 'number') return undefined
      pullRequest ??= (await github.pullRequestsOf(target.sha))[0]
      if (pullRequest === undefined) return 'there is no pull request for this commit'
      comment ??= await findOwnComment(github, pullRequest, commentMarker(frame))
      return undefined
    },
    async write(state) {
      if (state.kind === 'in-progress' && (isShownInProgress || comment === 'none')) return
      isShownInProgress = true
      if (typeof comment === 'number') {
        await github.updateComment(comment, bodyOf(state))
      } else if (pullRequest !== undefined) {
        // Without a response the new comment may or may not exist: a second attempt searches for it.
        comment = undefined
        comment = await github.createComment(pullRequest, bodyOf(state))
      }
    },
  }

  function bodyOf(state: ReportState): string {
    if (state.kind === 'ended') return finalComment(frame, state.data)
    const title = `Zadig: task ${taskId} of ${cell(workflowKey, 80)}`
    // The post step knows only one sentence about the end.
    const parts =
      state.kind === 'closed' ? [`### ⚠️ ${title}`, cell(state.end.description, 300)] : [`### ⏳ ${title} is running`]
    return [commentMarker(frame), ...parts, links(url, runUrl), ''].join('\n\n')
  }
}

/** The comment that has our marker and that we wrote: anyone can write the marker. */
async function findOwnComment(github: GithubApi, pullRequest: number, marker: string): Promise<number | 'none'> {
  let login: string | undefined
  const seen = new Set<number>()
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const comments = await github.listComments(pullRequest, page)
    for (const { id, author } of comments.filter(({ body }) => body.trimStart().startsWith(marker))) {
      login ??= await github.whoAmI()
      // GitHub's REST API names a bot with this suffix, GraphQL without it.
      if (author.replace(/\[bot\]$/, '') === login.replace(/\[bot\]$/, '')) return id
    }
    // Gitea and Forgejo ignore `page`: each response is the whole list.
    const isNew = comments.some(({ id }) => !seen.has(id))
    if (comments.length < COMMENTS_A_PAGE || !isNew) return 'none'
    for (const { id } of comments) seen.add(id)
  }
  return 'none'
}

/** GitHub accepts 65,536 characters; a text has at least as many bytes. */
const MAX_BYTES = 60_000

/** The hidden first line of a workflow's comment, by which a later run finds it. */
export function commentMarker({ projectKey, workflowKey }: Pick<CommentFrame, 'projectKey' | 'workflowKey'>): string {
  // Two hyphens would end an HTML comment.
  const key = [projectKey, workflowKey].map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'))
  return `<!-- zadig-workflow-action ${key.join('/')} -->`
}

function links(url: string, runUrl: string): string {
  const task = `**${link('Open the task in Zadig', url)}**`
  return runUrl === '' ? task : `${task} · ${link('this run', runUrl)}`
}

/** The comment after the end: the summary without logs and diagram. */
export function finalComment(frame: CommentFrame, data: SummaryData): string {
  const { task } = data.outcome
  const jobs = task === undefined ? '' : renderJobs(task)
  const marker = commentMarker(frame)
  return joinWithin(
    [
      { name: 'the marker', text: marker },
      { name: 'the verdict', text: renderHeader(data, frame.runUrl) },
      ...(task === undefined
        ? []
        : [
            { name: 'the failed jobs', text: renderFailures(task, { tails: new Map() }, false) },
            { name: 'the current state', text: renderCurrentState(task) },
            { name: 'the gates', text: renderGates(task) },
            { name: 'the images', text: renderImages(task) },
            { name: 'the environments', text: renderEnvironments(task) },
            { name: 'the jobs', text: jobs.startsWith('<details>') ? jobs : folded('Jobs', jobs) },
          ]),
    ],
    MAX_BYTES,
  )
}
