import { describe, expect, test } from '@jest/globals'

import type { ZadigOptions } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { call, startServer } from './emulator-client.ts'

const list = '/openapi/workflows?projectKey=demo'

describe('the gateway (contract §2)', () => {
  test.each<[string, (token: string) => Readonly<Record<string, string>>, number]>([
    ['a bearer token', (token) => ({ Authorization: `Bearer ${token}` }), 200],
    ['any other scheme word', (token) => ({ Authorization: `Custom ${token}` }), 200],
    ['no header', () => ({}), 401],
    ['a bare token', (token) => ({ Authorization: token }), 401],
    ['a third word', (token) => ({ Authorization: `Bearer ${token} x` }), 401],
    ['two spaces', (token) => ({ Authorization: `Bearer  ${token}` }), 401],
    ['a wrong signature', (token) => ({ Authorization: `Bearer ${token}x` }), 401],
    ['no token at all', () => ({ Authorization: 'Bearer nonsense' }), 401],
  ])('%s is answered with its status and without a body', async (_, headers, status) => {
    const zadig = await startServer()
    const answer = await call(zadig, 'GET', list, { headers: headers(zadig.token) })
    expect(answer.status).toBe(status)
    if (status === 401) expect(answer).toMatchObject({ text: '', headers: { 'content-length': '0' } })
  })

  test('a token in the query wins over a well-formed header only', async () => {
    const zadig = await startServer()
    expect((await call(zadig, 'GET', `${list}&token=x`)).status).toBe(401)
    for (const [headers, status] of [
      [{}, 200],
      [{ Authorization: 'Bearer x' }, 200],
      [{ Authorization: 'Bearer' }, 401],
      [{ Authorization: 'Bearer x y' }, 401],
    ] as const)
      expect((await call(zadig, 'GET', `${list}&token=${zadig.token}`, { headers })).status).toBe(status)
  })

  test('an expired token and an ended session are refused, a live session is not', async () => {
    const zadig = await startServer()
    expect((await call(zadig, 'GET', list, { token: zadig.tokens.expired('ci-bot') })).status).toBe(401)
    expect((await call(zadig, 'GET', list, { token: zadig.tokens.login('ci-bot') })).status).toBe(401)
    expect((await call(zadig, 'GET', list, { token: zadig.tokens.login('ci-bot', true) })).status).toBe(200)
  })

  test.each<[ZadigOptions, number]>([
    [{ version: '4.2' }, 200],
    [{ version: '4.3' }, 401],
  ])('a regenerated API token revokes the old one only from 4.3 (%p)', async (options, status) => {
    const zadig = await startServer(options)
    zadig.tokens.regenerate('ci-bot')
    expect((await call(zadig, 'GET', list)).status).toBe(status)
  })

  test('MFA answers 403 with its reason in body and header, from 4.3', async () => {
    const zadig = await startServer({ version: '4.3', mfa: 'mfa_enrollment_required' })
    const answer = await call(zadig, 'GET', list)
    expect(answer).toMatchObject({ status: 403, json: { reason: 'mfa_enrollment_required' } })
    expect(answer.headers['x-zadig-auth-reason']).toBe('mfa_enrollment_required')
  })
})

describe('permissions (contract §1)', () => {
  const task = '/openapi/workflows/custom/task'
  const definition = { name: 'new', display_name: 'New', project: 'demo', stages: [] }

  test.each<[string, string, string, unknown, number]>([
    ['mallory', 'GET', list, undefined, 200],
    ['mallory', 'GET', '/openapi/workflows/custom/ship/detail?projectKey=demo', undefined, 200],
    ['carol', 'POST', task, { workflow_key: 'hello', project_key: 'demo' }, 403],
    ['bob', 'POST', task, { workflow_key: 'hello', project_key: 'demo', inputs: [{ job_name: 'script' }] }, 200],
    ['alice', 'POST', task, { workflow_key: 'hello', project_key: 'other', inputs: [{ job_name: 'script' }] }, 200],
    ['bob', 'POST', task, { workflow_key: 'hello', project_key: 'other' }, 403],
    ['admin', 'POST', task, { workflow_key: 'hello', project_key: 'x', inputs: [{ job_name: 'script' }] }, 200],
    ['bob', 'POST', '/api/aslan/workflow/v4', definition, 403],
    ['ci-bot', 'POST', '/api/aslan/workflow/v4', definition, 200],
    ['bob', 'POST', '/openapi/workflows/view', { project_key: 'demo', name: 'v' }, 403],
    ['bob', 'DELETE', '/openapi/workflows/custom?workflowKey=hello&projectKey=demo', undefined, 403],
    ['carol', 'PUT', '/openapi/workflows/custom/hello/task/x', { remark: 'x' }, 403],
  ])('%s %s %s', async (user, method, path, body, status) => {
    const zadig = await startServer()
    const token = zadig.tokens.current(user)
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await call(zadig, method, path, { token, ...sent })
    expect(answer.status).toBe(status)
    if (status === 403) expect([answer.text, answer.headers['content-type']]).toEqual(['', undefined])
  })
})

describe('routing (contract §1)', () => {
  const custom = '/openapi/workflows/custom'
  const key = `${custom}/ship`
  const log = '/openapi/logs/log/v4/workflow/a/1/b'
  const moved = '<a href="/openapi/workflows?projectKey=demo">Moved Permanently</a>.\n\n'
  const unknown = 'Invalid path:'
  const notAllowed = 'Method not allowed:'
  test.each<[string, ZadigVersion, string, number, string]>([
    ['an unknown path', '4.0', 'GET /openapi/nothing?x=1', 404, `${unknown} /openapi/nothing`],
    ['another method', '4.0', 'PATCH /openapi/workflows', 405, `${notAllowed} PATCH /openapi/workflows`],
    ['a path of 5.0', '4.3', `GET ${key}/task/1/manual-exec`, 404, `${unknown} ${key}/task/1/manual-exec`],
    ['a method of 5.0', '4.0', `POST ${custom}`, 405, `${notAllowed} POST ${custom}`],
    ['a path of 3.4', '3.3', `GET ${log}`, 404, `${unknown} ${log}`],
    ['a method of 3.3', '3.0', `PUT ${key}/task/1`, 405, `${notAllowed} PUT ${key}/task/1`],
    ['a trailing slash', '4.0', 'GET /openapi/workflows/?projectKey=demo', 301, moved],
    ['a trailing slash of a write', '4.0', `POST ${custom}/task/`, 307, ''],
  ])('%s on %s', async (_, version, request, status, text) => {
    const zadig = await startServer({ version })
    const [method = '', path = ''] = request.split(' ')
    const answer = await call(zadig, method, path)
    expect([answer.status, answer.text]).toEqual([status, text])
    if (status > 399) expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    else expect(answer.headers['location']).toBe(path.replace(/\/(\?|$)/u, '$1'))
  })
})
