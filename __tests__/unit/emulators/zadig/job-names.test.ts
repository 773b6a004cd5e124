import { afterEach, expect, test } from '@jest/globals'
import type { Zadig } from '../../../../emulators/zadig/server.ts'
import { startZadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { execute, buildInput, deployInput } from './emulator-client.ts'

let zadig: Zadig
afterEach(() => zadig.close())

async function start(version: ZadigVersion = '4.0'): Promise<void> {
  zadig = await startZadig({ version, tickMs: 60_000 })
}

test('a deployment from a build job shows a reference until the build has passed', async () => {
  await start('4.0')
  await execute(zadig, 'gated', { build: buildInput, deploy: deployInput('staging') })
  expect(zadig.lastTask().stages[1]?.jobs[0]?.spec).toMatchObject({
    service_and_images: [{ image: '{{.job.build.web.web.output.IMAGE}}' }],
  })
})

test('before 3.3 job tasks are named after service, module and job', async () => {
  await start('3.0')
  await execute(zadig, 'gated', { build: buildInput })
  expect(zadig.lastTask().stages[0]?.jobs[0]?.name).toBe('web-web-build')
})
