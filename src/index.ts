import { cleanUp, isUnsettled } from './actions/clean-up.ts'
import { run } from './actions/run.ts'
import type { ConnectionInputs } from './actions/run-inputs.ts'
import { readEvent } from './github/event.ts'
import { createGithubApi } from './github/github-api.ts'
import { execute, executePost } from './github/execute.ts'
import type { Environment } from './github/input-reader.ts'
import { createLogFiles } from './github/log-files.ts'
import { keepHeapSmall } from './github/memory.ts'
import { readRunInputs } from './github/read-inputs.ts'
import { createRunner } from './github/runner.ts'
import { listenForSignals } from './github/signals.ts'
import { readRunIdentity } from './github/run-identity.ts'
import { readRunUrl } from './github/run-url.ts'
import { readState } from './github/state.ts'
import { connect } from './connect.ts'
import type { Runner } from './ports/runner.ts'
import type { ZadigApi } from './ports/zadig-api.ts'
import type { Verdict } from './report/verdict.ts'
import { systemClock, type Clock } from './time/clock.ts'

/** What every use case gets. */
interface Deps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  readonly creator: string
}

/** One row an action: how its inputs are read, what it does, and what its post step does. */
interface Action<Inputs extends ConnectionInputs> {
  readonly read: (environment: Environment) => Inputs
  readonly main: (inputs: Inputs, deps: Deps, environment: Environment) => Promise<Verdict>
  readonly post: (inputs: Inputs, deps: Deps, environment: Environment) => Promise<void>
}

const ACTIONS = {
  run: {
    read: readRunInputs,
    main: (inputs, deps, environment) =>
      run(inputs, {
        ...deps,
        event: readEvent(environment),
        github: (token) => createGithubApi({ token, repository: environment['GITHUB_REPOSITORY'] ?? '' }),
        runUrl: readRunUrl(environment),
        identity: readRunIdentity(environment),
        logFiles: inputs.logDirectory === undefined ? undefined : createLogFiles(inputs.logDirectory, environment),
      }),
    post: (inputs, deps, environment) => cleanUp(inputs, readState(environment), deps),
  } satisfies Action<ReturnType<typeof readRunInputs>>,
} as const

export type ActionName = keyof typeof ACTIONS

/** Runs an action's main step; called by its stub in `dist/`. */
export async function main(name: ActionName): Promise<void> {
  keepHeapSmall()
  const signals = listenForSignals(process)
  await execute(async () => {
    const action = ACTIONS[name]
    const { inputs, deps, close } = prepare(action, signals.stop)
    try {
      return await action.main(inputs, deps, process.env)
    } finally {
      await close()
    }
  })
  signals.end()
}

/** Runs an action's post step; called by its stub in `dist/`. */
export async function post(name: ActionName): Promise<void> {
  // Nothing was left behind. The inputs are not even read: they may be what the main step has complained of already.
  if (!isUnsettled(readState(process.env))) return
  await executePost(async () => {
    const action = ACTIONS[name]
    const { inputs, deps, close } = prepare(action, new AbortController().signal)
    try {
      await action.post(inputs, deps, process.env)
    } finally {
      await close()
    }
  })
}

function prepare<Inputs extends ConnectionInputs>(action: Action<Inputs>, signal: AbortSignal) {
  const runner = createRunner(process.stdout, process.env, signal)
  const inputs = action.read(process.env)
  const { zadig, creator, close } = connect(inputs, process.env, runner)
  return { inputs, deps: { zadig, runner, clock: systemClock, random: Math.random, signal, creator }, close }
}
