import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import type { JobScript, Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { execute, picture, startStill, buildInput, deployInput } from './emulator-client.ts'

let zadig: Zadig
let clock: ManualClock
afterEach(() => zadig.close())

async function start(jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> {
  const still = await startStill(jobs, options)
  zadig = still.zadig
  clock = still.clock
}
const slow: JobScript = { prepare: 1000, duration: 2000 }

function policies(repeated: string): string {
  return `running | run:running ignored=unstable repeated=${repeated} checked=wait_for_manual_error_handling strict=passed`
}

describe('the scheduler (contract §4.9)', () => {
  test('starts one waiting task a tick', async () => {
    await start({ '*': slow })
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
    await start({ '*': { duration: Infinity } })
    await execute(zadig, workflow, { script: {} })
    await execute(zadig, workflow, { script: {} })
    clock.advance(ms)
    expect(zadig.tasks.map(({ status }) => status).join(' ')).toBe(statuses)
  })
})

describe('the way of a task (contract §6)', () => {
  test('runs stage by stage, and publishes images to the deployment', async () => {
    await start({ build: slow, deploy: { duration: 1000 } })
    await execute(zadig, 'gated', { build: buildInput, deploy: deployInput('staging') })
    clock.advance(3000)
    expect(picture(zadig, 'gated')).toBe('running | build:running build-web-web=prepare | deploy: deploy-web=')
    clock.advance(1000)
    expect(picture(zadig, 'gated')).toBe('running | build:running build-web-web=running | deploy: deploy-web=')
    expect(zadig.lastTask().stages[0]?.jobs[0]?.spec['image']).toBe('')
    clock.advance(2000)
    expect(picture(zadig, 'gated')).toBe(
      'running | build:passed build-web-web=passed | deploy:running deploy-web=running',
    )
    const image = 'registry.example.com/demo/web:20250615020000-1-main'
    expect(zadig.lastTask().stages.map(({ jobs }) => jobs[0]?.spec)).toMatchObject([
      { image },
      { service_and_images: [{ image }] },
    ])
    clock.advance(1000)
    expect(picture(zadig, 'gated')).toBe('passed | build:passed build-web-web=passed | deploy:passed deploy-web=passed')
  })

  test.each<[string, Scenario['jobs'], string]>([
    [
      'a failure stops later stages',
      { first: { outcome: 'failed' } },
      'failed | run:failed first=failed second= third= | after: last=',
    ],
    [
      'a time-out of Zadig',
      { second: { outcome: 'timeout' } },
      'timeout | run:timeout first=passed second=timeout third= | after: last=',
    ],
    [
      'a skipped job',
      { first: { outcome: 'skipped' } },
      'passed | run:passed first=skipped second=passed third=passed | after:passed last=passed',
    ],
    [
      'an unstable job',
      { last: { outcome: 'unstable' } },
      'passed | run:passed first=passed second=passed third=passed | after:unstable last=unstable',
    ],
  ])('%s', async (_, jobs, expected) => {
    await start(jobs)
    await execute(zadig, 'serial', { first: {}, second: {}, third: {}, last: {} })
    clock.advance(3000)
    expect(picture(zadig, 'serial')).toBe(expected)
  })

  test('in a parallel stage every job runs', async () => {
    await start({ first: { outcome: 'failed' }, '*': slow })
    await execute(zadig, 'error-policies', { ignored: {}, strict: {} })
    clock.advance(3500)
    expect(picture(zadig, 'error-policies')).toBe('running | run:running ignored=prepare strict=prepare')
  })

  test('error policies: ignore, retry until it passes, stop, and a manual check', async () => {
    await start({
      ignored: { outcome: 'failed' },
      repeated: [{ outcome: 'failed' }, { outcome: 'failed' }, {}],
      checked: { outcome: 'failed' },
      strict: {},
    })
    await execute(zadig, 'error-policies', { ignored: {}, repeated: {}, checked: {}, strict: {} })
    clock.advance(3000)
    expect(picture(zadig, 'error-policies')).toBe(policies('failed'))
    clock.advance(20_000)
    expect(picture(zadig, 'error-policies')).toBe(policies('passed'))
    expect(zadig.lastTask().stages[0]?.jobs[1]?.retryCount).toBe(2)
    zadig.handleError('error-policies', 1, 'job-0-2-0-checked', 'ignore')
    expect(picture(zadig, 'error-policies')).toMatch(
      /^passed \| run:passed ignored=unstable repeated=passed checked=unstable/u,
    )
  })

  test('a manual stage parks the task with an end time', async () => {
    await start({})
    await execute(zadig, 'manual-stage', { build: buildInput, deploy: deployInput('prod'), test: {} })
    clock.advance(3000)
    expect(picture(zadig, 'manual-stage')).toBe(
      'pause | build:passed build-web-web=passed | deploy:pause deploy-web= | test: test-smoke=',
    )
    expect(zadig.lastTask().endTime).toBeGreaterThan(0)
  })

  test('machines show their own statuses on the way, breakpoints hold', async () => {
    await start({ 'deploy-vm': { prepare: 3000, duration: 1000 } })
    const vm = { env_name: 'dev', service_list: [{ service_name: 'agent', file_name: 'agent-20250615-7-main.tar.gz' }] }
    await execute(zadig, 'everything', { 'deploy-vm': vm })
    clock.advance(3000)
    const seen = [0, 1000, 1000, 1000, 1000].map((ms) => {
      clock.advance(ms)
      return zadig.lastTask().stages[0]?.jobs[0]?.status
    })
    expect(seen).toEqual(['prepare', 'created', 'distributed', 'running', 'passed'])
  })

  test('a breakpoint holds a job for its time', async () => {
    await start({ '*': { duration: 1000, breakpoint: { at: 'after', for: 5000 } } })
    await execute(zadig, 'hello', { script: {} })
    const seen = [4000, 4999, 1].map((ms) => {
      clock.advance(ms)
      return picture(zadig, 'hello')
    })
    const held = 'running | run:running script=debug_after'
    expect(seen).toEqual([held, held, 'passed | run:passed script=passed'])
  })

  test('a held job runs until it is released, and at least for its duration', async () => {
    await start({ first: { duration: 1000 }, second: { duration: 5000 } })
    zadig.hold('first')
    await execute(zadig, 'serial', { first: {}, second: {} })
    clock.advance(3_600_000)
    expect(picture(zadig, 'serial')).toBe('running | run:running first=running second=')
    zadig.hold('second')
    zadig.release('first')
    expect(picture(zadig, 'serial')).toBe('running | run:running first=passed second=prepare')
    zadig.release('second')
    clock.advance(4999)
    expect(picture(zadig, 'serial')).toBe('running | run:running first=passed second=running')
    clock.advance(1)
    expect(picture(zadig, 'serial')).toBe('passed | run:passed first=passed second=passed')
    expect(() => zadig.release('second')).toThrow('The job second is not held.')
  })

  test('a held job can be cancelled', async () => {
    await start({})
    zadig.hold('script')
    await execute(zadig, 'hello', { script: {} })
    clock.advance(10_000)
    zadig.cancel('hello', 1)
    clock.advance(1000)
    zadig.release('script')
    clock.advance(1000)
    expect(picture(zadig, 'hello')).toBe('cancelled | run:cancelled script=cancelled')
  })

  test('a scenario can cancel as somebody at the web UI would', async () => {
    await start(
      {},
      {
        scenario: {
          name: 'c',
          description: '',
          jobs: { '*': { duration: 60_000 } },
          cancel: { after: 500, by: 'alice' },
        },
      },
    )
    await execute(zadig, 'hello', { script: {} })
    clock.advance(3500)
    expect([picture(zadig, 'hello'), zadig.lastTask().revoker]).toEqual([
      'cancelled | run:running script=running',
      'alice',
    ])
    clock.advance(1000)
    expect(picture(zadig, 'hello')).toBe('cancelled | run:cancelled script=cancelled')
  })
})
