import { describe, expect, test } from '@jest/globals'

import { expectedTask } from '../../../src/trigger/expected-task.ts'
import { findLostTask, SEARCH_PAUSES_MS, type LostTask } from '../../../src/trigger/lost-task.ts'
import type { TaskEntry } from '../../../src/ports/zadig-api.ts'
import type { Job, Task } from '../../../src/task/task.ts'
import { aJob, aStage, aTask } from '../../support/a-task.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { scriptedZadig, zadigError } from '../../support/scripted-zadig.ts'

const SECOND = 1_000
const MARKER = { parameter: 'RUN', marker: 'github-1-abc-1' }
const body = {
  workflow_key: 'ship',
  project_key: 'demo',
  parameters: [{ name: 'TITLE', value: 'release 7' }],
  inputs: [
    { job_name: 'build', parameters: { service_list: [{ service_name: 'web', service_module: 'app' }] } },
    { job_name: 'deploy', parameters: { env_name: 'staging', service_list: [{ service_name: 'web' }] } },
  ],
}
const params = [
  { name: 'TITLE', value: 'release 7' },
  { name: 'RUN', value: MARKER.marker },
]
const build = aJob({ displayName: 'build-web-app', originName: 'build' })
const deployOf = (name: string, service: string): Job =>
  aJob({
    type: 'zadig-deploy',
    originName: 'deploy',
    environment: { name, production: false, services: [{ service, module: 'app', image: '' }] },
  })
const deploy = deployOf('staging', 'web')
const withJobs = (...jobs: Task['stages'][number]['jobs']): Partial<Task> => ({ params, stages: [aStage({ jobs })] })

interface Scene {
  /** Tasks by the second after the POST at which they are there, and what they look like. */
  readonly tasks?: readonly { readonly at: number; readonly createdAt?: number; readonly task?: Partial<Task> }[]
  readonly lost?: Partial<LostTask>
  /** Seconds by which the server's clock is ahead. */
  readonly skew?: number
  /** Seconds after the POST until which Zadig cannot be reached. */
  readonly outage?: number
}

async function find({ tasks = [], lost = {}, skew = 0, outage = 0 }: Scene) {
  const clock = new FakeClock()
  const sentAt = clock.now()
  const serverNow = (): number => clock.now() + skew * SECOND
  const all = tasks.map(({ at, createdAt = at, task }, index) => ({
    at: sentAt + at * SECOND,
    task: aTask({
      id: index + 1,
      createTime: Math.floor((sentAt + (createdAt + skew) * SECOND) / SECOND),
      ...withJobs(build, deploy),
      ...task,
    }),
  }))
  const there = (): readonly Task[] => all.filter(({ at }) => at <= clock.now()).map(({ task }) => task)
  const reach = (): Promise<void> =>
    clock.now() < sentAt + outage * SECOND ? Promise.reject(zadigError('unreachable', 'unknown')) : Promise.resolve()
  const zadig = scriptedZadig({
    async listTasks() {
      await reach()
      const entries = there().map((task): TaskEntry => ({
        ...task,
        taskId: task.id,
        workflowName: '',
        startTime: 0,
        endTime: 0,
      }))
      return { total: entries.length, tasks: entries, serverTime: Math.floor(serverNow() / SECOND) * SECOND }
    },
    async getTask({ taskId }) {
      await reach()
      const task = there().find(({ id }) => id === taskId)
      if (task === undefined) throw zadigError('refused')
      return task
    },
  })
  const found = await clock.runUntil(
    findLostTask(
      {
        projectKey: 'demo',
        workflowKey: 'ship',
        creator: 'ci-bot',
        sentAt,
        lostAt: sentAt,
        expected: expectedTask(body, []),
        correlation: undefined,
        ...lost,
      },
      { zadig, clock, signal: new AbortController().signal },
      { pauses: SEARCH_PAUSES_MS, withinMs: 90 * SECOND },
    ),
  )
  const ids = found.kind === 'one' ? [found.task.id] : found.kind === 'unsure' ? found.tasks.map(({ id }) => id) : []
  return { kind: found.kind, ids, seconds: (clock.now() - sentAt) / SECOND }
}

test('what is kept of a payload has no trace of its credentials', () => {
  const secret = { name: 'PASSWORD', value: 'hunter2' }
  const parameters = [...body.parameters, secret]
  const expected = expectedTask({ ...body, parameters }, ['hunter2'])
  expect(expected).toEqual(expectedTask(body, []))
  expect(expectedTask({ ...body, parameters }, [])).not.toEqual(expected)
})

describe('a task with our marker', () => {
  const lost = { correlation: MARKER }

  test('is adopted at once', async () => {
    expect(await find({ lost, tasks: [{ at: 0 }] })).toEqual({ kind: 'one', ids: [1], seconds: 0 })
  })

  test('is found when it appears late', async () => {
    expect(await find({ lost, tasks: [{ at: 25 }] })).toMatchObject({ kind: 'one', seconds: 30 })
  })

  test('that is there twice is not sure', async () => {
    expect(await find({ lost, tasks: [{ at: 0 }, { at: 0 }] })).toMatchObject({ kind: 'unsure', ids: [1, 2] })
  })
})

describe('a similar task without a marker', () => {
  test('is adopted when it is still the only one after fifteen seconds', async () => {
    expect(await find({ tasks: [{ at: 0 }] })).toEqual({ kind: 'one', ids: [1], seconds: 15 })
  })

  test('is not adopted when another comes in that time', async () => {
    expect(await find({ tasks: [{ at: 0 }, { at: 6 }] })).toEqual({ kind: 'unsure', ids: [1, 2], seconds: 7 })
  })

  test('is never adopted when our creator name is not known', async () => {
    expect(await find({ lost: { creator: '' }, tasks: [{ at: 0 }] })).toMatchObject({ kind: 'unsure', ids: [1] })
  })

  test('is not adopted when Zadig could not be asked in the end', async () => {
    expect(await find({ outage: 200, tasks: [{ at: 0 }] })).toMatchObject({ kind: 'unreadable' })
  })
})

describe('what distinguishes a task of another run', () => {
  const api = aJob({ displayName: 'build-api-app', originName: 'build' })
  test.each<[string, Partial<Task>]>([
    ['another creator', { creator: 'alice' }],
    ['another value of a parameter', { params: [{ name: 'TITLE', value: 'release 8' }] }],
    ['a parameter that it lacks', { params: [] }],
    ['a job that we did not send', withJobs(build, aJob({ originName: 'test' }))],
    ['another service that was built', withJobs(api)],
    ['one service more', withJobs(build, api)],
    ['another environment', withJobs(deployOf('prod', 'web'))],
    ['another service that was deployed', withJobs(deployOf('staging', 'api'))],
  ])('%s', async (_, task) => {
    expect(await find({ tasks: [{ at: 0, task }] })).toMatchObject({ kind: 'none', seconds: 60 })
  })

  test('nothing, on servers that do not name the job: parameters and creator decide', async () => {
    const task = withJobs(aJob({ originName: '', displayName: '' }))
    expect(await find({ tasks: [{ at: 0, task }] })).toMatchObject({ kind: 'one' })
  })

  test('every task, where the saved state cannot be read', async () => {
    const expected = { jobs: [], parameters: {} }
    const task = withJobs(aJob({ originName: '' }))
    expect(await find({ lost: { expected }, tasks: [{ at: 0, task }] })).toMatchObject({ kind: 'none' })
  })
})

describe('the time window', () => {
  test.each([
    { what: 'three seconds before the POST', createdAt: -4, kind: 'none' },
    { what: 'in the second of the POST', createdAt: 0, kind: 'one' },
    { what: 'half a minute after it', createdAt: 29, kind: 'one' },
    { what: 'more than a minute after the answer was lost', createdAt: 61, kind: 'none' },
  ])('a task made $what: $kind', async ({ createdAt, kind }) => {
    expect(await find({ lost: { correlation: MARKER }, tasks: [{ at: 0, createdAt }] })).toMatchObject({ kind })
  })

  test.each([-3_600, -90, 90, 3_600])('is moved by the difference of the clocks: %d s', async (skew) => {
    expect(await find({ skew, tasks: [{ at: 0 }] })).toMatchObject({ kind: 'one' })
    expect(await find({ skew, tasks: [{ at: 0, createdAt: -30 }] })).toMatchObject({ kind: 'none' })
  })
})

describe('the search', () => {
  test('ends after a minute', async () => {
    expect(await find({})).toEqual({ kind: 'none', ids: [], seconds: 60 })
  })
})
