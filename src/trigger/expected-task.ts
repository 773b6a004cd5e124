import type { ExecuteBody } from '../payload/body.ts'
import { fingerprint } from './correlation.ts'
import { groupBy } from '../task/changes.ts'
import { jobsOf, type Job, type Task } from '../task/task.ts'

/** What a task of ours must look like, in a form that can be kept: values of parameters as fingerprints. */
export interface ExpectedTask {
  readonly jobs: readonly ExpectedJob[]
  readonly parameters: Readonly<Record<string, string>>
}

export interface ExpectedJob {
  /** The job's name in the workflow. */
  readonly name: string
  /** The services that were listed; empty where the job takes none. */
  readonly targets: readonly { readonly service: string; readonly module: string }[]
  /** The environment that was named, or empty. */
  readonly environment: string
}

/**
 * What a body asks for. Credentials are left out: the runner's debug log shows what is kept, and a weak one could be
 * guessed from its fingerprint.
 */
export function expectedTask(body: ExecuteBody, credentials: readonly string[]): ExpectedTask {
  const parameters: Record<string, string> = {}
  for (const { name, value } of body.parameters) {
    if (value !== undefined && !credentials.includes(value)) parameters[name] = fingerprint(value)
  }
  const jobs = body.inputs.map((input) => ({
    name: input.job_name,
    targets: targetsIn(input.parameters['service_list']),
    environment: textOf(input.parameters['env_name']),
  }))
  return { jobs, parameters }
}

/**
 * Whether a task has what was asked for, as far as a task tells: its variables, jobs, build and deploy targets and
 * environments. Another run with the same wishes looks the same.
 */
export function matchesExpected(task: Task, asked: ExpectedTask): boolean {
  const values = new Map(task.params.map(({ name, value }) => [name, fingerprint(value)]))
  const jobs = groupBy(jobsOf(task), ({ originName }) => originName)
  return (
    // Nothing asked for is no wish that a server takes (contract §4.3); it stands for a state that can't be read.
    asked.jobs.length > 0 &&
    Object.entries(asked.parameters).every(([name, value]) => values.get(name) === value) &&
    [...jobs].every(([origin, ran]) => origin === '' || matchesJob(ran, asked.jobs, origin))
  )
}

function matchesJob(ran: readonly Job[], asked: readonly ExpectedJob[], origin: string): boolean {
  // Of two entries for one job the server takes the last (contract §4.3).
  const wish = asked.findLast(({ name }) => name === origin)
  if (wish === undefined) return false
  const environments = ran.flatMap(({ environment }) => environment?.name ?? [])
  if (wish.environment !== '' && environments.some((name) => name !== wish.environment)) return false
  const targets = ran.flatMap((job) => targetsOf(job, origin))
  const wished = wish.targets.map(({ service, module }) =>
    ran[0]?.type === 'zadig-build' ? `${service}-${module}` : service,
  )
  return targets.length === 0 || wished.length === 0 || isSameSet(targets, wished)
}

/** What a job task works on, as far as it shows that before it has run; of a deployment only the services (contract §4.5). */
function targetsOf({ type, displayName, environment }: Job, origin: string): readonly string[] {
  if (type === 'zadig-build' && displayName.startsWith(`${origin}-`)) return [displayName.slice(origin.length + 1)]
  return type === 'zadig-deploy' ? (environment?.services ?? []).map(({ service }) => service) : []
}

function targetsIn(list: unknown): ExpectedJob['targets'] {
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('service_name' in entry)) return []
    const module = 'service_module' in entry ? entry.service_module : undefined
    return [{ service: textOf(entry.service_name), module: textOf(module) }]
  })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === new Set(other).size
}
