import { errorMessage } from '../errors.ts'
import type { GithubEvent } from '../payload/github-event.ts'
import { missingJobs } from '../payload/missing-jobs.ts'
import type { Payload } from '../payload/payload.ts'
import type { RunIdentity } from '../payload/run-marker.ts'
import type { LogFiles } from '../ports/log-files.ts'
import type { GithubApi } from '../ports/github-api.ts'
import type { Runner } from '../ports/runner.ts'
import type { TaskRef, ZadigApi } from '../ports/zadig-api.ts'
import { taskUrl } from '../report/links.ts'
import { oneLine } from '../report/remote-text.ts'
import { describeOutcome, type Verdict } from '../report/verdict.ts'
import type { Waiting } from '../task/budgets.ts'
import { conclusionOf } from '../task/outcome.ts'
import type { Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import { dryRun } from './dry-run.ts'
import { follow, type Followed } from './follow.ts'
import { createGithubReports } from './github-reports.ts'
import { preparePayload } from './prepare-payload.ts'
import { reportOutcome } from './report-outcome.ts'
import type { RunInputs } from './run-inputs.ts'
import { settle } from './settle.ts'
import { startTask } from './start-task.ts'

/** Milliseconds that the last look of a step that doesn't wait may keep trying. */
const ONE_LOOK_MS = 10_000

export interface RunDeps {
  readonly zadig: ZadigApi
  readonly runner: Runner
  readonly clock: Clock
  readonly random: () => number
  /** Aborted by the runner's stop signals, with the signal's name as its reason. */
  readonly signal: AbortSignal
  readonly event: GithubEvent
  /** Where complete logs go; undefined where the user wants none. */
  readonly logFiles?: LogFiles | undefined
  readonly identity: RunIdentity
  /** The display name in our token, which Zadig stores as a task's creator. */
  readonly creator: string
  /** GitHub's API for the run's own repository; made only where a report is asked for. */
  readonly github: (token: string) => GithubApi
  /** The page of the GitHub run. */
  readonly runUrl: string
}

/**
 * The root action: builds the payload, triggers the workflow once, follows its task to the end and tells how it went.
 * Throws an ActionError where nothing could be triggered.
 */
export async function run(inputs: RunInputs, deps: RunDeps): Promise<Verdict> {
  try {
    return await runToTheEnd(inputs, deps)
  } catch (thrown) {
    if (deps.signal.aborted && thrown === deps.signal.reason) return stoppedEarly(deps)
    throw thrown
  }
}

async function runToTheEnd(inputs: RunInputs, deps: RunDeps): Promise<Verdict> {
  const { runner, clock } = deps
  const prepared = await preparePayload(inputs, deps)
  if (inputs.dryRun) return dryRun(prepared, runner)

  const startedAt = clock.now()
  const started = await startTask({ ...inputs, ...prepared, creator: deps.creator }, deps)
  if (started.kind === 'stopped') return stoppedEarly(deps)

  const { task, adopted } = started
  const url = taskUrl({ ...inputs, ...task, baseUrl: inputs.url, displayName: prepared.displayName })
  runner.setOutput('task-id', String(task.taskId))
  runner.setOutput('task-url', url)
  runner.setOutput('adopted', String(adopted))
  await runner.print(`Zadig task ${task.taskId}: ${url}\n`)
  if (inputs.remark !== '' && !deps.signal.aborted) await remark(task, inputs.remark, deps)
  if (!inputs.wait && !deps.signal.aborted) return leaveRunning(task, prepared.payload, deps)

  const github = createGithubReports(
    {
      ...inputs,
      ...task,
      url,
      baseUrl: inputs.url,
      runUrl: deps.runUrl,
      workflowName: prepared.displayName,
      secrets: [inputs.apiToken, inputs.githubToken, ...prepared.credentials],
    },
    deps,
  )
  const onWaiting = (waiting: Waiting): void => github.underWay(waiting)
  const ended = await follow({ ...inputs, ...started, url, startedAt, onWaiting }, deps)
  const followed = checkComplete(ended, prepared.payload, runner)
  const outcome = await settle(followed.outcome, task, inputs, deps, followed.unanswered)
  const elapsedMs = clock.now() - startedAt
  return reportOutcome({ ...followed, outcome }, { ...inputs, url, elapsedMs, plan: prepared.plan, github }, runner)
}

/**
 * A success counts only with every job that was asked for: nothing may pass that did not do its work. Any other end stays
 * what it is, with an error beside it that names the jobs.
 */
function checkComplete(followed: Followed, payload: Payload, runner: Runner): Followed {
  const { outcome, seen } = followed
  const missing = seen === undefined ? [] : missingJobs(payload, seen).map(({ name }) => name)
  if (missing.length === 0) return followed
  if (outcome.kind === 'success') return { ...followed, outcome: { kind: 'incomplete', task: outcome.task, missing } }
  const names = missing.map((name) => oneLine(name, 60)).join(', ')
  runner.annotate('error', { title: 'Zadig payload', message: `The task never had ${names}: Zadig dropped it.` })
  return followed
}

/** The end without waiting; one look at the task still tells whether it has what was asked for. */
async function leaveRunning(ref: TaskRef, payload: Payload, { zadig, runner, signal }: RunDeps): Promise<Verdict> {
  runner.saveState('phase', 'done')
  const triggered = { passed: true, sentence: `Task ${ref.taskId} is triggered; \`wait\` is false.`, advice: '' }
  let task: Task
  try {
    task = await zadig.getTask(ref, { signal, outageTimeout: ONE_LOOK_MS })
  } catch (thrown) {
    await runner.print(`Whether it has all jobs could not be seen: ${oneLine(errorMessage(thrown))}\n`)
    return triggered
  }
  const missing = missingJobs(payload, task).map(({ name }) => name)
  if (missing.length === 0) return triggered
  const outcome = { kind: 'incomplete', task, missing } as const
  runner.setOutput('conclusion', conclusionOf(outcome))
  return describeOutcome(outcome)
}

/** Stores the user's text on the task, as early as can be: later it could undo what the task has written (contract §8.5). */
async function remark(task: TaskRef, text: string, { zadig, runner, signal }: RunDeps): Promise<void> {
  try {
    await zadig.setRemark({ ...task, remark: text }, { signal })
  } catch (thrown) {
    if (signal.aborted) return
    runner.annotate('warning', { title: 'Zadig remark', message: `Not stored: ${oneLine(errorMessage(thrown))}` })
  }
}

function stoppedEarly({ runner, signal }: RunDeps): Verdict {
  const outcome = { kind: 'aborted', signal: String(signal.reason), task: undefined } as const
  runner.setOutput('conclusion', conclusionOf(outcome))
  return describeOutcome(outcome)
}
