import { setFlagsFromString } from 'node:v8'
import type { CleanUpInputs } from './actions/post.ts'
import { connect } from './connect.ts'
import { readEvent, readRunIdentity, readRunUrl } from './github/context.ts'
import { execute, executePost } from './github/execute.ts'
import { createGithubApi } from './github/github-api.ts'
import type { Environment } from './github/inputs/input-reader.ts'
import { createRunner } from './github/runner.ts'
import { listenForSignals } from './github/signals.ts'
import { createFileWriter, createLogFiles } from './github/workspace-files.ts'
import type { Deps } from './ports/deps.ts'
import type { ConnectionInputs, RunInputs } from './ports/inputs.ts'
import type { SavedState } from './ports/step-state.ts'
import type { Verdict } from './report/verdict.ts'
import { stoppedBy } from './task-control/conclude.ts'
import { systemClock } from './time/clock.ts'

/** The inputs that every action has, and those of single actions that dependencies are made of. */
type AnyInputs = ConnectionInputs &
  Partial<Pick<RunInputs, 'githubToken' | 'logDirectory' | 'matrix'>> & { readonly outputFile?: string }

/** How an action's inputs are read, and what it does. */
interface Action<Inputs extends AnyInputs> {
  readonly read: (environment: Environment) => Inputs
  readonly main: (inputs: Inputs, deps: Deps) => Promise<Verdict>
}

/** One row an action: what loads it, and its post step if it has one. */
const ACTIONS = {
  run: action(
    async () => ({
      read: (await import('./github/inputs/run.ts')).readRunInputs,
      main: (await import('./actions/run.ts')).run,
    }),
    cleanUp,
  ),
  wait: action(
    async () => ({
      read: (await import('./github/inputs/task.ts')).readWaitInputs,
      main: (await import('./actions/wait.ts')).wait,
    }),
    cleanUp,
  ),
  retry: action(
    async () => ({
      read: (await import('./github/inputs/task.ts')).readRetryInputs,
      main: (await import('./actions/retry.ts')).retry,
    }),
    cleanUp,
  ),
  cancel: action(async () => ({
    read: (await import('./github/inputs/task.ts')).readCancelInputs,
    main: (await import('./actions/cancel.ts')).cancel,
  })),
  approve: action(async () => ({
    read: (await import('./github/inputs/task.ts')).readApproveInputs,
    main: (await import('./actions/approve.ts')).approve,
  })),
  resume: action(async () => ({
    read: (await import('./github/inputs/task.ts')).readResumeInputs,
    main: (await import('./actions/resume.ts')).resume,
  })),
  logs: action(async () => {
    const { collectLogs } = await import('./actions/logs.ts')
    return {
      read: (await import('./github/inputs/task.ts')).readLogsInputs,
      main: (inputs, deps) => collectLogs(inputs, { ...deps, logFiles: createLogFiles(inputs.directory, process.env) }),
    }
  }),
  tasks: action(async () => ({
    read: (await import('./github/inputs/project.ts')).readTasksInputs,
    main: (await import('./actions/tasks.ts')).tasks,
  })),
  workflows: action(async () => ({
    read: (await import('./github/inputs/project.ts')).readWorkflowsInputs,
    main: (await import('./actions/workflows.ts')).workflows,
  })),
  views: action(async () => ({
    read: (await import('./github/inputs/project.ts')).readViewsInputs,
    main: (await import('./actions/views.ts')).views,
  })),
  'pre-approval': action(async () => ({
    read: (await import('./github/inputs/project.ts')).readPreApprovalInputs,
    main: (await import('./actions/pre-approval.ts')).preApproval,
  })),
}

export type ActionName = keyof typeof ACTIONS

/** Runs an action's main step; called by its stub in `dist/`. */
export async function main(name: ActionName): Promise<void> {
  // V8 would let the space for young objects grow while a log streams: 1 GB of log took 270 MB of memory instead of 110.
  setFlagsFromString('--semi-space-growth-factor=1')
  const signals = listenForSignals(process)
  await execute(() => ACTIONS[name].main(signals.stop))
  signals.end()
}

/** Runs an action's post step; called by its stub in `dist/`. */
export async function post(name: ActionName): Promise<void> {
  // Where nothing is left to clean up the inputs are not read: the main step may have reported errors in them already.
  const { isUnsettled } = await import('./actions/post.ts')
  const { readState } = await import('./github/state.ts')
  const state = readState(process.env)
  if (isUnsettled(state)) await executePost(() => ACTIONS[name].post(state))
}

/** Makes the two steps of an action, which end by closing the connection to Zadig. */
function action<Inputs extends AnyInputs>(
  load: () => Promise<Action<Inputs>>,
  postStep?: (inputs: Inputs, state: SavedState, deps: Deps) => Promise<void>,
) {
  async function connected<Result>(
    { read }: Action<Inputs>,
    signal: AbortSignal,
    work: (inputs: Inputs, deps: Deps) => Promise<Result>,
  ): Promise<Result> {
    const runner = createRunner(process.stdout, process.env, signal)
    const inputs = read(process.env)
    const { zadig, creator, tokens, close } = connect(inputs, process.env, runner)
    try {
      return await work(inputs, {
        ...surroundings(inputs, process.env),
        zadig,
        runner,
        signal,
        creator,
        tokens: [...tokens, inputs.githubToken ?? ''],
      })
    } finally {
      await close()
    }
  }
  return {
    async main(signal: AbortSignal): Promise<Verdict> {
      const loaded = await load()
      return connected(loaded, signal, (inputs, deps) => stoppedBy(signal, () => loaded.main(inputs, deps)))
    },
    async post(state: SavedState): Promise<void> {
      const noSignal = new AbortController().signal
      await connected(await load(), noSignal, async (inputs, deps) => postStep?.(inputs, state, deps))
    },
  }
}

/** The dependencies that don't belong to Zadig. */
function surroundings(
  { githubToken = '', logDirectory, matrix = '', outputFile = '' }: AnyInputs,
  environment: Environment,
): Omit<Deps, 'zadig' | 'runner' | 'signal' | 'creator' | 'tokens'> {
  const repository = environment['GITHUB_REPOSITORY'] ?? ''
  return {
    clock: systemClock,
    random: Math.random,
    event: readEvent(environment),
    identity: readRunIdentity(environment, matrix),
    github: (signal) => createGithubApi({ token: githubToken, repository, signal }),
    runUrl: readRunUrl(environment),
    logFiles: logDirectory === undefined ? undefined : createLogFiles(logDirectory, environment),
    writeFile: createFileWriter(outputFile, environment),
  }
}

async function cleanUp(inputs: CleanUpInputs, state: SavedState, deps: Deps): Promise<void> {
  const actions = await import('./actions/post.ts')
  await actions.cleanUp(inputs, state, deps)
}
