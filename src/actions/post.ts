import type { GithubApi } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import type { Clock } from '../time/clock.ts'
import { cancelTask } from '../task-control/cancel-task.ts'
import type { ExpectedTask } from '../trigger/expected-task.ts'
import { findLostTask } from '../trigger/lost-task.ts'
import type { OpenReport } from '../github-reports/channel.ts'
import type { RunInputs } from '../ports/inputs.ts'

/**
 * What the main step saved. The phase is `triggering` before the POST, `following` once a task is known, `cancelling`
 * while it is cancelled for want of time, whatever happens to the step, and `done` when all was said.
 */
export interface SavedState {
  readonly phase: string
  readonly taskId: number | undefined
  /** When the POST was sent, by our clock, unix ms; 0 where it wasn't. */
  readonly sentAt: number
  /** The marker in the task; empty for none. */
  readonly marker: string
  readonly asked: ExpectedTask
  /** What GitHub still shows as under way. */
  readonly reports: readonly OpenReport[]
}

export interface CleanUpDeps {
  readonly zadig: ZadigApi
  readonly github: (token: string) => GithubApi
  readonly runner: Runner
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly creator: string
}

/**
 * A post step has no signal ladder of its own and delays the end of the job: all in all it tries for 90 s at most, and for
 * 3 minutes where GitHub's rate limit asks to wait. A cancelled job has 4 min 45 s for all (runner contract §4.2).
 */
const REQUEST_TIMEOUT_MS = 8_000
const SEARCH_MS = 40_000
const CANCEL_UNTIL_MS = 80_000
/** GitHub's reports are written after that. */
const CANCEL_UNTIL_WITH_REPORTS_MS = 70_000
const REPORTS_UNTIL_MS = 180_000
const LOOKS_MS = [0, 2_000, 5_000, 8_000, 15_000]

/**
 * Whether the main step ended before it had said all: there is, or may be, a task that nobody looks after, or something
 * on GitHub that would say for ever that a task is under way.
 */
export function isUnsettled(state: Pick<SavedState, 'phase' | 'reports'>): boolean {
  return mayRun(state) || state.reports.length > 0
}

function mayRun({ phase }: Pick<SavedState, 'phase'>): boolean {
  return phase === 'triggering' || phase === 'following' || phase === 'cancelling'
}

type CleanUpInputs = Pick<
  RunInputs,
  'projectKey' | 'workflowKey' | 'correlationParameter' | 'cancelOnAbort' | 'githubToken'
>

/**
 * The post step: cancels what a main step left running that was killed before it could, and closes what it left open on
 * GitHub. Says nothing where all is well, and never fails the job.
 */
export async function cleanUp(inputs: CleanUpInputs, state: SavedState, deps: CleanUpDeps): Promise<void> {
  const until = deps.clock.now() + REPORTS_UNTIL_MS
  const became = mayRun(state) ? await cancelWhatRuns(inputs, state, deps) : LEFT_ALONE
  if (state.reports.length === 0) return
  const { closeReports } = await import('../github-reports/unfinished-reports.ts')
  await closeReports(state.reports, became, until, { ...deps, github: deps.github(inputs.githubToken) })
}

const LEFT_ALONE = 'may still run in Zadig'

/** @returns what became of the task, as the rest of a sentence */
async function cancelWhatRuns(inputs: CleanUpInputs, state: SavedState, deps: CleanUpDeps): Promise<string> {
  if (!inputs.cancelOnAbort && state.phase !== 'cancelling') {
    await deps.runner.print(
      'The step ended early; `cancel-on-abort` is false, so the task in Zadig is left as it is.\n',
    )
    return LEFT_ALONE
  }
  const startedAt = deps.clock.now()
  const task =
    state.taskId === undefined
      ? await find(inputs, state, deps)
      : { workflowKey: inputs.workflowKey, taskId: state.taskId }
  if (task === undefined) return LEFT_ALONE
  const until = state.reports.length === 0 ? CANCEL_UNTIL_MS : CANCEL_UNTIL_WITH_REPORTS_MS
  const confirmFor = startedAt + until - deps.clock.now()
  const timeouts = { readTimeout: REQUEST_TIMEOUT_MS, cancelTimeout: REQUEST_TIMEOUT_MS }
  const cancelled = await cancelTask({ task, ...timeouts, confirmFor }, deps)
  if (cancelled.kind !== 'unconfirmed') return `is ${sanitizeLine(cancelled.task.status, 40)} in Zadig`
  deps.runner.annotate('warning', {
    title: 'Zadig task may still run',
    message: `The step ended early, and Zadig did not confirm that task ${task.taskId} of ${inputs.workflowKey} was cancelled: look at it.`,
  })
  return LEFT_ALONE
}

/** The main step ended before it had an answer: a task may be there all the same. */
async function find(
  inputs: Pick<RunInputs, 'projectKey' | 'workflowKey' | 'correlationParameter'>,
  state: SavedState,
  deps: CleanUpDeps,
): Promise<TaskRef | undefined> {
  await deps.runner.print('The step ended before Zadig had answered the trigger. Looking for a task …\n')
  const correlation = state.marker === '' ? undefined : { parameter: inputs.correlationParameter, marker: state.marker }
  const lost = { ...inputs, ...state, creator: deps.creator, lostAt: state.sentAt, correlation }
  const search = { looks: LOOKS_MS, withinMs: SEARCH_MS, requestTimeout: REQUEST_TIMEOUT_MS }
  const found = await findLostTask(lost, deps, search)
  switch (found.kind) {
    case 'one':
      return { workflowKey: inputs.workflowKey, taskId: found.task.id }
    case 'none':
      await deps.runner.print('There is none.\n')
      return undefined
    case 'unsure':
      return warn(
        `task ${found.tasks.map(({ id }) => id).join(', ')} could be its own and may still run. Nothing was cancelled: look there.`,
      )
    case 'unreadable':
      return warn(`Zadig could not be asked whether there is a task: ${sanitizeLine(found.error.message)}`)
  }

  function warn(what: string): undefined {
    deps.runner.annotate('warning', {
      title: 'Zadig task not known',
      message: `The step ended while it triggered ${inputs.workflowKey}, and ${what}`,
    })
  }
}
