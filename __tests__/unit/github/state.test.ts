import { describe, expect, test } from '@jest/globals'

import { storedForm } from '../../../src/github/runner.ts'
import { readState } from '../../../src/github/state.ts'
import type { StepState } from '../../../src/ports/step-state.ts'

const report = { taskId: 24, url: 'https://z.example/t', end: undefined }
const state: StepState = {
  phase: 'following',
  taskId: 24,
  sentAt: 1_767_225_600_000,
  marker: '1234567890123456789',
  expected: { jobs: [{ name: 'build', targets: [{ service: 'web', module: '' }], environment: '' }], parameters: {} },
  openStatus: { kind: 'status', ...report, sha: 'a'.repeat(40), context: 'zadig/ship' },
  openDeployment: undefined,
  openComment: {
    kind: 'comment',
    ...report,
    end: { state: 'failure', description: 'Task 24 failed' },
    commentId: 7,
    frame: { projectKey: 'demo', workflowKey: 'ship', runUrl: '' },
  },
}
const variables = (stored: ReturnType<typeof storedForm>) =>
  Object.fromEntries(stored.map(([name, value]) => [`STATE_${name}`, value]))

describe('the state of a step', () => {
  test('reads back as it was saved', () => {
    expect(readState(variables(storedForm(state)))).toEqual(state)
  })

  test('is undefined, field by field, where it was not saved or cannot be read', () => {
    const nothing = Object.fromEntries(Object.keys(state).map((field) => [field, undefined]))
    expect(readState({})).toEqual(nothing)
    const broken = storedForm(state).map(([name]) => [name, name === 'marker' ? '' : '{"jobs": 1'] as const)
    expect(readState(variables(broken))).toEqual(nothing)
  })
})
