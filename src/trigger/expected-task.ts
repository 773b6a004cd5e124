import { mappingsAt, textAt } from '../json.ts'
import type { ExecuteBody } from '../payload/body.ts'
import type { ExpectedJob, ExpectedTask } from '../ports/step-state.ts'
import { groupBy } from '../task/changes.ts'
import { jobsOf, type Job, type Task } from '../task/task.ts'
import { shortHash } from './correlation.ts'

/**
 * What the task of a body must look like. Credentials are left out: the runner's debug log shows the saved state, and a
 * weak one could be guessed from its hash.
 */
export function expectedTask(body: ExecuteBody, credentials: readonly string[]): ExpectedTask {
  const parameters: Record<string, string> = {}
  for (const { name, value } of body.parameters) {
    if (value !== undefined && !credentials.includes(value)) parameters[name] = shortHash(value)
  }
  const jobs = body.inputs.map((input) => ({
    name: input.job_name,
    targets: mappingsAt(input.parameters, 'service_list')
      .map((entry) => ({ service: textAt(entry, 'service_name'), module: textAt(entry, 'service_module') }))
      .filter(({ service }) => service !== ''),
    environment: textAt(input.parameters, 'env_name'),
  }))
  return { jobs, parameters }
}

/**
 * Whether a task has the variables, jobs, build and deploy targets and environments that were sent, as far as its detail
 * shows them. The task of another run with the same payload matches too.
 */
export function matchesExpected(task: Task, expected: ExpectedTask): boolean {
  const values = new Map(task.params.map(({ name, value }) => [name, shortHash(value)]))
  const jobs = groupBy(jobsOf(task), ({ originName }) => originName)
  return (
    // The server refuses a body without jobs (contract §4.3): no jobs means that the saved state can't be read.
    expected.jobs.length > 0 &&
    Object.entries(expected.parameters).every(([name, value]) => values.get(name) === value) &&
    [...jobs].every(([origin, ran]) => origin === '' || matchesJob(ran, expected.jobs, origin))
  )
}

function matchesJob(ran: readonly Job[], expected: readonly ExpectedJob[], origin: string): boolean {
  // Of two entries for one job the server uses the last (contract §4.3).
  const job = expected.findLast(({ name }) => name === origin)
  if (job === undefined) return false
  const environments = ran.flatMap(({ environment }) => environment?.name ?? [])
  if (job.environment !== '' && environments.some((name) => name !== job.environment)) return false
  const shown = new Set(ran.flatMap((one) => targetsOf(one, origin)))
  const isBuild = ran[0]?.type === 'zadig-build'
  const sent = new Set(job.targets.map(({ service, module }) => (isBuild ? `${service}-${module}` : service)))
  return shown.size === 0 || sent.size === 0 || (shown.size === sent.size && [...sent].every((name) => shown.has(name)))
}

/** What a job task works on, as far as it shows that before it has run; of a deployment only the services (contract §4.5). */
function targetsOf({ type, displayName, environment }: Job, origin: string): readonly string[] {
  if (type === 'zadig-build' && displayName.startsWith(`${origin}-`)) return [displayName.slice(origin.length + 1)]
  return type === 'zadig-deploy' ? (environment?.services ?? []).map(({ service }) => service) : []
}
