/** Job types whose log the server streams (contract §7.2); `zadig-deploy` only since 4.2, before that it ends silently. */
const STREAMING_TYPES: ReadonlySet<string> = new Set([
  'zadig-build',
  'freestyle',
  'zadig-test',
  'zadig-scanning',
  'zadig-distribute-image',
  'zadig-vm-deploy',
  'zadig-deploy',
  'plugin',
])

/** Whether a live stream is worth opening for a job of this type. Other types can still have a stored log. */
export function streams(jobType: string): boolean {
  return STREAMING_TYPES.has(jobType)
}

/** The statuses in which a job has a pod of its own (contract §7.2). Before, the server looks for any pod of a like name. */
const STREAMING_STATUSES: ReadonlySet<string> = new Set(['prepare', 'running'])

/** Whether a stream that is opened now is surely this job's. */
export function mayOpen(status: string): boolean {
  return STREAMING_STATUSES.has(status)
}
