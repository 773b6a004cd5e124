import { describe, expect, test } from '@jest/globals'

import { cleanUp, isUnsettled } from '../../../src/actions/post.ts'
import type { End, OpenReport, SavedState } from '../../../src/ports/step-state.ts'
import { type GithubApi, GithubError } from '../../../src/ports/github-api.ts'
import { arrange } from '../../support/cancel-scenario.ts'

const url = 'https://z.example/t'
const frame = { projectKey: 'demo', workflowKey: 'ship', runUrl: 'https://github.com/o/r/actions/runs/1' }
const common = { taskId: 24, url, end: undefined }
const deployment = { ref: 'a'.repeat(40), environment: 'staging', description: 'Zadig task 24 of ship', marker: 'm' }

/** One open report of each kind. */
function openReports(end: End | undefined): SavedState {
  return {
    openStatus: { kind: 'status', ...common, end, sha: 'a'.repeat(40), context: 'zadig/ship' },
    openDeployment: { kind: 'deployment', ...common, end, deployment, deploymentId: 5 },
    openComment: { kind: 'comment', ...common, end, commentId: 7, frame },
  }
}
const reports = openReports(undefined)

/** A GitHub that records its calls and answers as given; any call that doesn't close a report is an error. */
function aGithub(answer: () => Promise<void> = () => Promise.resolve()) {
  const said: Readonly<Record<string, unknown>>[] = []
  const asked = (): never => {
    throw new Error('not asked for')
  }
  const api: GithubApi = {
    createCommitStatus: (status) => (said.push({ ...status }), answer()),
    createDeploymentStatus: (status) => (said.push({ ...status }), answer()),
    updateComment: (id, body) => (said.push({ id, body }), answer()),
    createDeployment: asked,
    findDeployment: asked,
    whoAmI: asked,
    pullRequestsOf: asked,
    listComments: asked,
    createComment: asked,
  }
  return { said, github: () => api }
}

describe('the post step', () => {
  const inputs = {
    projectKey: 'demo',
    workflowKey: 'ship',
    correlationParameter: '',
    cancelOnAbort: true,
  }
  const state: SavedState = { phase: 'following', taskId: 24 }

  test.each<[string, SavedState, cancelOnAbort: boolean, cancels: number]>([
    ['nothing was triggered', { phase: undefined }, true, 0],
    ['the main step had finished', { phase: 'done' }, true, 0],
    ['the main step was killed', {}, true, 1],
    ['it was killed and may not cancel', {}, false, 0],
    ['it was killed while it cancelled because of a timeout', { phase: 'cancelling' }, false, 1],
  ])('where %s', async (_, given, cancelOnAbort, cancels) => {
    const setup = arrange({ reads: ['running', 'cancelled'] })
    await setup.clock.runUntil(
      cleanUp({ ...inputs, cancelOnAbort }, { ...state, ...given }, { ...setup, ...aGithub() }),
    )
    expect(setup.calls.filter((call) => call === 'cancel')).toHaveLength(cancels)
  })

  test.each<{ what: string; given: SavedState }>([
    { what: 'a task that is known', given: {} },
    { what: 'a task that it has to search for', given: { phase: 'triggering', taskId: undefined } },
  ])('takes 90 s at most for $what, although Zadig hangs, and warns', async ({ given }) => {
    const setup = arrange({ reads: ['running'], slow: 600_000 })
    const startedAt = setup.clock.now()
    await setup.clock.runUntil(cleanUp(inputs, { ...state, ...given }, { ...setup, ...aGithub() }))
    expect(setup.clock.now() - startedAt).toBeLessThanOrEqual(90_000)
    expect(setup.runner.annotations).toEqual([expect.objectContaining({ level: 'warning' })])
  })

  test('closes what GitHub still shows as under way, after the cancel, as an error with a link', async () => {
    const setup = arrange({ reads: ['running', 'cancelled'] })
    const { said, github } = aGithub(() => Promise.resolve(void setup.calls.push('github')))
    await setup.clock.runUntil(cleanUp(inputs, { ...state, ...reports }, { ...setup, github }))
    expect(setup.calls).toEqual(['read', 'cancel', 'read', 'github', 'github', 'github'])
    const description = 'The step ended early; task 24 is cancelled in Zadig'
    expect(said).toEqual([
      { sha: 'a'.repeat(40), context: 'zadig/ship', targetUrl: url, state: 'error', description },
      { deploymentId: 5, logUrl: url, environmentUrl: undefined, state: 'error', description },
      {
        id: 7,
        body: expect.stringMatching(/^<!-- zadig-workflow-action demo\/ship -->\n\n### ⚠️ Zadig: task 24 of ship/),
      },
    ])
    expect(said[2]?.['body']).toContain(description)
  })

  const failure: End = { state: 'failure', description: 'Task 24 failed' }
  test.each<[string, SavedState, cancelOnAbort: boolean, end: End | undefined, says: string]>([
    ['the step may not cancel', {}, false, undefined, 'The step ended early; task 24 may still run in Zadig'],
    ['a killed step never meant to cancel', { phase: undefined }, true, undefined, 'task 24 may still run in Zadig'],
    ['only GitHub had not answered', { phase: 'done' }, true, failure, 'Task 24 failed'],
  ])('says what is known where %s', async (_, given, cancelOnAbort, end, says) => {
    const setup = arrange({ reads: ['running'] })
    const { said, github } = aGithub()
    const saved = { ...state, ...given, ...openReports(end) }
    expect(isUnsettled(saved)).toBe(true)
    await setup.clock.runUntil(cleanUp({ ...inputs, cancelOnAbort }, saved, { ...setup, github }))
    expect(setup.calls).not.toContain('cancel')
    expect(said[0]).toMatchObject({ state: end?.state ?? 'error', description: expect.stringContaining(says) })
    expect(said).toHaveLength(3)
  })

  test.each([
    { what: 'closes it', found: 5, closes: [{ deploymentId: 5, state: 'error' }] },
    { what: 'leaves it where GitHub has none', found: undefined, closes: [] },
  ])('looks for a deployment whose number never came, and $what', async ({ found, closes }) => {
    const setup = arrange({ reads: ['running', 'cancelled'] })
    const { said, github } = aGithub()
    const looked: unknown[] = []
    const api = { ...github(), findDeployment: (what: unknown) => (looked.push(what), Promise.resolve(found)) }
    const unanswered: OpenReport = { kind: 'deployment', ...common, deployment }
    await setup.clock.runUntil(
      cleanUp(inputs, { ...state, openDeployment: unanswered }, { ...setup, github: () => api }),
    )
    expect(looked).toEqual([deployment])
    expect(said).toMatchObject(closes)
    expect(setup.runner.annotations).toEqual([])
  })

  test('takes 90 s at most, and warns, although neither Zadig nor GitHub answers', async () => {
    const setup = arrange({ reads: ['running'], slow: 600_000 })
    const { github } = aGithub(async () => {
      await setup.clock.sleep(8_000)
      throw new GithubError('timeout', 'no answer within 8s')
    })
    const startedAt = setup.clock.now()
    await setup.clock.runUntil(cleanUp(inputs, { ...state, ...reports }, { ...setup, github }))
    expect(setup.clock.now() - startedAt).toBeLessThanOrEqual(90_000)
    expect(setup.runner.annotations.map(({ title }) => title)).toEqual([
      'Zadig task may still run',
      'Zadig commit status',
      'Zadig deployment',
      'Zadig pull request comment',
    ])
  })

  test.each([
    { what: 'waits for', waitMs: 60_000, closes: 3, warns: 0 },
    { what: 'does not wait 4 minutes for', waitMs: 240_000, closes: 0, warns: 3 },
  ])("$what GitHub's rate limit, with one request at a time", async ({ waitMs, closes, warns }) => {
    const setup = arrange({ reads: ['cancelled'] })
    const startedAt = setup.clock.now()
    let refused = 0
    const { said, github } = aGithub(() => {
      if (setup.clock.now() - startedAt >= waitMs) return Promise.resolve()
      refused += 1
      return Promise.reject(new GithubError('rate-limited', 'GitHub answered 403 (limit)', { waitMs }))
    })
    await setup.clock.runUntil(cleanUp(inputs, { ...state, ...reports }, { ...setup, github }))
    expect(refused).toBeLessThanOrEqual(3)
    expect(said.length - refused).toBe(closes)
    expect(setup.runner.annotations).toHaveLength(warns)
    expect(setup.clock.now() - startedAt).toBeLessThanOrEqual(180_000)
  })
})
