import { parseArgs } from 'node:util'
import { createManualClock, realClock } from './clock.ts'
import { scenarios } from './scenarios/catalogue.ts'
import { startZadig } from './server.ts'
import { parseVersion, zadigVersions } from './version.ts'

const help = `A Zadig server in memory, for trying a workflow without a Zadig.

  npm run emulator -- [options]

  --port <number>      port on 127.0.0.1 (default 0: a free one)
  --tick <ms>          period of the task scheduler (default 3000, as in Zadig)
  --version <version>  ${zadigVersions.join(', ')} (default 4.0, or what the scenario needs)
  --scenario <name>    what happens to tasks (default delivery):
${scenarios.map(({ name, description }) => `                         ${name.padEnd(22)}${description}`).join('\n')}
  --clock <kind>       real (default), or manual: time only moves by POST /__emulator/advance {"ms":1000}
  --professional       with the licence that pre-approval tickets need
  --help

When it is ready it prints one line of JSON: {"url":"http://127.0.0.1:PORT","token":"…"}.

Steered without a token: GET /__emulator/requests, tasks, workflows, tokens; POST /__emulator/scenario {"name"},
faults {"method","path","after","times","action"}, workflows (a document),
push {"repository","branch" or "tag" or "pull_request","sha","subject"}, builds {"build_name","repository"} (turns
enable_commit on), cancel {"workflow_key","task_id"},
advance {"ms"}; DELETE /__emulator/faults.
`

const options = {
  port: { type: 'string', default: '0' },
  tick: { type: 'string', default: '3000' },
  version: { type: 'string' },
  scenario: { type: 'string', default: 'delivery' },
  clock: { type: 'string', default: 'real' },
  professional: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options })
  if (values.help) return void process.stdout.write(help)
  const version = values.version === undefined ? undefined : parseVersion(values.version)
  if (values.version !== undefined && version === undefined)
    throw new Error(`Unknown version ${values.version}; known are ${zadigVersions.join(', ')}.`)
  const zadig = await startZadig({
    port: Number(values.port),
    tickMs: Number(values.tick),
    ...(version === undefined ? {} : { version }),
    scenario: values.scenario,
    clock: values.clock === 'manual' ? createManualClock() : realClock,
    professional: values.professional,
    control: true,
  })
  process.stdout.write(`${JSON.stringify({ url: zadig.url, token: zadig.token })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void zadig.close())
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
