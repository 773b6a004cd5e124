import { describe, expect, it } from '@jest/globals'

import {
  baseBranch,
  headBranch,
  headSha,
  isFork,
  mergeCommit,
  pullRequestNumber,
} from '../../../src/payload/github-event.ts'
import { anEvent } from '../../support/an-event.ts'
import { eventCases } from './event-cases.ts'
import { realPayload } from './real-event.ts'

describe('the facts of an event', () => {
  it.each(eventCases)('$what', ({ event, facts }) => {
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
