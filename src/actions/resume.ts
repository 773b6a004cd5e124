import { ActionError, ZadigError } from '../errors.ts'
import type { ManualStageState } from '../ports/zadig-api.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { hasEnded } from '../task/status.ts'
import type { Stage, Task } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { type PollDeps, pollUntil } from '../task-control/poll-until.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { readTask } from '../task-control/read-task.ts'
import { waitForDequeue } from '../task-control/retry-task.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { announceTask } from '../follow/follow-and-report.ts'

/** What the user asks `resume` to do. */
export interface ResumeInputs extends ConnectionInputs {
  readonly projectKey: string
  readonly workflowKey: string
  readonly taskId: number
  /** The manual stage to start; empty for the one that the task is parked at. */
  readonly stage: string
  /** Milliseconds to wait until the task is parked there. */
  readonly stageTimeout: number
  readonly pollInterval: number
  readonly summary: boolean
}

/** Every output of `resume`; its `action.yml` declares the same names. */
export const RESUME_OUTPUTS = ['task-id', 'task-url', 'stage', 'resumed', 'status'] as const

const READ_BACK_LOOKS = 10
const PAUSE_MS = 1_000

/** Starts the manual stage that a task is parked at, after waiting until it is (Zadig 5.0 and newer, contract §8.4). */
export async function resume(inputs: ResumeInputs, deps: PollDeps): Promise<Verdict> {
  const { runner } = deps
  const ref = { workflowKey: inputs.workflowKey, taskId: inputs.taskId }
  const first = await readTask(ref, deps)
  const url = await announceTask(first, inputs.url, runner)
  await checkServer(inputs, deps)

  const look = (task: Task): Found | undefined | Promise<Found | undefined> => findStage(task, inputs, deps)
  const reached = await pollUntil({ ...inputs, task: ref, timeout: inputs.stageTimeout, look }, deps)
  if (reached.kind === 'out-of-time') {
    const waited = formatDuration(inputs.stageTimeout)
    const verdict = failed(
      `\`stage-timeout\` of ${waited} is used up, and ${taskName(reached.task)} is not parked at ${called(inputs.stage)}.`,
      'Raise `stage-timeout`, or look in Zadig at what holds the task up.',
    )
    return conclude({ verdict, url }, inputs.summary, runner)
  }

  const { found } = reached
  const task = found.kind === 'started' ? reached.task : await start(found.state, reached.task, inputs, deps)
  const resumed = found.kind === 'parked'
  const stage = resumed ? found.state.stageName : found.stage.name
  runner.setOutput('stage', stage)
  runner.setOutput('resumed', String(resumed))
  runner.setOutput('status', task.status)
  const name = sanitizeLine(stage, 80)
  const by = resumed ? '' : sanitizeLine(found.stage.manual?.executedBy ?? '', 60)
  const sentence = resumed
    ? `Started the stage ${name}; ${taskName(task)} goes on.`
    : `The stage ${name} of ${taskName(task)} was started already${by === '' ? '' : ` by ${by}`}.`
  const facts = [
    ['Stage', stage],
    ['Status', task.status],
  ] as const
  return conclude({ verdict: passed(sentence), url, facts }, inputs.summary, runner)
}

type Found =
  | { readonly kind: 'parked'; readonly state: ManualStageState }
  /** Somebody else has started it. */
  | { readonly kind: 'started'; readonly stage: Stage }

/** A server that lacks the endpoint, or refuses it to this user, says so at once and not only when the stage is reached. */
async function checkServer(inputs: ResumeInputs, { zadig }: PollDeps): Promise<void> {
  try {
    await zadig.getManualStage(inputs)
  } catch (thrown) {
    // Zadig refuses as well while the task is not parked (contract §8.4), which is what we are about to wait for.
    if (!(thrown instanceof ZadigError) || thrown.kind !== 'refused') throw thrown
  }
}

async function findStage(task: Task, inputs: ResumeInputs, { zadig }: PollDeps): Promise<Found | undefined> {
  if (task.projectKey !== '' && task.projectKey !== inputs.projectKey)
    throw new ActionError(`${taskName(task)} belongs to project ${sanitizeLine(task.projectKey, 80)}`, {
      advice: 'Check `project-key`.',
    })
  const manual = task.stages.filter((stage) => stage.manual?.enabled === true)
  const wanted = inputs.stage === '' ? undefined : task.stages.find(({ name }) => name === inputs.stage)
  if (inputs.stage !== '' && wanted?.manual?.enabled !== true)
    throw new ActionError(
      `${taskName(task)} has no manual stage ${sanitizeLine(inputs.stage, 80)}; it has ${stageList(manual)}`,
      {
        advice: 'Name one of them in `stage`, or leave `stage` out for the one that the task is parked at.',
      },
    )
  if (wanted?.manual?.executed === true && wanted.status !== 'pause') return { kind: 'started', stage: wanted }

  if (task.status === 'pause') {
    const state = await zadig.getManualStage(inputs)
    // Parked at an earlier stage, which is somebody else's to start.
    if (wanted !== undefined && state.stageName !== wanted.name) return undefined
    if (state.canExecute) return { kind: 'parked', state }
    throw new ActionError(`The user of the token may not start the stage ${sanitizeLine(state.stageName, 80)}`, {
      advice: `Those may: ${state.executors.map((name) => sanitizeLine(name, 60)).join(', ')}. Use a token of one of them, or add its user in the workflow.`,
    })
  }
  if (hasEnded(task.status) || !manual.some(({ manual: stage }) => stage?.executed !== true))
    throw new ActionError(
      `${taskName(task)} is ${sanitizeLine(task.status, 40)}, and no manual stage lies ahead of it`,
      {
        advice: 'There is nothing to resume.',
      },
    )
  return undefined
}

/** Starts the stage. Where the answer is lost, the task shows whether it was heard. */
async function start(state: ManualStageState, parked: Task, inputs: ResumeInputs, deps: PollDeps): Promise<Task> {
  const { zadig, runner, clock, signal } = deps
  await runner.print(`Starting the stage ${sanitizeLine(state.stageName, 80)} …\n`)
  await waitForDequeue(parked, deps)
  let lost: ZadigError | undefined
  try {
    await zadig.executeManualStage({ ...inputs, stageName: state.stageName })
  } catch (thrown) {
    if (!(thrown instanceof ZadigError) || thrown.delivery !== 'unknown') throw thrown
    lost = thrown
  }
  for (let look = 1; ; look += 1) {
    const task = await zadig.getTask(inputs, { signal })
    // It may be parked again already, at the next manual stage.
    const started = task.stages.some(({ name, manual }) => name === state.stageName && manual?.executed === true)
    if (task.status !== 'pause' || started) return task
    if (look >= READ_BACK_LOOKS)
      throw (
        lost ??
        new ActionError(`${taskName(task)} is still parked`, {
          advice: 'Zadig took the request. Look at the task in Zadig.',
        })
      )
    await clock.sleep(PAUSE_MS, signal)
  }
}

function called(stage: string): string {
  return stage === '' ? 'a manual stage' : `the stage ${sanitizeLine(stage, 80)}`
}

function stageList(stages: readonly Stage[]): string {
  return stages.length === 0 ? 'none' : stages.map(({ name }) => sanitizeLine(name, 80)).join(', ')
}
