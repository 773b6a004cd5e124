// What the token itself shows before any request, and what Zadig refuses for a reason (contract §2).
import { describe, expect, test } from '@jest/globals'

import { annotationsOf, runDist } from '../support/run-dist.ts'

describe('a token', () => {
  test('that has expired ends the step before anything is sent', async () => {
    const { result, requests } = await runDist({ with: (zadig) => ({ 'api-token': zadig.tokens.expired('ci-bot') }) })
    expect(requests).toEqual([])
    expect(annotationsOf(result)[0]).toMatch(/^error: api-token: it expired on .*/)
    expect(result).toMatchObject({ result: 'failure', exitCode: 1 })
  })

  test('of a browser is a warning that says what to create instead', async () => {
    const { result } = await runDist({ with: (zadig) => ({ 'api-token': zadig.tokens.login('ci-bot', true) }) })
    expect(annotationsOf(result)[0]).toMatch(/^warning Zadig token: .*API token/)
    expect(result.result).toBe('success')
  })

  test.each([
    ['mfa_enrollment_required', /enrol|MFA|multi-factor|two-factor/i],
    ['mfa_verification_required', /new|again|regenerate/i],
  ] as const)('refused with %s has its own advice', async (mfa, advice) => {
    const { result, tasks } = await runDist({ zadig: { version: '4.3', mfa } })
    expect(tasks).toEqual([])
    expect(annotationsOf(result)[0]).toMatch(/HTTP 403/)
    expect(annotationsOf(result)[0]).toMatch(advice)
  })
})
