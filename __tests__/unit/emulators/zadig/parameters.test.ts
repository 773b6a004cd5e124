import { afterEach, describe, expect, test } from '@jest/globals'
import { type Json, type JsonObject, textAt } from '../../../../emulators/zadig/json.ts'
import { startZadig, type Zadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { type Answer, execute } from './emulator-client.ts'

let zadig: Zadig
afterEach(() => zadig.close())

async function start(version: ZadigVersion = '4.0'): Promise<void> {
  zadig = await startZadig({ version, tickMs: 60_000 })
}

function valueOf(name: string): Json | undefined {
  return zadig.lastTask().params.find((param) => param['name'] === name)?.['value']
}

function send(inputs: Json): Promise<Answer> {
  return execute(zadig, 'notifies', { script: {} }, { notify_inputs: inputs })
}

describe('workflow parameters (contract §4.4)', () => {
  const repo = { codehost_name: 'github-acme', repo_namespace: 'acme', repo_name: 'web', branch: 'topic', prs: [7] }
  test.each<[JsonObject, Json]>([
    [{ name: 'TITLE', type: 'choice', value: 'x' }, 'x'],
    [{ name: 'NOTES', value: 'a\nb' }, 'a\nb'],
    [{ name: 'REGION', value: 'eu-west' }, 'eu-west'],
    [{ name: 'TARGETS', value: 'b,c' }, ''],
    [{ name: 'BUNDLE', value: 'b' }, ''],
    [{ name: 'TITLE' }, ''],
  ])('%p ends as %p', async (parameter, value) => {
    await start()
    expect((await execute(zadig, 'parameters', { script: {} }, { parameters: [parameter] })).status).toBe(200)
    expect(valueOf(textAt(parameter, 'name'))).toBe(value)
  })

  test.each<[ZadigVersion, JsonObject, string]>([
    ['4.0', { name: 'REGION', value: 'moon' }, 'invalid choice value moon for param REGION'],
    ['4.0', { name: 'NO', value: '' }, 'param NO not found in workflow parameters'],
    ['4.2', { name: 'NO', value: '' }, 'param NO not found in workflow'],
    ['4.2', { name: 'SOURCE', repo: { codehost_name: 'no' } }, 'failed to find code host with name:no'],
    [
      '4.2',
      { name: 'SOURCE', repo: { ...repo, codehost_name: 'gitlab-acme' } },
      'codehost gitlab-acme (ID 2) not found in workflow',
    ],
  ])('on %s %p is refused: %s', async (version, parameter, description) => {
    await start(version)
    const answer = await execute(zadig, 'parameters', { script: {} }, { parameters: [parameter] })
    expect(answer).toMatchObject({ status: 500, json: { code: 500, description } })
  })

  test('a repository takes branch and pull requests; another name is silently ignored', async () => {
    await start()
    await execute(zadig, 'parameters', { script: {} }, { parameters: [{ name: 'SOURCE', repo }] })
    expect(zadig.lastTask().params[3]).toMatchObject({ repo: { branch: 'topic', prs: [7] } })
    await execute(
      zadig,
      'parameters',
      { script: {} },
      { parameters: [{ name: 'SOURCE', repo: { ...repo, repo_name: 'x' } }] },
    )
    expect(zadig.lastTask().params[3]).toMatchObject({ repo: { branch: 'main' } })
  })
})

describe('notify_inputs (contract §4.8)', () => {
  test('before 4.2 they are not read at all', async () => {
    await start('4.1')
    expect((await send('nonsense')).status).toBe(200)
  })

  test('from 4.2 an equal type applies, another one does not, and a missing configuration panics', async () => {
    await start('4.2')
    const config = { at_users: ['u'], is_at_all: true }
    expect(
      (await send([{ id: 0, type: 'feishu', enabled: false, lark_hook_notification_config: config }])).status,
    ).toBe(200)
    expect(zadig.lastTask().workflow.notifyCtls[0]).toMatchObject({
      enabled: false,
      lark_hook_notification_config: config,
    })
    expect((await send([{ id: 0, type: 'mail', enabled: false }])).status).toBe(200)
    expect(zadig.lastTask().workflow.notifyCtls[0]).toMatchObject({ enabled: true })
    expect(await send([{ id: 0, type: 'feishu', enabled: false }])).toMatchObject({ status: 500, text: '' })
    expect(await send('nonsense')).toMatchObject({ status: 400 })
  })
})
