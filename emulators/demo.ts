// npm run demo [-- --scenario failing-test]: the built action between the two emulators, as a user would see it.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { createLogRenderer, renderResult } from './runner/render.ts'
import { startStep } from './runner/step.ts'
import { scenarios } from './zadig/scenarios/catalogue.ts'
import { startZadig } from './zadig/server.ts'

/** The jobs of the delivery workflow; where the scenario has a gate, it is listed as well, or Zadig would skip it. */
const INPUTS = `
build:
  registry: https://registry.example.com/demo
  service_list:
    - { service_name: web, service_module: web }
    - { service_name: api, service_module: api }
deploy:
  env_name: staging
  service_list:
    - { service_name: web, service_module: web }
    - { service_name: api, service_module: api }
test: {}
`

const { values } = parseArgs({
  options: { scenario: { type: 'string', default: 'delivery' }, help: { type: 'boolean', default: false } },
})
const scenario = scenarios.find(({ name }) => name === values.scenario)

if (values.help || scenario === undefined) {
  console.log(`npm run demo -- --scenario NAME, where NAME is one of\n`)
  for (const { name, description } of scenarios) console.log(`  ${name.padEnd(22)} ${description}`)
  process.exitCode = values.help ? 0 : 2
} else {
  const colour = process.env['NO_COLOR'] === undefined
  const renderer = createLogRenderer({ colour })
  const zadig = await startZadig({ scenario, tickMs: 300 })
  const gated = scenario.workflows !== undefined
  const step = startStep({
    actionPath: fileURLToPath(new URL('..', import.meta.url)),
    inputs: {
      url: zadig.url,
      'api-token': zadig.token,
      'project-key': 'demo',
      'workflow-key': 'ship',
      inputs: gated ? `${INPUTS}approve: {}\n` : INPUTS,
      parameters: 'GITHUB_RUN: demo',
    },
    secrets: [zadig.token],
    onLine: (line) => {
      const text = renderer.render(line)
      if (text !== undefined) console.log(text)
    },
  })
  process.on('SIGINT', () => step.cancel())
  const result = await step.done
  for (const line of renderResult(result, { colour })) console.log(line)
  await zadig.close()
  process.exitCode = result.result === 'success' ? 0 : 1
}
