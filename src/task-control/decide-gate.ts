import type { TaskRef } from '../ports/zadig-api.ts'
import { ZadigError } from '../errors.ts'
import { gateLabel } from '../report/gates.ts'
import { decisionOf, gatesOf, isPartial, isWaiting, type TaskGate } from '../task/gates.ts'
import type { PollDeps } from './poll-until.ts'

export interface GateDecision extends TaskRef {
  readonly decision: 'approve' | 'reject'
  readonly comment: string
}

export interface DecideDeps extends Omit<PollDeps, 'random'> {
  /** The display name in our token, by which Zadig lists us among the approvers. */
  readonly creator: string
}

/** A gate is listed as waiting a moment before it can be decided; as long as this, a refusal is not believed. */
const OPENING_LOOKS = 5
/** Zadig's own look at a decided gate comes once a second (contract §8.3). */
const READ_BACK_MS = 20_000
const PAUSE_MS = 1_000

/** Sends the decision. Where the answer is lost, or the gate was not open yet, the task tells what to do next. */
export async function decide(gate: TaskGate, inputs: GateDecision, deps: DecideDeps): Promise<void> {
  const { zadig, clock, runner, signal } = deps
  const decision = { ...inputs, jobName: gate.name, approve: inputs.decision === 'approve' }
  await runner.print(`${inputs.decision === 'approve' ? 'Approving' : 'Rejecting'} ${gateLabel(gate)} …\n`)
  for (let look = 1; ; look += 1) {
    try {
      return await zadig.approveTask(decision)
    } catch (thrown) {
      if (!(thrown instanceof ZadigError)) throw thrown
      const now = await currentGate(gate, inputs, deps)
      if (now !== undefined && decisionOf(now, deps.creator) === inputs.decision) return
      const opening =
        thrown.kind === 'refused' && now !== undefined && isWaiting(now) && decisionOf(now, deps.creator) === ''
      if (!opening || !maybeOpening(thrown) || look >= OPENING_LOOKS) throw thrown
      await clock.sleep(PAUSE_MS, signal)
    }
  }
}

/** Whether the refusal can be that of a gate which is not open yet; the text is a hint only, so the task has to agree. */
function maybeOpening({ adviceId }: ZadigError): boolean {
  return adviceId === 'no-gate-waits'
}

/** Waits until the task shows the decision. Zadig has taken it by then, so the wait can't fail the step. */
export async function readBack(gate: TaskGate, inputs: GateDecision, deps: DecideDeps): Promise<TaskGate> {
  const until = deps.clock.now() + READ_BACK_MS
  let now = gate
  while (deps.clock.now() < until) {
    now = (await currentGate(gate, inputs, deps)) ?? now
    if (!isWaiting(now) || (isPartial(now) && decisionOf(now, deps.creator) !== '')) return now
    await deps.clock.sleep(PAUSE_MS, deps.signal)
  }
  deps.runner.annotate('warning', {
    title: 'Zadig gate',
    message: `Zadig took the decision on ${gateLabel(gate)}, but does not show it yet.`,
  })
  return now
}

async function currentGate(
  gate: TaskGate,
  { workflowKey, taskId }: GateDecision,
  { zadig, signal }: DecideDeps,
): Promise<TaskGate | undefined> {
  return gatesOf(await zadig.getTask({ workflowKey, taskId }, { signal })).find(({ name }) => name === gate.name)
}
