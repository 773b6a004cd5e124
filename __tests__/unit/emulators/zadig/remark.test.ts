import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Json } from '../../../../emulators/zadig/json.ts'
import { startZadig, type Zadig } from '../../../../emulators/zadig/server.ts'
import { type Answer, call, detail, execute } from './emulator-client.ts'

const custom = '/openapi/workflows/custom'
let zadig: Zadig
beforeEach(async () => {
  zadig = await startZadig({ tickMs: 60_000 })
})
afterEach(() => zadig.close())

function put(path: string, body: Json, user = 'ci-bot'): Promise<Answer> {
  return call(zadig, 'PUT', `${custom}/${path}`, { body, token: zadig.tokens.current(user) })
}

describe('remark (contract §8.5)', () => {
  test('is stored, and an empty one changes nothing', async () => {
    await execute(zadig, 'hello', { script: {} })
    await put('hello/task/1', { remark: 'why' })
    await put('hello/task/1', { remark: '' })
    expect(await detail(zadig, 'hello')).toMatchObject({ remark: 'why' })
  })

  test.each<[string, string, number, string | undefined]>([
    ['no/task/1', 'ci-bot', 400, '查询workflow失败: mongo: no documents in result'],
    ['hello/task/x', 'ci-bot', 400, 'invalid task id'],
    ['hello/task/x', 'carol', 403, undefined],
    ['hello/task/9', 'ci-bot', 500, 'cannot find workflow task, workflow name: hello, task id: 9'],
  ])('%s by %s is refused', async (path, user, status, description) => {
    const answer = await put(path, { remark: 'x' }, user)
    expect([answer.status, answer.object['description']]).toEqual([status, description])
  })
})
