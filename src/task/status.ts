/**
 * What a status means for somebody who waits (contract §6.2):
 *
 * - `idle`: not started yet, or never run because something before it stopped;
 * - `queued`: created, waiting for its turn;
 * - `active`: progressing;
 * - `human`: nothing moves until a person acts: a gate, a manual stage, manual error handling, a breakpoint;
 * - `passed`, `skipped`, `failed`, `rejected`, `timeout`, `cancelled`: ended.
 */
export type Phase =
  'idle' | 'queued' | 'active' | 'human' | 'passed' | 'skipped' | 'failed' | 'rejected' | 'timeout' | 'cancelled'

/**
 * Every constant of the server (contract §6.1), with its meaning. `blocked`, `pending`, `disabled`, `changed` and `notRun`
 * are legacy words that today's server never writes; they are listed so that meeting one is no surprise.
 */
const PHASES: ReadonlyMap<string, Phase> = new Map<string, Phase>(
  Object.entries({
    '': 'idle',
    notrun: 'idle',
    disabled: 'idle',
    created: 'queued',
    waiting: 'queued',
    queued: 'queued',
    blocked: 'queued',
    pending: 'queued',
    prepare: 'active',
    distributed: 'active',
    running: 'active',
    changed: 'active',
    pause: 'human',
    wait_for_approval: 'human',
    wait_for_manual_error_handling: 'human',
    debug_before: 'human',
    debug_after: 'human',
    passed: 'passed',
    unstable: 'passed',
    skipped: 'skipped',
    failed: 'failed',
    timeout: 'timeout',
    reject: 'rejected',
    cancelled: 'cancelled',
  } satisfies Readonly<Record<string, Phase>>),
)

/** The server's words, lower-cased as the adapter hands them over. */
export const KNOWN_STATUSES: readonly string[] = [...PHASES.keys()]

/** Whether we know the word. One that we don't know counts as running, and is named to the user once. */
export function isKnownStatus(status: string): boolean {
  return PHASES.has(status)
}

/** The meaning of a status of a task, a stage or a job; an unknown one is `active`: it ends by time, never by guess. */
export function phaseOf(status: string): Phase {
  return PHASES.get(status) ?? 'active'
}

/** Whether nothing more will happen to it, unless somebody retries it. */
export function hasEnded(status: string): boolean {
  switch (phaseOf(status)) {
    case 'passed':
    case 'skipped':
    case 'failed':
    case 'rejected':
    case 'timeout':
    case 'cancelled':
      return true
    case 'idle':
    case 'queued':
    case 'active':
    case 'human':
      return false
  }
}

/** Whether it ended in a way that fails its stage and its task. */
export function hasFailed(status: string): boolean {
  return hasEnded(status) && phaseOf(status) !== 'passed' && phaseOf(status) !== 'skipped'
}
