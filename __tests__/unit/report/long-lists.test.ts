// Long lines slow the runner down, to minutes for a hundred thousand characters (runner contract §3).
import { expect, test } from '@jest/globals'

import { gateList, gateOutcome } from '../../../src/report/gates.ts'
import { describeEvent } from '../../../src/report/progress-lines.ts'
import { planLines } from '../../../src/report/plan.ts'
import { describeOutcome } from '../../../src/report/verdict.ts'
import { gatesOf } from '../../../src/task/gates.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'

const names = Array.from({ length: 500 }, (_, index) => `name-${index}-${'x'.repeat(80)}`)

const approvers = names.map((name) => ({ name, decision: 'approve', comment: name }))
const gate = { kind: 'native', description: '', neededApprovers: 1, approvers }
const gates = gatesOf(
  aTask({ stages: [aStage({ jobs: names.map((name) => aJob({ name, displayName: name, gate })) })] }),
)
const manual = { enabled: true, executed: false, executors: names, executedBy: '' }
const job = { name: 'build', type: 'zadig-build', stage: 'build' }

test.each<[string, readonly string[]]>([
  [
    'a plan of many jobs and targets',
    planLines({
      jobs: [{ ...job, targets: names, images: names, environment: 'staging', code: names }],
      leftOut: names.map((name) => ({ ...job, name })),
      gates: [],
      notes: [],
    }),
  ],
  ['a stage with many executors', [describeEvent({ kind: 'stage-parked', stage: aStage({ manual }) }, 0, '').line]],
  ['a choice of many gates', [gateList(gates)]],
  ['a gate with many decisions', gates.slice(0, 1).map((one) => gateOutcome(one))],
  ['a task with many missing jobs', [describeOutcome({ kind: 'incomplete', task: aTask(), missing: names }).sentence]],
])('%s has lines of moderate length', (_what, lines) => {
  const long = lines.filter((line) => line.length > 2_000).map(({ length }) => length)
  expect(long).toEqual([])
  expect(lines.join('\n')).toMatch(/and \d+ more|…/)
})
