import { COMMENTS_A_PAGE, type GithubApi } from '../ports/github-api.ts'
import { type CommentFrame, finalComment, isOurComment, runningComment } from '../report/comment.ts'
import type { MakeCall } from './github-calls.ts'
import { endOf, type Channel, type ReportedTask } from './github-channels.ts'

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
    keptAs: 'open-comment',
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
