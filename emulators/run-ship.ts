// What the demo and `npm run dev` share: the delivery workflow as one step, between an emulated Zadig and an emulated
// runner, printed as GitHub's log page would show it.
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

/** Which action to run. */
export type ShipOptions = {
  /** Directory with the action.yml. */
  readonly actionPath: string
  /** The npm script that was called, for the help text. */
  readonly command: string
  /** Variables of the step. */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Reads `--scenario NAME` and `--debug` from the command line and runs the step; Ctrl-C cancels it as GitHub would.
 * Returns the exit code: 0 if the step passed, 1 if it did not, 2 for an unknown scenario.
 */
export async function runShip({ actionPath, command, env = {} }: ShipOptions): Promise<number> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'delivery' },
      debug: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const scenario = scenarios.find(({ name }) => name === values.scenario)
  if (values.help || scenario === undefined) {
    console.log(`npm run ${command} -- [--debug] --scenario NAME, where NAME is one of\n`)
    for (const { name, description } of scenarios) console.log(`  ${name.padEnd(22)} ${description}`)
    return values.help ? 0 : 2
  }

  console.log(`Scenario ${scenario.name}: ${scenario.description}\n`)
  const colour = process.env['NO_COLOR'] === undefined
  const renderer = createLogRenderer({ colour })
  const zadig = await startZadig({ scenario, tickMs: 300 })
  const gated = scenario.workflows !== undefined
  const step = startStep({
    actionPath,
    inputs: {
      url: zadig.url,
      'api-token': zadig.token,
      'project-key': 'demo',
      'workflow-key': 'ship',
      inputs: gated ? `${INPUTS}approve: {}\n` : INPUTS,
      parameters: 'GITHUB_RUN: demo',
    },
    env,
    secrets: [zadig.token],
    debug: values.debug,
    keepLines: false,
    onLine: (line) => {
      const text = renderer.render(line)
      if (text !== undefined) console.log(text)
    },
  })
  process.on('SIGINT', () => step.cancel())
  const result = await step.done
  for (const line of renderResult(result, { colour })) console.log(line)
  await zadig.close()
  return result.result === 'success' ? 0 : 1
}
