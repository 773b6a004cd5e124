import { approvals, isPartial, isWaiting, type TaskGate } from '../task/gates.ts'
import { phaseOf } from '../task/status.ts'
import { listed } from './job-words.ts'
import { oneLine } from './remote-text.ts'

/** Gates, and decisions on one, in a sentence. */
const MOST = 5

/** What was decided, and what it comes to. */
export function decisionSentence(gate: TaskGate, decision: 'approve' | 'reject'): string {
  const what = `${decision === 'approve' ? 'Approved' : 'Rejected'} the gate ${gateLabel(gate)}`
  if (!isWaiting(gate) || !isPartial(gate)) return `${what}.`
  return `${what}: ${approvals(gate)} of ${gate.gate.neededApprovers} approvals, so it still waits.`
}

/** How a gate was decided, and by whom. */
export function gateOutcome(gate: TaskGate): string {
  const decisions = gate.gate.approvers
    .filter(({ decision }) => decision !== '')
    .map(({ name, decision, comment }) =>
      `${oneLine(name, 60)}: ${oneLine(decision, 20)} ${oneLine(comment, 200)}`.trim(),
    )
  const status = phaseOf(gate.status) === 'timeout' ? 'it timed out' : oneLine(gate.status, 40)
  return decisions.length === 0 ? status : `${status} (${listed(decisions, MOST)})`
}

/** A gate that a user has named, or any. */
export function calledGate(wanted: string): string {
  return wanted === '' ? 'a gate' : `the gate ${oneLine(wanted, 80)}`
}

/** What people call the gate. */
export function gateLabel(gate: TaskGate): string {
  return oneLine(gate.label, 80)
}

/** Gates with their names and states. */
export function gateList(gates: readonly TaskGate[]): string {
  return listed(
    gates.map(
      (gate) =>
        `${gateLabel(gate)} (${oneLine(gate.name, 100)}, ${oneLine(gate.status === '' ? 'not reached' : gate.status, 40)})`,
    ),
    MOST,
  )
}
