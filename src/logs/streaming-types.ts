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
