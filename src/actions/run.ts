import { errorMessage, ZadigError } from '../errors.ts'
import { eventTime } from '../payload/read/github-event.ts'
import { missingJobs } from '../payload/plan.ts'
import { requestedCommits } from '../payload/repositories.ts'
import type { Payload } from '../payload/payload.ts'
import type { RunIdentity } from '../trigger/correlation.ts'
import type { Runner } from '../ports/runner.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { describeOutcome, missingNames, type Verdict } from '../report/verdict.ts'
import { unpinnedWarning } from '../report/sources.ts'
import { conclusionOf } from '../task/outcome.ts'
import { isUnpinned, type Requests, requestsSent, sourcesOf } from '../task/sources.ts'
import type { Task } from '../task/task.ts'
import { dryRun } from '../trigger/dry-run.ts'
import type { Followed } from '../follow/follow.ts'
import { preparePayload } from '../trigger/prepare-payload.ts'
import { readTaskBornAfter } from '../task-control/read-task.ts'
import type { RunInputs } from '../ports/inputs.ts'
import { announce, followAndReport, type FollowAndReportDeps } from '../follow/follow-and-report.ts'
import { applyStopPolicy } from '../follow/stop-policy.ts'
import { startTask } from '../trigger/start-task.ts'

/** Milliseconds that the last look of a step that doesn't wait may keep trying. */
const ONE_LOOK_MS = 10_000

export interface RunDeps extends FollowAndReportDeps {
  readonly identity: RunIdentity
  /** The display name in our token, which Zadig stores as a task's creator. */
  readonly creator: string
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
    if (thrown instanceof ZadigError && thrown.kind === 'unreachable') {
      deps.runner.setOutput('conclusion', 'unreachable')
    }
    throw thrown
  }
}

async function runToTheEnd(inputs: RunInputs, deps: RunDeps): Promise<Verdict> {
  const { runner, clock } = deps
  const prepared = await preparePayload(inputs, deps)
  if (inputs.dryRun) return dryRun(prepared, runner)

  if (inputs.onRerun !== 'new' && deps.identity.runAttempt === undefined) {
    const message = `\`on-rerun: ${inputs.onRerun}\` has no effect, as if it were \`new\`: this runner does not set GITHUB_RUN_ATTEMPT, so that a re-run can't be told from a first run.`
    runner.annotate('warning', { title: 'Zadig re-run', message })
  }
  const startedAt = clock.now()
  const started = await startTask(
    { ...inputs, ...prepared, creator: deps.creator, eventTime: eventTime(deps.event) },
    deps,
  )
  if (started.kind === 'stopped') return stoppedEarly(deps)

  const { task, adopted } = started
  const url = await announce(task, { ...inputs, displayName: prepared.displayName }, runner)
  runner.setOutput('adopted', String(adopted))
  if (inputs.remark !== '' && !deps.signal.aborted) await remark(task, inputs.remark, deps)
  const requests = requestsSent(requestedCommits(prepared.body))
  if (!inputs.wait && !deps.signal.aborted) {
    return leaveRunning(task, started.bornAfter, prepared.payload, requests, inputs, deps)
  }

  const { plan, credentials, displayName } = prepared
  const seen = {
    ...inputs,
    ...started,
    url,
    displayName,
    startedAt,
    plan,
    secrets: credentials,
    requested: { requests, origin: adopted ? ('earlier-task' as const) : ('new-task' as const) },
  }
  return followAndReport(inputs, seen, deps, (followed) => checkComplete(followed, prepared.payload, runner))
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
  runner.annotate('error', {
    title: 'Zadig payload',
    message: `The task never had ${missingNames(missing)}: Zadig dropped it.`,
  })
  return followed
}

/** The end without waiting; one look at the task still tells whether it has what was asked for. */
async function leaveRunning(
  ref: TaskRef,
  bornAfter: number,
  payload: Payload,
  requests: Requests,
  inputs: RunInputs,
  deps: RunDeps,
): Promise<Verdict> {
  const { runner } = deps
  runner.saveState('phase', 'done')
  const triggered = { passed: true, sentence: `Task ${ref.taskId} is triggered; \`wait\` is false.`, advice: '' }
  let task: Task
  try {
    task = await readTaskBornAfter(ref, bornAfter, { outageTimeout: ONE_LOOK_MS, withinMs: ONE_LOOK_MS }, deps)
  } catch (thrown) {
    await runner.print(`Whether it has all jobs could not be seen: ${sanitizeLine(errorMessage(thrown))}\n`)
    return triggered
  }
  const unpinned = inputs.commitCheck === 'off' ? [] : sourcesOf(task, requests).filter(isUnpinned)
  if (unpinned.length > 0 && inputs.commitCheck === 'strict') {
    const outcome = await applyStopPolicy({ kind: 'wrong-commit', task, sources: unpinned }, ref, inputs, deps)
    runner.setOutput('conclusion', conclusionOf(outcome))
    return describeOutcome(outcome)
  }
  const warning = unpinnedWarning(unpinned)
  if (warning !== undefined) runner.annotate('warning', warning)
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
    runner.annotate('warning', { title: 'Zadig remark', message: `Not stored: ${sanitizeLine(errorMessage(thrown))}` })
  }
}

function stoppedEarly({ runner, signal }: RunDeps): Verdict {
  const outcome = { kind: 'aborted', signal: String(signal.reason), task: undefined } as const
  runner.setOutput('conclusion', conclusionOf(outcome))
  return describeOutcome(outcome)
}
