// node emulators/runner/main.ts --action . --input workflow-key=ship --env ZADIG_URL=http://127.0.0.1:8080
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { ACT, FORGEJO, type RunnerDifferences } from './other-runners.ts'
import { createLogRenderer, renderResult } from './render.ts'
import { startStep } from './step.ts'

const USAGE = `Runs one step of a JavaScript action as a GitHub runner would.

  --action DIR        directory with the action.yml (default: .)
  --input NAME=VALUE  an input; may be repeated
  --env NAME=VALUE    a variable of the step; may be repeated
  --secret VALUE      a value to mask; may be repeated
  --event FILE        JSON payload of the event
  --event-name NAME   name of the event (default: push)
  --repository O/R    repository of the workflow
  --workspace DIR     GITHUB_WORKSPACE (default: a new, empty directory)
  --timeout SECONDS   time-out of the step
  --runner NAME       another runner than GitHub's: act or forgejo
  --node PATH         the node binary that runs the action (default: the one that runs this)
  --debug             step debug logging
  --no-colour         plain text

Ctrl-C cancels the job, a second one kills the process that runs. The exit code is 1 unless the step succeeded.`

const { values } = parseArgs({
  options: {
    action: { type: 'string', default: '.' },
    input: { type: 'string', multiple: true, default: [] },
    env: { type: 'string', multiple: true, default: [] },
    secret: { type: 'string', multiple: true, default: [] },
    event: { type: 'string' },
    'event-name': { type: 'string', default: 'push' },
    repository: { type: 'string' },
    workspace: { type: 'string' },
    timeout: { type: 'string' },
    runner: { type: 'string', default: 'github' },
    node: { type: 'string' },
    debug: { type: 'boolean', default: false },
    'no-colour': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

function toRecord(pairs: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 1) throw new Error(`--${option} wants NAME=VALUE, not '${pair}'`)
      return [pair.slice(0, equals), pair.slice(equals + 1)]
    }),
  )
}

function differencesOf(runner: string): RunnerDifferences {
  if (runner === 'github') return {}
  if (runner === 'act') return ACT
  if (runner === 'forgejo') return FORGEJO
  throw new Error(`--runner is github, act or forgejo, not '${runner}'`)
}

if (values.help) console.log(USAGE)
else {
  const rendering = { colour: !values['no-colour'] && !process.env['NO_COLOR'] }
  const renderer = createLogRenderer(rendering)
  const step = startStep({
    actionPath: values.action,
    inputs: toRecord(values.input, 'input'),
    env: toRecord(values.env, 'env'),
    secrets: values.secret,
    debug: values.debug,
    differences: differencesOf(values.runner),
    ...(values.node === undefined ? {} : { node: values.node }),
    event: {
      name: values['event-name'],
      payload: values.event === undefined ? {} : JSON.parse(readFileSync(values.event, 'utf8')),
    },
    ...(values.repository === undefined ? {} : { context: { repository: values.repository } }),
    ...(values.workspace === undefined ? {} : { workspace: values.workspace }),
    ...(values.timeout === undefined ? {} : { stepTimeoutMs: Number(values.timeout) * 1000 }),
    onLine: (line) => {
      const text = renderer.render(line)
      if (text !== undefined) console.log(text)
    },
  })
  let interrupted = false
  process.on('SIGINT', () => {
    // The post stage of a cancelled job gets no signal: without the second one nothing could end it.
    if (interrupted) step.kill('SIGKILL')
    else step.cancel()
    interrupted = true
  })
  const result = await step.done
  for (const line of renderResult(result, rendering)) console.log(line)
  process.exitCode = result.result === 'success' ? 0 : 1
}
