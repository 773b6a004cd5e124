// What the runner does at the end of a job with processes that are left over: contract §4.2.
import { readdirSync, readFileSync } from 'node:fs'

/** Kills every process that carries the tracking id of a job. Returns their ids; none without `/proc`. */
export function killOrphans(trackingId: string): number[] {
  const marker = `RUNNER_TRACKING_ID=${trackingId}`
  return processIds().filter((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(marker)) return false
      process.kill(pid, 'SIGKILL')
      return true
    } catch {
      // It has ended, or may not be read: then it does not belong to this job.
      return false
    }
  })
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}
