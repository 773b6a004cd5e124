import type { Deps } from '../ports/deps.ts'
import type { RunInputs } from '../ports/inputs.ts'
import { OPEN_REPORTS, type OpenReport, type SavedState } from '../ports/step-state.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { cancelTask } from '../task-control/cancel-task.ts'
import { findLostTask } from '../trigger/lost-task.ts'

/**
 * The runner does not stop a post step, which delays the end of the job: all in all it takes 90 s at most, and 3 minutes
 * where GitHub's rate limit asks to wait. A cancelled job has 4 min 45 s for all (runner contract §4.2).
 */
const REQUEST_TIMEOUT_MS = 8_000
const SEARCH_MS = 40_000
const SEARCH_PAUSES_MS = [0, 2_000, 5_000, 8_000, 15_000]
const CANCEL_UNTIL_MS = 80_000
/** GitHub's reports are written after that. */
const CANCEL_UNTIL_WITH_REPORTS_MS = 70_000
const REPORTS_UNTIL_MS = 180_000

const LEFT_ALONE = 'may still run in Zadig'

/** What the post step takes from the inputs; actions that get a task id never have to search for the task. */
export type CleanUpInputs = Pick<RunInputs, 'workflowKey' | 'cancelOnAbort'> &
  Partial<Pick<RunInputs, 'projectKey' | 'correlationParameter'>>
type CleanUpDeps = Pick<Deps, 'zadig' | 'github' | 'runner' | 'clock' | 'signal' | 'creator'>

/** Whether the main step left a task that may still run, or a report on GitHub that shows its task as under way. */
export function isUnsettled(state: SavedState): boolean {
  return mayRun(state) || openReports(state).length > 0
}

/**
 * The post step: cancels the task of a main step that was killed before it could, and closes its open reports on GitHub.
 * Prints nothing where nothing is left to do, and never fails the job.
 */
export async function cleanUp(inputs: CleanUpInputs, state: SavedState, deps: CleanUpDeps): Promise<void> {
  const { runner, clock, github } = deps
  const until = clock.now() + REPORTS_UNTIL_MS
  const became = mayRun(state) ? await cancelWhatRuns(inputs, state, deps) : LEFT_ALONE
  const reports = openReports(state)
  if (reports.length === 0) return
  const { closeReports } = await import('../github-reports/unfinished-reports.ts')
  await closeReports(reports, became, until, { github: github(), runner, clock })
}

function mayRun({ phase }: SavedState): boolean {
  return phase !== undefined && phase !== 'done'
}

function openReports(state: SavedState): readonly OpenReport[] {
  return OPEN_REPORTS.flatMap((name) => state[name] ?? [])
}

/** @returns what happened to the task, as the rest of a sentence */
async function cancelWhatRuns(inputs: CleanUpInputs, state: SavedState, deps: CleanUpDeps): Promise<string> {
  const { runner, clock } = deps
  const { workflowKey } = inputs
  if (!inputs.cancelOnAbort && state.phase !== 'cancelling') {
    await runner.print('The step ended early; `cancel-on-abort` is false, so the task in Zadig is left as it is.\n')
    return LEFT_ALONE
  }
  const hasReports = openReports(state).length > 0
  const until = clock.now() + (hasReports ? CANCEL_UNTIL_WITH_REPORTS_MS : CANCEL_UNTIL_MS)
  const task = state.taskId ? { workflowKey, taskId: state.taskId } : await findTask(inputs, state, deps)
  if (task === undefined) return LEFT_ALONE
  const timeouts = { readTimeout: REQUEST_TIMEOUT_MS, cancelTimeout: REQUEST_TIMEOUT_MS }
  const cancelled = await cancelTask({ task, ...timeouts, confirmFor: until - clock.now() }, deps)
  if (cancelled.kind !== 'unconfirmed') return `is ${sanitizeLine(cancelled.task.status, 40)} in Zadig`
  const message = `The step ended early, and Zadig did not confirm that task ${task.taskId} of ${workflowKey} was cancelled: look at it.`
  runner.annotate('warning', { title: 'Zadig task may still run', message })
  return LEFT_ALONE
}

/** Searches for the task of a main step that ended before it had an answer. */
async function findTask(
  { projectKey = '', workflowKey, correlationParameter: parameter = '' }: CleanUpInputs,
  { sentAt = 0, marker, expected = { jobs: [], parameters: {} } }: SavedState,
  deps: CleanUpDeps,
): Promise<TaskRef | undefined> {
  const { runner, creator } = deps
  await runner.print('The step ended before Zadig had answered the trigger. Searching for the task …\n')
  const correlation = marker === undefined ? undefined : { parameter, marker }
  const found = await findLostTask(
    { projectKey, workflowKey, creator, sentAt, lostAt: sentAt, expected, correlation },
    deps,
    { pauses: SEARCH_PAUSES_MS, withinMs: SEARCH_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  )
  if (found.kind === 'one') return { workflowKey, taskId: found.task.id }
  if (found.kind === 'none') {
    await runner.print('There is none.\n')
    return undefined
  }
  const what =
    found.kind === 'unsure'
      ? `task ${found.tasks.map(({ id }) => id).join(', ')} could be its own and may still run. Nothing was cancelled: look there.`
      : `Zadig could not be asked whether there is a task: ${sanitizeLine(found.error.message)}`
  const message = `The step ended while it triggered ${workflowKey}, and ${what}`
  runner.annotate('warning', { title: 'Zadig task not known', message })
  return undefined
}
