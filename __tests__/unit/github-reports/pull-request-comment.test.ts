import { expect, test } from '@jest/globals'
import {
  commentChannel,
  commentMarker,
  endedEarlyComment,
  finalComment,
  runningComment,
} from '../../../src/github-reports/pull-request-comment.ts'
import type { Comment, GithubApi } from '../../../src/ports/github-api.ts'
import { aTask } from '../../support/a-task.ts'

const frame = { projectKey: 'demo', workflowKey: 'ship', runUrl: 'https://github.com/o/r/actions/runs/1' }
const hundred = (page: number): Comment[] =>
  Array.from({ length: 100 }, (_, index) => ({ id: page * 1_000 + index, author: 'octocat', body: 'hello' }))
const ours: Comment = { id: 7, author: 'me', body: commentMarker(frame) }

test.each<{ what: string; list: (page: number) => Comment[]; pages: readonly number[]; updates: readonly number[] }>([
  { what: 'a last page that is not full', list: () => [ours], pages: [1], updates: [7] },
  { what: 'our comment', list: (page) => (page < 3 ? hundred(page) : [ours]), pages: [1, 2, 3], updates: [7] },
  // Gitea and Forgejo: every page is the whole list.
  { what: 'a page that adds nothing', list: () => hundred(1), pages: [1, 2], updates: [] },
  { what: 'ten pages', list: hundred, pages: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], updates: [] },
])('the search for our comment ends with $what', async ({ list, pages, updates }) => {
  const asked: number[] = []
  const updated: number[] = []
  const refuse = (): never => {
    throw new Error('not asked for')
  }
  const api: GithubApi = {
    createCommitStatus: refuse,
    createDeployment: refuse,
    findDeployment: refuse,
    createDeploymentStatus: refuse,
    pullRequestsOf: refuse,
    createComment: refuse,
    whoAmI: () => Promise.resolve('me'),
    listComments: (_issue, page) => (asked.push(page), Promise.resolve(list(page))),
    updateComment: (id) => (updated.push(id), Promise.resolve()),
  }
  const target = { taskId: 24, url: 'https://z.example/t', pullRequest: 1, sha: 'a'.repeat(40), frame }
  const channel = commentChannel(api, target)
  const state = { kind: 'in-progress', waiting: 'work', description: '' } as const
  await channel.open(state)
  await channel.write(state)
  expect(asked).toEqual(pages)
  expect(updated).toEqual(updates)
})

test.each([
  ['with a page', frame.runUrl, 3],
  ['without a page', '', 0],
])('the comments link to a run %s', (_what, runUrl, links) => {
  const task = { taskId: 7, url: 'https://zadig.example.com/7', said: 'it ended' }
  const data = { url: task.url, elapsedMs: 1, spent: { queue: 0, human: 0, work: 1 } }
  const outcome = { kind: 'success', task: aTask() } as const
  const comments = [
    runningComment({ ...frame, runUrl }, task),
    endedEarlyComment({ ...frame, runUrl }, task),
    finalComment({ ...frame, runUrl }, { ...data, outcome, tails: new Map(), doubts: new Map() }),
  ]
  expect(comments.filter((text) => text.includes(frame.runUrl) && text.includes('this run'))).toHaveLength(links)
})
