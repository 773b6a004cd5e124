import type { ExecuteBody } from '../payload/body.ts'
import { fingerprint } from '../payload/run-marker.ts'
import type { TaskEntry, ZadigApi } from '../ports/zadig-api.ts'
import { jobsOf, type Task } from '../task/task.ts'
import type { Clock } from '../time/clock.ts'
import type { Correlation } from './correlation.ts'

/** What we know of a task whose trigger had no answer. */
export interface LostTask {
  readonly projectKey: string
  readonly workflowKey: string
  /** The display name in our token, which Zadig stores as the creator; empty where the token has none. */
  readonly creator: string
  /** When the POST was sent and when its answer was given up, by our clock, unix ms. */
  readonly sentAt: number
  readonly lostAt: number
  readonly asked: Asked
  readonly correlation: Marked | undefined
}

/** What a task of ours must look like, in a form that can be kept: values of parameters as fingerprints. */
export interface Asked {
  readonly jobs: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
}

/** What a body asks for. */
export function askedBy(body: ExecuteBody): Asked {
  const parameters: Record<string, string> = {}
  for (const { name, value } of body.parameters) if (value !== undefined) parameters[name] = fingerprint(value)
  return { jobs: body.inputs.map((input) => input.job_name), parameters }
}

export type FoundTask =
  | { readonly kind: 'one'; readonly task: Task }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly tasks: readonly Task[] }

/** Pauses before each look, a minute in all: creating a task takes seconds, and goes on after our request has timed out. */
const LOOKS_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
/** Server times are whole seconds, and so is the `Date` header that the skew is measured by. */
const ROUNDING_MS = 2_000
/** A task that appears later than this after the answer was given up belongs to somebody else. */
const LATEST_MS = 60_000
const PAGE_SIZE = 20

/**
 * Looks for the task that a POST without an answer may have created (contract §9.3): newest tasks of the workflow, by
 * creator, time window and marker, or by what was asked for where there is no marker. A single look-alike without a
 * marker is believed only when a second look finds no other.
 */
export async function findLostTask(
  lost: LostTask,
  { zadig, clock, signal }: { readonly zadig: ZadigApi; readonly clock: Clock; readonly signal: AbortSignal },
  looks: readonly number[] = LOOKS_MS,
): Promise<FoundTask> {
  let before: readonly Task[] = []
  for (const pause of looks) {
    await clock.sleep(pause, signal)
    const tasks = await lookAlikes(lost, zadig, clock, signal)
    const [first, ...others] = tasks
    if (first !== undefined && lost.correlation !== undefined) return { kind: 'one', task: first }
    if (others.length > 0) return { kind: 'several', tasks }
    if (first !== undefined && before.length === 1) return { kind: 'one', task: first }
    before = tasks
  }
  return { kind: 'none' }
}

async function lookAlikes(
  lost: LostTask,
  zadig: ZadigApi,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly Task[]> {
  const { projectKey, workflowKey } = lost
  const page = await zadig.listTasks({ projectKey, workflowKey, page: 1, pageSize: PAGE_SIZE })
  const skew = page.serverTime === undefined ? 0 : page.serverTime - clock.now()
  const tasks: Task[] = []
  for (const entry of page.tasks.filter((candidate) => isNear(candidate, lost, skew))) {
    const task = await zadig.getTask({ workflowKey, taskId: entry.taskId }, { signal })
    if (isOurs(task, lost)) tasks.push(task)
  }
  return tasks
}

function isNear(entry: TaskEntry, { creator, sentAt, lostAt }: LostTask, skew: number): boolean {
  const created = entry.createTime * 1_000 - skew
  const byUs = creator === '' || entry.creator === creator
  return byUs && created >= sentAt - ROUNDING_MS && created <= lostAt + LATEST_MS
}

function isOurs(task: Task, { correlation, asked }: LostTask): boolean {
  if (correlation !== undefined) return carries(task, correlation)
  const values = new Map(task.params.map(({ name, value }) => [name, fingerprint(value)]))
  return (
    Object.entries(asked.parameters).every(([name, value]) => values.get(name) === value) &&
    jobsOf(task).every(({ originName }) => originName === '' || asked.jobs.includes(originName))
  )
}

/** The workflow variable that carries our marker, and the marker. */
type Marked = Pick<Correlation, 'parameter' | 'marker'>

/** Whether a task has our marker. */
export function carries(task: Task, { parameter, marker }: Marked): boolean {
  return task.params.some(({ name, value }) => name === parameter && value === marker)
}
