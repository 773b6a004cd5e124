import { describe, expect, it } from '@jest/globals'

import { ADVICE, type AdviceId } from '../../../../src/zadig/errors/advice.ts'
import type { Call, Operation } from '../../../../src/zadig/http/call.ts'
import { refusalError } from '../../../../src/zadig/errors/errors.ts'

interface Answer {
  readonly operation: Operation
  readonly status: number
  readonly text?: string
  readonly contentType?: string
  readonly path?: string
}

function refuse({ operation, status, text = '', contentType = '', path = '/openapi/x' }: Answer) {
  const method = operation.startsWith('get') || operation.startsWith('list') ? 'GET' : 'POST'
  const call: Call = { operation, method, path }
  const about = { call, tries: 1, token: 'aaaa.bbbb.cccc', host: 'zadig', proxy: '' }
  return refusalError(about, { status, contentType, text }, 'token-login')
}

const business = (code: number, description: string): string =>
  JSON.stringify({ type: 'error', message: '创建工作流任务失败', code, description, extra: {} })
const untyped = (description: string): string => JSON.stringify({ message: 'Internal Error: ', code: 500, description })

describe('what Zadig itself refuses', () => {
  it('is cut between words, so that a mask still finds its secret whole or not at all', () => {
    const text = business(6160, `${'long words '.repeat(45)}hunter2-is-a-secret and more`)
    const { description, message } = refuse({ operation: 'execute', status: 400, text })
    expect(description).toMatch(/ words…$/)
    expect(message).not.toContain('hunter2')
  })

  it.each<[Operation, number, string, AdviceId]>([
    ['execute', 6542, 'mongo: no documents in result', 'unknown-workflow'],
    [
      'execute',
      6160,
      'workflow need approval ticket to run, which is not supported by openAPI right now.',
      'ticket-gated',
    ],
    ['execute', 6160, 'workflow is disabled', 'workflow-disabled'],
    ['execute', 6160, 'job deploy skipped, but the run policy is set to force run', 'force-run'],
    ['execute', 6160, 'no stage found in workflow task: ship,taskID: 20', 'nothing-to-run'],
    ['execute', 6160, 'env dev not exists', 'unknown-environment'],
    ['execute', 6160, 'env  not exists', 'unknown-environment'],
    ['execute', 6160, 'deploy service is empty for env dev', 'empty-deploy'],
    ['execute', 6160, 'find docker registry: 5f error: not found', 'unknown-registry'],
    ['execute', 6160, 'something else', 'create-refused'],
    ['execute', 6545, 'build not found', 'preset-failed'],
    ['execute', 6190, 'counter', 'counter'],
    ['execute', 7050, '', 'licence'],
    ['execute', 500, 'undefined job type of type:nacos', 'unsupported-job'],
    ['execute', 500, 'undefined job type of type:approval', 'gate-unsupported'],
    [
      'execute',
      500,
      "failed to update jobspec for job: b, err: didn't find the specified image registry",
      'unknown-registry',
    ],
    ['execute', 500, 'failed to update jobspec for job: b, err: other', 'job-input-refused'],
    ['execute', 500, 'failed to find code host with name:x', 'unknown-code-host'],
    ['execute', 500, 'codehost x (ID 4) not found in workflow', 'unknown-code-host'],
    ['execute', 500, 'invalid choice value V for param P', 'invalid-choice'],
    ['execute', 500, 'param P not found in workflow', 'unknown-parameter'],
    ['execute', 500, 'param P not found in workflow W', 'unknown-parameter'],
    ['execute', 500, 'unmarshal task error: json: cannot unmarshal number into Go struct', 'wrong-json-type'],
    [
      'execute',
      500,
      'failed to validate given file: F, error: artifact not found in zadig artifact list',
      'unknown-artifact',
    ],
    ['execute', 500, 'job x cannot deploy 2 same service', 'duplicate-service'],
    ['execute', 500, 'failed to find database instance d', 'unknown-database'],
    ['execute', 500, 'failed to get user info by uid', 'user-unknown'],
    ['execute', 400, 'invalid character', 'bad-request'],
    ['get-task', 500, 'mongo: no documents in result', 'unknown-task'],
    ['get-definition', 500, 'mongo: no documents in result', 'unknown-workflow'],
    ['cancel', 6163, 'task: demo:20 is passed, cannot cancel', 'already-passed'],
    ['cancel', 6163, 'mongo: no documents in result', 'unknown-task'],
    ['cancel', 6163, 'other', 'cancel-refused'],
    ['retry', 500, '工作流任务状态无法重试', 'not-retryable'],
    ['retry', 500, '工作流任务数据异常, 无法重试', 'task-damaged'],
    ['retry', 6161, 'mongo: no documents in result', 'unknown-task'],
    ['approve', 6169, 'not found approval', 'no-gate-waits'],
    ['approve', 6169, 'user bob has no authority to Approve', 'not-an-approver'],
    ['approve', 6169, 'bob have approve already', 'already-decided'],
    ['approve', 6169, 'bob have reject already', 'already-decided'],
    ['approve', 6169, 'can not find approved workflow: W, taskID: 1,jobName: ', 'approve-refused'],
    ['set-remark', 400, '查询workflow失败: mongo: no documents in result', 'unknown-workflow'],
    ['set-remark', 500, 'cannot find workflow task, workflow name: W, task id: 1', 'unknown-task'],
    ['run-manual-stage', 500, '工作流任务状态无法手动执行', 'not-paused'],
    ['run-manual-stage', 500, 'workflow task has no stage waiting for manual execution', 'not-paused'],
    ['run-manual-stage', 500, 'stage S is not waiting for manual execution', 'wrong-stage'],
    ['run-manual-stage', 500, 'user U is not allowed to manually execute stage S', 'not-an-executor'],
    ['get-manual-stage', 500, 'workflow task project X does not match projectKey P', 'wrong-project'],
    ['create-workflow', 6540, '与项目 [demo] 中的工作流标识相同', 'workflow-refused'],
    ['update-workflow', 6542, 'mongo: no documents in result', 'unknown-workflow'],
    ['delete-workflow', 6543, 'mongo: no documents in result', 'unknown-workflow'],
    ['create-view', 6892, 'duplicate', 'view-refused'],
    ['update-view', 500, 'failed to find workflow view X for project P', 'unknown-view'],
    ['delete-view', 6894, 'find workflow view error: mongo: no documents in result', 'unknown-view'],
    ['create-ticket', 7050, '', 'licence'],
    ['create-ticket', 7100, 'exists', 'ticket-refused'],
    ['list-tasks', 500, 'context deadline exceeded', 'server-refused'],
  ])('%s: %i %s → %s', (operation, code, description, advice) => {
    const status = code === 500 ? 500 : 400
    const error = refuse({ operation, status, text: code === 500 ? untyped(description) : business(code, description) })
    expect(error).toMatchObject({ kind: 'refused', delivery: 'answered', status, code, adviceId: advice })
    expect(error.description).toBe(description === '' ? undefined : description)
  })

  it("keeps the server's Chinese message for the reader, but goes by code and description", () => {
    const error = refuse({ operation: 'execute', status: 400, text: business(6160, 'workflow is disabled') })
    expect(error.serverMessage).toBe('创建工作流任务失败')
    expect(error.message).toBe(
      'POST /openapi/x: Zadig refused (HTTP 400, code 6160, 创建工作流任务失败): workflow is disabled',
    )
    const english = business(6160, 'workflow is disabled').replace('创建工作流任务失败', 'Create task failed')
    expect(refuse({ operation: 'execute', status: 400, text: english }).advice).toBe(error.advice)
  })

  it.each([
    ['execute', 'panic'],
    ['update-workflow', 'definition-crash'],
    ['get-task', 'broke-down'],
  ] as const)('is not an answer of Zadig if its handler of %s crashed: %s', (operation, advice) => {
    const error = refuse({ operation, status: 500 })
    expect(error).toMatchObject({ kind: 'unreachable', delivery: 'unknown' })
    expect(error.advice).toContain(ADVICE[advice])
  })

  it('is recognized without a body', () => {
    expect(refuse({ operation: 'list-tasks', status: 400 })).toMatchObject({
      kind: 'refused',
      adviceId: 'bad-request',
    })
  })

  it.each(['{}', '{"code":"6160","message":7,"description":null}'])('is recognized with the envelope %s', (text) => {
    const error = refuse({ operation: 'get-task', status: 400, text })
    expect([error.kind, error.code, error.serverMessage, error.description]).toEqual([
      'refused',
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a refused user', () => {
  it('gets advice about the token', () => {
    expect(refuse({ operation: 'execute', status: 401 })).toMatchObject({
      kind: 'unauthorized',
      adviceId: 'token-login',
    })
  })

  it.each<[string, AdviceId]>([
    ['', 'no-permission'],
    ['{"reason":"mfa_enrollment_required"}', 'mfa-enrollment'],
    ['{"reason":"mfa_verification_required"}', 'mfa-verification'],
    ['{"message":"forbidden"}', 'no-permission'],
    ['RBAC: access denied', 'gateway-forbidden'],
    ['<html><head><title>Blocked by WAF</title></head></html>', 'gateway-forbidden'],
  ])('gets advice about a 403 with %j', (text, advice) => {
    expect(refuse({ operation: 'execute', status: 403, text })).toMatchObject({
      kind: 'forbidden',
      adviceId: advice,
    })
  })

  it('searches a page for a missing title in linear time', () => {
    const started = performance.now()
    refuse({ operation: 'get-task', status: 404, contentType: 'text/html', text: '<title'.repeat(100_000) })
    // Quadratic, this takes half a minute.
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('has the title of a page and no markup', () => {
    const error = refuse({
      operation: 'execute',
      status: 403,
      contentType: 'text/html',
      text: '<html><head><title> Blocked by WAF </title></head><body><script>x</script></body></html>',
    })
    expect(error.message).toBe('POST /openapi/x: not allowed (HTTP 403): Blocked by WAF')
  })
})

describe('an endpoint that is not there', () => {
  it.each<[Operation, string, AdviceId]>([
    ['get-task', '/openapi/x', 'needs-zadig-1.15'],
    ['list-tasks', '/openapi/x', 'needs-zadig-1.18'],
    ['set-remark', '/openapi/x', 'needs-zadig-3.3'],
    ['read-log', '/openapi/x', 'needs-zadig-3.4'],
    ['create-workflow', '/openapi/x', 'needs-zadig-5.0'],
    ['create-workflow', '/api/aslan/x', 'wrong-url'],
  ])('names the Zadig version that is needed: %s at %s, %s', (operation, path, advice) => {
    for (const [status, text] of [
      [404, 'Invalid path: /openapi/x'],
      [405, 'Method not allowed: POST /openapi/x'],
    ] as const) {
      const error = refuse({ operation, status, text, path })
      expect(error).toMatchObject({ kind: 'no-endpoint', adviceId: advice })
    }
  })

  it('is a wrong URL if the text is not Zadig’s', () => {
    for (const text of ['', '404 page not found', '<html>nginx</html>']) {
      const error = refuse({ operation: 'get-task', status: 404, text })
      expect(error).toMatchObject({ kind: 'no-endpoint', adviceId: 'wrong-url' })
    }
  })

  it('is not assumed for a 404 in Zadig’s envelope', () => {
    const error = refuse({ operation: 'get-task', status: 404, text: '{"code":404,"description":"gone"}' })
    expect(error.kind).toBe('refused')
  })
})

describe('every piece of advice', () => {
  it('is one or a few sentences', () => {
    for (const [id, text] of Object.entries(ADVICE)) {
      expect(`${id}: ${text}`).toMatch(/^[a-z0-9.-]+: [A-Z`].*\.$/)
    }
  })
})
