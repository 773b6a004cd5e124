/**
 * What a status means for a step that waits (contract §6.2):
 *
 * - `idle`: not started, or never run because an earlier job failed;
 * - `queued`: created, waiting in the queue;
 * - `active`: progressing;
 * - `human`: waiting for a person: a gate, a manual stage, manual error handling, a breakpoint;
 * - `passed`, `skipped`, `failed`, `rejected`, `timeout`, `cancelled`: ended.
 */
export type Phase =
  'idle' | 'queued' | 'active' | 'human' | 'passed' | 'skipped' | 'failed' | 'rejected' | 'timeout' | 'cancelled'

/**
 * Every constant of the server (contract §6.1). `blocked`, `pending`, `disabled`, `changed` and `notrun` are legacy; today's
 * server never writes them.
 */
const STATUSES: readonly (readonly [Phase, ...(readonly string[])])[] = [
  ['idle', '', 'notrun', 'disabled'],
  ['queued', 'created', 'waiting', 'queued', 'blocked', 'pending'],
  ['active', 'prepare', 'distributed', 'running', 'changed'],
  ['human', 'pause', 'wait_for_approval', 'wait_for_manual_error_handling', 'debug_before', 'debug_after'],
  ['passed', 'passed', 'unstable'],
  ['skipped', 'skipped'],
  ['failed', 'failed'],
  ['timeout', 'timeout'],
  ['rejected', 'reject'],
  ['cancelled', 'cancelled'],
]
const PHASES = new Map(STATUSES.flatMap(([phase, ...statuses]) => statuses.map((status) => [status, phase] as const)))

/** Every status that is known, in lower case as the adapter reads it. */
export const KNOWN_STATUSES: readonly string[] = [...PHASES.keys()]

/** Whether the status is known. A warning names one that is not. */
export function isKnownStatus(status: string): boolean {
  return PHASES.has(status)
}

/** The phase of a task, a stage or a job. An unknown status is `active`, so that it ends by a budget and never by a guess. */
export function phaseOf(status: string): Phase {
  return PHASES.get(status) ?? 'active'
}

/** Whether it has ended, unless it is retried. */
export function hasEnded(status: string): boolean {
  return !['idle', 'queued', 'active', 'human'].includes(phaseOf(status))
}

/** Whether it ended in a way that fails its stage and its task. */
export function hasFailed(status: string): boolean {
  return hasEnded(status) && phaseOf(status) !== 'passed' && phaseOf(status) !== 'skipped'
}
