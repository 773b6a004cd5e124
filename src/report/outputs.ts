import { conclusionOf, failedJobs, type Outcome } from '../task/outcome.ts'
import type { Source } from '../task/sources.ts'
import { phaseOf } from '../task/status.ts'
import { jobLabel, jobsOf, type Job, type Task } from '../task/task.ts'
import { jsonLines } from './output-text.ts'
import { shorten } from './remote-text.ts'
import { hideSecrets } from './hide-secrets.ts'
import { sourceOutput } from './source-words.ts'

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

/** The outputs of the actions that follow a task which is there already: wait and retry. */
export const FOLLOW_OUTPUTS = OUTPUTS.filter((name) => name !== 'adopted' && name !== 'payload')

export type OutputName = (typeof OUTPUTS)[number]
export type Outputs = Partial<Readonly<Record<OutputName, string>>>

/**
 * The outputs that are known at the end, however it ended. JSON has a line break between elements; remote words in it are data and stay as they are, nothing raw from the task detail goes out.
 *
 * @param known secrets beside those of the task, to be hidden as well
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
  if (task !== undefined && task.endTime > 0 && task.endTime >= task.createTime && task.createTime > 0)
    return task.endTime - task.createTime
  return Math.round(elapsedMs / 1_000)
}

/** A job's outputs carry 1 MB in all (runner contract §5.2); an error text of many pages is for the log. */
const MAX_ERROR = 2_000
/** Longer than any name or link of Zadig's own making. */
const MAX_NAME = 200
const MAX_URL = 2_000

/** A remote text, cut where it is too long. Secrets are hidden before: one that is cut in two would not be found. */
function bounded(text: string, max: number, secrets: readonly string[]): string {
  return shorten(String(hideSecrets(text, secrets)), max)
}

function jobOutput(job: Job, url: string, secrets: readonly string[], sources: readonly Source[]) {
  const ofJob = sources.filter((source) => source.job.name === job.name && source.job.displayName === job.displayName)
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
    sources: ofJob.map((source) => {
      const { job: _, 'display-name': __, ...rest } = sourceOutput(source)
      return rest
    }),
  }
}

/** Images that the task built or deployed, by `service/module`; a deployed one doesn't replace the one that was built. */
export function imagesOf(jobs: readonly Job[]): Readonly<Record<string, string>> {
  const built = jobs.flatMap((job) => job.images)
  const deployed = jobs.flatMap((job) => job.environment?.services ?? [])
  const images: [string, string][] = [...deployed, ...built]
    .filter(({ image }) => image !== '' && !isReference(image))
    .map(({ service, module, image }) => [module === '' ? service : `${service}/${module}`, image])
  return Object.fromEntries(images)
}

/** `{{.job.build.web.web.output.IMAGE}}`: until the job that builds it has passed, Zadig has this in an image's place. */
function isReference(image: string): boolean {
  return image.includes('{{')
}

/** Environments that the task deployed to, or tried to, with the images of each service. */
export function environmentsOf(jobs: readonly Job[]) {
  return jobs
    .filter(({ status }) => !['idle', 'skipped'].includes(phaseOf(status)))
    .flatMap((job) => (job.environment === undefined ? [] : [{ job, environment: job.environment }]))
    .map(({ job, environment }) => ({
      name: environment.name,
      production: environment.production,
      status: job.status,
      services: environment.services,
    }))
}
