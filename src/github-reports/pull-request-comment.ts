import { COMMENTS_A_PAGE, type GithubApi } from '../ports/github-api.ts'
import { type Channel, endOf, type MakeCall, type ReportedTask } from './channel.ts'
import type { CommentFrame } from '../ports/step-state.ts'
import { joinWithin } from '../report/summary/size-limit.ts'
import type { SummaryData } from '../report/summary/data.ts'
import { renderFailures } from '../report/summary/failures.ts'
import { renderGates } from '../report/summary/gates.ts'
import { renderHead, renderStanding } from '../report/summary/header.ts'
import { renderEnvironments, renderImages, renderJobs } from '../report/summary/tables.ts'
import { cell, folded, link } from '../report/markdown.ts'

/** Pages of comments that are looked through: a pull request with more is not worth the requests. */
const MAX_PAGES = 10

/**
 * The one comment of a workflow on a pull request, updated in place. While the task runs, only a comment that is there
 * already is changed: whoever is notified of a new one wants to read how it ended.
 */
export function commentChannel(
  api: GithubApi,
  target: {
    /** The pull request that the event names; another event's is found by its commit. */
    readonly pullRequest: number | undefined
    readonly sha: string
    readonly frame: CommentFrame
  } & ReportedTask,
): Channel {
  const { frame } = target
  let pullRequest = target.pullRequest
  /** Our comment: `undefined` until it was looked for, `none` where there is none. */
  let comment: number | 'none' | undefined
  let saysUnderWay = false

  return {
    name: 'pull request comment',
    permission: 'pull-requests: write',
    keptAs: 'openComment',
    async show(state, call, keep) {
      if (state.kind === 'under-way' && saysUnderWay) return undefined
      pullRequest ??= (await call((options) => api.pullRequestsOf(target.sha, options)))[0]
      if (pullRequest === undefined) return 'there is no pull request for this commit'
      const issue = pullRequest
      const found = (comment ??= await find(issue, call))
      saysUnderWay = true
      if (found !== 'none') {
        const { taskId, url } = target
        const { projectKey, workflowKey, runUrl } = frame
        keep({
          kind: 'comment',
          taskId,
          url,
          commentId: found,
          frame: { projectKey, workflowKey, runUrl },
          end: endOf(state),
        })
      }
      if (state.kind === 'under-way') {
        if (found !== 'none') await call((options) => api.updateComment(found, runningComment(frame, target), options))
        return undefined
      }
      const body = finalComment(frame, state.data)
      // Until GitHub has answered, a new comment may be there or not: another try looks for it again.
      comment = undefined
      if (found === 'none') comment = await call((options) => api.createComment(issue, body, options))
      else await call((options) => api.updateComment(found, body, options))
      return undefined
    },
  }

  /** Ours is the one with our marker that we wrote ourselves: anybody can write a marker. */
  async function find(issue: number, call: MakeCall): Promise<number | 'none'> {
    let me: string | undefined
    const seen = new Set<number>()
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const comments = await call((options) => api.listComments(issue, page, options))
      for (const { id, author } of comments.filter(({ body }) => isOurComment(body, frame))) {
        me ??= await call((options) => api.whoAmI(options))
        // The two APIs name a bot with and without this ending.
        if (author.replace(/\[bot\]$/, '') === me.replace(/\[bot\]$/, '')) return id
      }
      // Gitea and Forgejo ignore `page`: each one is the whole list.
      const isNews = comments.some(({ id }) => !seen.has(id))
      if (comments.length < COMMENTS_A_PAGE || !isNews) return 'none'
      for (const { id } of comments) seen.add(id)
    }
    return 'none'
  }
}

/** GitHub takes 65,536 characters; bytes are never fewer. */
const MAX_BYTES = 60_000

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
