const stageRanks = ['skipped', 'unstable', 'passed', 'reject', 'pause', 'failed', 'timeout', 'cancelled']
const taskRanks = ['skipped', 'unstable', 'passed', 'failed', 'timeout', 'cancelled', 'reject', 'pause']

function highest(statuses: readonly string[], ranks: readonly string[]): string {
  const rank = Math.max(-1, ...statuses.map((status) => ranks.indexOf(status)))
  return ranks[rank] ?? 'running'
}

/** A stage's status from its jobs (contract §6.3). */
export function stageStatus(jobs: readonly string[]): string {
  return highest(jobs, stageRanks)
}

/** A task's status from its stages; `unstable` counts as `passed` (contract §6.3). */
export function taskStatus(stages: readonly string[]): string {
  const status = highest(stages, taskRanks)
  return status === 'unstable' ? 'passed' : status
}

/** Whether a stage that ended like this stops the run. */
export function stopsRun(status: string): boolean {
  return status === 'pause' || stopsStage(status)
}

/** Whether a job that ended like this stops a serial stage. */
export function stopsStage(status: string): boolean {
  return ['cancelled', 'failed', 'timeout', 'reject'].includes(status)
}
