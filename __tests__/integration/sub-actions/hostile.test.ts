// Names that want to act on the runner or on the summary, through every sub-action that prints some.
import { expect, test } from '@jest/globals'

import { approvalJob, freestyleJob, stage, workflow } from '../../../emulators/zadig/definitions/documents.ts'
import { approve } from '../../../src/actions/approve.ts'
import { cancel } from '../../../src/actions/cancel.ts'
import { collectLogs } from '../../../src/actions/logs.ts'
import { tasks } from '../../../src/actions/tasks.ts'
import { views } from '../../../src/actions/views.ts'
import { workflows } from '../../../src/actions/workflows.ts'
import { readTasksInputs, readViewsInputs, readWorkflowsInputs } from '../../../src/github/inputs/project.ts'
import { readApproveInputs, readCancelInputs, readLogsInputs } from '../../../src/github/inputs/task.ts'
import { type Acted, onBench } from '../../support/action-bench.ts'

const EVIL = '\r\n::error::boom\n##[error]boom\u2028::stop-commands::x | <img src=x> @octocat'
const GATE = `ask${EVIL}`

function evilWorkflow() {
  const script = `say${EVIL}`
  return workflow(
    'evil',
    `Evil${EVIL}`,
    [stage(`gate${EVIL}`, [approvalJob(GATE, ['ci-bot'])]), stage('run', [freestyleJob(script)])],
    { description: EVIL },
  )
}

function expectHarmless({ verdict, runner }: Acted): void {
  const said = [
    runner.text(),
    verdict.sentence,
    verdict.advice,
    ...runner.annotations.flatMap(({ title, message }) => [title, message]),
  ]
  const lines = said.flatMap((text) => text.split(/[\r\n\u0085\u2028\u2029]/))
  expect(lines.filter((line) => /^\s*::/.test(line) || /##\[(?!\\)/.test(line))).toEqual([])
  expect(runner.summary()).not.toMatch(/<img|@octocat|^::|##\[(?!\\)/m)
}

test('no name acts, whichever action shows it', async () => {
  const scenario = { name: 'evil', description: '', workflows: [evilWorkflow()], jobs: { '*': { duration: 100 } } }
  await onBench({ version: '4.1', scenario }, async (bench) => {
    const taskId = await bench.start('evil', [GATE, `say${EVIL}`], (status) => status === 'wait_for_approval')
    const task = { 'workflow-key': 'evil', 'task-id': taskId }
    const project = { 'project-key': 'demo' }
    const acted: readonly (() => Promise<Acted>)[] = [
      () => bench.act({ read: readLogsInputs, main: collectLogs }, task),
      () => bench.act({ read: readApproveInputs, main: approve }, { ...task, decision: 'approve', gate: `x${EVIL}` }),
      () => bench.act({ read: readApproveInputs, main: approve }, { ...task, decision: 'approve', comment: EVIL }),
      () => bench.act({ read: readCancelInputs, main: cancel }, { ...task, 'wait-for-stop': 'true' }),
      () => bench.act({ read: readTasksInputs, main: tasks }, { ...project, 'workflow-key': 'evil' }),
      () =>
        bench.act(
          { read: readViewsInputs, main: views },
          { ...project, operation: 'create', name: `View${EVIL}`, workflows: 'evil' },
        ),
      () => bench.act({ read: readWorkflowsInputs, main: workflows }, { ...project, operation: 'list' }),
      () =>
        bench.act(
          { read: readWorkflowsInputs, main: workflows },
          { ...project, operation: 'get', 'workflow-key': 'evil' },
        ),
    ]
    for (const act of acted) expectHarmless(await act())
  })
})
