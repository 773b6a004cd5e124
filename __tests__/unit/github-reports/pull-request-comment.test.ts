import { expect, test } from '@jest/globals'
import { commentChannel, commentMarker } from '../../../src/github-reports/pull-request-comment.ts'
import type { Comment, GithubApi } from '../../../src/ports/github-api.ts'
import { aTask } from '../../support/a-task.ts'

const frame = { projectKey: 'demo', workflowKey: 'ship', runUrl: 'https://github.com/o/r/actions/runs/1' }
const hundred = (page: number): Comment[] =>
  Array.from({ length: 100 }, (_, index) => ({ id: page * 1_000 + index, author: 'octocat', body: 'hello' }))
const ours: Comment = { id: 7, author: 'me', body: commentMarker(frame) }
const inProgress = { kind: 'in-progress', waiting: 'work', description: '' } as const

/** A channel over an API with these pages of comments, and what it reads and writes. */
function aChannel(list: (page: number) => Comment[], runUrl = frame.runUrl) {
  const pages: number[] = []
  const updates: { id: number; body: string }[] = []
  const refuse = (): never => {
    throw new Error('unexpected request')
  }
  const api: GithubApi = {
    createCommitStatus: refuse,
    createDeployment: refuse,
    findDeployment: refuse,
    createDeploymentStatus: refuse,
    pullRequestsOf: refuse,
    createComment: refuse,
    whoAmI: () => Promise.resolve('me'),
    listComments: (_issue, page) => (pages.push(page), Promise.resolve(list(page))),
    updateComment: (id, body) => (updates.push({ id, body }), Promise.resolve()),
  }
  const target = { taskId: 24, url: 'https://z.example/t', pullRequest: 1, sha: 'a'.repeat(40) }
  return { channel: commentChannel(api, { ...target, frame: { ...frame, runUrl } }), pages, updates }
}

test.each<{ what: string; list: (page: number) => Comment[]; pages: readonly number[]; updates: readonly number[] }>([
  { what: 'a last page that is not full', list: () => [ours], pages: [1], updates: [7] },
  { what: 'our comment', list: (page) => (page < 3 ? hundred(page) : [ours]), pages: [1, 2, 3], updates: [7] },
  // Gitea and Forgejo: every page is the whole list.
  { what: 'a page that adds nothing', list: () => hundred(1), pages: [1, 2], updates: [] },
  { what: 'ten pages', list: hundred, pages: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], updates: [] },
])('the search for our comment ends with $what', async ({ list, pages, updates }) => {
  const given = aChannel(list)
  await given.channel.open(inProgress)
  await given.channel.write(inProgress)
  expect(given.pages).toEqual(pages)
  expect(given.updates.map(({ id }) => id)).toEqual(updates)
})

test.each([
  ['with a page', frame.runUrl, 3],
  ['without a page', '', 0],
])('the comments link to a run %s', async (_what, runUrl, links) => {
  const { channel, updates } = aChannel(() => [ours], runUrl)
  const end = { state: 'success', description: 'it ended' } as const
  const outcome = { kind: 'success', task: aTask() } as const
  const spent = { queue: 0, human: 0, work: 1 }
  const data = { outcome, url: 'https://z.example/t', elapsedMs: 1, spent, tails: new Map(), doubts: new Map() }
  for (const state of [inProgress, { kind: 'closed', end } as const, { kind: 'ended', end, data } as const]) {
    await channel.open(state)
    await channel.write(state)
  }
  const linked = updates.filter(({ body }) => body.includes(frame.runUrl) && body.includes('this run'))
  expect([updates.length, linked.length]).toEqual([3, links])
})
