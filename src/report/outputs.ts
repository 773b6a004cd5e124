import { conclusionOf, failedJobs, type Outcome } from '../task/outcome.ts'
import type { Source } from '../task/sources.ts'
import { phaseOf } from '../task/status.ts'
import { type Job, jobLabel, jobsOf, type Task } from '../task/task.ts'
import { hideSecrets } from '../secrets/hide.ts'
import { shorten } from './sanitize.ts'
import { codeOutput, sourceOutput } from './sources.ts'

/** Every output of the root action; `action.yml` declares the same names. */
export const OUTPUTS = [
  'task-id',
  'task-url',
  'status',
  'conclusion',
  'jobs',
  'failed-jobs',
  'images',
  'environments',
  'sources',
  'queue-seconds',
  'duration-seconds',
  'adopted',
  'attempts',
  'payload',
] as const

type Outputs = Partial<Readonly<Record<(typeof OUTPUTS)[number], string>>>

/**
 * The outputs that are known at the end, with secrets hidden. Remote text in them is data: JSON is not sanitized.
 *
 * @param known secrets besides those of the task
 */
export function finalOutputs(
  outcome: Outcome,
  url: string,
  time: { readonly queueMs: number; readonly elapsedMs: number },
  sources: readonly Source[] = [],
  known: readonly string[] = [],
): Outputs {
  const always = {
    conclusion: conclusionOf(outcome),
    'queue-seconds': String(Math.round(time.queueMs / 1_000)),
    'duration-seconds': String(durationSeconds(outcome.task, time.elapsedMs)),
  }
  const task = outcome.task
  if (task === undefined) return always
  const jobs = jobsOf(task)
  const secrets = [...known, ...task.secrets]
  const json = (value: unknown): string => jsonLines(hideSecrets(value, secrets))
  return {
    ...always,
    status: task.status,
    jobs: json(jobs.map((job) => jobOutput(job, url, secrets, sources))),
    'failed-jobs': json(failedJobs(task).map((job) => bounded(job.name, MAX_NAME, secrets))),
    images: json(imagesOf(jobs)),
    environments: json(environmentsOf(jobs)),
    sources: json(sources.map(sourceOutput)),
  }
}

function durationSeconds(task: Task | undefined, elapsedMs: number): number {
  if (task !== undefined && task.endTime >= task.createTime && task.createTime > 0)
    return task.endTime - task.createTime
  return Math.round(elapsedMs / 1_000)
}

/** A job's outputs have 1 MB together (runner contract §5.2), so that errors of many pages are cut. */
const MAX_ERROR = 2_000
/** Longer than any name that Zadig makes. */
const MAX_NAME = 200
const MAX_URL = 2_000

/** A remote text, cut where it is too long. Secrets are hidden before the cut: half a secret would not be found. */
function bounded(text: string, max: number, secrets: readonly string[]): string {
  return shorten(hideSecrets(text, secrets), max)
}

function jobOutput(job: Job, url: string, secrets: readonly string[], sources: readonly Source[]) {
  return {
    name: bounded(job.name, MAX_NAME, secrets),
    'display-name': bounded(jobLabel(job), MAX_NAME, secrets),
    type: job.type,
    status: job.status,
    start: job.startTime,
    end: job.endTime,
    duration: job.endTime > 0 && job.startTime > 0 ? job.endTime - job.startTime : job.costSeconds,
    error: bounded(job.error, MAX_ERROR, secrets),
    // A cut link leads elsewhere.
    url: url.length > MAX_URL ? '' : url,
    sources: sources
      .filter((source) => source.job.name === job.name && source.job.displayName === job.displayName)
      .map(codeOutput),
  }
}

/** Images that the task built or deployed, by `service/module`; a built image wins over a deployed one. */
export function imagesOf(jobs: readonly Job[]): Readonly<Record<string, string>> {
  const built = jobs.flatMap((job) => job.images)
  const deployed = jobs.flatMap((job) => job.environment?.services ?? [])
  const images = [...deployed, ...built]
    // Before its build has passed, an image is a reference: `{{.job.build.web.web.output.IMAGE}}`.
    .filter(({ image }) => image !== '' && !image.includes('{{'))
    .map(({ service, module, image }) => [module === '' ? service : `${service}/${module}`, image] as const)
  return Object.fromEntries(images)
}

/** Environments that the task deployed to, or tried to, with the images of each service. */
export function environmentsOf(jobs: readonly Job[]) {
  return jobs.flatMap(({ status, environment }) => {
    if (environment === undefined || ['idle', 'skipped'].includes(phaseOf(status))) return []
    const { name, production, services } = environment
    return [{ name, production, status, services }]
  })
}

/** JSON with a line break between the elements of an array or object, and inside of long elements. */
export function jsonLines(value: unknown): string {
  return isStructure(value) ? joined(value, elementsOf(value)) : JSON.stringify(value)
}

/**
 * Elements up to this length stay on one line, in UTF-16 units: at three bytes a unit well below the 64 KiB that some runners
 * read (runner contract §11).
 */
const MAX_LINE = 16_000

/**
 * Cuts a text to `max` UTF-16 units: a JSON array or object to its first elements, still as JSON; any other text to its
 * first lines. Returns also how many of them were kept.
 */
export function cutText(text: string, max: number) {
  const value = parse(text)
  const isJson = isStructure(value)
  const parts = isJson ? elementsOf(value) : text.split('\n')
  let kept = 0
  let length = isJson ? 2 : 0
  for (; kept < parts.length; kept += 1) {
    length += (parts[kept]?.length ?? 0) + 2
    if (length > max) break
  }
  const left = parts.slice(0, kept)
  return {
    text: isJson ? joined(value, left) : left.join('\n'),
    kept,
    total: parts.length,
    unit: isJson ? 'elements' : 'lines',
  }
}

type Structure = Readonly<Record<string, unknown>> | readonly unknown[]

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null
}

function joined(value: Structure, elements: readonly string[]): string {
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}${elements.join(',\n')}${close}`
}

function elementsOf(value: Structure): readonly string[] {
  if (Array.isArray(value)) return value.map((element) => elementText(element ?? null))
  return Object.entries(value).flatMap(([key, element]) =>
    element === undefined ? [] : [`${JSON.stringify(key)}:${elementText(element)}`],
  )
}

function elementText(element: unknown): string {
  const text = JSON.stringify(element)
  return text.length <= MAX_LINE ? text : jsonLines(element)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
