import { afterEach, describe, expect, it } from '@jest/globals'

import type { ZadigOptions } from '../../emulators/zadig/server.ts'
import { ZadigError } from '../../src/errors.ts'
import { connectTo, prepare, recordingRunner, type Connected } from '../support/prepare.ts'

const closing: Connected[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map(({ close }) => close()))
})

async function setUp(options: ZadigOptions = {}): Promise<Connected> {
  const connected = await connectTo(options)
  closing.push(connected)
  return connected
}

function methods({ server }: Connected): readonly string[] {
  return server.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
}

describe('the modes of the preflight', () => {
  const wrong = { workflowKey: 'parameters', inputs: 'script:\nscirpt:', parameters: 'TARGETS: b' }

  it('warn: each problem is a warning, and the body is there to be sent', async () => {
    const { zadig } = await setUp()
    const runner = recordingRunner()
    const { body } = await prepare(zadig, { ...wrong, preflight: 'warn' }, runner)
    const warnings = runner.said.flatMap((one) => (one.kind === 'annotate' ? [`${one.level} ${one.message}`] : []))
    expect(warnings).toEqual([
      expect.stringMatching(/^warning inputs\.scirpt: The workflow has no job/),
      expect.stringMatching(/^warning parameters\.TARGETS: It is of type `multi-select`/),
    ])
    await expect(zadig.executeWorkflow(body)).resolves.toMatchObject({ workflowKey: 'parameters' })
  })

  it('warn: what cannot even be read still ends the step', async () => {
    const connected = await setUp()
    const work = prepare(connected.zadig, { workflowKey: 'hello', inputs: 'script: { kv: 7 }', preflight: 'warn' })
    await expect(work).rejects.toThrow('inputs.script')
    expect(methods(connected)).toEqual([])
  })

  it('off: the definition is not read, and there is no plan', async () => {
    const connected = await setUp()
    const { body, plan } = await prepare(connected.zadig, { ...wrong, preflight: 'off' })
    expect(methods(connected)).toEqual([])
    expect(plan).toBeUndefined()
    expect(body.inputs.map((input) => input.job_name)).toEqual(['script', 'scirpt'])
  })

  it('strict: a right payload is read once and sent as it is', async () => {
    const connected = await setUp()
    const { body } = await prepare(connected.zadig, { workflowKey: 'hello', inputs: 'script: { kv: { GREETING: 1 } }' })
    expect(methods(connected)).toEqual(['GET detail'])
    // Zadig refuses a number here; the text of it is what was meant.
    expect(body.inputs[0]?.parameters).toEqual({ kv: [{ key: 'GREETING', value: '1' }] })
    await expect(connected.zadig.executeWorkflow(body)).resolves.toMatchObject({ taskId: 1 })
  })
})

describe('what only the server knows', () => {
  const refused = [
    ['that a workflow wants a ticket', 'ticketed', 'script:', 'approval ticket'],
    ['that a workflow is disabled', 'disabled', 'script:', 'disabled'],
    ['that a build is gone', 'broken-preset', 'script:', 'could not prepare the workflow'],
    [
      'which registries there are',
      'everything',
      'approve:\nbuild: { registry: https://nobody.example.com/demo, service_list: [{ service_name: web, service_module: web }] }',
      'Check `registry`',
    ],
    [
      'which environments there are',
      'everything',
      'approve:\ndeploy: { env_name: devv, service_list: [{ service_name: web, service_module: web, image_name: i }] }',
      'Check `env_name`',
    ],
    [
      'which databases there are',
      'everything',
      'approve:\nsql: { sql: select 1, database_name: order }',
      'Check `database_name`',
    ],
    [
      'which packages there are',
      'everything',
      'approve:\ndeploy-vm: { env_name: dev, service_list: [{ service_name: agent, file_name: gone.tgz }] }',
      'Check `file_name`',
    ],
    [
      'which code hosts there are',
      'everything',
      'approve:\nscript: { repo_info: [{ codehost_name: gitea, repo_namespace: acme, repo_name: tools, branch: main }] }',
      'Check `codehost_name`',
    ],
  ] as const

  it.each(refused)('%s: it is refused, and the error says what to do', async (_, workflowKey, inputs, advice) => {
    const { zadig } = await setUp({ version: '5.0' })
    const { body } = await prepare(zadig, { workflowKey, inputs })
    const thrown: unknown = await zadig.executeWorkflow(body).catch((reason: unknown) => reason)
    expect(thrown).toBeInstanceOf(ZadigError)
    expect(thrown).toMatchObject({ kind: 'refused', advice: expect.stringContaining(advice) })
  })

  it('that a gate cannot be listed before Zadig 4.1: the error says so', async () => {
    const { zadig } = await setUp({ version: '4.0' })
    const { body } = await prepare(zadig, { workflowKey: 'everything', inputs: 'script:\napprove:' })
    await expect(zadig.executeWorkflow(body)).rejects.toMatchObject({
      advice: expect.stringContaining('cannot keep an approval gate'),
    })
  })

  it('that a job that does not run by default stays away before Zadig 4.1: the plan says so', async () => {
    const { zadig, server } = await setUp({ version: '4.0' })
    const runner = recordingRunner()
    const { body } = await prepare(zadig, { workflowKey: 'run-policies', inputs: 'always:\noptional:' }, runner)
    const printed = runner.said.flatMap((one) => (one.kind === 'print' ? [one.text] : [])).join('')
    expect(printed).toContain('Note: Job `optional` does not run by default; before Zadig 4.1 it stays skipped')
    await zadig.executeWorkflow(body)
    expect(server.lastTask().stages[0]?.jobs.map(({ originName }) => originName)).toEqual(['always'])
  })
})
