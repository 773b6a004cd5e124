import { describe, expect, test } from '@jest/globals'
import { hasEnded, hasFailed, isKnownStatus, KNOWN_STATUSES, phaseOf, type Phase } from '../../../src/task/status.ts'

/** Every constant of contract §6.1 with the class of §6.2. */
const CONTRACT: readonly (readonly [status: string, phase: Phase, ended: boolean, failed: boolean])[] = [
  ['disabled', 'idle', false, false],
  ['created', 'queued', false, false],
  ['running', 'active', false, false],
  ['passed', 'passed', true, false],
  ['skipped', 'skipped', true, false],
  ['failed', 'failed', true, true],
  ['timeout', 'timeout', true, true],
  ['cancelled', 'cancelled', true, true],
  ['pause', 'human', false, false],
  ['waiting', 'queued', false, false],
  ['queued', 'queued', false, false],
  ['blocked', 'queued', false, false],
  ['pending', 'queued', false, false],
  ['changed', 'active', false, false],
  ['notrun', 'idle', false, false],
  ['prepare', 'active', false, false],
  ['reject', 'rejected', true, true],
  ['distributed', 'active', false, false],
  ['wait_for_approval', 'human', false, false],
  ['debug_before', 'human', false, false],
  ['debug_after', 'human', false, false],
  ['unstable', 'passed', true, false],
  ['wait_for_manual_error_handling', 'human', false, false],
  ['', 'idle', false, false],
]

describe('the status table', () => {
  test.each(CONTRACT)('%j is %s', (status, phase, ended, failed) => {
    expect([phaseOf(status), hasEnded(status), hasFailed(status)]).toEqual([phase, ended, failed])
  })

  test('has each constant of the contract and no other', () => {
    expect([...KNOWN_STATUSES].toSorted()).toEqual(CONTRACT.map(([status]) => status).toSorted())
  })

  test.each(['exploded', 'PASSED', 'constructor', '__proto__'])(
    'an unknown status such as %j counts as running',
    (status) => {
      expect([isKnownStatus(status), phaseOf(status), hasEnded(status)]).toEqual([false, 'active', false])
    },
  )
})
