import { phaseOf } from './status.ts'
import type { Gate, Stage, Task } from './task.ts'

/** A place in a task where somebody approves or rejects: a job since Zadig 3.1, the start of a stage before (contract §8.3). */
export interface TaskGate {
  /** What the server knows it by: the job task's name, or the stage's. */
  readonly name: string
  /** What people call it. */
  readonly label: string
  /** Everything that a user may call it. */
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
      const label = job.displayName === '' ? job.name : job.displayName
      return [
        {
          name: job.name,
          label,
          names: [job.name, job.displayName, job.originName],
          status: job.status,
          gate: job.gate,
        },
      ]
    })
    return [...before, ...jobs]
  })
}

/** A stage that is at work has been let through its gate; until its first job starts it may not have come to it yet. */
function stageGateStatus({ status, jobs }: Stage): string {
  if (phaseOf(status) !== 'active' && phaseOf(status) !== 'passed') return status
  return jobs.some((job) => phaseOf(job.status) !== 'idle') ? 'passed' : status
}

/** Whether a decision is awaited now. */
export function isWaiting({ status }: Pick<TaskGate, 'status'>): boolean {
  return status === 'wait_for_approval'
}

/** Whether it still lies ahead. */
function isAhead({ status }: Pick<TaskGate, 'status'>): boolean {
  const phase = phaseOf(status)
  // A gate that runs is about to wait; `wait_for_approval` is the moment at which it can be decided.
  return !isWaiting({ status }) && (phase === 'idle' || phase === 'queued' || phase === 'active')
}

/** Which gate is meant, as far as the task can tell at this moment. */
export type GateChoice =
  | { readonly kind: 'waiting'; readonly gate: TaskGate }
  | { readonly kind: 'ahead'; readonly gate: TaskGate | undefined }
  | { readonly kind: 'decided'; readonly gate: TaskGate }
  | { readonly kind: 'several'; readonly gates: readonly TaskGate[] }
  | { readonly kind: 'none'; readonly gates: readonly TaskGate[] }

/**
 * Chooses a gate by one of its names, or the only one that waits.
 *
 * @param wanted a job's name, its display name, its job task's name, a stage's name before Zadig 3.1; empty for the only one
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

/** Whether others have to approve as well. */
export function isPartial({ gate }: TaskGate): boolean {
  return approvals({ gate }) < gate.neededApprovers && !gate.approvers.some(({ decision }) => decision === 'reject')
}

/** How many have approved. */
export function approvals({ gate }: Pick<TaskGate, 'gate'>): number {
  return gate.approvers.filter(({ decision }) => decision === 'approve').length
}

/** What this user has decided; empty for nothing, or where the token has no name. */
export function decisionOf({ gate }: TaskGate, creator: string): string {
  return (
    gate.approvers.find(({ name, decision }) => creator !== '' && name === creator && decision !== '')?.decision ?? ''
  )
}
