import { approve } from './actions/approve.ts'
import { cancel } from './actions/cancel.ts'
import { cleanUp, isUnsettled } from './actions/clean-up.ts'
import { collectLogs } from './actions/collect-logs.ts'
import { preApproval } from './actions/pre-approval.ts'
import { resume } from './actions/resume.ts'
import { retry } from './actions/retry.ts'
import { run } from './actions/run.ts'
import type { ConnectionInputs, FollowInputs } from './actions/run-inputs.ts'
import type { SeeThroughDeps } from './actions/see-through.ts'
import { stoppedBy } from './actions/stopped.ts'
import { tasks } from './actions/tasks.ts'
import { views } from './actions/views.ts'
import { wait } from './actions/wait.ts'
import { workflows } from './actions/workflows.ts'
import { readEvent } from './github/event.ts'
import { createGithubApi } from './github/github-api.ts'
import { execute, executePost } from './github/execute.ts'
import type { Environment } from './github/input-reader.ts'
import { createLogFiles } from './github/log-files.ts'
import { keepHeapSmall } from './github/memory.ts'
import { readRunInputs } from './github/read-inputs.ts'
import {
  readPreApprovalInputs,
  readTasksInputs,
  readViewsInputs,
  readWorkflowsInputs,
} from './github/read-project-inputs.ts'
import {
  readApproveInputs,
  readCancelInputs,
  readLogsInputs,
  readResumeInputs,
  readRetryInputs,
  readWaitInputs,
} from './github/read-task-inputs.ts'
import { createRunner } from './github/runner.ts'
import { listenForSignals } from './github/signals.ts'
import { readRunIdentity } from './github/run-identity.ts'
import { readRunUrl } from './github/run-url.ts'
import { readState } from './github/state.ts'
import { createFileWriter } from './github/workspace-file.ts'
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

/** One row an action: how its inputs are read, what it does, and what its post step does, if it has one. */
interface Action<Inputs extends ConnectionInputs> {
  readonly read: (environment: Environment) => Inputs
  readonly main: (inputs: Inputs, deps: Deps, environment: Environment) => Promise<Verdict>
  readonly post?: (inputs: Inputs, deps: Deps, environment: Environment) => Promise<void>
}

const ACTIONS = {
  run: action({
    read: readRunInputs,
    main: (inputs, deps, environment) =>
      run(inputs, {
        ...following(inputs, deps, environment),
        identity: readRunIdentity(environment),
        creator: deps.creator,
      }),
    post: (inputs, deps, environment) => cleanUp(inputs, readState(environment), deps),
  }),
  wait: action({
    read: readWaitInputs,
    main: (inputs, deps, environment) => wait(inputs, following(inputs, deps, environment)),
    post: (inputs, deps, environment) => cleanUp({ ...KNOWN_TASK, ...inputs }, readState(environment), deps),
  }),
  retry: action({
    read: readRetryInputs,
    main: (inputs, deps, environment) => retry(inputs, following(inputs, deps, environment)),
    post: (inputs, deps, environment) => cleanUp({ ...KNOWN_TASK, ...inputs }, readState(environment), deps),
  }),
  cancel: action({ read: readCancelInputs, main: cancel }),
  approve: action({ read: readApproveInputs, main: approve }),
  resume: action({ read: readResumeInputs, main: resume }),
  logs: action({
    read: readLogsInputs,
    main: (inputs, deps, environment) =>
      collectLogs(inputs, { ...deps, files: createLogFiles(inputs.directory, environment) }),
  }),
  tasks: action({ read: readTasksInputs, main: tasks }),
  workflows: action({
    read: readWorkflowsInputs,
    main: (inputs, deps, environment) =>
      workflows(inputs, { ...deps, writeFile: createFileWriter(inputs.outputFile, environment) }),
  }),
  views: action({ read: readViewsInputs, main: views }),
  'pre-approval': action({ read: readPreApprovalInputs, main: preApproval }),
}

export type ActionName = keyof typeof ACTIONS

/** A post step that never has to look for its task. */
const KNOWN_TASK = { projectKey: '', correlationParameter: '' }

/** Runs an action's main step; called by its stub in `dist/`. */
export async function main(name: ActionName): Promise<void> {
  keepHeapSmall()
  const signals = listenForSignals(process)
  await execute(() => ACTIONS[name].main(signals.stop))
  signals.end()
}

/** Runs an action's post step; called by its stub in `dist/`. */
export async function post(name: ActionName): Promise<void> {
  // Nothing was left behind. The inputs are not even read: they may be what the main step has complained of already.
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

/** What the actions need that follow a task. */
function following(inputs: FollowInputs, deps: Deps, environment: Environment): SeeThroughDeps {
  return {
    ...deps,
    event: readEvent(environment),
    github: (token) => createGithubApi({ token, repository: environment['GITHUB_REPOSITORY'] ?? '' }),
    runUrl: readRunUrl(environment),
    logFiles: inputs.logDirectory === undefined ? undefined : createLogFiles(inputs.logDirectory, environment),
  }
}
