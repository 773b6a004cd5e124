import { errorMessage, ZadigError } from '../errors.ts'
import { missingJobs } from '../payload/plan.ts'
import { followAndReport, type FollowAndReportDeps, type KnownTask } from '../follow/follow-and-report.ts'
import type { Followed } from '../follow/follow.ts'
import { applyStopPolicy } from '../follow/stop-policy.ts'
import type { Payload } from '../payload/payload.ts'
import { requestedCommits } from '../payload/repositories.ts'
import type { Deps } from '../ports/deps.ts'
import type { RunInputs } from '../ports/inputs.ts'
import type { TaskRef } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { unpinnedWarning } from '../report/sources.ts'
import { describeOutcome, missingNames, type Verdict } from '../report/verdict.ts'
import { conclusionOf, type Outcome } from '../task/outcome.ts'
import { isUnpinned, requestsSent, sourcesOf } from '../task/sources.ts'
import type { Task } from '../task/task.ts'
import { passed } from '../task-control/conclude.ts'
import { announceTask, readTaskBornAfter } from '../task-control/read-task.ts'
import { dryRun, preparePayload } from '../trigger/prepare-payload.ts'
import { startTask } from '../trigger/trigger.ts'

/** Milliseconds that the last read of a step that doesn't wait may keep trying. */
const LAST_READ_MS = 10_000

type RunDeps = FollowAndReportDeps & Pick<Deps, 'identity' | 'creator'>

/**
 * The root action: builds the payload, triggers the workflow once, follows its task to the end and reports the outcome.
 * Throws an ActionError where nothing could be triggered.
 */
export async function run(inputs: RunInputs, deps: RunDeps): Promise<Verdict> {
  const { runner, clock, signal } = deps
  try {
    const prepared = await preparePayload(inputs, deps)
    if (inputs.dryRun) return await dryRun(prepared, runner)

    warnWithoutRunAttempt(inputs, deps)
    const startedAt = clock.now()
    const started = await startTask(prepared, inputs, deps)
    if (started.kind === 'stopped') return stoppedEarly(deps)

    const { adopted, bornAfter } = started
    const { projectKey } = inputs
    const { displayName, plan, payload, credentials } = prepared
    const task = { projectKey, workflowKey: started.task.workflowKey, taskId: started.task.taskId }
    const url = await announceTask(task, { baseUrl: inputs.url, projectKey, displayName }, runner)
    runner.setOutput('adopted', String(adopted))
    if (inputs.remark !== '' && !signal.aborted) await setRemark(task, inputs.remark, deps)

    const requests = requestsSent(requestedCommits(prepared.body))
    const requested = { requests, origin: adopted ? 'earlier-task' : 'new-task' } as const
    const known = { task, url, startedAt, bornAfter, displayName, plan, requested, secrets: credentials }
    if (!inputs.wait && !signal.aborted) return await leaveRunning(known, payload, inputs, deps)
    return await followAndReport(inputs, known, deps, (followed) => checkComplete(followed, payload, deps))
  } catch (thrown) {
    if (signal.aborted && thrown === signal.reason) return stoppedEarly(deps)
    if (thrown instanceof ZadigError && thrown.kind === 'unreachable') runner.setOutput('conclusion', 'unreachable')
    throw thrown
  }
}

function warnWithoutRunAttempt({ onRerun }: RunInputs, { identity, runner }: RunDeps): void {
  if (onRerun === 'new' || identity.runAttempt !== undefined) return
  const message = `\`on-rerun: ${onRerun}\` has no effect, as if it were \`new\`: this runner does not set GITHUB_RUN_ATTEMPT, so that a re-run can't be told from a first run.`
  runner.annotate('warning', { title: 'Zadig re-run', message })
}

/** Stores the user's text on the task, as early as can be: later it could undo what the task has written (contract §8.5). */
async function setRemark(task: TaskRef, remark: string, { zadig, runner, signal }: RunDeps): Promise<void> {
  const { workflowKey, taskId } = task
  try {
    await zadig.setRemark({ workflowKey, taskId, remark }, { signal })
  } catch (thrown) {
    if (signal.aborted) return
    runner.annotate('warning', { title: 'Zadig remark', message: `Not stored: ${sanitizeLine(errorMessage(thrown))}` })
  }
}

/** The end without waiting; one read of the task still shows whether it has the jobs and commits that were sent. */
async function leaveRunning(known: KnownTask, payload: Payload, inputs: RunInputs, deps: RunDeps): Promise<Verdict> {
  const { task: ref, bornAfter, requested } = known
  const { runner } = deps
  runner.saveState({ phase: 'done' })
  const triggered = passed(`Task ${ref.taskId} is triggered; \`wait\` is false.`)
  let task: Task
  try {
    task = await readTaskBornAfter(ref, bornAfter, { outageTimeout: LAST_READ_MS, withinMs: LAST_READ_MS }, deps)
  } catch (thrown) {
    await runner.print(`Whether it has all jobs could not be checked: ${sanitizeLine(errorMessage(thrown))}\n`)
    return triggered
  }
  const unpinned = inputs.commitCheck === 'off' ? [] : sourcesOf(task, requested.requests).filter(isUnpinned)
  if (unpinned.length > 0 && inputs.commitCheck === 'strict') {
    return concludeBy(await applyStopPolicy({ kind: 'wrong-commit', task, sources: unpinned }, ref, inputs, deps), deps)
  }
  const warning = unpinnedWarning(unpinned)
  if (warning !== undefined) runner.annotate('warning', warning)
  const missing = missingJobs(payload, task).map(({ name }) => name)
  return missing.length === 0 ? triggered : concludeBy({ kind: 'incomplete', task, missing }, deps)
}

/** A success needs every job that was asked for. Any other outcome stays, with an error that names the missing jobs. */
function checkComplete(followed: Followed, payload: Payload, { runner }: RunDeps): Followed {
  const { outcome, seen } = followed
  const missing = seen === undefined ? [] : missingJobs(payload, seen).map(({ name }) => name)
  if (missing.length === 0) return followed
  if (outcome.kind === 'success') return { ...followed, outcome: { kind: 'incomplete', task: outcome.task, missing } }
  const message = `The task never had ${missingNames(missing)}: Zadig dropped it.`
  runner.annotate('error', { title: 'Zadig payload', message })
  return followed
}

function stoppedEarly(deps: RunDeps): Verdict {
  return concludeBy({ kind: 'aborted', signal: String(deps.signal.reason), task: undefined }, deps)
}

function concludeBy(outcome: Outcome, { runner }: RunDeps): Verdict {
  runner.setOutput('conclusion', conclusionOf(outcome))
  return describeOutcome(outcome)
}
