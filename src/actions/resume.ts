import { ActionError, ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { taskName, type Verdict } from '../report/verdict.ts'
import { hasEnded } from '../task/status.ts'
import type { Stage, Task } from '../task/task.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { pollTask, pollUntil, times } from '../task-control/poll-until.ts'
import { readAndAnnounce } from '../task-control/read-task.ts'
import { waitForDequeue } from '../task-control/retry-task.ts'
import { writeOnce } from '../task-control/write-once.ts'
import { formatDuration } from '../time/duration.ts'

/** What the user asks `resume` to do. */
export interface ResumeInputs extends ConnectionInputs {
  readonly projectKey: string
  readonly workflowKey: string
  readonly taskId: number
  /** The manual stage to start; empty for the one that the task is paused at. */
  readonly stage: string
  /** Milliseconds to wait until the task is paused there. */
  readonly stageTimeout: number
  readonly pollInterval: number
  readonly summary: boolean
}

type ResumeDeps = Pick<Deps, 'zadig' | 'runner' | 'clock' | 'random' | 'signal'>

const READS_BACK = 10
const PAUSE_MS = 1_000

/** Starts the manual stage that a task is paused at, after waiting until it is (Zadig 5.0 and newer, contract §8.4). */
export async function resume(inputs: ResumeInputs, deps: ResumeDeps): Promise<Verdict> {
  const { runner } = deps
  const { stageTimeout: timeout, pollInterval } = inputs
  const { task: first, url } = await readAndAnnounce(inputs, deps)
  await checkServer(inputs, deps)

  const check = (task: Task): Promise<Found | undefined> => findStage(task, inputs, deps)
  const reached = await pollTask({ first, timeout, pollInterval, check }, deps)
  const { found } = reached
  if (found === undefined) {
    const stage = inputs.stage === '' ? 'a manual stage' : `the stage ${sanitizeLine(inputs.stage, 80)}`
    const verdict = failed(
      `\`stage-timeout\` of ${formatDuration(timeout)} is used up, and ${taskName(reached.task)} is not paused at ${stage}.`,
      'Raise `stage-timeout`, or look in Zadig at what holds the task up.',
    )
    return conclude({ verdict, url }, inputs.summary, runner)
  }

  const resumed = found.kind === 'paused'
  const task = resumed ? await startStage(found.stageName, reached.task, inputs, deps) : reached.task
  const { stageName } = found
  runner.setOutput('stage', stageName)
  runner.setOutput('resumed', String(resumed))
  runner.setOutput('status', task.status)
  const name = sanitizeLine(stageName, 80)
  const by = resumed || found.by === '' ? '' : ` by ${sanitizeLine(found.by, 60)}`
  const sentence = resumed
    ? `Started the stage ${name}; ${taskName(task)} continues.`
    : `The stage ${name} of ${taskName(task)} was started already${by}.`
  const facts = [
    ['Stage', stageName],
    ['Status', task.status],
  ] as const
  return conclude({ verdict: passed(sentence), url, facts }, inputs.summary, runner)
}

type Found =
  | { readonly kind: 'paused'; readonly stageName: string }
  /** Another user has started it. */
  | { readonly kind: 'started'; readonly stageName: string; readonly by: string }

/** Fails at once, and not only when the stage is reached, where the server lacks the endpoint or refuses it to this user. */
async function checkServer(inputs: ResumeInputs, { zadig }: ResumeDeps): Promise<void> {
  const { projectKey, workflowKey, taskId } = inputs
  try {
    await zadig.getManualStage({ projectKey, workflowKey, taskId })
  } catch (thrown) {
    // Zadig refuses as well while the task is not paused (contract §8.4), which is what we are about to wait for.
    if (!(thrown instanceof ZadigError) || thrown.kind !== 'refused') throw thrown
  }
}

async function findStage(task: Task, inputs: ResumeInputs, { zadig }: ResumeDeps): Promise<Found | undefined> {
  const { projectKey, workflowKey, taskId } = inputs
  if (task.projectKey !== '' && task.projectKey !== projectKey)
    throw new ActionError(`${taskName(task)} belongs to project ${sanitizeLine(task.projectKey, 80)}`, {
      advice: 'Check `project-key`.',
    })
  const manual = task.stages.filter((stage) => stage.manual?.enabled === true)
  const wanted = inputs.stage === '' ? undefined : manual.find(({ name }) => name === inputs.stage)
  if (inputs.stage !== '' && wanted === undefined)
    throw new ActionError(
      `${taskName(task)} has no manual stage ${sanitizeLine(inputs.stage, 80)}; it has ${stageList(manual)}`,
      { advice: 'Name one of them in `stage`, or leave `stage` out for the one that the task is paused at.' },
    )
  if (wanted?.manual?.executed === true && wanted.status !== 'pause')
    return { kind: 'started', stageName: wanted.name, by: wanted.manual.executedBy }

  if (task.status === 'pause') {
    const { stageName, canExecute, executors } = await zadig.getManualStage({ projectKey, workflowKey, taskId })
    // Paused at an earlier stage, which this step was not asked to start.
    if (wanted !== undefined && stageName !== wanted.name) return undefined
    if (canExecute) return { kind: 'paused', stageName }
    throw new ActionError(`The user of the token may not start the stage ${sanitizeLine(stageName, 80)}`, {
      advice: `Those may: ${executors.map((name) => sanitizeLine(name, 60)).join(', ')}. Use a token of one of them, or add its user in the workflow.`,
    })
  }
  if (hasEnded(task.status) || !manual.some((stage) => stage.manual?.executed !== true))
    throw new ActionError(
      `${taskName(task)} is ${sanitizeLine(task.status, 40)}, and no manual stage lies ahead of it`,
      { advice: 'There is nothing to resume.' },
    )
  return undefined
}

/** Starts the stage and reads the task until it shows that. */
async function startStage(stageName: string, paused: Task, inputs: ResumeInputs, deps: ResumeDeps): Promise<Task> {
  const { zadig, runner, signal } = deps
  const { projectKey, workflowKey, taskId } = inputs
  let task = paused
  async function isStarted(): Promise<true | undefined> {
    task = await zadig.getTask({ workflowKey, taskId }, { signal })
    // It may be paused again already, at the next manual stage.
    const started = task.stages.some(({ name, manual }) => name === stageName && manual?.executed === true)
    return task.status !== 'pause' || started || undefined
  }
  const readBack = async (): Promise<boolean> =>
    (await pollUntil(isStarted, times(READS_BACK, PAUSE_MS), deps)) === true

  await runner.print(`Starting the stage ${sanitizeLine(stageName, 80)} …\n`)
  await waitForDequeue(paused, deps)
  await writeOnce(() => zadig.executeManualStage({ projectKey, workflowKey, taskId, stageName }), readBack)
  if (task === paused && !(await readBack()))
    throw new ActionError(`${taskName(task)} is still paused`, {
      advice: 'Zadig accepted the request. Look at the task in Zadig.',
    })
  return task
}

function stageList(stages: readonly Stage[]): string {
  return stages.length === 0 ? 'none' : stages.map(({ name }) => sanitizeLine(name, 80)).join(', ')
}
