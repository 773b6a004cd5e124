import { describe, expect, test } from '@jest/globals'

import { chooseGate, decisionOf, gatesOf, isPartial } from '../../../src/task/gates.ts'
import type { Approver, Gate, Task } from '../../../src/task/task.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'

function approver(name: string, decision = ''): Approver {
  return { name, decision, comment: '' }
}

function gate(approvers: readonly Approver[] = [], neededApprovers = 1): Gate {
  return { kind: 'native', description: '', neededApprovers, approvers }
}

/** A task with a gate for each status, one stage each. */
function gated(...statuses: readonly string[]): Task {
  const stages = statuses.map((status, index) =>
    aStage({
      name: `stage ${index}`,
      jobs: [
        aJob({
          name: `job-${index}-0-0-ask`,
          displayName: `ask-${index}`,
          originName: 'ask',
          type: 'approval',
          status,
          gate: gate(),
        }),
      ],
    }),
  )
  return aTask({ stages })
}

describe('chooseGate, without a name', () => {
  test.each([
    ['chooses the only one that waits', ['passed', 'wait_for_approval', ''], 'waiting', 'job-1-0-0-ask'],
    ['finds the only one ahead', ['passed', ''], 'ahead', 'job-1-0-0-ask'],
    ['counts one in preparation as ahead', ['prepare'], 'ahead', 'job-0-0-0-ask'],
    ['finds the last one if all are decided', ['passed', 'reject'], 'decided', 'job-1-0-0-ask'],
    ['counts a timed-out one as decided', ['timeout'], 'decided', 'job-0-0-0-ask'],
  ])('%s', (_what, statuses, kind, name) => {
    expect(chooseGate(gated(...statuses), '')).toMatchObject({ kind, gate: { name } })
  })

  test('names none if several are ahead', () => {
    expect(chooseGate(gated('', ''), '')).toEqual({ kind: 'ahead', gate: undefined })
  })

  test('cannot choose between two that wait', () => {
    expect(chooseGate(gated('wait_for_approval', 'wait_for_approval'), '')).toMatchObject({ kind: 'several' })
  })

  test('finds none in a task without gates', () => {
    expect(chooseGate(aTask({ stages: [aStage({ jobs: [aJob()] })] }), '')).toEqual({ kind: 'none', gates: [] })
  })
})

describe('chooseGate, by name', () => {
  test.each([
    ['display name', 'ask-1', 'waiting'],
    ['job task name', 'job-2-0-0-ask', 'ahead'],
  ])('finds it by %s', (_what, wanted, kind) => {
    expect(chooseGate(gated('passed', 'wait_for_approval', ''), wanted)).toMatchObject({ kind })
  })

  test('cannot choose between two of one name, and lists all gates for an unknown name', () => {
    const task = gated('passed', 'wait_for_approval')
    expect(chooseGate(task, 'ask')).toMatchObject({ kind: 'several' })
    expect(chooseGate(task, 'nope')).toMatchObject({ kind: 'none', gates: [{ label: 'ask-0' }, { label: 'ask-1' }] })
  })
})

describe('a gate before a stage, on Zadig 3.0', () => {
  test.each([
    ['waits', 'wait_for_approval', '', 'waiting'],
    ['is ahead', '', '', 'ahead'],
    ['is ahead while its stage runs and no job has begun', 'running', '', 'ahead'],
    ['is decided once a job runs', 'running', 'running', 'decided'],
    ['is decided once its stage has passed', 'passed', 'passed', 'decided'],
    ['is decided once it is rejected', 'reject', '', 'decided'],
  ])('%s', (_what, status, jobStatus, kind) => {
    const stage = aStage({ name: 'deploy', status, gate: gate(), jobs: [aJob({ status: jobStatus })] })
    expect(chooseGate(aTask({ stages: [stage] }), 'deploy')).toMatchObject({ kind, gate: { name: 'deploy' } })
  })
})

test('a gate is partly approved until there are enough approvals or one rejection', () => {
  const of = (approvers: readonly Approver[]) => {
    const job = aJob({ type: 'approval', status: 'wait_for_approval', gate: gate(approvers, 2) })
    const [found] = gatesOf(aTask({ stages: [aStage({ jobs: [job] })] }))
    if (found === undefined) throw new Error('no gate')
    return found
  }
  expect(isPartial(of([approver('a'), approver('b')]))).toBe(true)
  expect(isPartial(of([approver('a', 'approve'), approver('b')]))).toBe(true)
  expect(isPartial(of([approver('a', 'approve'), approver('b', 'approve')]))).toBe(false)
  expect(isPartial(of([approver('a', 'reject'), approver('b')]))).toBe(false)
  expect(decisionOf(of([approver('a', 'reject'), approver('b')]), 'a')).toBe('reject')
  expect(decisionOf(of([approver('', 'approve')]), '')).toBe('')
})
