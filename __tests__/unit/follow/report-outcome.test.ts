import { expect, test } from '@jest/globals'

import { reportOutcome } from '../../../src/follow/report-outcome.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'
import { recordingRunner } from '../../support/recording-runner.ts'

const KEY = '-----BEGIN KEY-----\nMIIEfirstline\nsecondline\n-----END KEY-----'

test('what the runner does not mask, outputs and titles of annotations, shows none of the secrets that the step knows', async () => {
  const job = aJob({
    status: 'failed',
    displayName: 'push with hunter2',
    error: 'hunter2 and the-api-token were refused, and so was MIIEfirstline',
    images: [{ service: 'web', module: 'web', image: 'reg/web:hunter2' }],
  })
  const task = aTask({ status: 'failed', stages: [aStage({ jobs: [job] })] })
  const runner = recordingRunner()
  await reportOutcome(
    {
      outcome: { kind: 'failure', task },
      seen: task,
      logs: { tails: new Map(), doubts: new Map(), commits: new Map() },
      spent: { queue: 0, human: 0, work: 0 },
      attempts: 1,
      earlierAttempts: [],
      unanswered: false,
    },
    { annotations: true, summary: true },
    {
      commits: { mode: 'warn', requests: () => [], origin: 'new-task' },
      sources: [],
      url: 'https://z/t',
      elapsedMs: 0,
      secrets: ['hunter2', 'the-api-token', '', KEY],
    },
    runner,
  )
  const { jobs = '', images = '' } = runner.outputs
  const titles = runner.annotations.map(({ title }) => title).join('\n')
  for (const text of [jobs, images, titles]) {
    expect(text).toContain('***')
    expect(text).not.toMatch(/hunter2|the-api-token|MIIEfirstline/)
  }
  expect(jobs).toContain('"error":"*** and *** were refused, and so was ***"')
})
