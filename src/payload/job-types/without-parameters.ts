import { defineJobType } from './job-type.ts'

// Jobs that run as they are configured: the payload only says that they run.

export const approval = defineJobType({
  type: 'approval',
  title: 'Wait for an approval (Zadig ≥ 4.1); left out, the workflow runs on without it',
  entries: {},
})

export const aiReleaseSpecialist = defineJobType({
  type: 'ai-release-specialist',
  title: 'Have a release assessed (Zadig ≥ 5.0)',
  entries: {},
})

export const aiTask = defineJobType({ type: 'ai-task', title: 'Ask a model (Zadig after 5.0)', entries: {} })
