import { afterEach, expect, test } from '@jest/globals'
import { startZadig, type Zadig } from '../../../../emulators/zadig/server.ts'
import type { ZadigVersion } from '../../../../emulators/zadig/version.ts'
import { buildInput, deployInput, execute } from './emulator-client.ts'

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

test('gray rollbacks of several targets all have sub index 0, so their names repeat', async () => {
  await start('4.0')
  const targets = ['web', 'api'].map((name) => ({ workload_type: 'Deployment', workload_name: name }))
  const job = { name: 'back', type: 'k8s-gray-rollback', spec: { targets } }
  zadig.workflows.put({ name: 'twins', project: 'demo', concurrency_limit: -1, stages: [{ name: 's', jobs: [job] }] })
  await execute(zadig, 'twins', { back: { target_list: targets } })
  const jobs = zadig.lastTask().stages.flatMap((stage) => stage.jobs)
  expect(jobs.map(({ name, displayName }) => [name, displayName])).toEqual([
    ['job-0-0-0-back', 'back-web'],
    ['job-0-0-0-back', 'back-api'],
  ])
})
