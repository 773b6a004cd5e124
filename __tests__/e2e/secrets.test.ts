// No secret leaves: neither the token nor what Zadig's task detail carries in clear (contract §5.6).
import { describe, expect, it } from '@jest/globals'

import { defaultSeedData } from '../../emulators/zadig/seed-data.ts'
import { everythingReadable, scene } from '../support/run-dist.ts'
import { quickShip } from '../support/scenarios.ts'

const CODE_HOST_TOKEN = defaultSeedData.codehosts[0]?.token ?? ''
const CREDENTIAL_VARIABLE = 'npm_emulatedSecret'
const LONG_TOKEN = 'a'.repeat(40)

const talkative = {
  ...quickShip,
  jobs: {
    '*': {
      duration: 1_500,
      log: { lines: [`cloning with ${CODE_HOST_TOKEN}`, `npm says ${CREDENTIAL_VARIABLE}`, 'built'] },
      outcome: 'failed' as const,
      error: `could not push with ${CODE_HOST_TOKEN}`,
    },
  },
}

describe('the secrets of a task', () => {
  const quiet = scene()
  const loud = scene({ zadig: { scenario: talkative }, with: { inputs: 'test: {}', preflight: 'off' } })

  it('are masked as soon as they were seen', async () => {
    const { result, zadig } = await quiet
    expect(result.masks).toEqual(expect.arrayContaining([zadig.token, CODE_HOST_TOKEN, CREDENTIAL_VARIABLE]))
  })

  it('are never written by the action, not even for the runner to mask', async () => {
    const { result, zadig } = await quiet
    const written = result.rawLines.filter((line) => !line.startsWith('::add-mask::')).join('\n')
    for (const secret of [zadig.token, CODE_HOST_TOKEN, CREDENTIAL_VARIABLE]) expect(written).not.toContain(secret)
  })

  it('do not show in log, outputs, annotations and summary', async () => {
    const run = await quiet
    for (const secret of [run.zadig.token, CODE_HOST_TOKEN, CREDENTIAL_VARIABLE])
      expect(everythingReadable(run)).not.toContain(secret)
  })

  it('are masked before the first line of a log that prints them', async () => {
    const run = await loud
    expect(run.log).toContain('cloning with ***')
    expect(run.log).not.toContain(CODE_HOST_TOKEN)
    expect(run.result.summary).not.toContain(CODE_HOST_TOKEN)
    expect(run.result.annotations.map(({ message }) => message).join('\n')).not.toContain(CODE_HOST_TOKEN)
    expect(run.result.outputs['jobs']).toContain('could not push with ***')
  })
})

describe('the API token', () => {
  const refused = scene({ with: { 'api-token': LONG_TOKEN } })

  it('does not show where Zadig refuses it, although the runner does not know it as a secret', async () => {
    const run = await refused
    expect(run.zadig.requests[0]?.authorization).toBe(`Bearer ${LONG_TOKEN}`)
    const { header, rest } = splitHeader(run.log)
    // The runner itself writes inputs that it does not know as secrets into the step's header.
    expect(header).toContain(LONG_TOKEN)
    expect(rest).not.toContain(LONG_TOKEN)
  })
})

function splitHeader(log: string): { readonly header: string; readonly rest: string } {
  const [header = '', ...rest] = log.split('##[endgroup]')
  return { header, rest: rest.join('') }
}
