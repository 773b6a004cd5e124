import { afterEach, describe, expect, it } from '@jest/globals'

import { freestyleJob, job, stage, variable, workflow } from '../../emulators/zadig/definitions/documents.ts'
import { dryRun } from '../../src/trigger/prepare-payload.ts'
import { type Connected, connectTo, prepare, recordingRunner } from '../support/prepare.ts'

const closing: Connected[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map(({ close }) => close()))
})

describe('credentials', () => {
  const KEY = 'line one of a key\n{\n  "token": "s3cr3t-value"\n}'
  const document = workflow(
    'secretive',
    'Secretive',
    [
      stage('run', [
        freestyleJob('script', [
          variable('NPM_TOKEN', 'stored-npm-token', { is_credential: true }),
          variable('PIN', '', { is_credential: true }),
          variable('KIND', 'a', { is_credential: true, type: 'choice', choice_option: ['a', 'b'] }),
        ]),
        job('plugin', 'plugin', { plugin: { inputs: [{ name: 'CONTENT', type: 'string' }] } }),
      ]),
    ],
    {
      params: [
        { name: 'API_KEY', type: 'string', value: 'stored-api-key', is_credential: true },
        { name: 'OPEN', type: 'string', value: '', is_credential: false },
      ],
    },
  )
  const inputs = {
    workflowKey: 'secretive',
    parameters: 'API_KEY: my-api-key\nOPEN: readable',
    inputs: `
script: { kv: { NPM_TOKEN: my-npm-token, PIN: 42 } }
plugin: { kv: [{ key: CONTENT, value: marked-by-user, is_credential: true }] }`,
  }

  async function withSecrets(): Promise<Connected> {
    const connected = await connectTo({})
    closing.push(connected)
    connected.server.workflows.put(document)
    return connected
  }

  it('are masks before anything is said: those that the payload and those that the definition marks', async () => {
    const { zadig } = await withSecrets()
    const runner = recordingRunner()
    await prepare(zadig, inputs, runner)
    const kinds = runner.said.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('mask')).toBeLessThan(kinds.findIndex((kind) => kind !== 'mask'))
    const masks = runner.said.flatMap((one) => (one.kind === 'mask' ? [one.value] : []))
    expect(masks).toEqual(
      expect.arrayContaining(['my-api-key', 'my-npm-token', 'marked-by-user', 'stored-npm-token', 'stored-api-key']),
    )
    expect(masks).not.toContain('readable')
    // As a mask it would riddle every later line of the job.
    expect(masks).not.toContain('42')
  })

  it('are masks before an error that shows them', async () => {
    const { zadig } = await withSecrets()
    const runner = recordingRunner()
    const work = prepare(zadig, { workflowKey: 'secretive', inputs: 'script: { kv: { KIND: wrong-secret } }' }, runner)
    await expect(work).rejects.toThrow('`wrong-secret` is not one of the choices')
    expect(runner.said).toContainEqual({ kind: 'mask', value: 'wrong-secret' })
  })

  it('of several lines are masked line by line, without the brackets that every log has', async () => {
    const { zadig } = await withSecrets()
    const runner = recordingRunner()
    const prepared = await prepare(
      zadig,
      { workflowKey: 'secretive', parameters: JSON.stringify({ API_KEY: KEY }), inputs: 'script:\nplugin:' },
      runner,
    )
    const masks = runner.said.flatMap((one) => (one.kind === 'mask' ? [one.value] : []))
    expect(masks).toEqual(expect.arrayContaining(['line one of a key', '"token": "s3cr3t-value"']))
    expect(masks).not.toContain('{')
    expect(masks.filter((mask) => mask.includes('\n'))).toEqual([])
    await dryRun(prepared, runner)
    expect(JSON.stringify(runner.said.filter(({ kind }) => kind !== 'mask'))).not.toContain('s3cr3t')
  })

  it('never stand in the text or the output of a dry run, however short they are', async () => {
    const connected = await withSecrets()
    const runner = recordingRunner()
    const verdict = await dryRun(await prepare(connected.zadig, inputs, runner), runner)
    expect(verdict.passed).toBe(true)
    const said = JSON.stringify(runner.said.filter(({ kind }) => kind !== 'mask'))
    for (const secret of ['my-api-key', 'my-npm-token', 'marked-by-user', 'stored-', '42'])
      expect(said).not.toContain(secret)
    expect(said).toContain('readable')
    const output = runner.said.find((one) => one.kind === 'output' && one.name === 'payload')
    expect(output).toMatchObject({ value: expect.stringContaining('{"key":"PIN","value":"***"}') })
    expect(connected.server.requests.map(({ method }) => method)).toEqual(['GET'])
  })
})
