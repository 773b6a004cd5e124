import type { JobRecord } from '../task/model.ts'
import type { ZadigVersion } from '../version.ts'
import { atLeast } from '../version.ts'

/** How a job keeps its log: in a pod, in the Redis buffer of machines or deployments, or not at all. */
export type LogKind = 'container' | 'buffer' | 'none'

const containerTypes = new Set([
  'zadig-build',
  'freestyle',
  'zadig-test',
  'zadig-scanning',
  'zadig-distribute-image',
  'zadig-vm-deploy',
  'plugin',
])

/** The kind of a job's log (contract §7.2): deploy jobs have one from 4.2. */
export function logKindOf(job: Pick<JobRecord, 'type' | 'infrastructure'>, version: ZadigVersion): LogKind {
  if (job.type === 'zadig-deploy') return atLeast(version, '4.2') ? 'buffer' : 'none'
  if (!containerTypes.has(job.type)) return 'none'
  return job.infrastructure === 'vm' ? 'buffer' : 'container'
}
