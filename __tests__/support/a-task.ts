import type { Job, JobRepo, Stage, Task } from '../../src/task/task.ts'

/** A task with valid defaults; a test states only what matters. */
export function aTask(overrides: Partial<Task> = {}): Task {
  return {
    id: 24,
    workflowKey: 'ship',
    workflowName: 'Ship it',
    projectKey: 'demo',
    status: 'running',
    creator: 'ci-bot',
    revoker: 'ci-bot',
    remark: '',
    error: '',
    createTime: 1_750_000_000,
    startTime: 1_750_000_003,
    endTime: 0,
    params: [],
    stages: [],
    secrets: [],
    ...overrides,
  }
}

export function aStage(overrides: Partial<Stage> = {}): Stage {
  return {
    name: 'build',
    status: 'running',
    manual: undefined,
    jobs: [],
    ...overrides,
  }
}

export function aJob(overrides: Partial<Job> = {}): Job {
  return {
    name: 'job-0-0-0-build',
    displayName: 'build-web',
    originName: 'build',
    type: 'zadig-build',
    status: 'running',
    startTime: 1_750_000_004,
    endTime: 0,
    costSeconds: 0,
    error: '',
    retryCount: 0,
    repos: [],
    images: [],
    environment: undefined,
    gate: undefined,
    test: undefined,
    scan: undefined,
    ...overrides,
  }
}

/** The repository `acme/web` at the tip of `main`. */
export function aRepo(overrides: Partial<JobRepo> = {}): JobRepo {
  return {
    namespace: 'acme',
    name: 'web',
    branch: 'main',
    tag: '',
    pullRequests: [],
    mergedBranches: [],
    commit: '',
    isPinned: false,
    ...overrides,
  }
}

/** A task of one stage whose jobs have the given statuses, by display name. */
export function aTaskOf(status: string, jobs: Readonly<Record<string, string>>, overrides: Partial<Task> = {}): Task {
  const list = Object.entries(jobs).map(([name, jobStatus], index) =>
    aJob({ name: `job-0-${index}-0-${name}`, displayName: name, originName: name, status: jobStatus }),
  )
  return aTask({ status, stages: [aStage({ status, jobs: list })], ...overrides })
}
