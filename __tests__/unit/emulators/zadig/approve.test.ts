import { afterEach, describe, expect, test } from '@jest/globals'
import type { ManualClock } from '../../../../emulators/zadig/clock.ts'
import type { Json } from '../../../../emulators/zadig/json.ts'
import type { Scenario } from '../../../../emulators/zadig/scenarios/scenario.ts'
import type { Zadig, ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { type Answer, buildInput, call, detail, execute, picture, startStill } from './emulator-client.ts'

const custom = '/openapi/workflows/custom'
let zadig: Zadig
let clock: ManualClock
afterEach(() => zadig.close())

async function start(jobs: Scenario['jobs'], options: ZadigOptions = {}): Promise<void> {
  const still = await startStill(jobs, options)
  zadig = still.zadig
  clock = still.clock
}

function decide(body: Record<string, Json>, user = 'ci-bot'): Promise<Answer> {
  return call(zadig, 'POST', `${custom}/task/approve`, { token: zadig.tokens.current(user), body })
}

/** Runs `gated` up to its gate. */
async function reach(): Promise<void> {
  await start({})
  await execute(zadig, 'gated', { build: buildInput, approve: {} })
  clock.advance(3000)
}

describe('approve (contract §8.3)', () => {
  const gate = { workflow_key: 'gated', task_id: 1, stage_name: 'job-1-0-0-approve' }

  test("by the job task's name, and the gate looks once a second", async () => {
    await reach()
    expect(picture(zadig, 'gated')).toBe(
      'running | build:passed build-web-web=passed | gate:running approve=wait_for_approval',
    )
    expect((await decide({ ...gate, approve: true, comment: 'LGTM' })).json).toEqual({ message: 'success' })
    expect(zadig.lastTask().status).toBe('running')
    clock.advance(1000)
    expect(picture(zadig, 'gated')).toBe('passed | build:passed build-web-web=passed | gate:passed approve=passed')
    expect(await detail(zadig, 'gated')).toMatchObject({
      stages: [
        {},
        {
          jobs: [
            {
              spec: {
                native_approval: {
                  reject_or_approve: '',
                  approve_users: [
                    { user_name: 'alice' },
                    { user_name: 'ci-bot', reject_or_approve: 'approve', comment: 'LGTM' },
                  ],
                },
              },
            },
          ],
        },
      ],
    })
  })

  test('without approve it rejects', async () => {
    await reach()
    await decide(gate)
    clock.advance(1000)
    expect(picture(zadig, 'gated')).toMatch(/^reject \| .*gate:reject approve=reject$/u)
  })

  test('time ends a gate after its own minutes, a cancellation with its own words', async () => {
    await reach()
    clock.advance(61 * 60_000)
    expect(zadig.lastTask().stages[1]?.jobs[0]).toMatchObject({ status: 'timeout', error: 'workflow timeout' })
    expect((await decide(gate)).object['description']).toBe('not found approval')
    await zadig.close()
    await reach()
    await call(zadig, 'DELETE', `${custom}/task?workflowKey=gated&taskId=1`)
    clock.advance(1000)
    expect(zadig.lastTask().stages[1]?.jobs[0]).toMatchObject({ status: 'cancelled', error: 'workflow was canceled' })
  })

  test('groups count as their members, and everybody decides once', async () => {
    await start({})
    await execute(zadig, 'two-approvers', { approve: {}, script: {} })
    clock.advance(3000)
    const body = { workflow_key: 'two-approvers', task_id: 1, stage_name: 'job-0-0-0-approve', approve: true }
    expect((await decide(body, 'bob')).status).toBe(200)
    expect((await decide(body, 'bob')).object['description']).toBe('bob have approve already')
    clock.advance(5000)
    expect(zadig.lastTask().status).toBe('running')
    await decide(body)
    clock.advance(1000)
    expect(zadig.lastTask().status).toBe('passed')
  })

  test.each<[Json, string, number, string]>([
    [{ ...gate, stage_name: 'gate', approve: true }, 'ci-bot', 400, 'not found approval'],
    [{ ...gate, approve: true }, 'admin', 400, 'user admin has no authority to Approve'],
    [
      { ...gate, task_id: 0 },
      'ci-bot',
      400,
      'can not find approved workflow: gated, taskID: 0,jobName: job-1-0-0-approve',
    ],
    ['{', 'ci-bot', 500, 'failed to unmarshal request data, error: unexpected end of JSON input'],
    [
      { ...gate, approve: 'true' },
      'ci-bot',
      500,
      'failed to unmarshal request data, error: json: cannot unmarshal string into Go struct field OpenAPIApproveRequest.approve of type bool',
    ],
  ])('%p by %s is refused', async (body, user, status, description) => {
    await reach()
    const token = zadig.tokens.current(user)
    const answer = await call(zadig, 'POST', `${custom}/task/approve`, { token, body })
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})
