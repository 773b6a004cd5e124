import { phaseOf } from './status.ts'
import { type Gate, jobLabel, type Stage, type Task } from './task.ts'

/** An approval gate of a task: a job since Zadig 3.1, the start of a stage before (contract §8.3). */
export interface TaskGate {
  /** The server's key: the job task's name, or the stage's. */
  readonly name: string
  /** The display name. */
  readonly label: string
  /** Every name that a user may give. */
  readonly names: readonly string[]
  readonly status: string
  readonly gate: Gate
}

/** The gates of a task, in the order in which they are reached. */
export function gatesOf(task: Task): readonly TaskGate[] {
  return task.stages.flatMap((stage): TaskGate[] => {
    const { name, gate } = stage
    const before =
      gate === undefined ? [] : [{ name, label: name, names: [name], status: stageGateStatus(stage), gate }]
    const jobs = stage.jobs.flatMap((job): TaskGate[] => {
      if (job.gate === undefined) return []
      const names = [job.name, job.displayName, job.originName]
      return [{ name: job.name, label: jobLabel(job), names, status: job.status, gate: job.gate }]
    })
    return [...before, ...jobs]
  })
}

/** A gate has passed once a job of its stage has started; before, a running stage may not have reached it. */
function stageGateStatus({ status, jobs }: Stage): string {
  if (phaseOf(status) !== 'active' && phaseOf(status) !== 'passed') return status
  return jobs.some((job) => phaseOf(job.status) !== 'idle') ? 'passed' : status
}

/** Whether the gate can be decided now. */
export function isWaiting({ status }: Pick<TaskGate, 'status'>): boolean {
  return status === 'wait_for_approval'
}

/** Whether the gate has not been reached. */
function isAhead({ status }: Pick<TaskGate, 'status'>): boolean {
  const phase = phaseOf(status)
  // A running gate waits in a moment, with the status `wait_for_approval`.
  return !isWaiting({ status }) && (phase === 'idle' || phase === 'queued' || phase === 'active')
}

/** The gate to decide, as the task shows it now. */
export type GateChoice =
  | { readonly kind: 'waiting'; readonly gate: TaskGate }
  | { readonly kind: 'ahead'; readonly gate: TaskGate | undefined }
  | { readonly kind: 'decided'; readonly gate: TaskGate }
  | { readonly kind: 'several'; readonly gates: readonly TaskGate[] }
  | { readonly kind: 'none'; readonly gates: readonly TaskGate[] }

/**
 * Chooses a gate.
 *
 * @param wanted one of its names; empty for the only gate that waits
 */
export function chooseGate(task: Task, wanted: string): GateChoice {
  const gates = gatesOf(task)
  if (wanted === '') return chooseOnly(gates)
  const exact = gates.filter(({ name }) => name === wanted)
  const named = exact.length > 0 ? exact : gates.filter(({ names }) => names.includes(wanted))
  const [gate, ...others] = named
  if (gate === undefined) return { kind: 'none', gates }
  if (others.length > 0) return { kind: 'several', gates: named }
  if (isWaiting(gate)) return { kind: 'waiting', gate }
  return isAhead(gate) ? { kind: 'ahead', gate } : { kind: 'decided', gate }
}

function chooseOnly(gates: readonly TaskGate[]): GateChoice {
  const waiting = gates.filter(isWaiting)
  const [gate, ...others] = waiting
  if (gate !== undefined) return others.length > 0 ? { kind: 'several', gates: waiting } : { kind: 'waiting', gate }
  const ahead = gates.filter(isAhead)
  if (ahead.length > 0) return { kind: 'ahead', gate: ahead.length === 1 ? ahead[0] : undefined }
  const last = gates.at(-1)
  return last === undefined ? { kind: 'none', gates } : { kind: 'decided', gate: last }
}

/** Whether more approvals are needed. */
export function isPartial({ gate }: TaskGate): boolean {
  return approvals({ gate }) < gate.neededApprovers && !gate.approvers.some(({ decision }) => decision === 'reject')
}

/** The number of approvals. */
export function approvals({ gate }: Pick<TaskGate, 'gate'>): number {
  return gate.approvers.filter(({ decision }) => decision === 'approve').length
}

/** What this user has decided; empty for no decision, or a token without a name. */
export function decisionOf({ gate }: TaskGate, creator: string): string {
  if (creator === '') return ''
  return gate.approvers.find(({ name, decision }) => name === creator && decision !== '')?.decision ?? ''
}
