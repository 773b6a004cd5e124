import { hasEnded, phaseOf } from '../task/status.ts'
import { type Job, jobLabel } from '../task/task.ts'
import { formatDuration } from '../time/duration.ts'
import { sanitizeLine } from './sanitize.ts'
import { approvals, isPartial, isWaiting, type TaskGate } from '../task/gates.ts'

/** How long a job ran, or has been running as far as its last snapshot says: milliseconds, undefined where it never began. */
export function jobDuration(job: Job): number | undefined {
  if (job.startTime === 0 || phaseOf(job.status) === 'skipped') return undefined
  if (job.endTime > 0) return job.endTime >= job.startTime ? (job.endTime - job.startTime) * 1_000 : undefined
  return job.costSeconds > 0 && !hasEnded(job.status) ? job.costSeconds * 1_000 : undefined
}

/** `1m 5s`, or empty where it never began. */
export function durationWords(job: Job): string {
  const ms = jobDuration(job)
  return ms === undefined ? '' : formatDuration(ms === 0 ? 1_000 : ms)
}

/** The job's name in one line. */
export function jobName(job: Pick<Job, 'name' | 'displayName'>, maxLength = 80): string {
  return sanitizeLine(jobLabel(job), maxLength)
}

/** Zadig's word for a status in one line. */
export function statusWord(status: string): string {
  return sanitizeLine(status === '' ? 'not started' : status, 60)
}

/** `1 job`, `2 jobs`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/** The first few of many, and how many more there are. */
export function listed(items: readonly string[], most: number): string {
  const more = items.length - most
  return `${items.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

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
      `${sanitizeLine(name, 60)}: ${sanitizeLine(decision, 20)} ${sanitizeLine(comment, 200)}`.trim(),
    )
  const status = phaseOf(gate.status) === 'timeout' ? 'it timed out' : sanitizeLine(gate.status, 40)
  return decisions.length === 0 ? status : `${status} (${listed(decisions, MOST)})`
}

/** A gate that a user has named, or any. */
export function calledGate(wanted: string): string {
  return wanted === '' ? 'a gate' : `the gate ${sanitizeLine(wanted, 80)}`
}

/** What people call the gate. */
export function gateLabel(gate: TaskGate): string {
  return sanitizeLine(gate.label, 80)
}

/** Gates with their names and states. */
export function gateList(gates: readonly TaskGate[]): string {
  return listed(
    gates.map(
      (gate) =>
        `${gateLabel(gate)} (${sanitizeLine(gate.name, 100)}, ${sanitizeLine(gate.status === '' ? 'not reached' : gate.status, 40)})`,
    ),
    MOST,
  )
}
