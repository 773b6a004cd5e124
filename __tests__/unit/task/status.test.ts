import { describe, expect, test } from '@jest/globals'
import { hasEnded, hasFailed, isKnownStatus, KNOWN_STATUSES, phaseOf } from '../../../src/task/status.ts'

/** Every constant of contract §6.1 by its phase of §6.2. */
const CONTRACT = {
  idle: ['', 'disabled', 'notrun'],
  queued: ['created', 'waiting', 'queued', 'blocked', 'pending'],
  active: ['running', 'changed', 'prepare', 'distributed'],
  human: ['pause', 'wait_for_approval', 'debug_before', 'debug_after', 'wait_for_manual_error_handling'],
  passed: ['passed', 'unstable'],
  skipped: ['skipped'],
  failed: ['failed'],
  timeout: ['timeout'],
  rejected: ['reject'],
  cancelled: ['cancelled'],
}

describe('the status table', () => {
  test.each(Object.entries(CONTRACT))('%s: %j', (phase, statuses) => {
    const ended = !['idle', 'queued', 'active', 'human'].includes(phase)
    const failed = ended && phase !== 'passed' && phase !== 'skipped'
    for (const status of statuses)
      expect([phaseOf(status), hasEnded(status), hasFailed(status)]).toEqual([phase, ended, failed])
  })

  test('has exactly the constants of the contract', () => {
    expect([...KNOWN_STATUSES].toSorted()).toEqual(Object.values(CONTRACT).flat().toSorted())
  })

  test.each(['exploded', 'PASSED', 'constructor', '__proto__'])('the unknown status %j counts as running', (status) => {
    expect([isKnownStatus(status), phaseOf(status), hasEnded(status)]).toEqual([false, 'active', false])
  })
})
