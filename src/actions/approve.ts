import { ActionError, type ZadigError } from '../errors.ts'
import type { Deps } from '../ports/deps.ts'
import type { ConnectionInputs } from '../ports/inputs.ts'
import { calledGate, decisionSentence, gateLabel, gateList, gateOutcome } from '../report/gates.ts'
import { jsonLines } from '../report/outputs.ts'
import { sanitizeLine } from '../report/sanitize.ts'
import { capitalised, taskName, type Verdict } from '../report/verdict.ts'
import { chooseGate, decisionOf, gatesOf, isPartial, isWaiting, type TaskGate } from '../task/gates.ts'
import { hasEnded } from '../task/status.ts'
import type { Task } from '../task/task.ts'
import { conclude, failed, passed } from '../task-control/conclude.ts'
import { pollTask, pollUntil, times, within } from '../task-control/poll-until.ts'
import { readAndAnnounce } from '../task-control/read-task.ts'
import { sendOnce } from '../task-control/write-once.ts'
import { formatDuration } from '../time/duration.ts'

/** What the user asks `approve` to do. */
export interface ApproveInputs extends ConnectionInputs {
  readonly workflowKey: string
  readonly taskId: number
  readonly decision: 'approve' | 'reject'
  readonly comment: string
  /** One of the gate's names; empty for the only one that waits. */
  readonly gate: string
  /** Milliseconds to wait until the gate is reached. */
  readonly gateTimeout: number
  readonly pollInterval: number
  readonly summary: boolean
}

type ApproveDeps = Pick<Deps, 'zadig' | 'runner' | 'clock' | 'random' | 'signal' | 'creator'>

/** A gate is listed as waiting a moment before it can be decided: until then a decision is refused, and sent again. */
const SENDS = 5
/** Zadig itself reads a decided gate once a second (contract §8.3). */
const READ_BACK_MS = 20_000
const PAUSE_MS = 1_000

/** Approves or rejects one gate, after waiting until it is reached, and reads the result back. */
export async function approve(inputs: ApproveInputs, deps: ApproveDeps): Promise<Verdict> {
  const { runner, creator } = deps
  const { decision, gateTimeout: timeout, pollInterval } = inputs
  const { task: first, url } = await readAndAnnounce(inputs, deps)

  const check = (task: Task): TaskGate | undefined => findGate(task, inputs, creator)
  const { task, found: gate } = await pollTask({ first, timeout, pollInterval, check }, deps)
  if (gate === undefined) {
    const waited = formatDuration(timeout)
    const verdict = failed(
      `\`gate-timeout\` of ${waited} is used up, and ${taskName(task)} has not reached ${calledGate(inputs.gate)}.`,
      'Raise `gate-timeout`, or look in Zadig at what holds the task up.',
    )
    return conclude({ verdict, url }, inputs.summary, runner)
  }

  runner.setOutput('gate', gate.name)
  if (decisionOf(gate, creator) !== decision) await decide(gate, inputs, deps)
  const after = await readBack(gate, inputs, deps)
  runner.setOutput('gate-status', after.status)
  runner.setOutput('approvers', jsonLines(after.gate.approvers))
  const facts = [
    ['Gate', gate.label],
    ['Decision', decision],
    ['Gate is', after.status],
    ...after.gate.approvers.map((by) => [by.name, `${by.decision} ${by.comment}`.trim()] as const),
  ] as const
  return conclude({ verdict: passed(decisionSentence(after, decision)), url, facts }, inputs.summary, runner)
}

/** The gate to decide, `undefined` while it lies ahead; throws where there is none, or none that can be decided here. */
function findGate(task: Task, inputs: ApproveInputs, creator: string): TaskGate | undefined {
  const choice = chooseGate(task, inputs.gate)
  const name = taskName(task)
  switch (choice.kind) {
    case 'waiting':
      return native(choice.gate)
    case 'ahead':
      if (choice.gate !== undefined) native(choice.gate)
      if (!hasEnded(task.status)) return undefined
      throw new ActionError(
        `${name} ended (${sanitizeLine(task.status, 40)}) before ${calledGate(inputs.gate)} was reached`,
        { advice: 'There is nothing left to decide.' },
      )
    case 'decided':
      if (decisionOf(choice.gate, creator) === inputs.decision) return choice.gate
      throw new ActionError(
        `The gate ${gateLabel(choice.gate)} of ${name} was decided already: ${gateOutcome(choice.gate)}`,
        { advice: 'A decision is final. Only a retry of the task asks again.' },
      )
    case 'several':
      throw new ActionError(`Several gates of ${name} could be meant: ${gateList(choice.gates)}`, {
        advice: 'Name one of them in `gate`.',
      })
    case 'none': {
      const wanted = ` ${sanitizeLine(inputs.gate, 80)}; it has ${gateList(choice.gates)}`
      throw new ActionError(capitalised(`${name} has no gate${choice.gates.length === 0 ? '' : wanted}`), {
        advice: 'Zadig leaves out every gate that the trigger did not list in `inputs`.',
      })
    }
  }
}

/** Zadig's API decides its own gates only; those of the chat apps are decided there (contract §8.3). */
function native(gate: TaskGate): TaskGate {
  const { kind } = gate.gate
  if (kind === '' || kind === 'native') return gate
  throw new ActionError(`The gate ${gateLabel(gate)} is decided in ${sanitizeLine(kind, 40)}, not in Zadig`, {
    advice: 'Decide it in that app, or change the approval to a native one in the workflow.',
  })
}

/** Sends the decision. After a lost answer or a refusal, the task shows whether it was taken, or has to be sent again. */
async function decide(gate: TaskGate, inputs: ApproveInputs, deps: ApproveDeps): Promise<void> {
  const { zadig, runner, creator } = deps
  const { workflowKey, taskId, comment } = inputs
  const isApproval = inputs.decision === 'approve'
  const decision = { workflowKey, taskId, jobName: gate.name, approve: isApproval, comment }
  await runner.print(`${isApproval ? 'Approving' : 'Rejecting'} ${gateLabel(gate)} …\n`)
  let sends = 0

  async function isDecided(): Promise<true | undefined> {
    sends += 1
    const refusal = await sendOnce(() => zadig.approveTask(decision))
    if (refusal === undefined) return true
    const now = await readGate(gate, inputs, deps)
    const decided = now === undefined ? '' : decisionOf(now, creator)
    if (decided === inputs.decision) return true
    const isTooEarly = decided === '' && now !== undefined && isWaiting(now) && mayBeTooEarly(refusal)
    if (!isTooEarly || sends >= SENDS) throw refusal
    return undefined
  }
  await pollUntil(isDecided, times(SENDS, PAUSE_MS), deps)
}

/** Whether the refusal can be that of a gate which is not open yet; the text is a hint only, so the task has to agree. */
function mayBeTooEarly({ kind, code, description }: ZadigError): boolean {
  return kind === 'refused' && code === 6169 && (description ?? '').includes('not found approval')
}

/** Waits until the task shows the decision. Zadig has accepted it by then, so the wait can't fail the step. */
async function readBack(gate: TaskGate, inputs: ApproveInputs, deps: ApproveDeps): Promise<TaskGate> {
  const { runner, clock, creator } = deps
  let now = gate
  async function isShown(): Promise<true | undefined> {
    now = (await readGate(gate, inputs, deps)) ?? now
    return !isWaiting(now) || (isPartial(now) && decisionOf(now, creator) !== '') || undefined
  }
  if ((await pollUntil(isShown, within(READ_BACK_MS, PAUSE_MS, clock), deps)) === undefined) {
    const message = `Zadig accepted the decision on ${gateLabel(gate)}, but does not show it yet.`
    runner.annotate('warning', { title: 'Zadig gate', message })
  }
  return now
}

async function readGate({ name }: TaskGate, { workflowKey, taskId }: ApproveInputs, { zadig, signal }: ApproveDeps) {
  return gatesOf(await zadig.getTask({ workflowKey, taskId }, { signal })).find((gate) => gate.name === name)
}
