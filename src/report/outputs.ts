import { conclusionOf, failedJobs, type Outcome } from '../task/outcome.ts'
import { phaseOf } from '../task/status.ts'
import { jobLabel, jobsOf, type Job, type Task } from '../task/task.ts'
import { shorten } from './remote-text.ts'
import { hideSecrets } from './hide-secrets.ts'

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
 * The outputs that are known at the end, however it ended. JSON stays within what a job output can carry (1 MB, runner
 * contract §5.2); remote words in it are data and stay as they are, nothing raw from the task detail goes out.
 *
 * @param known secrets beside those of the task, to be hidden as well
 */
export function finalOutputs(
  outcome: Outcome,
  url: string,
  time: { readonly queueMs: number; readonly elapsedMs: number },
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
  const json = (value: unknown): string => JSON.stringify(hideSecrets(value, secrets))
  return {
    ...always,
    status: task.status,
    jobs: json(jobs.map((job) => jobOutput(job, url, secrets))),
    'failed-jobs': json(failedJobs(task).map((job) => job.name)),
    images: json(imagesOf(jobs)),
    environments: json(environmentsOf(jobs)),
  }
}

function durationSeconds(task: Task | undefined, elapsedMs: number): number {
  if (task !== undefined && task.endTime > 0 && task.endTime >= task.createTime && task.createTime > 0)
    return task.endTime - task.createTime
  return Math.round(elapsedMs / 1_000)
}

/** A job output carries 1 MB in all; an error text of many pages is for the log. */
const MAX_ERROR = 2_000

function jobOutput(job: Job, url: string, secrets: readonly string[]) {
  return {
    name: job.name,
    'display-name': jobLabel(job),
    type: job.type,
    status: job.status,
    start: job.startTime,
    end: job.endTime,
    duration: job.endTime > 0 && job.startTime > 0 ? job.endTime - job.startTime : job.costSeconds,
    // Hidden before it is cut: a secret that is cut in two would not be found.
    error: shorten(String(hideSecrets(job.error, secrets)), MAX_ERROR),
    url,
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
