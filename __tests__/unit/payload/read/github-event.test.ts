import { describe, expect, it } from '@jest/globals'

import {
  baseBranch,
  eventTime,
  headBranch,
  headSha,
  isFork,
  mergeCommit,
  pullRequestNumber,
} from '../../../../src/payload/read/github-event.ts'
import { anEvent } from '../../../support/an-event.ts'
import { eventCases, realPayload } from '../event-cases.ts'

describe('the facts of an event', () => {
  it.each(eventCases)('%s', (_, event, facts) => {
    expect({
      number: pullRequestNumber(event),
      headSha: headSha(event),
      headBranch: headBranch(event),
      baseBranch: baseBranch(event),
      mergeCommit: mergeCommit(event),
      isFork: isFork(event),
    }).toEqual(facts)
  })

  it('the number of a pull request that is commented on comes from the issue, and an issue has none', () => {
    expect(pullRequestNumber(anEvent({ payload: { issue: { number: 7, pull_request: {} } } }))).toBe(7)
    expect(pullRequestNumber(anEvent({ payload: realPayload('issue_comment') }))).toBeUndefined()
  })

  it.each([
    [
      'a push',
      { repository: { pushed_at: 1_767_261_600, updated_at: '2025-12-01T00:00:00Z' } },
      '2026-01-01T10:00:00Z',
    ],
    ['a pull request', { pull_request: { updated_at: '2026-01-02T03:04:05Z' } }, '2026-01-02T03:04:05Z'],
    [
      'a release',
      { release: { created_at: '2031-01-01T00:00:00Z', published_at: '2026-01-03T00:00:00Z' } },
      '2026-01-03T00:00:00Z',
    ],
  ])('the time of %s is the latest that GitHub itself has written into it', (_what, payload, time) => {
    expect(new Date(eventTime(anEvent({ payload })))).toEqual(new Date(time))
  })

  it.each([
    [{ head_commit: { timestamp: '2026-01-01T10:00:00Z' }, client_payload: { updated_at: '2026-01-01T10:00:00Z' } }],
    [{ schedule: '0 18 * * *', repository: { pushed_at: 'yesterday' } }],
    [null],
  ])('an event has no time but that: %j', (payload) => {
    expect(eventTime(anEvent({ payload }))).toBe(0)
  })

  it('nothing is made up from a payload that is not an object', () => {
    for (const payload of [undefined, null, 'text', [], 7]) {
      const event = anEvent({ payload, ref: 'refs/pull/12/merge' })
      expect([pullRequestNumber(event), headSha(event), baseBranch(event), isFork(event)]).toEqual([
        12,
        '1'.repeat(40),
        '',
        false,
      ])
    }
  })
})
