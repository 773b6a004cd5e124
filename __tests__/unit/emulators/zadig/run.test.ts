import { describe, expect, test } from '@jest/globals'

import { stageStatus, stopsRun, stopsStage, taskStatus } from '../../../../emulators/zadig/run/aggregate.ts'
import type { JobScript, Outcome } from '../../../../emulators/zadig/scenarios/scenario.ts'
import { buildInput, deployInput, execute, start, statusesOf } from './emulator-client.ts'

const slow: JobScript = { prepare: 1000, duration: 2000 }

function policies(repeated: string): string {
  return `running | run:running ignored=unstable repeated=${repeated} checked=wait_for_manual_error_handling strict=passed`
}

describe('the scheduler (contract §4.9)', () => {
  test('starts one waiting task a tick', async () => {
    const { zadig, clock } = await start({ '*': slow })
    await execute(zadig, 'hello', { script: {} })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(2999)
    expect(zadig.tasks.map(({ status }) => status)).toEqual(['waiting', 'waiting'])
    clock.advance(1)
    expect(zadig.tasks.map(({ status }) => status)).toEqual(['running', 'waiting'])
    clock.advance(3000)
    expect(zadig.tasks.map(({ status }) => status)).toEqual(['passed', 'running'])
  })

  test.each<[string, number, string]>([
    ['one-at-a-time', 6000, 'running waiting'],
    ['hello', 6000, 'running running'],
    ['never-runs', 3_600_000, 'waiting waiting'],
  ])('%s after %d ms: %s', async (workflow, ms, statuses) => {
    const { zadig, clock } = await start({ '*': { duration: Infinity } })
    await execute(zadig, workflow, { script: {} })
    await execute(zadig, workflow, { script: {} })
    clock.advance(ms)
    expect(zadig.tasks.map(({ status }) => status).join(' ')).toBe(statuses)
  })
})

describe('a task (contract §6)', () => {
  test('runs stage by stage, and publishes images to the deployment', async () => {
    const { zadig, clock } = await start({ build: slow, deploy: { duration: 1000 } })
    await execute(zadig, 'gated', { build: buildInput, deploy: deployInput('staging') })
    clock.advance(3000)
    expect(statusesOf(zadig, 'gated')).toBe('running | build:running build-web-web=prepare | deploy: deploy-web=')
    clock.advance(1000)
    expect(statusesOf(zadig, 'gated')).toBe('running | build:running build-web-web=running | deploy: deploy-web=')
    expect(zadig.lastTask().stages[0]?.jobs[0]?.spec['image']).toBe('')
    clock.advance(2000)
    expect(statusesOf(zadig, 'gated')).toBe(
      'running | build:passed build-web-web=passed | deploy:running deploy-web=running',
    )
    const image = 'registry.example.com/demo/web:20250615020000-1-main'
    const specs = zadig.lastTask().stages.map(({ jobs }) => jobs[0]?.spec)
    expect(specs).toMatchObject([{ image }, { service_and_images: [{ image }] }])
    clock.advance(1000)
    expect(statusesOf(zadig, 'gated')).toBe(
      'passed | build:passed build-web-web=passed | deploy:passed deploy-web=passed',
    )
  })

  const passed = 'second=passed third=passed | after:passed last=passed'
  const unstable = 'second=passed third=passed | after:unstable last=unstable'
  test.each<[string, Outcome, string]>([
    ['first', 'failed', 'failed | run:failed first=failed second= third= | after: last='],
    ['second', 'timeout', 'timeout | run:timeout first=passed second=timeout third= | after: last='],
    ['first', 'skipped', `passed | run:passed first=skipped ${passed}`],
    ['last', 'unstable', `passed | run:passed first=passed ${unstable}`],
  ])('whose job %s is %s', async (job, outcome, expected) => {
    const { zadig, clock } = await start({ [job]: { outcome } })
    await execute(zadig, 'serial', { first: {}, second: {}, third: {}, last: {} })
    clock.advance(3000)
    expect(statusesOf(zadig, 'serial')).toBe(expected)
  })

  test('in a parallel stage every job runs', async () => {
    const { zadig, clock } = await start({ first: { outcome: 'failed' }, '*': slow })
    await execute(zadig, 'error-policies', { ignored: {}, strict: {} })
    clock.advance(3500)
    expect(statusesOf(zadig, 'error-policies')).toBe('running | run:running ignored=prepare strict=prepare')
  })

  test('error policies: ignore, retry until it passes, stop, and a manual check', async () => {
    const { zadig, clock } = await start({
      ignored: { outcome: 'failed' },
      repeated: [{ outcome: 'failed' }, { outcome: 'failed' }, {}],
      checked: { outcome: 'failed' },
      strict: {},
    })
    await execute(zadig, 'error-policies', { ignored: {}, repeated: {}, checked: {}, strict: {} })
    clock.advance(3000)
    expect(statusesOf(zadig, 'error-policies')).toBe(policies('failed'))
    clock.advance(20_000)
    expect(statusesOf(zadig, 'error-policies')).toBe(policies('passed'))
    expect(zadig.lastTask().stages[0]?.jobs[1]?.retryCount).toBe(2)
    zadig.handleError('error-policies', 1, 'job-0-2-0-checked', 'ignore')
    expect(statusesOf(zadig, 'error-policies')).toMatch(
      /^passed \| run:passed ignored=unstable repeated=passed checked=unstable/u,
    )
  })

  test('machines have two statuses between `prepare` and `running`', async () => {
    const { zadig, clock } = await start({ 'deploy-vm': { prepare: 3000, duration: 1000 } })
    const vm = { env_name: 'dev', service_list: [{ service_name: 'agent', file_name: 'agent-20250615-7-main.tar.gz' }] }
    await execute(zadig, 'everything', { 'deploy-vm': vm })
    clock.advance(3000)
    const seen = [0, 1000, 1000, 1000, 1000].map((ms) => {
      clock.advance(ms)
      return zadig.lastTask().stages[0]?.jobs[0]?.status
    })
    expect(seen).toEqual(['prepare', 'created', 'distributed', 'running', 'passed'])
  })

  test('a breakpoint stops a job for its time', async () => {
    const { zadig, clock } = await start({ '*': { duration: 1000, breakpoint: { at: 'after', for: 5000 } } })
    await execute(zadig, 'hello', { script: {} })
    const seen = [4000, 4999, 1].map((ms) => {
      clock.advance(ms)
      return statusesOf(zadig, 'hello')
    })
    const held = 'running | run:running script=debug_after'
    expect(seen).toEqual([held, held, 'passed | run:passed script=passed'])
  })

  test('a held job runs until it is released, and at least for its duration', async () => {
    const { zadig, clock } = await start({ first: { duration: 1000 }, second: { duration: 5000 } })
    zadig.hold('first')
    await execute(zadig, 'serial', { first: {}, second: {} })
    clock.advance(3_600_000)
    expect(statusesOf(zadig, 'serial')).toBe('running | run:running first=running second=')
    zadig.hold('second')
    zadig.release('first')
    expect(statusesOf(zadig, 'serial')).toBe('running | run:running first=passed second=prepare')
    zadig.release('second')
    clock.advance(4999)
    expect(statusesOf(zadig, 'serial')).toBe('running | run:running first=passed second=running')
    clock.advance(1)
    expect(statusesOf(zadig, 'serial')).toBe('passed | run:passed first=passed second=passed')
    expect(() => zadig.release('second')).toThrow('The job second is not held.')
  })

  test('a held job can be cancelled, and its release then changes nothing', async () => {
    const { zadig, clock } = await start({ script: { breakpoint: { at: 'after', for: 1000 } } })
    zadig.hold('script')
    await execute(zadig, 'hello', { script: {} })
    clock.advance(10_000)
    zadig.cancel('hello', 1)
    clock.advance(1000)
    zadig.release('script')
    clock.advance(1000)
    expect(statusesOf(zadig, 'hello')).toBe('cancelled | run:cancelled script=cancelled')
  })

  test('a scenario can cancel as a user of the web UI does', async () => {
    const jobs = { '*': { duration: 60_000 } }
    const scenario = { name: 'c', description: '', jobs, cancel: { after: 500, by: 'alice' } }
    const { zadig, clock } = await start({}, { scenario })
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3500)
    expect(statusesOf(zadig, 'hello')).toBe('cancelled | run:running script=running')
    expect(zadig.lastTask().revoker).toBe('alice')
  })
})

describe('aggregation (contract §6.3)', () => {
  test.each<[readonly string[], string]>([
    [['passed', 'skipped'], 'passed'],
    [['unstable', 'skipped'], 'unstable'],
    [['passed', 'unstable'], 'passed'],
    [['skipped'], 'skipped'],
    [['reject', 'passed'], 'reject'],
    [['failed', 'pause'], 'failed'],
    [['timeout', 'failed'], 'timeout'],
    [['cancelled', 'timeout'], 'cancelled'],
    [['', ''], 'running'],
  ])('jobs %p make a stage %s', (jobs, status) => {
    expect(stageStatus(jobs)).toBe(status)
  })

  test.each<[readonly string[], string]>([
    [['passed', 'unstable'], 'passed'],
    [['unstable'], 'passed'],
    [['skipped', 'skipped'], 'skipped'],
    [['failed', 'timeout'], 'timeout'],
    [['timeout', 'cancelled'], 'cancelled'],
    [['cancelled', 'reject'], 'reject'],
    [['reject', 'pause'], 'pause'],
    [['passed', 'failed', ''], 'failed'],
  ])('stages %p make a task %s', (stages, status) => {
    expect(taskStatus(stages)).toBe(status)
  })

  test('a pause stops the run but no serial stage; an unstable job stops neither', () => {
    const stops = [stopsRun('pause'), stopsStage('pause'), stopsRun('unstable'), stopsStage('failed')]
    expect(stops).toEqual([true, false, false, true])
  })
})
