import { spawn } from 'node:child_process'
import { afterEach, expect, test } from '@jest/globals'
import { asObject, textAt } from '../../../../emulators/zadig/json.ts'
import { parseJson } from '../../../../emulators/zadig/go-json.ts'

let stop = (): void => {}
afterEach(() => stop())

function start(...args: string[]): Promise<{ readonly output: string; readonly code: number | null }> {
  const child = spawn(process.execPath, ['emulators/zadig/main.ts', ...args])
  stop = () => void child.kill('SIGTERM')
  return new Promise((resolve) => {
    let output = ''
    const gather = (piece: Buffer): void => {
      output += piece.toString()
      if (output.startsWith('{') && output.endsWith('\n')) resolve({ output, code: null })
    }
    child.stdout.on('data', gather)
    child.stderr.on('data', gather)
    child.on('close', (code) => resolve({ output, code }))
  })
}

test('prints one line of JSON when it is ready, and is steered from outside with a manual clock', async () => {
  const { output } = await start('--clock', 'manual', '--tick', '300', '--scenario', 'failing-test')
  const ready = asObject(parseJson(output).value) ?? {}
  const url = textAt(ready, 'url')
  const post = async (path: string, body: object): Promise<Response> =>
    fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { Authorization: `Bearer ${textAt(ready, 'token')}` },
    })
  const run = { workflow_key: 'ship', project_key: 'demo', inputs: [{ job_name: 'test', parameters: {} }] }
  expect((await post('/openapi/workflows/custom/task', run)).status).toBe(200)
  await post('/__emulator/advance', { ms: 60_000 })
  const tasks: unknown = await (await fetch(`${url}/__emulator/tasks`)).json()
  expect(tasks).toMatchObject([{ status: 'failed', stages: [{ jobs: [{ error: 'exit status 1' }] }] }])
  await post('/__emulator/faults', { path: '/openapi/*', times: 1, action: { kind: 'answer', status: 503 } })
  expect((await post('/openapi/workflows/custom/task', run)).status).toBe(503)
  const requests: unknown = await (await fetch(`${url}/__emulator/requests`)).json()
  expect(requests).toMatchObject([
    { status: 200, method: 'POST' },
    { status: 503, fault: 'answer' },
  ])
  expect((await post('/__emulator/scenario', { name: 'no' })).status).toBe(400)
})

test('help goes to the output, a wrong version ends it with 2', async () => {
  expect((await start('--help')).output).toContain('--scenario')
  expect(await start('--version', '9')).toMatchObject({ code: 2, output: expect.stringContaining('Unknown version 9') })
})
