import { afterEach, describe, expect, test } from '@jest/globals'
import { startZadig, type Zadig, type ZadigOptions } from '../../../../emulators/zadig/server.ts'
import { call } from './emulator-client.ts'

const list = '/openapi/workflows?projectKey=demo'
let zadig: Zadig

const start = async (options: ZadigOptions = {}): Promise<void> => {
  zadig = await startZadig(options)
}
afterEach(() => zadig.close())

describe('the gateway (contract §2)', () => {
  test.each<[string, (token: string) => Readonly<Record<string, string>>, number]>([
    ['a bearer token', (token) => ({ Authorization: `Bearer ${token}` }), 200],
    ['any other scheme word', (token) => ({ Authorization: `Whatever ${token}` }), 200],
    ['no header', () => ({}), 401],
    ['a bare token', (token) => ({ Authorization: token }), 401],
    ['a third word', (token) => ({ Authorization: `Bearer ${token} x` }), 401],
    ['two spaces', (token) => ({ Authorization: `Bearer  ${token}` }), 401],
    ['a wrong signature', (token) => ({ Authorization: `Bearer ${token}x` }), 401],
    ['no token at all', () => ({ Authorization: 'Bearer nonsense' }), 401],
  ])('%s is answered with its status and without a body', async (_, headers, status) => {
    await start()
    const answer = await call(zadig, 'GET', list, { headers: headers(zadig.token) })
    expect(answer.status).toBe(status)
    if (status === 401) expect(answer).toMatchObject({ text: '', headers: { 'content-length': '0' } })
  })

  test('a token in the query wins over a well-formed header only', async () => {
    await start()
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
    await start()
    expect((await call(zadig, 'GET', list, { token: zadig.tokens.expired('ci-bot') })).status).toBe(401)
    expect((await call(zadig, 'GET', list, { token: zadig.tokens.login('ci-bot') })).status).toBe(401)
    expect((await call(zadig, 'GET', list, { token: zadig.tokens.login('ci-bot', true) })).status).toBe(200)
  })

  test.each<[ZadigOptions, number]>([
    [{ version: '4.2' }, 200],
    [{ version: '4.3' }, 401],
  ])('a regenerated API token revokes the old one only from 4.3 (%p)', async (options, status) => {
    await start(options)
    zadig.tokens.regenerate('ci-bot')
    expect((await call(zadig, 'GET', list)).status).toBe(status)
  })

  test('MFA answers 403 with its reason in body and header, from 4.3', async () => {
    await start({ version: '4.3', mfa: 'mfa_enrollment_required' })
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
  ])('%s %s %s', async (user, method, path, body, status) => {
    await start()
    const token = zadig.tokens.current(user)
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await call(zadig, method, path, { token, ...sent })
    expect(answer.status).toBe(status)
    if (status === 403) expect([answer.text, answer.headers['content-type']]).toEqual(['', undefined])
  })
})

describe('routing (contract §1)', () => {
  const key = '/openapi/workflows/custom/ship'
  test.each<[string, ZadigOptions['version'], string, string, number, string]>([
    ['an unknown path', '4.0', 'GET', '/openapi/nothing?x=1', 404, 'Invalid path: /openapi/nothing'],
    ['another method', '4.0', 'PATCH', '/openapi/workflows', 405, 'Method not allowed: PATCH /openapi/workflows'],
    [
      'manual-exec before 5.0',
      '4.3',
      'GET',
      `${key}/task/1/manual-exec`,
      404,
      `Invalid path: ${key}/task/1/manual-exec`,
    ],
    [
      'create before 5.0',
      '4.0',
      'POST',
      '/openapi/workflows/custom',
      405,
      'Method not allowed: POST /openapi/workflows/custom',
    ],
    [
      'logs before 3.4',
      '3.3',
      'GET',
      '/openapi/logs/log/v4/workflow/a/1/b',
      404,
      'Invalid path: /openapi/logs/log/v4/workflow/a/1/b',
    ],
    ['remark before 3.3', '3.0', 'PUT', `${key}/task/1`, 405, `Method not allowed: PUT ${key}/task/1`],
    [
      'a trailing slash',
      '4.0',
      'GET',
      '/openapi/workflows/?projectKey=demo',
      301,
      '<a href="/openapi/workflows?projectKey=demo">Moved Permanently</a>.\n\n',
    ],
    ['a trailing slash of a write', '4.0', 'POST', '/openapi/workflows/custom/task/', 307, ''],
  ])('%s on %s', async (_, version, method, path, status, text) => {
    await start(version === undefined ? {} : { version })
    const answer = await call(zadig, method, path)
    expect([answer.status, answer.text]).toEqual([status, text])
    if (status > 399) expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    else expect(answer.headers['location']).toBe(path.replace(/\/(\?|$)/u, '$1'))
  })
})
