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

/** Loads how an action's inputs are read, and what it does. */
type Load<Inputs extends AnyInputs> = () => Promise<
  readonly [read: (environment: Environment) => Inputs, main: (inputs: Inputs, deps: Deps) => Promise<Verdict>]
>

const taskInputs = () => import('./github/inputs/task.ts')
const projectInputs = () => import('./github/inputs/project.ts')

/** One row an action: what loads it, and its post step if it has one. */
const ACTIONS = {
  run: action(
    async () => [(await import('./github/inputs/run.ts')).readRunInputs, (await import('./actions/run.ts')).run],
    cleanUp,
  ),
  wait: action(async () => [(await taskInputs()).readWaitInputs, (await import('./actions/wait.ts')).wait], cleanUp),
  retry: action(
    async () => [(await taskInputs()).readRetryInputs, (await import('./actions/retry.ts')).retry],
    cleanUp,
  ),
  cancel: action(async () => [(await taskInputs()).readCancelInputs, (await import('./actions/cancel.ts')).cancel]),
  approve: action(async () => [(await taskInputs()).readApproveInputs, (await import('./actions/approve.ts')).approve]),
  resume: action(async () => [(await taskInputs()).readResumeInputs, (await import('./actions/resume.ts')).resume]),
  logs: action(async () => {
    const { collectLogs } = await import('./actions/logs.ts')
    const { readLogsInputs } = await taskInputs()
    return [
      readLogsInputs,
      (inputs, deps) => collectLogs(inputs, { ...deps, logFiles: createLogFiles(inputs.directory, process.env) }),
    ]
  }),
  tasks: action(async () => [(await projectInputs()).readTasksInputs, (await import('./actions/tasks.ts')).tasks]),
  workflows: action(async () => [
    (await projectInputs()).readWorkflowsInputs,
    (await import('./actions/workflows.ts')).workflows,
  ]),
  views: action(async () => [(await projectInputs()).readViewsInputs, (await import('./actions/views.ts')).views]),
  'pre-approval': action(async () => [
    (await projectInputs()).readPreApprovalInputs,
    (await import('./actions/pre-approval.ts')).preApproval,
  ]),
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
  load: Load<Inputs>,
  postStep?: (inputs: Inputs, state: SavedState, deps: Deps) => Promise<void>,
) {
  async function connected<Result>(
    inputs: Inputs,
    signal: AbortSignal,
    work: (deps: Deps) => Promise<Result>,
  ): Promise<Result> {
    const runner = createRunner(process.stdout, process.env, signal)
    const { githubToken = '', logDirectory, matrix = '', outputFile = '' } = inputs
    const { zadig, creator, tokens, close } = connect(inputs, process.env, runner)
    const repository = process.env['GITHUB_REPOSITORY'] ?? ''
    try {
      return await work({
        zadig,
        runner,
        signal,
        creator,
        tokens: [...tokens, githubToken],
        clock: systemClock,
        random: Math.random,
        event: readEvent(process.env),
        identity: readRunIdentity(process.env, matrix),
        github: (reports) => createGithubApi({ token: githubToken, repository, signal: reports }),
        runUrl: readRunUrl(process.env),
        logFiles: logDirectory === undefined ? undefined : createLogFiles(logDirectory, process.env),
        writeFile: createFileWriter(outputFile, process.env),
      })
    } finally {
      await close()
    }
  }
  return {
    async main(signal: AbortSignal): Promise<Verdict> {
      const [read, mainStep] = await load()
      const inputs = read(process.env)
      return connected(inputs, signal, (deps) => stoppedBy(signal, () => mainStep(inputs, deps)))
    },
    async post(state: SavedState): Promise<void> {
      const [read] = await load()
      const inputs = read(process.env)
      await connected(inputs, new AbortController().signal, async (deps) => postStep?.(inputs, state, deps))
    },
  }
}

async function cleanUp(inputs: CleanUpInputs, state: SavedState, deps: Deps): Promise<void> {
  const actions = await import('./actions/post.ts')
  await actions.cleanUp(inputs, state, deps)
}
