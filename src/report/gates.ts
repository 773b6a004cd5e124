import { approvals, isPartial, isWaiting, type TaskGate } from '../task/gates.ts'
import { phaseOf } from '../task/status.ts'
import { type Gate, type Job, jobsOf, type Stage, type Task } from '../task/task.ts'
import { jobName, listed, statusWord } from './labels.ts'
import { sanitizeLine } from './sanitize.ts'

const MAX_PEOPLE = 10
const MAX_LISTED = 5

/** Who may decide a gate, and in which app: `1 of alice, bob, in lark`; empty if neither is known. */
export function deciders({ kind, neededApprovers, approvers }: Gate): string {
  const people = approvers.map(({ name }) => sanitizeLine(name, 80)).filter((name) => name !== '')
  const who = people.length === 0 ? '' : `${Math.max(1, neededApprovers)} of ${listed(people, MAX_PEOPLE)}`
  const where = kind === 'native' || kind === '' ? '' : `in ${sanitizeLine(kind, 20)}`
  return [who, where].filter((part) => part !== '').join(', ')
}

/** What a job in phase `human` waits for: `approval (1 of alice, bob)`, `manual action (debug_before)`. */
export function awaitedBy(job: Job): string {
  const [what, details] = awaited(job)
  return what + details
}

/** Everything that waits for a person in a task: `approval at ask (1 of alice)`, `someone to start stage deploy`. */
export function humanWaits(task: Task): readonly string[] {
  const jobs = jobsOf(task).filter(isHuman)
  const stages = task.stages.filter(isHuman)
  return [
    ...jobs.map((job) => {
      const [what, details] = awaited(job)
      return `${what} at ${jobName(job)}${details}`
    }),
    ...stages.map(({ name }) => `someone to start stage ${sanitizeLine(name, 80)}`),
  ]
}

function awaited(job: Job): readonly [what: string, details: string] {
  if (job.gate === undefined && job.status !== 'wait_for_approval')
    return ['manual action', ` (${statusWord(job.status)})`]
  const who = job.gate === undefined ? '' : deciders(job.gate)
  return ['approval', who === '' ? '' : ` (${who})`]
}

function isHuman({ status }: Job | Stage): boolean {
  return phaseOf(status) === 'human'
}

/** Who may start a manual stage: `alice, bob`; empty if everyone may, or it is not known. */
export function executorsOf({ manual }: Stage): string {
  const people = manual?.executors.map((name) => sanitizeLine(name, 80)) ?? []
  return listed(people, MAX_PEOPLE)
}

/** What was decided, and how many approvals are still missing. */
export function decisionSentence(gate: TaskGate, decision: 'approve' | 'reject'): string {
  const what = `${decision === 'approve' ? 'Approved' : 'Rejected'} the gate ${gateLabel(gate)}`
  if (!isWaiting(gate) || !isPartial(gate)) return `${what}.`
  return `${what}: ${approvals(gate)} of ${gate.gate.neededApprovers} approvals, so it is still waiting.`
}

/** How a gate was decided, and by whom. */
export function gateOutcome(gate: TaskGate): string {
  const decisions = gate.gate.approvers
    .filter(({ decision }) => decision !== '')
    .map(({ name, decision, comment }) =>
      `${sanitizeLine(name, 60)}: ${sanitizeLine(decision, 20)} ${sanitizeLine(comment, 200)}`.trim(),
    )
  const status = phaseOf(gate.status) === 'timeout' ? 'it timed out' : statusWord(gate.status)
  return decisions.length === 0 ? status : `${status} (${listed(decisions, MAX_LISTED)})`
}

/** The gate by the name that the user gave; `a gate` without one. */
export function calledGate(wanted: string): string {
  return wanted === '' ? 'a gate' : `the gate ${sanitizeLine(wanted, 80)}`
}

/** The gate's display name in one line. */
export function gateLabel(gate: TaskGate): string {
  return sanitizeLine(gate.label, 80)
}

/** Gates with their names and states. */
export function gateList(gates: readonly TaskGate[]): string {
  const texts = gates.map((gate) => {
    const status = gate.status === '' ? 'not reached' : statusWord(gate.status)
    return `${gateLabel(gate)} (${sanitizeLine(gate.name, 100)}, ${status})`
  })
  return listed(texts, MAX_LISTED)
}
