// Definitions that the server would misread, as the built action sends them: what goes over the wire, and what is said.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'

import { freestyleJob, stage, workflow } from '../../emulators/zadig/definitions/documents.ts'
import type { JsonObject } from '../../emulators/zadig/json.ts'
import { annotationsOf, type DistRun, scene } from '../support/run-dist.ts'

const workspace = mkdtempSync(join(tmpdir(), 'definitions-'))
afterAll(() => rmSync(workspace, { recursive: true }))

const { concurrency_limit: _none, ...nightly } = workflow('nightly', '每晚 Nightly', [
  stage('run', [freestyleJob('script')]),
])

function apply(file: string, text: string, present: readonly JsonObject[] = []): Promise<DistRun> {
  writeFileSync(join(workspace, file), text)
  return scene({
    action: 'workflows',
    with: { operation: 'apply', file, 'workflow-key': 'nightly' },
    step: { workspace },
    zadig: { version: '5.0', scenario: { name: 'definitions', description: '', workflows: present, jobs: {} } },
  })
}

const sent = ({ zadig }: DistRun): readonly string[] =>
  zadig.requests.filter(({ method }) => method !== 'GET').map(({ method, body }) => `${method} ${body}`)
/** Warnings but for that of the runner, which names the inputs of the root action. */
const warnings = ({ result }: DistRun): readonly string[] =>
  annotationsOf(result).filter((annotation) => !annotation.includes('Unexpected input'))

describe('a definition without `concurrency_limit`', () => {
  const json = JSON.stringify({ ...nightly, description: 'to the moon' }, undefined, 2)
  const escaped = json.replace('to the moon', '\\ud83d\\ude80 a\\/b')
  const yaml = '# every night\nname: nightly\ndisplay_name: 每晚 Nightly\nproject: demo\nstages: []\n'
  const created = apply('nightly.json', escaped)
  const updated = apply('nightly.yml', yaml, [{ ...nightly, concurrency_limit: 5 }])

  it('is created from JSON that YAML does not know, with -1 and the same text', async () => {
    const run = await created
    expect(run.result).toMatchObject({ result: 'success', exitCode: 0, outputs: { changed: 'true' } })
    expect(sent(run)).toEqual([
      `POST ${json.replace('{', '{concurrency_limit: -1, ').replace('to the moon', '🚀 a/b')}`,
    ])
    expect(run.zadig.workflows.find('nightly')).toMatchObject({ concurrencyLimit: -1, description: '🚀 a/b' })
    expect(run.log).toContain('`concurrency_limit: -1` is added: the file leaves it out')
    expect(warnings(run)).toEqual([])
  })

  it('is updated from YAML with -1, and otherwise as written', async () => {
    const run = await updated
    expect(run.result).toMatchObject({ result: 'success', exitCode: 0, outputs: { changed: 'true' } })
    expect(sent(run)).toEqual([`PUT ${yaml.replace('name:', 'concurrency_limit: -1\nname:')}`])
    expect(run.zadig.workflows.find('nightly')?.concurrencyLimit).toBe(-1)
  })

  it('is linked under its display name', async () => {
    for (const { log, result } of await Promise.all([created, updated]))
      for (const text of [log, result.summary ?? ''])
        expect(text).toContain(`/pipelines/custom/nightly?display_name=${encodeURIComponent('每晚 Nightly')}`)
  })
})

describe('a `concurrency_limit` of 0', () => {
  const run = apply('zero.json', JSON.stringify({ ...nightly, concurrency_limit: 0 }))

  it('is written as it is, with a warning', async () => {
    const zero = await run
    expect(zero.result.exitCode).toBe(0)
    expect(sent(zero)).toEqual([`POST ${JSON.stringify({ ...nightly, concurrency_limit: 0 })}`])
    expect(warnings(zero)).toEqual([
      expect.stringMatching(/^warning Zadig queue: `concurrency_limit` in zero\.json is “0”: .* Write -1 for no limit/),
    ])
  })
})
