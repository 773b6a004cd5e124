import { setFlagsFromString } from 'node:v8'
import type { ConnectionInputs, FollowInputs, RunInputs } from './ports/inputs.ts'
import type { FollowAndReportDeps } from './follow/follow-and-report.ts'
import { stoppedBy } from './task-control/conclude.ts'
import { readEvent, readRunIdentity, readRunUrl } from './github/context.ts'
import { createGithubApi } from './github/github-api.ts'
import { execute, executePost } from './github/execute.ts'
import type { Environment } from './github/inputs/input-reader.ts'
import { createFileWriter, createLogFiles } from './github/workspace-files.ts'
import { readRunInputs } from './github/inputs/run.ts'
import {
  readPreApprovalInputs,
  readTasksInputs,
  readViewsInputs,
  readWorkflowsInputs,
} from './github/inputs/project.ts'
import {
  readApproveInputs,
  readCancelInputs,
  readLogsInputs,
  readResumeInputs,
  readRetryInputs,
  readWaitInputs,
} from './github/inputs/task.ts'
import { createRunner } from './github/runner.ts'
import { listenForSignals } from './github/signals.ts'
import { connect } from './connect.ts'
import type { OpenGithubApi } from './ports/github-api.ts'
import type { Runner } from './ports/runner.ts'
import type { ZadigApi } from './ports/zadig-api.ts'
import type { Verdict } from './report/verdict.ts'
import { type Clock, systemClock } from './time/clock.ts'

/** What every use case gets. */
interface Deps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  readonly creator: string
}

/** One row an action: how its inputs are read, what it does, and what its post step does, if it has one. */
interface Action<Inputs extends ConnectionInputs> {
  readonly read: (environment: Environment) => Inputs
  readonly main: (inputs: Inputs, deps: Deps, environment: Environment) => Promise<Verdict>
  readonly post?: (inputs: Inputs, deps: Deps, environment: Environment) => Promise<void>
}

const ACTIONS = {
  run: action({
    read: readRunInputs,
    main: async (inputs, deps, environment) => {
      const { run } = await import('./actions/run.ts')
      const identity = readRunIdentity(environment, inputs.matrix)
      return run(inputs, { ...following(inputs, deps, environment), identity, creator: deps.creator })
    },
    post: cleanUp,
  }),
  wait: action({
    read: readWaitInputs,
    main: async (inputs, deps, environment) => {
      const { wait } = await import('./actions/wait.ts')
      return wait(inputs, following(inputs, deps, environment))
    },
    post: cleanUp,
  }),
  retry: action({
    read: readRetryInputs,
    main: async (inputs, deps, environment) => {
      const { retry } = await import('./actions/retry.ts')
      return retry(inputs, following(inputs, deps, environment))
    },
    post: cleanUp,
  }),
  cancel: action({
    read: readCancelInputs,
    main: async (inputs, deps) => (await import('./actions/cancel.ts')).cancel(inputs, deps),
  }),
  approve: action({
    read: readApproveInputs,
    main: async (inputs, deps) => (await import('./actions/approve.ts')).approve(inputs, deps),
  }),
  resume: action({
    read: readResumeInputs,
    main: async (inputs, deps) => (await import('./actions/resume.ts')).resume(inputs, deps),
  }),
  logs: action({
    read: readLogsInputs,
    main: async (inputs, deps, environment) => {
      const { collectLogs } = await import('./actions/logs.ts')
      return collectLogs(inputs, { ...deps, files: createLogFiles(inputs.directory, environment) })
    },
  }),
  tasks: action({
    read: readTasksInputs,
    main: async (inputs, deps) => (await import('./actions/tasks.ts')).tasks(inputs, deps),
  }),
  workflows: action({
    read: readWorkflowsInputs,
    main: async (inputs, deps, environment) => {
      const { workflows } = await import('./actions/workflows.ts')
      return workflows(inputs, { ...deps, writeFile: createFileWriter(inputs.outputFile, environment) })
    },
  }),
  views: action({
    read: readViewsInputs,
    main: async (inputs, deps) => (await import('./actions/views.ts')).views(inputs, deps),
  }),
  'pre-approval': action({
    read: readPreApprovalInputs,
    main: async (inputs, deps) => (await import('./actions/pre-approval.ts')).preApproval(inputs, deps),
  }),
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
  // Nothing was left behind, in Zadig or on GitHub. The inputs are not even read: they may be what the main step has complained of already.
  const { isUnsettled } = await import('./actions/post.ts')
  const { readState } = await import('./github/state.ts')
  if (!isUnsettled(readState(process.env))) return
  await executePost(() => ACTIONS[name].post())
}

/** Makes the two steps of an action, which end by closing the connection to Zadig. */
function action<Inputs extends ConnectionInputs>(row: Action<Inputs>) {
  async function connected<Result>(
    signal: AbortSignal,
    work: (inputs: Inputs, deps: Deps) => Promise<Result>,
  ): Promise<Result> {
    const runner = createRunner(process.stdout, process.env, signal)
    const inputs = row.read(process.env)
    const { zadig, creator, close } = connect(inputs, process.env, runner)
    try {
      return await work(inputs, { zadig, runner, clock: systemClock, random: Math.random, signal, creator })
    } finally {
      await close()
    }
  }
  return {
    main: (signal: AbortSignal): Promise<Verdict> =>
      connected(signal, (inputs, deps) => stoppedBy(signal, () => row.main(inputs, deps, process.env))),
    post: (): Promise<void> =>
      connected(new AbortController().signal, async (inputs, deps) => row.post?.(inputs, deps, process.env)),
  }
}

/** The post step of the actions that follow a task; those that were given its number never have to look for it. */
async function cleanUp(
  inputs: Pick<FollowInputs, 'cancelOnAbort' | 'githubToken'> & { readonly workflowKey: string } & Partial<
      Pick<RunInputs, 'projectKey' | 'correlationParameter'>
    >,
  deps: Deps,
  environment: Environment,
): Promise<void> {
  const { cleanUp: cleanUpTask } = await import('./actions/post.ts')
  const { readState } = await import('./github/state.ts')
  const state = readState(environment)
  const github = githubOf(environment)
  await cleanUpTask({ projectKey: '', correlationParameter: '', ...inputs }, state, { ...deps, github })
}

/** What the actions need that follow a task. */
function following(inputs: FollowInputs, deps: Deps, environment: Environment): FollowAndReportDeps {
  return {
    ...deps,
    event: readEvent(environment),
    github: githubOf(environment),
    runUrl: readRunUrl(environment),
    logFiles: inputs.logDirectory === undefined ? undefined : createLogFiles(inputs.logDirectory, environment),
  }
}

/** GitHub's API for the run's own repository. */
function githubOf(environment: Environment): OpenGithubApi {
  return (token, signal) => createGithubApi({ token, repository: environment['GITHUB_REPOSITORY'] ?? '', signal })
}
