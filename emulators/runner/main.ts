// npm run step -- --action . --input workflow-key=ship --env ZADIG_URL=http://127.0.0.1:8080
// npm run step -- --workflow .github/workflows/deliver.yml --job deliver --event event.json --emulator delivery
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { ACT, FORGEJO, type RunnerDifferences } from './other-runners.ts'
import { createLogRenderer, renderResult } from './render.ts'
import { startZadig } from '../zadig/server.ts'
import { type RunningStep, startStep, type StepResult } from './step.ts'
import { runWorkflowJob } from './workflow-job.ts'

const USAGE = `Runs this action as a GitHub runner would: one step, or the steps of a workflow file that use it.

One step:
  --action DIR          directory with the action.yml (default: .)
  --timeout SECONDS     time-out of the step

The steps of a workflow file that use this action; the others are named and not run:
  --workflow FILE       the workflow file
  --job KEY             the job; may be left out where the file has one
  --var NAME=VALUE      a variable, vars.NAME; may be repeated
  --matrix NAME=VALUE   a value of the matrix (default: the first of each list); may be repeated
  --needs JOB.OUT=VALUE an output of an earlier job; may be repeated

Both:
  --input NAME=VALUE    an input; with --workflow it replaces the one of the file; may be repeated
  --env NAME=VALUE      a variable of the step; may be repeated
  --secret [NAME=]VALUE a value to mask, with --workflow the secret NAME; may be repeated
  --emulator SCENARIO   starts an emulated Zadig and gives its address and token to the steps
  --event FILE          JSON payload of the event
  --event-name NAME     name of the event (default: push)
  --ref REF             GITHUB_REF (default: refs/heads/main)
  --sha COMMIT          GITHUB_SHA
  --repository O/R      repository of the workflow
  --workspace DIR       GITHUB_WORKSPACE (default: a new, empty directory)
  --runner NAME         another runner than GitHub's: act or forgejo
  --node PATH           the node binary that runs the action (default: the one that runs this)
  --debug               step debug logging
  --no-colour           plain text

Ctrl-C cancels the job, a second one kills the process that runs. The exit code is 1 unless the step or job succeeded.`

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
    ref: { type: 'string' },
    sha: { type: 'string' },
    timeout: { type: 'string' },
    workflow: { type: 'string' },
    job: { type: 'string' },
    var: { type: 'string', multiple: true, default: [] },
    matrix: { type: 'string', multiple: true, default: [] },
    needs: { type: 'string', multiple: true, default: [] },
    emulator: { type: 'string' },
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
  try {
    process.exitCode = (await run()) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 2
  }
}

/** Whether the step, or every step of the job, succeeded. */
async function run(): Promise<boolean> {
  const rendering = { colour: !values['no-colour'] && !process.env['NO_COLOR'] }
  const renderer = createLogRenderer(rendering)
  const onLine = (line: string): void => {
    const text = renderer.render(line)
    if (text !== undefined) console.log(text)
  }
  const onResult = (result: StepResult): void => {
    for (const line of renderResult(result, rendering)) console.log(line)
  }
  const zadig =
    values.emulator === undefined ? undefined : await startZadig({ scenario: values.emulator, control: true })
  const masks = zadig === undefined ? [] : [zadig.token]
  const inputs = {
    ...(zadig === undefined ? {} : { url: zadig.url, 'api-token': zadig.token }),
    ...toRecord(values.input, 'input'),
  }
  const payload: unknown = values.event === undefined ? {} : JSON.parse(readFileSync(values.event, 'utf8'))
  const event = { name: values['event-name'], payload }
  const common = {
    env: toRecord(values.env, 'env'),
    debug: values.debug,
    keepLines: false,
    differences: differencesOf(values.runner),
    ...(values.node === undefined ? {} : { node: values.node }),
    context: {
      ...(values.repository === undefined ? {} : { repository: values.repository }),
      ...(values.ref === undefined ? {} : { ref: values.ref }),
      ...(values.sha === undefined ? {} : { sha: values.sha }),
    },
    ...(values.workspace === undefined ? {} : { workspace: values.workspace }),
  }
  try {
    if (values.workflow === undefined) {
      const step = startStep({
        ...common,
        actionPath: values.action,
        inputs,
        secrets: [...values.secret, ...masks],
        event,
        ...(values.timeout === undefined ? {} : { stepTimeoutMs: Number(values.timeout) * 1000 }),
        onLine,
      })
      cancelOnInterrupt(step)
      const result = await step.done
      onResult(result)
      return result.result === 'success'
    }
    const job = await runWorkflowJob({
      file: values.workflow,
      job: values.job,
      actionRoot: fileURLToPath(new URL('../..', import.meta.url)),
      repositoryName: 'zadig-workflow-action',
      event,
      secrets: toRecord(values.secret, 'secret'),
      variables: toRecord(values.var, 'var'),
      matrix: toRecord(values.matrix, 'matrix'),
      needs: toRecord(values.needs, 'needs'),
      inputs,
      masks,
      step: common,
      onLine,
      onStep: cancelOnInterrupt,
      onResult,
    })
    return job.status === 'success'
  } finally {
    await zadig?.close()
  }
}

/** The post stage of a cancelled job gets no signal: without the second Ctrl-C nothing could end it. */
function cancelOnInterrupt(step: RunningStep): void {
  let interrupted = false
  const onInterrupt = (): void => {
    if (interrupted) step.kill('SIGKILL')
    else step.cancel()
    interrupted = true
  }
  process.on('SIGINT', onInterrupt)
  void step.done.finally(() => process.off('SIGINT', onInterrupt))
}
